// Files of two layers, compared.
import { Readable } from "node:stream";
import { gzipSync, zstdCompressSync } from "node:zlib";
import { describe, expect, it } from "@jest/globals";
import { UnpackRoom } from "../../../src/bytes/unpack-room.ts";
import { compareLayerFiles, type LayerFiles } from "../../../src/platform/verify/layer-files.ts";
import { tarDirectory, type TarEntry, tarFile, writeTar } from "../../docker/tiny-tar.ts";

const NEVER = new AbortController().signal;

function compare(
  first: readonly TarEntry[] | Buffer,
  second: readonly TarEntry[] | Buffer,
  limits: Partial<Parameters<typeof compareLayerFiles>[2]> = {},
): Promise<LayerFiles> {
  const [a, b] = [first, second].map((each) => inPieces(Buffer.isBuffer(each) ? each : writeTar(each)));
  return compareLayerFiles(a ?? Readable.from([]), b ?? Readable.from([]), {
    maxShown: 10,
    maxWaitingBytes: 1_000_000,
    room: new UnpackRoom(100_000_000, () => new Error("too much")),
    signal: NEVER,
    ...limits,
  });
}

/** In chunks that end in the middle of everything. */
function inPieces(bytes: Buffer): Readable {
  const size = 700;
  const count = Math.ceil(bytes.length / size);
  return Readable.from(
    Array.from({ length: count }, (_none, at) => bytes.subarray(at * size, (at + 1) * size)),
  );
}

/** An archive of one entry whose name, or link target, GNU tar writes before it. */
function withLongName(flag: "K" | "L", name: string, entry: TarEntry): Buffer {
  const before = writeTar([tarFile("long", name)]).subarray(0, 512 + Math.ceil(name.length / 512) * 512);
  before.write(flag, 156);
  const sum =
    Number.parseInt(before.toString("latin1", 148, 154), 8) + flag.charCodeAt(0) - "0".charCodeAt(0);
  before.write(sum.toString(8).padStart(6, "0"), 148);
  return Buffer.concat([before, writeTar([entry])]);
}

/** e.g. `a: mode 0644 and 0755`. */
const words = ({ shown }: LayerFiles): string[] =>
  shown.map(({ path, aspects }) => `${path}: ${aspects.join(", ")}`);

const FIRST = [tarDirectory("d"), tarFile("d/a", "one"), tarFile("d/b", "x".repeat(3000))];

/** The same files, of which one has something else. */
const changed = (at: number, more: Partial<TarEntry>): TarEntry[] =>
  FIRST.map((entry, index) => (index === at ? { ...entry, ...more } : entry));

