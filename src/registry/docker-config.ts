// Credentials from Docker's config.json, as `docker login` and docker/login-action write it.
// Reference: https://docs.docker.com/reference/cli/docker/login/#credential-stores
import { join } from "node:path";
import * as v from "valibot";
import { messageOf, PlatformError } from "../errors.ts";
import { errorCode, readRegularFile } from "../files/regular-file.ts";
import { DOCKER_HUB } from "../oci/image-reference.ts";
import { quote } from "../quote.ts";
import { askHelper, type RunHelper } from "./credential-helper.ts";
import type { Credentials, Keychain } from "./credentials.ts";
import { parseBasic } from "./registry-auth.ts";
import { registryHost } from "./registry-host.ts";
import { parseSecretJson } from "./secret-json.ts";

/** With many logins, a dozen KiB. */
const MAX_CONFIG_BYTES = 4 * 1024 * 1024;

const Login = v.object({
  auth: v.optional(v.string()),
  username: v.optional(v.string()),
  password: v.optional(v.string()),
  identitytoken: v.optional(v.string()),
  registrytoken: v.optional(v.string()),
});
const DockerConfig = v.object({
  auths: v.optional(v.nullable(v.record(v.string(), Login))),
  credHelpers: v.optional(v.nullable(v.record(v.string(), v.string()))),
  credsStore: v.optional(v.string()),
});
type Login = v.InferOutput<typeof Login>;
type DockerConfig = v.InferOutput<typeof DockerConfig>;

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
  if ("contents" in options)
    return parseSecretJson(DockerConfig, options.contents, "The Docker configuration");
  const path = join(options.configDir, "config.json");
  const json = await readIfPresent(path);
  return json === undefined ? {} : parseSecretJson(DockerConfig, json, `The file ${quote(path)}`);
}

async function readIfPresent(path: string): Promise<string | undefined> {
  try {
    return (await readRegularFile(path, MAX_CONFIG_BYTES)).toString("utf8");
  } catch (cause) {
    if (errorCode(cause) === "ENOENT") return undefined;
    throw new PlatformError("CREDENTIALS", `Cannot read ${quote(path)}: ${messageOf(cause)}.`, { cause });
  }
}

async function fromHelper(
  config: DockerConfig,
  host: string,
  runHelper: RunHelper,
): Promise<Credentials | undefined> {
  const helper = findByHost(config.credHelpers ?? {}, host)?.value ?? config.credsStore;
  if (helper === undefined || helper === "") return undefined;
  return askHelper(runHelper, helper, host === DOCKER_HUB ? HUB_KEY : host);
}

function fromAuths(config: DockerConfig, host: string): Credentials | undefined {
  const found = findByHost(config.auths ?? {}, host);
  return found === undefined ? undefined : credentialsOf(found.value, `The login for ${quote(found.key)}`);
}

/** Docker's own spelling of a key first, then any that names the same host. */
function findByHost<T>(
  entries: Readonly<Record<string, T>>,
  host: string,
): { key: string; value: T } | undefined {
  const preferred = host === DOCKER_HUB ? [HUB_KEY, DOCKER_HUB] : [host];
  const keys = [...preferred, ...Object.keys(entries).filter((key) => registryHost(key) === host)];
  const key = keys.find((candidate) => Object.hasOwn(entries, candidate));
  const value = key === undefined ? undefined : entries[key];
  return key === undefined || value === undefined ? undefined : { key, value };
}

/** An entry is empty when the login is in a credential store. */
function credentialsOf(login: Login, what: string): Credentials | undefined {
  if (login.identitytoken) return { kind: "identity-token", token: login.identitytoken };
  if (login.registrytoken) return { kind: "bearer", token: login.registrytoken };
  if (login.auth) return parseBasic(login.auth, what);
  if (login.username && login.password !== undefined) {
    return { kind: "basic", username: login.username, password: login.password };
  }
  return undefined;
}
