// Docker contexts: the files under `~/.docker` that say which daemon `docker` talks to. Reads, never writes.
import { createHash } from "node:crypto";
import { homedir } from "node:os";
import { join } from "node:path";
import * as v from "valibot";
import type { Environment } from "../environment.ts";
import { PlatformError } from "../errors.ts";
import { leadsNowhere, readRegularFile } from "../files/regular-file.ts";
import { quote } from "../quote.ts";

/** A context that names a daemon. */
export interface DockerContext {
  /** e.g. `desktop-linux` */
  readonly name: string;
  /** e.g. `unix:///run/user/1000/docker.sock` */
  readonly host: string;
  readonly skipTlsVerify: boolean;
  /** Where `ca.pem`, `cert.pem` and `key.pem` of the context are, if it has any. */
  readonly tlsDir: string;
}

const ConfigFile = v.nullish(v.object({ currentContext: v.nullish(v.string(), "") }));

const ContextMeta = v.object({
  Endpoints: v.object({
    docker: v.object({ Host: v.string(), SkipTLSVerify: v.nullish(v.boolean(), false) }),
  }),
});

/** The directory of Docker's `config.json`: `$DOCKER_CONFIG`, or `~/.docker`. */
export function dockerConfigDir(env: Environment): string {
  return env["DOCKER_CONFIG"] || join(env["HOME"] || homeDirectory(), ".docker");
}

/** Users of containers may have none; nothing is at `/.docker` then, which is as good. */
function homeDirectory(): string {
  try {
    return homedir();
  } catch {
    return "/";
  }
}

/**
 * The context that `DOCKER_CONTEXT`, or else `config.json`, chooses; undefined for the default one.
 * @throws {PlatformError} `INPUT` if it does not exist, `MALFORMED` if a file cannot be understood
 */
export async function readDockerContext(env: Environment): Promise<DockerContext | undefined> {
  const configDir = dockerConfigDir(env);
  const name = env["DOCKER_CONTEXT"] || (await currentContext(configDir));
  if (name === "" || name === "default") return undefined;
  const id = createHash("sha256").update(name).digest("hex");
  const file = join(configDir, "contexts", "meta", id, "meta.json");
  const meta = await readJson(ContextMeta, file);
  if (meta === undefined) {
    throw new PlatformError("INPUT", `The Docker context ${quote(name)} does not exist (${file}).`, {
      hint: 'Name one that "docker context ls" lists in DOCKER_CONTEXT, or set DOCKER_HOST.',
    });
  }
  const { Host: host, SkipTLSVerify: skipTlsVerify } = meta.Endpoints.docker;
  return { name, host, skipTlsVerify, tlsDir: join(configDir, "contexts", "tls", id, "docker") };
}

/** Configurations and certificates have some KiB. */
const MAX_FILE_BYTES = 4 * 1024 * 1024;

/** The text of a file, undefined if there is none. */
export async function readIfExists(file: string): Promise<string | undefined> {
  try {
    return (await readRegularFile(file, MAX_FILE_BYTES)).toString("utf8");
  } catch (error) {
    if (leadsNowhere(error)) return undefined;
    throw new PlatformError("INPUT", `${quote(file)} cannot be read.`, {
      hint: "Let the user of the job read the file, or remove it.",
      cause: error,
    });
  }
}

async function currentContext(configDir: string): Promise<string> {
  const config = await readJson(ConfigFile, join(configDir, "config.json"));
  return config?.currentContext ?? "";
}

// Not `parseJson`: config.json may hold passwords, and its errors quote what they could not read.
async function readJson<S extends v.GenericSchema>(
  schema: S,
  file: string,
): Promise<v.InferOutput<S> | undefined> {
  const text = await readIfExists(file);
  // Docker takes an empty file for none.
  if (text === undefined || text.trim() === "") return undefined;
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text);
  if (result.success) return result.output;
  throw new PlatformError("MALFORMED", `${quote(file)} does not have the format that Docker uses.`, {
    hint: "Repair or remove the file, or set DOCKER_HOST.",
  });
}
