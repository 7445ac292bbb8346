import { describe, expect, it } from "@jest/globals";
import { toBytePath } from "../../src/oci/byte-path.ts";
import { encodeByteTarHeader } from "../../src/oci/byte-tar-header.ts";
import { digestOf } from "../../src/oci/digest.ts";
import {
  encodeTarHeader,
  FIXED_MTIME,
  paddingOf,
  TAR_END,
  type TarEntry,
  type TarType,
  TYPE_FLAGS,
} from "../../src/oci/tar-header.ts";
import { type ListedEntry, parseListing, readRecording, recordingNames, tarOf } from "./recording.ts";

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

/** A field of a header block up to its first NUL. */
const field = (block: Buffer, at: number, size: number): string =>
  block.toString("latin1", at, at + size).replace(/\0[^]*$/, "");

const nameOf = (block: Buffer): string => field(block, 0, 100);
const prefixOf = (block: Buffer): string => field(block, 345, 155);

/** PAX block, its records, and the main block of a header that needed PAX. */
function splitPax(header: Buffer): { pax: Buffer; records: string; main: Buffer } {
  const pax = header.subarray(0, 512);
  const size = parseInt(field(pax, 124, 12), 8);
  return { pax, records: header.toString("utf8", 512, 512 + size), main: header.subarray(-512) };
}

/** Whether a name is written as bytes that are not UTF-8; listings show them as Latin-1. */
const isLatin = ({ entry }: ListedEntry): boolean => entry.name.includes("latin-café");

function encodeListed({ entry }: ListedEntry): Buffer {
  const { linkName } = entry;
  return encodeByteTarHeader({
    ...entry,
    name: isLatin({ entry, content: "" }) ? entry.name : toBytePath(entry.name),
    ...(linkName !== undefined && { linkName: toBytePath(linkName) }),
  });
}

describe("a tar of encoded headers", () => {
  it("is the process-types layer of the official lifecycle to the byte", () => {
    const root = { mode: 0o755, uid: 0, gid: 0 };
    const tar = Buffer.concat([
      encodeTarHeader(entryOf({ ...root, name: "/cnb", type: "directory" })),
      encodeTarHeader(entryOf({ ...root, name: "/cnb/process", type: "directory" })),
      encodeTarHeader(
        entryOf({ ...root, name: "/cnb/process/web", type: "symlink", linkName: "/cnb/lifecycle/launcher" }),
      ),
      TAR_END,
    ]);

    expect(digestOf(tar)).toBe("sha256:83d85471d9f8a3834b4e27cf701e3f0aef220cc816d9c173c7d32cd73909a590");
  });

  it.each(recordingNames().filter((name) => name !== "03-detection"))(
    "is each recorded layer of %s to the byte",
    (name) => {
      const { layers, contents } = readRecording(name);
      const known = Object.entries(layers).flatMap(([diffId, lines]) => {
        const entries = lines.map((line) => parseListing(line, contents));
        const complete = entries.filter((one) => one?.content !== undefined);
        return complete.length === lines.length ? [{ diffId, entries: complete as ListedEntry[] }] : [];
      });

      const encoded = known.map(({ entries }) =>
        digestOf(tarOf(entries, entries.some(isLatin) ? encodeListed : undefined)),
      );

      expect(known.length).toBeGreaterThan(0);
      expect(encoded).toStrictEqual(known.map(({ diffId }) => diffId));
    },
  );
});

