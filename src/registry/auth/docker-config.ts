// Credentials from Docker's config.json, as `docker login` and docker/login-action write it, and from DOCKER_AUTH_CONFIG.
// Reference: https://docs.docker.com/reference/cli/docker/login/#credential-stores
import { join } from "node:path";
import * as v from "valibot";
import type { Environment } from "../../environment.ts";
import { messageOf, PlatformError } from "../../errors.ts";
import { isMissing, readRegularFile } from "../../files/regular-file.ts";
import { DOCKER_HUB } from "../../oci/image-reference.ts";
import { quote } from "../../quote.ts";
import { askHelper, type RunHelper } from "./credential-helper.ts";
import type { Credentials, Keychain } from "./credentials.ts";
import { parseBasic } from "./registry-auth.ts";
import { registryHost } from "./registry-host.ts";
import { checkSecret, noList, parseSecretJson, type SecretSource } from "./secret-json.ts";

/** With many logins, a dozen KiB. */
const MAX_CONFIG_BYTES = 4 * 1024 * 1024;

const Login = v.pipe(
  v.unknown(),
  noList,
  v.object({
    auth: v.nullish(v.string()),
    username: v.nullish(v.string()),
    password: v.nullish(v.string()),
    identitytoken: v.nullish(v.string()),
    registrytoken: v.nullish(v.string()),
  }),
);
const HelperName = v.string();
// An entry is judged when its registry is asked for: a wrong login for another one does not matter.
const Entries = v.nullish(v.pipe(v.unknown(), noList, v.record(v.string(), v.unknown())), {});
const DockerConfig = v.nullish(
  v.pipe(
    v.unknown(),
    noList,
    v.object({ auths: Entries, credHelpers: Entries, credsStore: v.nullish(v.string(), "") }),
  ),
  {},
);
/** A configuration, and what messages call it. */
type DockerConfig = v.InferOutput<typeof DockerConfig> & { readonly what: string };

const REPAIR = "Repair or remove the file, then log in again, e.g. with docker/login-action.";
const LOG_IN_AGAIN =
  "Log in to the registry again, e.g. with docker/login-action, or remove its entry from the file.";

/** Where the configuration is: a directory with a `config.json`, which may be missing, or the JSON itself. */
export type DockerConfigOptions = ({ readonly configDir: string } | { readonly contents: string }) & {
  readonly runHelper: RunHelper;
};

const AUTH_VARIABLE = "DOCKER_AUTH_CONFIG";
const VARIABLE_HINT = `Write ${AUTH_VARIABLE} as {"auths": {"<registry>": {"auth": "<base64 of user:password>"}}}, or unset it.`;

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

/**
 * The logins of the variable `DOCKER_AUTH_CONFIG`, which Docker's client prefers to all that its file says: `auths`, and nothing else.
 * Rejects with `CREDENTIALS` if the value, or the login that is asked for, is malformed.
 */
export function authVariableKeychain(environment: Environment): Keychain {
  const json = environment[AUTH_VARIABLE] ?? "";
  return {
    // async, so that a value that cannot be used rejects.
    // eslint-disable-next-line @typescript-eslint/require-await
    async resolve(registry) {
      const source = { what: `The value of ${AUTH_VARIABLE}`, hint: VARIABLE_HINT };
      const { auths } = parseSecretJson(DockerConfig, json.trim() === "" ? "{}" : json, source);
      const found = findByHost(auths, registryHost(registry));
      if (found === undefined) return undefined;
      const what = `The login for ${quote(found.key)} in ${AUTH_VARIABLE}`;
      const credentials = readLogin(found.value, { what, hint: VARIABLE_HINT });
      if (credentials !== undefined) return credentials;
      // The file has an empty login where a store has it; this variable knows no store.
      throw new PlatformError("CREDENTIALS", `${what} has no "auth".`, { hint: VARIABLE_HINT });
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
  return readLogin(found.value, { what, hint: LOG_IN_AGAIN });
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
function readLogin(value: unknown, source: SecretSource): Credentials | undefined {
  const login = checkSecret(Login, value, source);
  if (login.identitytoken) return { kind: "identity-token", token: login.identitytoken };
  if (login.registrytoken) return { kind: "bearer", token: login.registrytoken };
  if (login.auth) return parseBasic(login.auth, source.what, source.hint);
  if (login.username && typeof login.password === "string") {
    return { kind: "basic", username: login.username, password: login.password };
  }
  return undefined;
}
