// Machines whose cache store talks with a service in this process; importing this compiles the client.
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { afterAll } from "@jest/globals";
import {
  type ActionsCacheOptions,
  createActionsCache,
} from "../../../src/actions/github-cache/actions-cache.ts";
import { callCacheClient } from "../../../src/actions/github-cache/cache-process.ts";
import { compileCacheClient } from "../../support/cache-client-program.ts";
import { type CacheServer, startCacheServer } from "../../support/cache-server.ts";
import type { CacheJob } from "../../support/cache-server/job.ts";
import { ResidentCacheClients } from "../../support/resident-cache-clients.ts";

/** The key of an entry where any will do. */
export const KEY = "cnb-linux-amd64-app-1";
/** How long a test may take: some call the client as a process, or many of them. */
export const TIMEOUT_MS = 60_000;

/** The client as programs. Not in a hook: tests that run at the same time do not wait for those. */
export const compiled = await compileCacheClient();
const clients = new ResidentCacheClients(compiled.resident, 2);

afterAll(async () => {
  await clients[Symbol.asyncDispose]();
  await compiled[Symbol.asyncDispose]();
});

/** A runner with a temporary folder of its own; what is cached is always at the same place in it. */
export class Machine implements AsyncDisposable {
  readonly server: CacheServer;
  readonly root: string;
  readonly temp: string;
  readonly path: string;

  private constructor(server: CacheServer, root: string) {
    this.server = server;
    this.root = root;
    this.temp = join(root, "temp");
    this.path = join(root, "cached/layers");
  }

  static async start(azure = false): Promise<Machine> {
    const machine = new Machine(
      await startCacheServer(azure ? { azure: "proxied" } : {}),
      await mkdtemp(join(tmpdir(), "actions-cache-")),
    );
    await mkdir(machine.temp);
    await mkdir(dirname(machine.path));
    return machine;
  }

  store(job: CacheJob = {}, options: Partial<ActionsCacheOptions> = {}) {
    const env = { PATH: process.env["PATH"], RUNNER_TEMP: this.temp, ...this.server.env(job) };
    return createActionsCache(env, { program: [compiled.program], runClient: clients.run, ...options });
  }

  /** Its client is a process for each call, which can be ended. */
  realStore(job: CacheJob = {}, options: Partial<ActionsCacheOptions> = {}) {
    return this.store(job, { runClient: callCacheClient, ...options });
  }

  lookup(key = KEY, ...restoreKeys: string[]) {
    return { paths: [this.path], key, restoreKeys };
  }

  async fill(content: string | Buffer = "a layer"): Promise<void> {
    await mkdir(this.path, { recursive: true });
    await writeFile(join(this.path, "layer.tar"), content);
  }

  async save(job: CacheJob = {}, key = KEY, content: string | Buffer = "a layer"): Promise<void> {
    await this.fill(content);
    const { kind } = await this.store(job).save([this.path], key);
    if (kind !== "saved") throw new Error(`The entry was not saved: ${kind}`);
    await this.empty();
  }

  /** A store of a machine whose runner has its folders elsewhere, with the same service, and where it keeps the same. */
  async elsewhere(job: CacheJob = {}, link = false) {
    const root = await mkdtemp(join(this.root, "elsewhere-"));
    await mkdir(join(root, "deeper/_temp"), { recursive: true });
    if (link) await symlink(join(root, "deeper"), join(root, "work"));
    const temp = join(root, link ? "work" : "deeper", "_temp");
    const env = { PATH: process.env["PATH"], RUNNER_TEMP: temp, ...this.server.env(job) };
    const store = createActionsCache(env, { program: [compiled.program], runClient: clients.run });
    return { store, path: join(temp, basename(this.path)) };
  }

  async empty(): Promise<void> {
    await rm(this.path, { recursive: true, force: true });
  }

  content(): Promise<string> {
    return readFile(join(this.path, "layer.tar"), "utf8");
  }

  /** All files and folders, as far as they are none that every machine has. */
  async leftovers(): Promise<string[]> {
    const all = await readdir(this.root, { recursive: true });
    return all.filter((name) => name !== "temp" && name !== "cached");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.server[Symbol.asyncDispose]();
    await rm(this.root, { recursive: true, force: true });
  }
}
