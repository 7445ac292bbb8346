// A disk that is full while an entry of GitHub's cache is restored or saved. It needs the right to mount one.
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { createActionsCache } from "../../src/actions/github-cache/actions-cache.ts";
import { type CacheClientProgram, compileCacheClient } from "../support/cache-client-program.ts";
import { type CacheServer, startCacheServer } from "../support/cache-server.ts";
import type { CacheJob } from "../support/cache-server/job.ts";

const KEY = "layers-1";
const DISK_BYTES = 4 * 1024 * 1024;
const TOO_MUCH = randomBytes(2 * DISK_BYTES);

let root: string;
/** Becomes a small file system of its own. */
let disk: string;
let server: CacheServer;
let client: CacheClientProgram;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "full-disk-"));
  disk = join(root, "disk");
  await mkdir(disk);
  server = await startCacheServer();
  client = await compileCacheClient();
});

afterEach(async () => {
  await client[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
  await asRoot("umount", disk);
  await rm(root, { recursive: true });
});

async function mountDisk(): Promise<void> {
  await asRoot("mount", "-t", "tmpfs", "-o", `size=${DISK_BYTES}`, "tmpfs", disk);
}

async function asRoot(...command: readonly string[]): Promise<void> {
  const [program = "", ...args] = process.getuid?.() === 0 ? command : ["sudo", "-n", ...command];
  await promisify(execFile)(program, args);
}

/** @param temp the runner's folder for temporary files */
function cache(temp: string, job: CacheJob = {}) {
  const env = { PATH: process.env["PATH"], RUNNER_TEMP: temp, ...server.env(job) };
  return createActionsCache(env, { program: [client.program] });
}

async function fill(layers: string): Promise<void> {
  await mkdir(layers, { recursive: true });
  await writeFile(join(layers, "layer.tar"), TOO_MUCH);
}

describe("createActionsCache on a full disk", () => {
  it("does not restore, says why, and leaves nothing on it", async () => {
    const layers = join(disk, "layers");
    await fill(layers);
    await expect(cache(root).save([layers], KEY)).resolves.toMatchObject({ kind: "saved" });
    await rm(layers, { recursive: true });
    await mountDisk();

    const restored = await cache(root).restore({ paths: [layers], key: KEY, restoreKeys: [] });

    expect(restored).toEqual({
      kind: "unavailable",
      reason: expect.stringMatching(
        /^the entry unpacks to more than \d+ bytes, half of what the disk has left$/,
      ),
    });
    expect(await readdir(disk)).toEqual([]);
  });

  it("saves all the same, since nothing of an entry is written before it is uploaded", async () => {
    const layers = join(root, "layers");
    await fill(layers);
    await mountDisk();

    await expect(cache(disk).save([layers], KEY)).resolves.toMatchObject({ kind: "saved" });

    expect(server.entries).toHaveLength(1);
    expect(await readdir(disk)).toEqual([]);
  });

  it("does not save by the older protocol, says why, and leaves neither an entry nor files", async () => {
    const layers = join(root, "layers");
    await fill(layers);
    await mountDisk();

    const saved = await cache(disk, { protocol: "v1" }).save([layers], KEY);

    expect(saved).toEqual({
      kind: "failed",
      reason: expect.stringMatching(/exit code 2 \(.*No space left on device\)$/),
    });
    expect(server.entries).toEqual([]);
    expect(await readdir(disk)).toEqual([]);
  });
});
