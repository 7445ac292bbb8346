// Credentials from Docker's config.json, as `docker login` and docker/login-action write it.
// Reference: https://docs.docker.com/reference/cli/docker/login/#credential-stores
import { join } from "node:path";
import * as v from "valibot";
import { messageOf, PlatformError } from "../../errors.ts";
import { isMissing, readRegularFile } from "../../files/regular-file.ts";
import { DOCKER_HUB } from "../../oci/image-reference.ts";
import { quote } from "../../quote.ts";
import { askHelper, type RunHelper } from "./credential-helper.ts";
import type { Credentials, Keychain } from "./credentials.ts";
import { parseBasic } from "./registry-auth.ts";
import { registryHost } from "./registry-host.ts";
import { checkSecret, parseSecretJson } from "./secret-json.ts";

/** With many logins, a dozen KiB. */
const MAX_CONFIG_BYTES = 4 * 1024 * 1024;

const Login = v.object({
  auth: v.nullish(v.string()),
  username: v.nullish(v.string()),
  password: v.nullish(v.string()),
  identitytoken: v.nullish(v.string()),
  registrytoken: v.nullish(v.string()),
});
const HelperName = v.string();
// An entry is judged when its registry is asked for: a wrong login for another one does not matter.
const DockerConfig = v.nullish(
  v.object({
    auths: v.nullish(v.record(v.string(), v.unknown()), {}),
    credHelpers: v.nullish(v.record(v.string(), v.unknown()), {}),
    credsStore: v.nullish(v.string(), ""),
  }),
  {},
);
type Login = v.InferOutput<typeof Login>;
/** A configuration, and what messages call it. */
type DockerConfig = v.InferOutput<typeof DockerConfig> & { readonly what: string };

const REPAIR = "Repair or remove the file, then log in again, e.g. with docker/login-action.";
const LOG_IN_AGAIN =
  "Log in to the registry again, e.g. with docker/login-action, or remove its entry from the file.";

/** Where the configuration is: a directory with a `config.json`, which may be missing, or the JSON itself. */
export type DockerConfigOptions = ({ readonly configDir: string } | { readonly contents: string }) & {
  readonly runHelper: RunHelper;
};

/** Docker's name for its Hub in `auths` and towards helpers. */
const HUB_KEY = "https://index.docker.io/v1/";

/**
 * Looks a registry up in `credHelpers`, then `credsStore`, then `auths`. The file is read once, at the first question.
 * Rejects with `CREDENTIALS` if the file or a helper cannot be used.
 */
export function dockerConfigKeychain(options: DockerConfigOptions): Keychain {
  let reading: Promise<DockerConfig> | undefined;
  return {
    async resolve(registry) {
      reading ??= readConfig(options);
      const config = await reading;
      const host = registryHost(registry);
      return (await fromHelper(config, host, options.runHelper)) ?? fromAuths(config, host);
    },
  };
}

async function readConfig(options: DockerConfigOptions): Promise<DockerConfig> {
  if ("contents" in options) return parseConfig(options.contents, "the Docker configuration");
  const path = join(options.configDir, "config.json");
  return parseConfig((await readIfPresent(path)) ?? "", `the file ${quote(path)}`);
}

/** An empty file is as good as none: Docker takes it so, and leaves it when a disk is full. */
function parseConfig(json: string, what: string): DockerConfig {
  const source = { what: `The ${what.slice("the ".length)}`, hint: REPAIR };
  return { ...parseSecretJson(DockerConfig, json.trim() === "" ? "{}" : json, source), what };
}

async function readIfPresent(path: string): Promise<string | undefined> {
  try {
    return (await readRegularFile(path, MAX_CONFIG_BYTES)).toString("utf8");
  } catch (cause) {
    if (isMissing(cause)) return undefined;
    throw new PlatformError("CREDENTIALS", `Cannot read ${quote(path)}: ${messageOf(cause)}.`, {
      hint: "Let the user of the job read the file, or remove it.",
      cause,
    });
  }
}

async function fromHelper(
  config: DockerConfig,
  host: string,
  runHelper: RunHelper,
): Promise<Credentials | undefined> {
  const found = findByHost(config.credHelpers, host);
  const helper =
    found === undefined
      ? config.credsStore
      : checkSecret(HelperName, found.value, {
          what: `The credential helper of ${quote(found.key)} in ${config.what}`,
          hint: LOG_IN_AGAIN,
        });
  if (helper === "") return undefined;
  return askHelper(runHelper, helper, host === DOCKER_HUB ? HUB_KEY : host);
}

function fromAuths(config: DockerConfig, host: string): Credentials | undefined {
  const found = findByHost(config.auths, host);
  if (found === undefined) return undefined;
  const what = `The login for ${quote(found.key)} in ${config.what}`;
  return credentialsOf(checkSecret(Login, found.value, { what, hint: LOG_IN_AGAIN }), what);
}

/** Docker's own spelling of a key first, then any that names the same host, in the same case, as for Docker; null says nothing. */
function findByHost(
  entries: Readonly<Record<string, unknown>>,
  host: string,
): { key: string; value: unknown } | undefined {
  const preferred = host === DOCKER_HUB ? [HUB_KEY, DOCKER_HUB] : [host];
  const keys = [...preferred, ...Object.keys(entries).filter((key) => registryHost(key) === host)];
  const key = keys.find((candidate) => Object.hasOwn(entries, candidate));
  const value = key === undefined ? undefined : entries[key];
  return key === undefined || value === undefined || value === null ? undefined : { key, value };
}

/** An entry is empty when the login is in a credential store. */
function credentialsOf(login: Login, what: string): Credentials | undefined {
  if (login.identitytoken) return { kind: "identity-token", token: login.identitytoken };
  if (login.registrytoken) return { kind: "bearer", token: login.registrytoken };
  if (login.auth) return parseBasic(login.auth, what, LOG_IN_AGAIN);
  if (login.username && typeof login.password === "string") {
    return { kind: "basic", username: login.username, password: login.password };
  }
  return undefined;
}
