// Tar headers, deterministic to the byte: USTAR, and PAX only where USTAR cannot hold a value. Pure.
import { isAscii } from "node:buffer";

/** 1980-01-01T00:00:01Z in seconds: the modification time of everything in an image, for reproducible layers. */
export const FIXED_MTIME = 315532801;

/** One entry of an archive, before its content. */
export interface TarEntry {
  /** As written, e.g. `/layers/a/b`; directories without a trailing slash. */
  readonly name: string;
  readonly type: TarType;
  /** Permission bits with setuid, setgid and sticky. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Of the content that follows; 0 for anything but files. */
  readonly sizeBytes: number;
  /** Seconds since the epoch. */
  readonly mtime: number;
  readonly linkName?: string;
  readonly deviceMajor?: number;
  readonly deviceMinor?: number;
}

export type TarType =
  "file" | "hardlink" | "symlink" | "character-device" | "block-device" | "directory" | "fifo";

/** The byte that stands for each type in a header. */
export const TYPE_FLAGS: Readonly<Record<TarType, string>> = {
  file: "0",
  hardlink: "1",
  symlink: "2",
  "character-device": "3",
  "block-device": "4",
  directory: "5",
  fifo: "6",
};

const BLOCK = 512;
const MAX_ID = 0o7777777;
const MAX_SIZE = 0o77777777777;

/** What ends an archive: two blocks of zeros. */
export const TAR_END = Buffer.alloc(2 * BLOCK);

/** How many zeros follow a content of this size. */
export function paddingOf(sizeBytes: number): number {
  return (BLOCK - (sizeBytes % BLOCK)) % BLOCK;
}

/** The header of an entry: one block, preceded by a PAX entry where needed. */
export function encodeTarHeader(entry: TarEntry): Buffer {
  const split = splitName(entry.name);
  const pax = paxRecords(entry, split !== undefined);
  if (pax === "")
    return headerBlock(entry, split ?? { prefix: "", name: entry.name }, TYPE_FLAGS[entry.type]);
  const main = headerBlock(
    truncated(entry),
    // Readers that look at the first byte only would take a block without a name for the end of the archive.
    { prefix: "", name: truncateName(entry.name) || "_" },
    TYPE_FLAGS[entry.type],
  );
  return Buffer.concat([paxEntry(entry.name, pax), main]);
}

function paxRecords(entry: TarEntry, nameFits: boolean): string {
  const link = entry.linkName ?? "";
  const records: [string, string, boolean][] = [
    ["gid", String(entry.gid), entry.gid > MAX_ID],
    ["linkpath", link, !isAscii(Buffer.from(link)) || Buffer.byteLength(link) > 100],
    ["path", entry.name, !nameFits],
    ["size", String(entry.sizeBytes), entry.sizeBytes > MAX_SIZE],
    ["uid", String(entry.uid), entry.uid > MAX_ID],
  ];
  return records.map(([key, value, needed]) => (needed ? paxRecord(key, value) : "")).join("");
}

/** `<length> <key>=<value>\n`, where the length counts itself. */
function paxRecord(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`;
  const base = Buffer.byteLength(rest);
  let length = base + String(base).length;
  if (base + String(length).length !== length) length = base + String(length).length;
  return `${String(length)}${rest}`;
}

function paxEntry(name: string, records: string): Buffer {
  const slash = name.lastIndexOf("/");
  // What is left of a name that has no ASCII is nothing, and then there is no slash before it.
  const paxName = truncateName(`${name.slice(0, slash + 1)}PaxHeaders.0/${name.slice(slash + 1)}`).replace(
    /\/+$/,
    "",
  );
  const content = Buffer.from(records);
  const entry = {
    type: "file",
    mode: 0,
    uid: 0,
    gid: 0,
    sizeBytes: content.length,
    mtime: 0,
    name: paxName,
  } as const;
  const header = headerBlock(entry, { prefix: "", name: paxName }, "x");
  return Buffer.concat([header, content, Buffer.alloc(paddingOf(content.length))]);
}

/** ASCII only, at most 100 bytes; slashes left at a cut are stripped, as other lifecycles do. */
function truncateName(name: string): string {
  const ascii = name.replace(/[^\0-\x7f]/g, "");
  return ascii.length > 100 ? ascii.slice(0, 100).replace(/\/+$/, "") : ascii;
}

function truncated(entry: TarEntry): TarEntry {
  const link = entry.linkName === undefined ? {} : { linkName: truncateName(entry.linkName) };
  return {
    ...entry,
    ...link,
    uid: entry.uid > MAX_ID ? 0 : entry.uid,
    gid: entry.gid > MAX_ID ? 0 : entry.gid,
    sizeBytes: entry.sizeBytes > MAX_SIZE ? 0 : entry.sizeBytes,
  };
}

/** Prefix and name fields for a path, or undefined if USTAR cannot hold it. */
function splitName(name: string): { prefix: string; name: string } | undefined {
  const bytes = Buffer.from(name);
  if (!isAscii(bytes)) return undefined;
  if (bytes.length <= 100) return { prefix: "", name };
  const slash = name.slice(0, 156).lastIndexOf("/");
  const rest = name.slice(slash + 1);
  if (slash <= 0 || rest.length === 0 || rest.length > 100) return undefined;
  return { prefix: name.slice(0, slash), name: rest };
}

function headerBlock(entry: TarEntry, path: { prefix: string; name: string }, typeFlag: string): Buffer {
  const block = Buffer.alloc(BLOCK);
  const octal = (value: number, at: number, width: number): void => {
    block.write(value.toString(8).padStart(width, "0"), at, "latin1");
  };
  block.write(path.name, 0, "latin1");
  octal(entry.mode, 100, 7);
  octal(entry.uid, 108, 7);
  octal(entry.gid, 116, 7);
  octal(entry.sizeBytes, 124, 11);
  octal(entry.mtime, 136, 11);
  block.write(`        ${typeFlag}`, 148, "latin1");
  block.write(entry.linkName ?? "", 157, "latin1");
  block.write("ustar\x0000", 257, "latin1");
  if (typeFlag !== "x") {
    octal(entry.deviceMajor ?? 0, 329, 7);
    octal(entry.deviceMinor ?? 0, 337, 7);
  }
  block.write(path.prefix, 345, "latin1");
  // A loop, not a call for each byte: layers have thousands of headers.
  let checksum = 0;
  for (let at = 0; at < BLOCK; at += 1) checksum += block[at] ?? 0;
  block.write(`${checksum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
  return block;
}
