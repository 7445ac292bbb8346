import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { constants, gzipSync, zstdCompressSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { unpackArchive } from "../../../src/actions/github-cache/cache-unpack.ts";
import { tarDirectory, tarFile, tarHeader, writeTar } from "../../docker/tiny-tar.ts";

/** Of `tar`'s usual padding. */
const RECORD = 10_240;
/** Of `tar` itself, and more than a pipe holds. */
const OTHER_RECORDS = [512, 98_304];

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

  const FRAMES = (tar: Buffer): Buffer =>
    Buffer.concat([tar.subarray(0, 400_000), tar.subarray(400_000)].map((part) => zstdCompressSync(part)));

  it.each([
    ["gzip", (tar: Buffer) => gzipSync(tar)],
    ["frames of zstd", FRAMES],
  ])(
    "takes each chunk of %s before it asks for the next, which may come in the same memory",
    async (_what, compress) => {
      const content = randomBytes(1_000_000);
      const archive = compress(writeTar([tarFile("a", content)]));
      async function* chunks(): AsyncGenerator<Buffer> {
        const buffer = Buffer.alloc(300_000);
        for (let at = 0; at < archive.length; at += buffer.length) {
          await Promise.resolve();
          yield buffer.subarray(0, archive.copy(buffer, 0, at));
        }
      }

      await unpackArchive(chunks(), directory);

      expect(content.equals(await readFile(join(directory, "a")))).toBe(true);
    },
  );

  // An archive ends with a mark and what pads it, which has to be read, too.
  it("unpacks archives of every length modulo 64 KiB, however they are padded", async () => {
    const lengths = Array.from({ length: 128 }, (_, blocks) => blocks * 512);
    const failures: string[] = [];
    const check = async (length: number, record: number, compress: (tar: Buffer) => Buffer) => {
      const tar = writeTar([tarFile("a", Buffer.alloc(length, "a"))]);
      const padded = Buffer.concat([tar, Buffer.alloc((record - (tar.length % record)) % record)]);
      const archive = compress(padded);
      const target = await mkdtemp(join(root, "of-"));
      await unpackArchive(chunksOf(archive), target).catch((error: unknown) => {
        failures.push(`${length} bytes, records of ${record}: ${String(error)}`);
      });
      expect((await readFile(join(target, "a"))).length).toBe(length);
    };

    for (const [at, length] of lengths.entries()) {
      const others = [
        ...OTHER_RECORDS.map((record) => () => check(length, record, zstdCompressSync)),
        () => check(length, RECORD, gzipSync),
      ];
      // Padding and compression only change where the archive ends, so some of their lengths are enough.
      const sampled = at % 7 === 0 ? others : [];
      await Promise.all([check(length, RECORD, zstdCompressSync), ...sampled.map((other) => other())]);
    }

    expect(failures).toStrictEqual([]);
  }, 300_000);

  it("rejects an archive that is damaged behind the mark of its end", async () => {
    const padding = Buffer.alloc(1_000_000);
    const archive = zstdCompressSync(Buffer.concat([writeTar([tarFile("a", "content")]), padding]), {
      params: { [constants.ZSTD_c_checksumFlag]: 1 },
    });
    archive.writeUInt8(archive.readUInt8(archive.length - 1) ^ 1, archive.length - 1);

    await expect(unpackArchive(chunksOf(archive), directory)).rejects.toThrow(
      "Restored data doesn't match checksum",
    );
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

  describe("of an entry that becomes far larger than it is", () => {
    const ROOM = { bytes: 200_000_000, files: 1_000_000 };
    const zeros = (sizeBytes: number): Buffer =>
      gzipSync(Buffer.concat([tarHeader(tarFile("a", ""), sizeBytes), Buffer.alloc(sizeBytes + 1024)]));

    it("ends where it would take more than half of the disk", async () => {
      const unpacking = unpackArchive(chunksOf(zeros(110_000_000)), directory, () => Promise.resolve(ROOM));

      await expect(unpacking).rejects.toThrow(
        "the entry unpacks to more than 100000000 bytes, half of what the disk has left",
      );
      await unpackArchive(chunksOf(zeros(90_000_000)), directory, () => Promise.resolve(ROOM));
    });

    it("ends where what follows the archive would go on for ever", async () => {
      const archive = gzipSync(Buffer.concat([writeTar([tarFile("a", "")]), Buffer.alloc(110_000_000)]));

      const unpacking = unpackArchive(chunksOf(archive), directory, () => Promise.resolve(ROOM));

      await expect(unpacking).rejects.toThrow("unpacks to more than 100000000 bytes");
    });

    it("ends where its files would take more than half of those that the disk can have", async () => {
      const left = [1000, 499];
      const unpacking = unpackArchive(chunksOf(zeros(20_000_000)), directory, () =>
        Promise.resolve({ ...ROOM, files: left.shift() ?? 0 }),
      );

      await expect(unpacking).rejects.toThrow("has more files than half of what the disk has left, 1000");
      const uncounted = { ...ROOM, files: 0 };
      await unpackArchive(chunksOf(zeros(20_000_000)), directory, () => Promise.resolve(uncounted));
    });

    it("makes no file that is larger by its holes", async () => {
      await promisify(execFile)("truncate", ["-s", "1G", join(root, "sparse")]);
      const { stdout } = await promisify(execFile)("tar", ["-Scf", "-", "-C", root, "sparse"], {
        encoding: "buffer",
      });

      const unpacking = unpackArchive(chunksOf(gzipSync(stdout)), directory, () => Promise.resolve(ROOM));

      await expect(unpacking).rejects.toThrow("neither a file nor a directory");
      expect(await readdir(directory)).toEqual([]);
    });

    it("keeps no name in memory that is larger", async () => {
      const header = tarHeader(tarFile("././@LongLink", ""), 3_000_000_000);
      header.write("L", 156);
      header.write("        ", 148);
      const sum = header.reduce((total, byte) => total + byte, 0);
      header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);

      const unpacking = unpackArchive(chunksOf(gzipSync(header)), directory, () => Promise.resolve(ROOM));

      await expect(unpacking).rejects.toThrow("an extended header is larger than 1 MiB");
    });
  });

  it("rejects with what the source says, not with what that leads to", async () => {
    async function* broken(): AsyncGenerator<Buffer> {
      yield gzipSync(writeTar([tarFile("a", "content")])).subarray(0, 50);
      await Promise.reject(new Error("the line was cut"));
    }

    await expect(unpackArchive(broken(), directory)).rejects.toThrow("the line was cut");
  });

  it.each([
    ["nothing", Buffer.alloc(0), "the entry is empty"],
    ["no archive", Buffer.from("<html>"), "the archive is damaged: incorrect header check"],
  ])("says what is wrong with %s", async (_what, bytes, problem) => {
    await expect(unpackArchive(chunksOf(bytes), directory)).rejects.toThrow(problem);
  });

  it("makes no symbolic link", async () => {
    const tar = writeTar([tarFile("a", ""), tarFile("link", "", { kind: "symlink", linkName: "a" })]);

    const unpacking = unpackArchive(chunksOf(gzipSync(tar)), directory);

    await expect(unpacking).rejects.toThrow('the entry has a link instead of "link"');
    expect(await files()).toEqual(["stage", "stage/a"]);
  });

  it("gives a file another name of the entry, but no file of elsewhere one", async () => {
    const named = (linkName: string): Buffer =>
      gzipSync(writeTar([tarFile("a", "content"), tarFile("b", "", { kind: "hardlink", linkName })]));

    await unpackArchive(chunksOf(named("./a")), directory);
    const elsewhere = unpackArchive(chunksOf(named("/etc/passwd")), directory);

    await expect(elsewhere).rejects.toThrow('the entry has the name "/etc/passwd", which leads elsewhere');
    expect(await readFile(join(directory, "b"), "utf8")).toBe("content");
  });

  it("gives files and directories their permissions, but no one who runs or enters them the rights of others", async () => {
    const entries = [tarDirectory("closed", { mode: 0o3577 }), tarFile("closed/a", "", { mode: 0o6755 })];

    await unpackArchive(chunksOf(gzipSync(writeTar(entries))), directory);

    const modeOf = async (name: string): Promise<number> => (await stat(join(directory, name))).mode & 0o7777;
    expect(await Promise.all(["closed", "closed/a"].map(modeOf))).toEqual([0o777, 0o755]);
  });
});
