// The cache store against a service in this process, in both protocols: every fault is an outcome, and nothing is left over.
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { afterAll, describe, expect, it } from "@jest/globals";
import { createActionsCache, type ActionsCacheOptions } from "../../src/actions/actions-cache.ts";
import { callCacheClient } from "../../src/actions/cache-process.ts";
import { compileCacheClient } from "../support/cache-client-program.ts";
import { startCacheServer, type CacheServer } from "../support/cache-server.ts";
import type { CacheFault, CacheOperation } from "../support/cache-server/faults.ts";
import type { CacheJob } from "../support/cache-server/job.ts";
import { ResidentCacheClients } from "../support/resident-cache-clients.ts";
import { CapturedStdout } from "./captured-stdout.ts";

const KEY = "cnb-linux-amd64-app-1";
const TIMEOUT_MS = 60_000;

// Not in a hook: tests that run at the same time do not wait for those.
const compiled = await compileCacheClient();
const clients = new ResidentCacheClients(compiled.resident, 2);

afterAll(async () => {
  await clients[Symbol.asyncDispose]();
  await compiled[Symbol.asyncDispose]();
});

/** A runner with a temporary folder of its own; what is cached is always at the same place in it. */
class Machine implements AsyncDisposable {
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
      await startCacheServer({ azure }),
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

describe.each(["v1", "v2"] as const)("createActionsCache, protocol %s", (protocol) => {
  it.concurrent(
    "finds and restores what was saved",
    async () => {
      await using machine = await Machine.start();
      const store = machine.store({ protocol });
      await machine.fill("content");

      const saved = await store.save([machine.path], KEY);
      await machine.empty();
      const found = await store.find(machine.lookup());
      const restored = await store.restore(machine.lookup());

      const [entry] = machine.server.entries;
      expect(store.isAvailable()).toBe(true);
      expect(saved).toStrictEqual({
        kind: "saved",
        key: KEY,
        sizeBytes: entry?.sizeBytes,
        durationMs: expect.any(Number),
      });
      expect(found).toBe(KEY);
      expect(restored).toStrictEqual({ ...saved, kind: "hit", durationMs: expect.any(Number) });
      expect(await machine.content()).toBe("content");
      expect(machine.server.statistics).toMatchObject({ uploads: 1, lookups: 2, downloads: 1 });
      expect(await machine.leftovers()).toStrictEqual(["cached/layers", "cached/layers/layer.tar"]);
    },
    TIMEOUT_MS,
  );

  it.concurrent(
    "falls back to the newest entry that begins with a restore key",
    async () => {
      await using machine = await Machine.start();
      await machine.save({ protocol }, "app-1", "old");
      await machine.save({ protocol }, "app-2", "new");

      const restored = await machine.store({ protocol }).restore(machine.lookup("app-3", "other-", "app-"));

      expect(restored).toMatchObject({ kind: "hit", key: "app-2" });
      expect(await machine.content()).toBe("new");
    },
    TIMEOUT_MS,
  );

  it.concurrent(
    "says that nothing is there",
    async () => {
      await using machine = await Machine.start();
      const store = machine.store({ protocol });

      expect(await store.find(machine.lookup())).toBeUndefined();
      expect(await store.restore(machine.lookup())).toStrictEqual({ kind: "miss" });
      expect(await machine.leftovers()).toStrictEqual([]);
    },
    TIMEOUT_MS,
  );

  it.concurrent(
    "does not change an entry",
    async () => {
      await using machine = await Machine.start();
      await machine.save({ protocol });
      await machine.fill("something else");

      const again = await machine.store({ protocol }).save([machine.path], KEY);

      expect(again).toStrictEqual({ kind: "exists", key: KEY });
      expect(machine.server.statistics).toMatchObject({ uploads: 1, reservations: 2 });
    },
    TIMEOUT_MS,
  );

  it.concurrent(
    "reads with a read-only token what the default branch has, and is refused to write",
    async () => {
      await using machine = await Machine.start();
      await machine.save({ protocol });
      const store = machine.store({ protocol, ref: "refs/pull/7/merge", permission: "read" });

      const restored = await store.restore(machine.lookup());
      const saved = await store.save([machine.path], "another");

      expect(restored).toMatchObject({ kind: "hit", key: KEY });
      expect(saved).toMatchObject({
        kind: "refused",
        reason: expect.stringContaining("cache write denied: the token of this run is read-only"),
      });
    },
    TIMEOUT_MS,
  );

  it.concurrent(
    "says why a token that may read nothing reads nothing",
    async () => {
      await using machine = await Machine.start();

      const restored = await machine.store({ protocol, permission: "none" }).restore(machine.lookup());

      expect(restored).toMatchObject({
        kind: "unavailable",
        reason: expect.stringContaining("cache read denied"),
      });
    },
    TIMEOUT_MS,
  );

  // The older protocol shares the client's ways with the newer one, so a few faults tell.
  const TOLD_IN_V1 = ["the service refuses for now", "the archive is corrupted", "the upload is refused"];
  const isTold = ([what]: readonly [string, ...unknown[]]): boolean =>
    protocol === "v2" || TOLD_IN_V1.includes(what);

  // Who notices first differs: machines without zstd have archives of gzip.
  const UNREADABLE = /(?:tar|gzip) ended with exit code [12]: \S/;
  const AT_RESTORE: readonly [string, CacheOperation, CacheFault, RegExp][] = [
    ["the service refuses for now", "lookup", { kind: "status", status: 429, retryAfterSeconds: 9 }, /429/],
    ["the connection is closed at the look-up", "lookup", { kind: "down" }, /ECONNRESET|hang up/],
    ["the entry was evicted since the look-up", "download", { kind: "evicted" }, /answers with 404/],
    ["the download ends too early", "download", { kind: "truncated" }, /aborted|terminated|incomplete/i],
    ["the archive is cut", "download", { kind: "cut" }, UNREADABLE],
    ["the archive is corrupted", "download", { kind: "corrupted" }, UNREADABLE],
  ];

  it.concurrent.each(AT_RESTORE.filter(isTold))(
    "restores nothing when %s",
    async (_what, operation, fault, reason) => {
      await using machine = await Machine.start();
      await machine.save({ protocol }, KEY, randomBytes(3_000_000));
      machine.server.fail(operation, fault);

      const restored = await machine.store({ protocol }).restore(machine.lookup());

      expect(restored).toStrictEqual({ kind: "unavailable", reason: expect.stringMatching(reason) });
      expect(await machine.leftovers()).toStrictEqual([]);
    },
    TIMEOUT_MS,
  );

  const AT_SAVE: readonly [string, CacheOperation, CacheFault, RegExp][] = [
    ["the service refuses for now", "reserve", { kind: "status", status: 429, retryAfterSeconds: 9 }, /429/],
    ["the connection is closed at the reservation", "reserve", { kind: "down" }, /ECONNRESET|hang up/],
    ["the upload is refused", "upload", { kind: "status", status: 403 }, /403/],
    ["the entry cannot be completed", "finalize", { kind: "status", status: 400 }, /400/],
  ];

  it.concurrent.each(AT_SAVE.filter(isTold))(
    "saves nothing when %s",
    async (_what, operation, fault, reason) => {
      await using machine = await Machine.start();
      await machine.fill(randomBytes(3_000_000));
      machine.server.fail(operation, fault);

      const saved = await machine.store({ protocol }).save([machine.path], KEY);

      expect(saved).toStrictEqual({ kind: "failed", reason: expect.stringMatching(reason) });
      expect(machine.server.entries).toStrictEqual([]);
      expect(await machine.leftovers()).toStrictEqual(["cached/layers", "cached/layers/layer.tar"]);
    },
    TIMEOUT_MS,
  );

  it.concurrent(
    "restores from Azure's storage in parts, and gets a part again that it could not have",
    async () => {
      await using machine = await Machine.start(true);
      const content = randomBytes(45_000_000);
      await machine.save({ protocol }, KEY, content);
      machine.server.fail("download", { kind: "status", status: 503 }, 1);

      const restored = await machine.store({ protocol }).restore(machine.lookup());

      const [entry] = machine.server.entries;
      expect(restored).toMatchObject({ kind: "hit", sizeBytes: entry?.sizeBytes });
      expect(content.equals(await readFile(join(machine.path, "layer.tar")))).toBe(true);
      expect(machine.server.statistics).toMatchObject({ downloads: 22, downloadedBytes: entry?.sizeBytes });
    },
    TIMEOUT_MS,
  );
});

describe("an entry in Azure's storage", () => {
  it.concurrent.each<[CacheFault["kind"], RegExp]>([
    ["evicted", /answers with 404/],
    ["corrupted", /tar ended with exit code 2/],
    ["truncated", /aborted|terminated|incomplete/i],
  ])(
    "is not restored when it is %s",
    async (kind, reason) => {
      await using machine = await Machine.start(true);
      await machine.save({}, KEY, randomBytes(9_000_000));
      machine.server.fail("download", { kind } as CacheFault);

      const restored = await machine.store().restore(machine.lookup());

      expect(restored).toStrictEqual({ kind: "unavailable", reason: expect.stringMatching(reason) });
      expect(await machine.leftovers()).toStrictEqual([]);
    },
    TIMEOUT_MS,
  );
});

describe("a time limit", () => {
  it.concurrent.each<[string, CacheFault, RegExp]>([
    ["never answers", { kind: "hang" }, /^looking for an entry took more than 1.5 s$/],
    ["fails", { kind: "status", status: 500 }, /took more than 1.5 s \(the service answers with 500\)$/],
  ])(
    "ends looking for an entry where the service %s",
    async (_what, fault, reason) => {
      await using machine = await Machine.start();
      machine.server.fail("lookup", fault);

      const store = machine.realStore({}, { limits: { lookUpMs: 1_500 } });
      const restored = await store.restore(machine.lookup());

      expect(restored).toStrictEqual({ kind: "unavailable", reason: expect.stringMatching(reason) });
      expect(machine.server.statistics.requests).toBe(1);
      expect(await machine.leftovers()).toStrictEqual([]);
    },
    TIMEOUT_MS,
  );

  it.concurrent(
    "ends finding an entry where the service is gone",
    async () => {
      await using machine = await Machine.start();
      const store = machine.realStore({ protocol: "v1" }, { limits: { lookUpMs: 500 } });
      await machine.server[Symbol.asyncDispose]();

      expect(await store.find(machine.lookup())).toBeUndefined();
    },
    TIMEOUT_MS,
  );

  it.concurrent(
    "ends a download that never begins",
    async () => {
      await using machine = await Machine.start();
      await machine.save();
      machine.server.fail("download", { kind: "hang" });

      const restored = await machine
        .realStore({}, { limits: { restoreMs: 2_000 } })
        .restore(machine.lookup());

      expect(restored).toStrictEqual({ kind: "unavailable", reason: "it took more than 2 s" });
      expect(await machine.leftovers()).toStrictEqual([]);
    },
    TIMEOUT_MS,
  );

  it.concurrent.each<[string, CacheOperation, CacheFault]>([
    ["a reservation that fails again and again", "reserve", { kind: "status", status: 500 }],
    ["an upload that never ends", "upload", { kind: "hang" }],
  ])(
    "ends %s",
    async (_what, operation, fault) => {
      await using machine = await Machine.start();
      await machine.fill();
      machine.server.fail(operation, fault);

      const saved = await machine.realStore({}, { limits: { saveMs: 2_000 } }).save([machine.path], KEY);

      expect(saved).toStrictEqual({ kind: "failed", reason: "it took more than 2 s" });
      expect(machine.server.entries).toStrictEqual([]);
      expect(await machine.leftovers()).toStrictEqual(["cached/layers", "cached/layers/layer.tar"]);
    },
    TIMEOUT_MS,
  );
});

describe("createActionsCache", () => {
  it.concurrent(
    "replaces what is at the paths, however far they are apart",
    async () => {
      await using machine = await Machine.start();
      const paths = [join(machine.root, "cached/a"), join(machine.root, "cached/deep/b")];
      const [a = "", b = ""] = paths;
      await mkdir(a, { recursive: true });
      await mkdir(dirname(b), { recursive: true });
      await writeFile(join(a, "file"), "of a");
      await writeFile(b, "of b");
      const store = machine.store();
      await store.save(paths, KEY);
      await writeFile(join(a, "later"), "");
      await rm(dirname(b), { recursive: true });

      const restored = await store.restore({ paths, key: KEY, restoreKeys: [] });

      expect(restored).toMatchObject({ kind: "hit" });
      expect(await readdir(a)).toStrictEqual(["file"]);
      expect(await readFile(b, "utf8")).toBe("of b");
    },
    TIMEOUT_MS,
  );

  it.concurrent(
    "restores no link in the place of a directory",
    async () => {
      await using machine = await Machine.start();
      await symlink("/etc", machine.path);
      await machine.store().save([machine.path], KEY);
      await machine.empty();

      const restored = await machine.store().restore(machine.lookup());

      expect(restored).toMatchObject({ kind: "unavailable", reason: expect.stringContaining("has a link") });
      expect(await machine.leftovers()).toStrictEqual([]);
    },
    TIMEOUT_MS,
  );

  it.concurrent(
    "leaves what is at the paths alone when nothing is restored",
    async () => {
      await using machine = await Machine.start();
      await machine.save();
      await machine.fill("mine");
      machine.server.fail("download", { kind: "corrupted" });

      const restored = await machine.store().restore(machine.lookup());

      expect(restored).toMatchObject({ kind: "unavailable" });
      expect(await machine.content()).toBe("mine");
    },
    TIMEOUT_MS,
  );

  it.concurrent(
    "does not read the caches of sibling branches, but those of the base and of the default branch",
    async () => {
      await using machine = await Machine.start();
      await machine.save({ ref: "refs/heads/sibling" }, "sibling");
      await machine.save({ ref: "refs/heads/base" }, "base");
      await machine.save({ ref: "refs/heads/main" }, "main");
      const store = machine.store({ ref: "refs/pull/7/merge", base: "refs/heads/base" });

      expect(await store.find(machine.lookup("sibling"))).toBeUndefined();
      expect(await store.find(machine.lookup("base"))).toBe("base");
      expect(await store.find(machine.lookup("main"))).toBe("main");
    },
    TIMEOUT_MS,
  );

  it.concurrent(
    "tells its user the secrets of the service before anything that it says",
    async () => {
      await using machine = await Machine.start();
      const said: string[] = [];
      const store = machine.store({}, { mask: (secret) => said.push(`mask ${secret}`) });
      await machine.fill();
      const debugging = machine.store({}, { mask: () => undefined, onLine: (line) => said.push(line) });

      await store.save([machine.path], KEY);
      await debugging.restore(machine.lookup());

      expect(said[0]).toMatch(/^mask [0-9a-f-]{36}$/);
      expect(said).toContain(`Cache hit for: ${KEY}`);
      expect(said.filter((line) => line.startsWith("::"))).toStrictEqual([]);
    },
    TIMEOUT_MS,
  );

  it.concurrent(
    "ends at once when the job is cancelled, with all of its processes",
    async () => {
      await using machine = await Machine.start();
      await machine.fill();
      machine.server.fail("upload", { kind: "hang" });
      const controller = new AbortController();
      const own = join(dirname(compiled.program), "cancelled.js");
      await copyFile(compiled.program, own);
      const store = machine.realStore({}, { program: [own], signal: controller.signal });
      const saving = store.save([machine.path], KEY);
      while (machine.server.statistics.reservations === 0) await sleep(20);

      controller.abort();
      const saved = await saving;
      const later = await store.restore(machine.lookup());

      expect(saved).toStrictEqual({ kind: "failed", reason: "the job was cancelled" });
      expect(later).toStrictEqual({ kind: "unavailable", reason: "the job was cancelled" });
      expect(machine.server.entries).toStrictEqual([]);
      const { stdout } = await promisify(execFile)("ps", ["-eo", "args"]);
      expect(stdout.split("\n").filter((line) => line.includes(own))).toStrictEqual([]);
    },
    TIMEOUT_MS,
  );

  it.concurrent(
    "asks nobody where the policy or the job's cache mode forbids it",
    async () => {
      await using machine = await Machine.start();
      await machine.fill();
      const policy = { read: false, write: false, reason: "the pull request 7 comes from a fork" };
      const store = machine.store({}, { policy });
      const env = { ...machine.server.env(), ACTIONS_CACHE_MODE: "none" };
      const off = createActionsCache(env, { program: [compiled.program] });

      expect(await store.find(machine.lookup())).toBeUndefined();
      expect(await store.restore(machine.lookup())).toStrictEqual({
        kind: "unavailable",
        reason: policy.reason,
      });
      expect(await store.save([machine.path], KEY)).toStrictEqual({ kind: "refused", reason: policy.reason });
      expect(await off.restore(machine.lookup())).toMatchObject({ kind: "unavailable" });
      expect(await off.save([machine.path], KEY)).toMatchObject({ kind: "refused" });
      expect(machine.server.statistics.requests).toBe(0);
    },
    TIMEOUT_MS,
  );

  it("has no service outside of a job", async () => {
    const store = createActionsCache({}, { program: ["missing.mjs"] });

    expect(store.isAvailable()).toBe(false);
    expect(await store.find({ paths: ["/a"], key: "k", restoreKeys: [] })).toBeUndefined();
    expect(await store.restore({ paths: ["/a"], key: "k", restoreKeys: [] })).toMatchObject({
      kind: "unavailable",
    });
    expect(await store.save(["/a"], "k")).toMatchObject({ kind: "failed" });
  });

  it.each([
    ["a comma in the key", ["/tmp"], "a,b", /comma/],
    ["a key that is too long", ["/tmp"], "k".repeat(513), /513 characters/],
    ["an empty key", ["/tmp"], "", /empty/],
    ["no path", [], "k", /no paths/],
    ["a path that does not exist", ["/nowhere/at/all"], "k", /ENOENT/],
    ["a pattern for a path", ["/tmp/*"], "k", /special/],
    ["a relative path", ["tmp"], "k", /not absolute/],
  ])("does not save with %s", async (_what, paths, key, reason) => {
    await using machine = await Machine.start();

    const saved = await machine.store().save(paths, key);

    expect(saved).toStrictEqual({ kind: "failed", reason: expect.stringMatching(reason) });
    expect(machine.server.statistics.requests).toBe(0);
  });

  it.concurrent(
    "copes with a client that cannot start, and a disk that cannot be written",
    async () => {
      await using machine = await Machine.start();
      await machine.fill();
      const missing = machine.realStore({}, { program: [join(machine.root, "missing.mjs")] });
      const full = createActionsCache(
        { ...machine.server.env(), RUNNER_TEMP: "/proc/nowhere" },
        { program: [compiled.program] },
      );

      expect(await missing.restore(machine.lookup())).toMatchObject({ kind: "unavailable" });
      expect(await missing.save([machine.path], KEY)).toMatchObject({
        kind: "failed",
        reason: expect.stringContaining("exit code 1"),
      });
      expect(await full.save([machine.path], KEY)).toMatchObject({ kind: "failed" });
      expect(await full.restore(machine.lookup())).toMatchObject({ kind: "unavailable" });
    },
    TIMEOUT_MS,
  );

  it(
    "prints nothing itself, and nothing of the client's",
    async () => {
      await using machine = await Machine.start();
      machine.server.fail("lookup", { kind: "status", status: 429, retryAfterSeconds: 9 });
      using stdout = new CapturedStdout();

      const restored = await machine.realStore().restore(machine.lookup());

      expect(restored).toMatchObject({ kind: "unavailable" });
      expect(stdout.lines).toStrictEqual([""]);
    },
    TIMEOUT_MS,
  );
});
