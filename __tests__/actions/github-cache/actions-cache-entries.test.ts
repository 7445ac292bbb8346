// What the cache store saves, finds and restores, in both protocols, and what it may not ask the service for.
import { execFile } from "node:child_process";
import { mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "@jest/globals";
import { createActionsCache } from "../../../src/actions/github-cache/actions-cache.ts";
import { compiled, KEY, Machine, TIMEOUT_MS } from "./actions-cache-fixture.ts";

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

  it.concurrent.each([
    ["elsewhere", false],
    ["behind a link", true],
  ])(
    "finds and restores what a machine saved whose folders are %s, and saves for it",
    async (_where, link) => {
      await using machine = await Machine.start();
      const other = await machine.elsewhere({ protocol }, link);
      await machine.save({ protocol }, KEY, "of one");
      await mkdir(other.path);
      await writeFile(join(other.path, "layer.tar"), "of the other");

      const taken = await other.store.save([other.path], KEY);
      const saved = await other.store.save([other.path], "another");
      const restored = await other.store.restore({ ...machine.lookup(), paths: [other.path] });
      const back = await machine.store({ protocol }).restore(machine.lookup("another"));

      expect(taken).toStrictEqual({ kind: "exists", key: KEY });
      expect(saved).toMatchObject({ kind: "saved" });
      expect(restored).toMatchObject({ kind: "hit", key: KEY });
      expect(await readFile(join(other.path, "layer.tar"), "utf8")).toBe("of one");
      expect(back).toMatchObject({ kind: "hit", key: "another" });
      expect(await machine.content()).toBe("of the other");
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

  it.concurrent.each<[string, RegExp, (path: string) => Promise<unknown>]>([
    [
      "a link in the place of a directory",
      /has a link instead of ".*layers"/,
      (path) => symlink("/etc", path),
    ],
    [
      "a link in a directory",
      /has a link instead of ".*layers\/deep\/link"/,
      async (path) => {
        await mkdir(join(path, "deep"), { recursive: true });
        await symlink("/etc", join(path, "deep/link"));
      },
    ],
    [
      "a named pipe",
      /has neither a file nor a directory instead of ".*layers\/pipe"/,
      async (path) => {
        await mkdir(path);
        await promisify(execFile)("mkfifo", [join(path, "pipe")]);
      },
    ],
  ])(
    "neither saves nor restores an entry with %s",
    async (_what, reason, fill) => {
      await using machine = await Machine.start();
      await fill(machine.path);
      const own = await machine.store().save([machine.path], "own");
      // What anyone can make with a program of theirs, @actions/cache makes without asking.
      await machine.store({ protocol: "v1" }).save([machine.path], KEY);
      await machine.empty();

      const restored = await machine.store().restore(machine.lookup());

      expect(own).toMatchObject({
        kind: "failed",
        reason: expect.stringMatching(/is neither a file nor a directory$/),
      });
      expect(restored).toMatchObject({ kind: "unavailable", reason: expect.stringMatching(reason) });
      expect(await machine.leftovers()).toStrictEqual([]);
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
});
