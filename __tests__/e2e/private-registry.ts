// A second door to the storage of the test bed's registry, which asks for a password: what the first one has can be read there.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "./engine.ts";
import { testbed } from "./testbed.ts";

/** A registry with one user. */
export interface PrivateRegistry {
  /** Host and port. */
  readonly host: string;
  readonly password: string;
  /** The header of a request, which contains the password. */
  readonly authorization: string;
  /** A value for DOCKER_CONFIG with the login. */
  readonly dockerConfig: string;
  /** A value for DOCKER_CONFIG without any. */
  readonly emptyDockerConfig: string;
  [Symbol.asyncDispose](): Promise<void>;
}

const USER = "robot";
const PASSWORD = "correct-horse+battery/staple";
// bcrypt, the only kind that the registry takes.
const HTPASSWD = `${USER}:$2y$05$abcdefghijklmnopqrstuubkxBDKHSeF0AJYfwapz.ymtVgJOWwHm\n`;

/** Starts the registry on a free port. */
export async function startPrivateRegistry(): Promise<PrivateRegistry> {
  const dir = await mkdtemp(path.join(tmpdir(), "e2e-registry-"));
  // The job may have a user of its own.
  await chmod(dir, 0o755);
  const host = `127.0.0.1:${await freePort()}`;
  const auth = Buffer.from(`${USER}:${PASSWORD}`).toString("base64");
  await writeFile(path.join(dir, "htpasswd"), HTPASSWD);
  await writeFile(path.join(dir, "config.yml"), registryConfig(dir, host));
  await writeFile(path.join(dir, "config.json"), JSON.stringify({ auths: { [host]: { auth } } }));
  const emptyDockerConfig = await mkdtemp(path.join(dir, "empty-"));
  const process = spawn(registryBinary(), ["serve", path.join(dir, "config.yml")], {
    env: { ...globalThis.process.env, OTEL_TRACES_EXPORTER: "none" },
    stdio: "ignore",
  });
  await untilItAnswers(host, process);
  return {
    host,
    password: PASSWORD,
    authorization: `Basic ${auth}`,
    dockerConfig: dir,
    emptyDockerConfig,
    async [Symbol.asyncDispose]() {
      process.kill();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

function registryConfig(dir: string, address: string): string {
  return `version: 0.1
log: { level: error, accesslog: { disabled: true } }
storage: { filesystem: { rootdirectory: ${JSON.stringify(path.join(testbed().dir, "registry", "data"))} } }
http: { addr: ${address}, secret: the-test-bed-has-no-secrets }
auth: { htpasswd: { realm: e2e, path: ${JSON.stringify(path.join(dir, "htpasswd"))} } }
`;
}

/** Where script/lib/registry.sh finds or unpacks it. */
function registryBinary(): string {
  const unpacked = path.join(testbed().dir, "tools", "usr", "bin", "docker-registry");
  if (existsSync(unpacked)) return unpacked;
  try {
    return execFileSync("sh", ["-c", "command -v docker-registry"], { encoding: "utf8" }).trim();
  } catch (cause) {
    throw new Error("There is no docker-registry: run script/bootstrap where apt works.", { cause });
  }
}

async function untilItAnswers(host: string, process: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 100 && process.exitCode === null; tries += 1) {
    const response = await fetch(`http://${host}/v2/`).catch(() => undefined);
    if (response?.status === 401) return;
    await sleep(100);
  }
  process.kill();
  throw new Error(`The private registry on ${host} does not answer, or asks for no password.`);
}
