// The cache store against a service that fails, in both protocols: every fault is an outcome, and nothing is left over.
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { copyFile, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { describe, expect, it } from "@jest/globals";
import { createActionsCache } from "../../../src/actions/github-cache/actions-cache.ts";
import type { CacheFault, CacheOperation } from "../../support/cache-server/faults.ts";
import { CapturedStdout } from "../captured-stdout.ts";
import { compiled, KEY, Machine, TIMEOUT_MS } from "./actions-cache-fixture.ts";

describe.each(["v1", "v2"] as const)("createActionsCache, protocol %s", (protocol) => {
  // The older protocol shares the client's ways with the newer one, so a few faults tell.
  const TOLD_IN_V1 = ["the service refuses for now", "the archive is corrupted", "the upload is refused"];
  const isTold = ([what]: readonly [string, ...unknown[]]): boolean =>
    protocol === "v2" || TOLD_IN_V1.includes(what);

  const UNREADABLE = /^the archive is damaged: \S/;
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
  it.concurrent(
    "is written in blocks, in their order, and a block again that the storage did not take",
    async () => {
      await using machine = await Machine.start(true);
      const content = randomBytes(45_000_000);
      await machine.fill(content);
      machine.server.fail("upload", { kind: "status", status: 503 }, 1);

      const saved = await machine.store().save([machine.path], KEY);
      const restored = await machine.store().restore(machine.lookup());

      expect(saved).toMatchObject({ kind: "saved" });
      expect(machine.server.statistics).toMatchObject({ blocks: 11, uploads: 1 });
      expect(restored).toMatchObject({ kind: "hit" });
      expect(content.equals(await readFile(join(machine.path, "layer.tar")))).toBe(true);
    },
    TIMEOUT_MS,
  );

  it.concurrent(
    "is not packed where another job has the key",
    async () => {
      await using machine = await Machine.start(true);
      await machine.save();
      await machine.fill(randomBytes(9_000_000));

      const again = await machine.store().save([machine.path], KEY);

      expect(again).toStrictEqual({ kind: "exists", key: KEY });
      expect(machine.server.statistics).toMatchObject({ blocks: 0, uploads: 1 });
    },
    TIMEOUT_MS,
  );

  it.concurrent.each<[CacheFault["kind"], RegExp]>([
    ["evicted", /answers with 404/],
    ["corrupted", /^the archive is damaged: \S/],
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