describe("files that differ", () => {
  it.each<[string, number, Partial<TarEntry>, string]>([
    ["mode", 1, { mode: 0o4755 }, "d/a: mode 0644 and 4755"],
    ["owner", 0, { uid: 1000, gid: 1001 }, "d: owner 0:0 and 1000:1001"],
    ["time", 1, { mtime: 315532801 }, "d/a: mtime 1970-01-01T00:00:00Z and 1980-01-01T00:00:01Z"],
    ["type", 1, { kind: "symlink", content: Buffer.alloc(0), linkName: "b" }, "d/a: type file and symlink"],
  ])("are told by their %s, with both values", async (_what, at, more, expected) => {
    const result = await compare(FIRST, changed(at, more));

    expect(words(result)[0]).toContain(expected);
    expect(result).toMatchObject({ count: 1, isReordered: false, isComplete: true });
  });

  it("are told by the target of a link, which is quoted", async () => {
    const link = (linkName: string) => [tarFile("l", "", { kind: "symlink", linkName })];

    expect(words(await compare(link("a\n"), link("b")))).toEqual(['l: link target "a\\n" and "b"']);
  });

  it("are told by the target of a link that differs only behind what is shown", async () => {
    const link = (end: string) =>
      withLongName("K", "t".repeat(400) + end, tarFile("l", "", { kind: "symlink" }));

    const [line] = words(await compare(link("a"), link("b")));

    expect(line).toMatch(/^l: link target "t+…", of which only what is not shown differs$/);
  });

  it.each([
    ["of the same size", "x".repeat(2000) + "y" + "x".repeat(999), 2000],
    ["that is shorter", "x".repeat(10), 10],
    ["that is longer", "x".repeat(4000), 3000],
    ["that is empty", "", 0],
  ])("are told by the first byte of a content %s, which is not shown", async (_how, text, at) => {
    const [line = ""] = words(await compare(FIRST, changed(2, { content: Buffer.from(text) })));

    const values = `3000 bytes sha256:\\w{12} and ${text.length} bytes sha256:\\w{12}`;
    expect(line).toMatch(new RegExp(`^d/b: content from byte ${at} on \\(${values}\\)$`));
  });

  it("are told by all that differs", async () => {
    const [line] = words(await compare(FIRST, changed(1, { mode: 0o600, content: Buffer.from("two") })));

    expect(line).toMatch(/^d\/a: mode 0644 and 0600, content from byte 0 on \(3 bytes/);
  });

  it("are found in archives however these are compressed", async () => {
    const [a, b] = [writeTar(FIRST), writeTar(changed(1, { mode: 0o600 }))];

    expect(words(await compare(gzipSync(a), zstdCompressSync(b)))).toEqual(["d/a: mode 0644 and 0600"]);
  });

  it("are all counted, and the first are shown", async () => {
    const many = (content: string) =>
      Array.from({ length: 30 }, (_none, at) => tarFile(`${100 + at}`, content));
    const result = await compare(many("a"), many("b"), { maxShown: 3 });

    expect(result.count).toBe(30);
    expect(result.shown.map(({ path }) => path)).toEqual(["100", "101", "102"]);
  });
});

describe("files that only one layer has", () => {
  const rest = Array.from({ length: 50 }, (_none, at) => tarFile(`d/z${100 + at}`, String(at)));
  const more = tarFile("d/m", "more");

  it("are told, and do not hide what follows", async () => {
    const last = { ...tarFile("d/z149", "49"), mode: 0o600 };
    const first = [...FIRST, more, ...rest];
    const result = await compare(first, [...FIRST, ...rest.slice(0, -1), last]);

    expect(words(result)).toEqual(["d/z149: mode 0644 and 0600", "d/m: only in the first image"]);
  });

  it("are told of the second one, and need no room for what follows them", async () => {
    const result = await compare([...FIRST, ...rest], [...FIRST, more, ...rest], { maxWaitingBytes: 600 });

    expect(words(result)).toEqual(["d/m: only in the second image"]);
    expect(result.isComplete).toBe(true);
  });

  it("come in the order of directories: what is in one is before what only begins like it", async () => {
    const entries = [tarDirectory("a"), tarFile("a/b", ""), tarFile("a-b", "")];
    const result = await compare(entries, entries.slice(0, 2), { maxWaitingBytes: 600 });

    expect(words(result)).toEqual(["a-b: only in the first image"]);
  });
});

describe("files in another order", () => {
  const reversed = [...FIRST].reverse();

  it("are told if that is all", async () => {
    expect(await compare(FIRST, reversed)).toEqual({
      shown: [],
      count: 0,
      isReordered: true,
      isComplete: true,
    });
  });

  it("are compared all the same", async () => {
    const result = await compare(FIRST, [...changed(1, { content: Buffer.from("y") })].reverse());

    expect(words(result)[0]).toMatch(/^d\/a: content \(3 bytes sha256:\w{12} and 1 bytes sha256:\w{12}\)$/);
    expect(result).toMatchObject({ count: 1, isReordered: false });
  });

  it("are not all compared if that would take much memory", async () => {
    const many = Array.from({ length: 100 }, (_none, at) => tarFile(`${100 + at}`, ""));
    const result = await compare(many, [...many].reverse(), { maxWaitingBytes: 10_000 });

    expect(result).toMatchObject({ isComplete: false });
  });

  it("take memory for the targets of links, too", async () => {
    const link = withLongName("K", "t".repeat(20_000), tarFile("l", "", { kind: "symlink" }));
    const result = await compare(link, FIRST, { maxWaitingBytes: 10_000 });

    expect(result).toMatchObject({ isComplete: false });
  });

  it("take memory once if an archive repeats them", async () => {
    const many = Array.from({ length: 100 }, () => tarFile("a", ""));
    const result = await compare(many, [], { maxWaitingBytes: 10_000 });

    expect(words(result)).toEqual(["a: only in the first image"]);
    expect(result.isComplete).toBe(true);
  });
});

it("layers with the same files and other headers have no difference that is told", async () => {
  const first = writeTar(FIRST);
  const second = Buffer.from(first);
  // The name of the owner, and the checksum with it.
  second.write("a", 265);
  const sum = Number.parseInt(second.toString("latin1", 148, 154), 8) + "a".charCodeAt(0);
  second.write(sum.toString(8).padStart(6, "0"), 148);

  expect(await compare(first, second)).toEqual({ shown: [], count: 0, isReordered: false, isComplete: true });
});

it("names of a megabyte are compared as fast as others", async () => {
  const long = withLongName("L", `${"/".repeat(1_000_000)}x`, tarFile("a", ""));
  const result = await compare(long, FIRST, { maxWaitingBytes: 10_000_000 });

  expect(result).toMatchObject({ count: 4, isComplete: true });
});

it("what is no archive is told", async () => {
  await expect(compare(FIRST, Buffer.from("no archive".repeat(100)))).rejects.toMatchObject({
    code: "MALFORMED",
  });
});

it("layers that decompress to any number of bytes are read as far as there is room for both", async () => {
  const layer = (last: string) => writeTar([tarFile("zeros", Buffer.alloc(3_000_000)), tarFile("z", last)]);
  const room = (limitBytes: number) => new UnpackRoom(limitBytes, () => new Error("too much"));
  const [a, b] = [zstdCompressSync(layer("a")), gzipSync(layer("b"))];

  await expect(compare(a, b, { room: room(5_000_000) })).rejects.toThrow("too much");
  expect(await compare(a, b, { room: room(7_000_000) })).toMatchObject({ count: 1 });
});

it("comparing ends when the build is cancelled", async () => {
  await expect(compare(FIRST, FIRST, { signal: AbortSignal.abort() })).rejects.toMatchObject({
    code: "CANCELLED",
  });
});
