// An empty registry: the program of the test bed's, with a directory of its own, so that nothing of what is pushed stays.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, readlink, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { scratchDirectory, testbedVariable } from "./measure.ts";

export interface ScratchRegistry extends AsyncDisposable {
  /** e.g. `127.0.0.1:31234` */
  readonly host: string;
}

/** For a registry that wants one; `user:password` */
export const SCRATCH_LOGIN = "bench:benches-have-no-secrets";
/** Of its password, in as few rounds as there can be: hashing is not what is measured. */
const HTPASSWD = "bench:$2y$04$benchbenchbenchbenchbeUhyr5WqcuAkLpc2Dl5b2QhmShdlzdjq\n";

/**
 * @param access whether everybody may read and write, or only who has {@link SCRATCH_LOGIN}
 * @throws {Error} if the test bed's registry is no process of this machine
 */
export async function startScratchRegistry(access: "open" | "login" = "open"): Promise<ScratchRegistry> {
  const pid = await readFile(path.join(testbedVariable("TESTBED_DIR"), "registry", "registry.pid"), "utf8");
  const program = await readlink(`/proc/${pid.trim()}/exe`);
  const scratch = await scratchDirectory();
  const host = `127.0.0.1:${await freePort()}`;
  const config = path.join(scratch.path, "config.yml");
  const htpasswd = path.join(scratch.path, "htpasswd");
  await writeFile(htpasswd, HTPASSWD);
  const auth = access === "login" ? { auth: { htpasswd: { realm: "bench", path: htpasswd } } } : {};
  const common = configuration(host, path.join(scratch.path, "data"));
  await writeFile(config, JSON.stringify({ ...common, ...auth }));
  const child = spawn(program, ["serve", config], { stdio: ["ignore", "ignore", "ignore"] });
  await answering(host);
  return {
    host,
    async [Symbol.asyncDispose]() {
      const ended = once(child, "exit");
      child.kill();
      await ended;
      await scratch[Symbol.asyncDispose]();
    },
  };
}

/** The file is YAML, which JSON is, too. */
function configuration(addr: string, rootdirectory: string): object {
  return {
    version: 0.1,
    log: { level: "error", accesslog: { disabled: true } },
    storage: { filesystem: { rootdirectory } },
    http: { addr, secret: "benches-have-no-secrets" },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

async function answering(host: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const isThere = await fetch(`http://${host}/v2/`).then(
      ({ ok, status }) => ok || status === 401,
      () => false,
    );
    if (isThere) return;
    await sleep(50);
  }
  throw new Error(`The registry at ${host} does not answer`);
}