describe("encodeTarHeader", () => {
  it("writes each field where USTAR has it", () => {
    const block = encodeTarHeader(
      entryOf({
        name: "/dev/x",
        type: "block-device",
        mode: 0o4755,
        uid: 1000,
        gid: 1001,
        deviceMajor: 8,
        deviceMinor: 17,
      }),
    );

    expect(block).toHaveLength(512);
    expect(block.toString("latin1", 0, 157)).toBe(
      `/dev/x${"\0".repeat(94)}0004755\x000001750\x000001751\x0000000000000\x0002263523001\x00010324\0 4`,
    );
    expect(block.toString("latin1", 257, 345)).toBe(`ustar\x0000${"\0".repeat(64)}0000010\x000000021\0`);
  });

  it.each(Object.entries(TYPE_FLAGS))("marks a %s with %s", (type, flag) => {
    const block = encodeTarHeader(entryOf({ type: type as TarType }));

    expect(String.fromCharCode(block[156] ?? 0)).toBe(flag);
  });

  it("has no block that begins with a zero, whatever the name: readers would take that for the end", () => {
    const header = encodeTarHeader(entryOf({ name: "é" }));

    expect([header[0], header.at(-512)]).not.toContain(0);
  });

  it("has no slash at the end of the PAX header's own name where a name has no letter of ASCII", () => {
    const paxName = (name: string): string => nameOf(splitPax(encodeTarHeader(entryOf({ name }))).pax);

    expect(paxName("/cnb/process/ü")).toBe("/cnb/process/PaxHeaders.0");
    expect(paxName("/app/写真/日本.txt")).toBe("/app//PaxHeaders.0/.txt");
  });

  it("sums all bytes, with blanks for the sum itself", () => {
    const block = encodeTarHeader(entryOf({ name: "/some/name", sizeBytes: 12345 }));
    const sum = block.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0);

    expect(block.toString("latin1", 148, 156)).toBe(`${sum.toString(8).padStart(6, "0")}\0 `);
  });

  it.each([
    ["at most 100 bytes in the name field", "/".padEnd(100, "n"), { prefix: "", name: "/".padEnd(100, "n") }],
    ["101 bytes at the last slash", `/dir/${"n".repeat(96)}`, { prefix: "/dir", name: "n".repeat(96) }],
    [
      "a prefix of 155 and a name of 100",
      `/${"p".repeat(154)}/${"n".repeat(100)}`,
      { prefix: `/${"p".repeat(154)}`, name: "n".repeat(100) },
    ],
    [
      "the longest prefix that fits",
      `/${"a".repeat(60)}/${"b".repeat(60)}/${"c".repeat(60)}`,
      { prefix: `/${"a".repeat(60)}/${"b".repeat(60)}`, name: "c".repeat(60) },
    ],
  ])("puts %s", (_, name, expected) => {
    const block = encodeTarHeader(entryOf({ name }));

    expect(block).toHaveLength(512);
    expect({ prefix: prefixOf(block), name: nameOf(block) }).toStrictEqual(expected);
  });

  it.each([
    ["a last part of 101 bytes", `/dir/${"n".repeat(101)}`],
    ["a prefix of 156 bytes", `/${"p".repeat(155)}/${"n".repeat(20)}`],
    ["no slash but the first", `/${"n".repeat(100)}`],
    ["nothing behind the last slash within reach", `/${"p".repeat(120)}/`],
    ["a letter beyond ASCII", "/café"],
  ])("uses PAX for a name with %s", (_, name) => {
    const { pax, records } = splitPax(encodeTarHeader(entryOf({ name })));

    expect(field(pax, 156, 1)).toBe("x");
    expect(records).toContain(` path=${name}\n`);
  });

  it("writes the PAX entry as Go does: numbers of zero, no device fields", () => {
    const { pax } = splitPax(encodeTarHeader(entryOf({ name: "/dir/café", uid: 1000, gid: 1000 })));

    expect(nameOf(pax)).toBe("/dir/PaxHeaders.0/caf");
    expect(pax.toString("latin1", 100, 124)).toBe("0000000\x000000000\x000000000\0");
    expect(pax.toString("latin1", 136, 148)).toBe("00000000000\0");
    expect(pax.toString("latin1", 257, 345)).toBe(`ustar\x0000${"\0".repeat(80)}`);
  });

  it.each([
    ["drops what is not ASCII", "/dir/café", "/dir/caf", "/dir/PaxHeaders.0/caf"],
    [
      "cuts at 100 bytes",
      `/dir/${"n".repeat(120)}`,
      `/dir/${"n".repeat(95)}`,
      `/dir/PaxHeaders.0/${"n".repeat(82)}`,
    ],
    [
      "strips slashes left at the cut",
      `/${"p".repeat(98)}/${"n".repeat(101)}`,
      `/${"p".repeat(98)}`,
      `/${"p".repeat(98)}`,
    ],
  ])("leaves a short name in the main header that %s", (_, name, short, paxName) => {
    const { pax, main } = splitPax(encodeTarHeader(entryOf({ name })));

    expect([nameOf(main), prefixOf(main)]).toStrictEqual([short, ""]);
    expect(nameOf(pax)).toBe(paxName);
  });

  it.each([
    [100, 512],
    [101, 1536],
  ])("gives a link of %i bytes a header of %i bytes", (length, size) => {
    const header = encodeTarHeader(entryOf({ type: "symlink", linkName: "l".repeat(length) }));

    expect(header).toHaveLength(size);
    expect(field(header.subarray(-512), 157, 100)).toBe("l".repeat(100));
  });

  it("keeps the records sorted by key", () => {
    const { records, main } = splitPax(
      encodeTarHeader(
        entryOf({ name: "/é", linkName: "è", uid: 2097152, gid: 2097153, sizeBytes: 8 * 1024 ** 3 }),
      ),
    );

    expect(records).toBe("15 gid=2097153\n15 linkpath=è\n12 path=/é\n19 size=8589934592\n15 uid=2097152\n");
    expect(main.toString("latin1", 108, 136)).toBe("0000000\x000000000\x0000000000000\0");
  });

  it.each([
    ["uid", { uid: 0o7777777 }],
    ["gid", { gid: 0o7777777 }],
    ["size", { sizeBytes: 0o77777777777 }],
  ])("needs no PAX for the highest %s that fits", (_, numbers) => {
    expect(encodeTarHeader(entryOf(numbers))).toHaveLength(512);
  });

  it.each([
    [88, "99 path=/"],
    [89, "101 path=/"],
    [90, "102 path=/"],
  ])("counts the digits of a record's own length, with %i letters", (letters, start) => {
    const { records } = splitPax(encodeTarHeader(entryOf({ name: `/é${"n".repeat(letters - 1)}` })));

    expect(records.slice(0, start.length)).toBe(start);
    expect(Buffer.byteLength(records)).toBe(parseInt(records, 10));
  });
});

describe("paddingOf", () => {
  it.each([
    [0, 0],
    [1, 511],
    [511, 1],
    [512, 0],
    [513, 511],
  ])("fills %i bytes with %i zeros", (size, padding) => {
    expect(paddingOf(size)).toBe(padding);
  });
});
