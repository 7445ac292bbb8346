import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { encodeTarHeader, FIXED_MTIME, paddingOf, TAR_END, type TarEntry } from "../../src/oci/tar-header.ts";
import { readContent, type ReadEntry, readTar } from "../../src/oci/tar-reader.ts";

const LONG = `/${"d".repeat(120)}/${"f".repeat(130)}`;

const entryOf = (entry: Partial<TarEntry>): TarEntry => ({
  name: "/a",
  type: "file",
  mode: 0o644,
  uid: 0,
  gid: 0,
  sizeBytes: 0,
  mtime: FIXED_MTIME,
  ...entry,
});

function fileOf(name: string, content: string, more: Partial<TarEntry> = {}): Buffer {
  const bytes = Buffer.from(content);
  const header = encodeTarHeader(entryOf({ name, sizeBytes: bytes.length, ...more }));
  return Buffer.concat([header, bytes, Buffer.alloc(paddingOf(bytes.length))]);
}

/** A header that `encodeTarHeader` does not write: another type, other text in a field, the right checksum. */
function rawHeader(name: string, typeFlag: string, size: number, change?: (block: Buffer) => void): Buffer {
  const block = Buffer.from(encodeTarHeader(entryOf({ name, sizeBytes: size })));
  block.write(typeFlag, 156, "latin1");
  change?.(block);
  block.fill(" ", 148, 156);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
  return block;
}

function metadata(typeFlag: string, content: string): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([
    rawHeader("meta", typeFlag, bytes.length),
    bytes,
    Buffer.alloc(paddingOf(bytes.length)),
  ]);
}

const record = (text: string): string => {
  const length = Buffer.byteLength(text) + 2;
  return `${length + String(length + 1).length} ${text}\n`;
};

async function* chunksOf(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) {
    await Promise.resolve();
    yield bytes.subarray(at, at + size);
  }
}

interface Read {
  readonly entry: ReadEntry["entry"];
  readonly content: string;
}

async function readAll(tar: Buffer, chunkSize = tar.length): Promise<readonly Read[]> {
  const entries: Read[] = [];
  for await (const item of readTar(chunksOf(tar, chunkSize))) {
    entries.push({ entry: item.entry, content: (await readContent(item, 10_000)).toString("utf8") });
  }
  return entries;
}

async function namesOf(tar: Buffer): Promise<readonly string[]> {
  return (await readAll(tar)).map(({ entry }) => entry.name);
}

const ENTRIES: readonly TarEntry[] = [
  entryOf({ name: "/dir", type: "directory", mode: 0o2755, uid: 1000, gid: 1001 }),
  entryOf({ name: "/dir/link", type: "symlink", linkName: "../else" }),
  entryOf({ name: "/dir/hard", type: "hardlink", linkName: "/dir/file" }),
  entryOf({ name: "/dir/fifo", type: "fifo" }),
  entryOf({ name: "/dev/c", type: "character-device", deviceMajor: 1, deviceMinor: 3 }),
  entryOf({ name: "/dev/b", type: "block-device", deviceMajor: 8, deviceMinor: 17 }),
  entryOf({ name: `/${"p".repeat(120)}/split` }),
  entryOf({ name: LONG }),
  entryOf({ name: "/café", uid: 3_000_000, gid: 4_000_000 }),
  entryOf({ name: "/long link", type: "symlink", linkName: `é${"l".repeat(300)}` }),
];

