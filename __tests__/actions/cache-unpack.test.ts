import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { unpackArchive } from "../../src/actions/cache-unpack.ts";
import { tarDirectory, tarFile, writeTar } from "../docker/tiny-tar.ts";

let root: string;
let directory: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "cache-unpack-"));
  directory = join(root, "stage");
  await mkdir(directory);
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

async function* chunksOf(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 1000) {
    await Promise.resolve();
    yield bytes.subarray(at, at + 1000);
  }
}

async function files(): Promise<string[]> {
  return (await readdir(root, { recursive: true })).sort();
}

describe("unpackArchive", () => {
  it("unpacks what a machine without zstd has saved, and says how much it was", async () => {
    const archive = gzipSync(writeTar([tarDirectory("layers/"), tarFile("layers/a", "content")]));

    await expect(unpackArchive(chunksOf(archive), directory)).resolves.toBe(archive.length);

    expect(await files()).toEqual(["stage", "stage/layers", "stage/layers/a"]);
  });

  it("takes each chunk before it asks for the next, which may come in the same memory", async () => {
    const content = randomBytes(1_000_000);
    const archive = gzipSync(writeTar([tarFile("a", content)]));
    async function* chunks(): AsyncGenerator<Buffer> {
      const buffer = Buffer.alloc(300_000);
      for (let at = 0; at < archive.length; at += buffer.length) {
        await Promise.resolve();
        yield buffer.subarray(0, archive.copy(buffer, 0, at));
      }
    }

    await unpackArchive(chunks(), directory);

    expect(content.equals(await readFile(join(directory, "a")))).toBe(true);
  });

  it.each([
    ["goes up", [tarFile("../evil", "content")]],
    ["is absolute", [tarFile("/tmp/cache-unpack-evil/evil", "content")]],
    [
      "goes through a link",
      [tarFile("link", "", { kind: "symlink", linkName: ".." }), tarFile("link/evil", "content")],
    ],
  ])("puts nothing elsewhere where a name %s", async (_what, entries) => {
    await unpackArchive(chunksOf(gzipSync(writeTar(entries))), directory).catch(() => undefined);

    const outside = (await files()).filter((name) => !name.startsWith("stage"));
    expect(outside).toEqual([]);
    await expect(readdir("/tmp/cache-unpack-evil")).rejects.toThrow("ENOENT");
  });

  it("rejects with what the source says, not with what that leads to", async () => {
    async function* broken(): AsyncGenerator<Buffer> {
      yield gzipSync(writeTar([tarFile("a", "content")])).subarray(0, 50);
      await Promise.reject(new Error("the line was cut"));
    }

    await expect(unpackArchive(broken(), directory)).rejects.toThrow("the line was cut");
  });

  it.each([
    ["nothing", Buffer.alloc(0)],
    ["no archive", Buffer.from("<html>")],
  ])("rejects with the exit code of tar for %s", async (_what, bytes) => {
    await expect(unpackArchive(chunksOf(bytes), directory)).rejects.toThrow("tar ended with exit code 2");
  });
});
