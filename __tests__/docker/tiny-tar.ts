// Just enough tar for tests: ustar out; ustar, pax and GNU long names in. Independent of the code under test.

export interface TarEntry {
  readonly name: string;
  readonly kind: "file" | "directory" | "symlink" | "hardlink";
  readonly content: Buffer;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Seconds since 1970. */
  readonly mtime: number;
  /** Only of links. */
  readonly linkName: string;
}

const BLOCK = 512;
const KINDS = { "0": "file", "\0": "file", "5": "directory", "1": "hardlink", "2": "symlink" } as const;

/** A file, 0644, owned by root, unless told otherwise. */
export function tarFile(name: string, content: string | Buffer, more: Partial<TarEntry> = {}): TarEntry {
  return {
    name,
    kind: "file",
    content: Buffer.from(content),
    mode: 0o644,
    uid: 0,
    gid: 0,
    mtime: 0,
    linkName: "",
    ...more,
  };
}

/** A directory, 0755, owned by root, unless told otherwise. */
export function tarDirectory(name: string, more: Partial<TarEntry> = {}): TarEntry {
  return { ...tarFile(name, "", { kind: "directory", mode: 0o755 }), ...more };
}

export function writeTar(entries: readonly TarEntry[]): Buffer {
  const blocks = entries.flatMap((entry) => [
    tarHeader(entry, entry.content.byteLength),
    entry.content,
    Buffer.alloc(-entry.content.byteLength & (BLOCK - 1)),
  ]);
  return Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]);
}

/** The header of an entry, for tars that are too large to hold. */
export function tarHeader(entry: TarEntry, sizeBytes: number): Buffer {
  if (Buffer.byteLength(entry.name) > 100) throw new Error(`"${entry.name}" is too long for a tiny tar`);
  const header = Buffer.alloc(BLOCK);
  header.write(entry.name, 0);
  header.write(octal(entry.mode, 7), 100);
  header.write(octal(entry.uid, 7), 108);
  header.write(octal(entry.gid, 7), 116);
  header.write(octal(sizeBytes, 11), 124);
  header.write(octal(entry.mtime, 11), 136);
  header.write(" ".repeat(8), 148);
  header.write({ file: "0", hardlink: "1", directory: "5", symlink: "2" }[entry.kind], 156);
  header.write(entry.linkName, 157);
  header.write("ustar\u000000", 257);
  header.write(
    octal(
      header.reduce((sum, byte) => sum + byte, 0),
      6,
    ),
    148,
  );
  header[154] = 0;
  return header;
}

export function readTar(tar: Buffer): TarEntry[] {
  const entries: TarEntry[] = [];
  let longName: string | undefined;
  for (let at = 0; at + BLOCK <= tar.byteLength && tar[at] !== 0;) {
    const header = tar.subarray(at, at + BLOCK);
    const sizeBytes = number(header, 124, 12);
    const content = tar.subarray(at + BLOCK, at + BLOCK + sizeBytes);
    if (content.byteLength < sizeBytes) throw new Error("the tar ends inside an entry");
    at += BLOCK + Math.ceil(sizeBytes / BLOCK) * BLOCK;
    const type = header.toString("latin1", 156, 157);
    if (type === "x") longName = /\d+ path=(.*)\n/.exec(content.toString())?.[1] ?? longName;
    else if (type === "L") longName = text(content, 0, sizeBytes);
    else if (type in KINDS) {
      entries.push({ ...readEntry(header, content), ...(longName !== undefined && { name: longName }) });
      longName = undefined;
    }
  }
  return entries;
}

function readEntry(header: Buffer, content: Buffer): TarEntry {
  const prefix = text(header, 257, 5) === "ustar" && header[262] === 0 ? text(header, 345, 155) : "";
  const name = text(header, 0, 100);
  return {
    name: prefix === "" ? name : `${prefix}/${name}`,
    kind: KINDS[header.toString("latin1", 156, 157) as keyof typeof KINDS],
    content: Buffer.from(content),
    // Docker 20.10 puts the type of the file there, too.
    mode: number(header, 100, 8) & 0o7777,
    uid: number(header, 108, 8),
    gid: number(header, 116, 8),
    mtime: number(header, 136, 12),
    linkName: text(header, 157, 100),
  };
}

/** An archive whose writer ends in the middle of a file. */
export async function* tarThatFails(): AsyncGenerator<Buffer> {
  yield writeTar([tarFile("half", "x".repeat(2000))]).subarray(0, 700);
  await new Promise((resolve) => setTimeout(resolve, 50));
  throw new Error("the disk broke");
}

function text(bytes: Buffer, at: number, length: number): string {
  return bytes
    .subarray(at, at + length)
    .toString("utf8")
    .replace(/\0.*$/s, "");
}

function number(header: Buffer, at: number, length: number): number {
  return parseInt(text(header, at, length).trim() || "0", 8);
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, "0");
}