describe("readTar", () => {
  it("gives back what encodeTarHeader wrote", async () => {
    const entries = await readAll(Buffer.concat([...ENTRIES.map(encodeTarHeader), TAR_END]));

    expect(entries.map(({ entry }) => entry)).toStrictEqual(
      ENTRIES.map((entry) => ({ linkName: "", deviceMajor: 0, deviceMinor: 0, ...entry })),
    );
  });

  it.each([1, 2, 3, 7, 100, 511, 512, 513, 1000, 1024, 4096])(
    "does not care about chunks of %i bytes",
    async (size) => {
      const tar = Buffer.concat([
        fileOf("/one", "x".repeat(700)),
        fileOf(LONG, "long"),
        fileOf("/empty", ""),
        fileOf("/full", "y".repeat(512)),
        TAR_END,
      ]);

      const entries = await readAll(tar, size);

      expect(entries.map(({ entry, content }) => [entry.name, content])).toStrictEqual([
        ["/one", "x".repeat(700)],
        [LONG, "long"],
        ["/empty", ""],
        ["/full", "y".repeat(512)],
      ]);
    },
  );

  it("skips contents that nobody reads, or reads in part", async () => {
    const tar = Buffer.concat([
      fileOf("/unread", "x".repeat(2000)),
      fileOf("/started", "y".repeat(2000)),
      fileOf("/last", "z"),
      TAR_END,
    ]);
    const seen: string[] = [];

    for await (const { entry, content } of readTar(chunksOf(tar, 300))) {
      seen.push(entry.name);
      if (entry.name === "/started") await content[Symbol.asyncIterator]().next();
    }

    expect(seen).toStrictEqual(["/unread", "/started", "/last"]);
  });

  it("ends at a block of zeros and reads the rest of the source", async () => {
    let drained = false;
    async function* source(): AsyncGenerator<Buffer> {
      yield Buffer.concat([fileOf("/one", "1"), TAR_END]);
      await Promise.resolve();
      yield fileOf("/behind the end", "2");
      drained = true;
    }
    const names: string[] = [];

    for await (const { entry } of readTar(source())) names.push(entry.name);

    expect(names).toStrictEqual(["/one"]);
    expect(drained).toBe(true);
  });

  it("closes the source when the reader stops early", async () => {
    let closed = false;
    async function* source(): AsyncGenerator<Buffer> {
      try {
        await Promise.resolve();
        yield fileOf("/one", "1");
        yield fileOf("/two", "2");
      } finally {
        closed = true;
      }
    }

    for await (const { entry } of readTar(source())) {
      expect(entry.name).toBe("/one");
      break;
    }

    expect(closed).toBe(true);
  });

  it("takes nothing for an empty archive", async () => {
    expect(await namesOf(Buffer.alloc(0))).toStrictEqual([]);
    expect(await namesOf(TAR_END)).toStrictEqual([]);
  });

  it("takes headers from before USTAR, whose type may be NUL", async () => {
    const old = rawHeader("old", "\0", 0, (block) => block.fill(0, 257));

    const [read] = await readAll(Buffer.concat([old, TAR_END]));

    expect(read?.entry).toMatchObject({ name: "old", type: "file" });
  });

  it("calls types that no layer has unsupported, and skips their content", async () => {
    const sparse = Buffer.concat([rawHeader("/sparse", "S", 600), Buffer.alloc(1024, "s")]);

    const entries = await readAll(Buffer.concat([sparse, fileOf("/next", "n"), TAR_END]));

    expect(entries.map(({ entry }) => [entry.name, entry.type])).toStrictEqual([
      ["/sparse", "unsupported"],
      ["/next", "file"],
    ]);
  });

  it("ignores the size of what has no content", async () => {
    const directory = rawHeader("/dir", "5", 4096);

    expect(await namesOf(Buffer.concat([directory, fileOf("/next", ""), TAR_END]))).toStrictEqual([
      "/dir",
      "/next",
    ]);
  });
});

describe("extended headers", () => {
  it("apply to the next entry only", async () => {
    const tar = Buffer.concat([
      metadata("x", record("path=/pax") + record("linkpath=/target") + record("uid=7") + record("gid=8")),
      fileOf("/short", ""),
      fileOf("/plain", "", { uid: 1 }),
      TAR_END,
    ]);

    const entries = await readAll(tar);

    expect(entries[0]?.entry).toMatchObject({ name: "/pax", linkName: "/target", uid: 7, gid: 8 });
    expect(entries[1]?.entry).toMatchObject({ name: "/plain", linkName: "", uid: 1, gid: 0 });
  });

  it("give the size of the content", async () => {
    const content = "z".repeat(600);
    const tar = Buffer.concat([
      metadata("x", record("size=600")),
      rawHeader("/big", "0", 0),
      Buffer.from(content),
      Buffer.alloc(paddingOf(600)),
      fileOf("/next", ""),
      TAR_END,
    ]);

    const entries = await readAll(tar);

    expect(entries.map(({ entry, content: text }) => [entry.name, text.length])).toStrictEqual([
      ["/big", 600],
      ["/next", 0],
    ]);
  });

  it("keep line feeds and equal signs in their values", async () => {
    const tar = Buffer.concat([metadata("x", record("path=/a=b\nc")), fileOf("/short", ""), TAR_END]);

    expect(await namesOf(tar)).toStrictEqual(["/a=b\nc"]);
  });

  it("of GNU tar name long paths and link targets", async () => {
    const tar = Buffer.concat([
      metadata("K", `${"t".repeat(300)}\0`),
      metadata("L", `${"n".repeat(300)}\0`),
      encodeTarHeader(entryOf({ type: "symlink", linkName: "cut" })),
      TAR_END,
    ]);

    const [read] = await readAll(tar);

    expect(read?.entry).toMatchObject({ name: "n".repeat(300), linkName: "t".repeat(300) });
  });

  it.each(["L", "K"])("of GNU tar end at the first NUL, however many there are: %s", async (flag) => {
    const value = `name\0${"\0".repeat(1_000_000)}rest`;
    const tar = Buffer.concat([
      metadata(flag, value),
      encodeTarHeader(entryOf({ type: "symlink", linkName: "own" })),
      TAR_END,
    ]);

    const [read] = await readAll(tar);

    expect(read?.entry).toMatchObject(flag === "L" ? { name: "name" } : { linkName: "name" });
  });

  it("that are global change nothing", async () => {
    const tar = Buffer.concat([metadata("g", record("path=/global")), fileOf("/own", ""), TAR_END]);

    expect(await namesOf(tar)).toStrictEqual(["/own"]);
  });

  it("of base-256 numbers are read", async () => {
    const large = rawHeader("/id", "0", 0, (block) => {
      block.fill(0, 108, 116);
      block[108] = 0x80;
      block.writeUInt32BE(3_000_000_000, 112);
    });

    const [read] = await readAll(Buffer.concat([large, TAR_END]));

    expect(read?.entry.uid).toBe(3_000_000_000);
  });
});

describe("a malformed archive", () => {
  const whole = Buffer.concat([fileOf(LONG, "x".repeat(700)), TAR_END]);
  const broken = (change: (tar: Buffer) => void): Buffer => {
    const tar = Buffer.from(whole);
    change(tar);
    return tar;
  };

  it.each([
    ["a wrong checksum", broken((tar) => tar.write("9", 0)), "a header has a wrong checksum"],
    ["an end within a header", whole.subarray(0, 300), "it ends too early"],
    ["an end behind an extended header's own", whole.subarray(0, 512), "it ends within a header"],
    ["an end within an extended header", whole.subarray(0, 600), "it ends too early"],
    ["an end within a file", whole.subarray(0, 1536 + 600), "it ends within a file"],
    ["an end before a file", whole.subarray(0, 1536), "it ends within a file"],
    ["a record without length", metadata("x", "path=/a\n"), "an extended header has a broken record"],
    ["a record of length zero", metadata("x", "0 path=/a\n"), "an extended header has a broken record"],
    ["a record that is cut", metadata("x", "5 path=/a\n"), "an extended header has a broken record"],
    ["a record beyond its header", metadata("x", "99 path=/a\n"), "an extended header has a broken record"],
    [
      "a size that is no number",
      Buffer.concat([metadata("x", record("size=many")), fileOf("/a", "a")]),
      'an extended header has size="many"',
    ],
    [
      "a negative id",
      Buffer.concat([metadata("x", record("uid=-1")), fileOf("/a", "a")]),
      'an extended header has uid="-1"',
    ],
    [
      "an absurd extended header",
      rawHeader("meta", "x", 2 * 1024 * 1024),
      "an extended header is larger than 1 MiB",
    ],
  ])("is refused for %s", async (_, tar, why) => {
    await expect(readAll(tar)).rejects.toMatchObject({
      code: "MALFORMED",
      message: `The tar archive is malformed: ${why}.`,
    });
  });

  it("is refused wherever it is cut within header or content", async () => {
    const lengths = Array.from({ length: 1536 + 700 }, (_, at) => at + 1).filter((at) => at % 37 === 0);

    const results = await Promise.allSettled(lengths.map((length) => readAll(whole.subarray(0, length))));

    expect(results.map(({ status }) => status)).toStrictEqual(lengths.map(() => "rejected"));
  });

  it("passes on what the source fails with", async () => {
    async function* source(): AsyncGenerator<Buffer> {
      yield fileOf("/one", "1").subarray(0, 100);
      await Promise.resolve();
      throw new Error("connection reset");
    }

    await expect(readTar(source()).next()).rejects.toThrow("connection reset");
  });
});

describe("readContent", () => {
  it("refuses a file larger than its limit", async () => {
    const read = async (): Promise<void> => {
      for await (const item of readTar(chunksOf(fileOf("/big", "12345"), 512))) await readContent(item, 4);
    };

    await expect(read()).rejects.toThrow('The tar archive is malformed: "/big" has more than 4 bytes.');
  });
});

describe("archives of GNU tar", () => {
  let dir: string;
  const deep = path.join("d".repeat(90), "e".repeat(90), `${"f".repeat(90)}é`);

  beforeAll(() => {
    dir = mkdtempSync(path.join(tmpdir(), "tar-reader-"));
    mkdirSync(path.join(dir, path.dirname(deep)), { recursive: true });
    writeFileSync(path.join(dir, deep), "deep\n", { mode: 0o640 });
    symlinkSync("t".repeat(150), path.join(dir, "link"));
    utimesSync(path.join(dir, deep), FIXED_MTIME, FIXED_MTIME);
  });
  afterAll(() => {
    rmSync(dir, { recursive: true, force: true });
  });

  it.each(["gnu", "posix", "oldgnu", "pax"])("in the format %s are read", async (format) => {
    const args = ["-C", dir, `--format=${format}`, "--numeric-owner", "--owner=3000000", "--group=7"];
    const tar = execFileSync("tar", [...args, "-cf", "-", "link", deep]);

    const entries = await readAll(tar);

    expect(entries).toMatchObject([
      { entry: { name: "link", type: "symlink", linkName: "t".repeat(150), uid: 3_000_000, gid: 7 } },
      { entry: { name: deep, type: "file", mode: 0o640, mtime: FIXED_MTIME }, content: "deep\n" },
    ]);
  });
});
