// Reading tar streams: USTAR, PAX and GNU long names, entry by entry, without holding contents in memory.
import { collect } from "../bytes/collect.ts";
import { PlatformError } from "../errors.ts";
import { quote } from "../quote.ts";
import { paddingOf, type TarEntry, type TarType, TYPE_FLAGS } from "./tar-header.ts";

/** An entry and its content; the content must be read, or is skipped when the next entry is asked for. */
export interface ReadEntry {
  /** `unsupported` stands for types that no layer should have, e.g. sparse files. */
  readonly entry: Omit<TarEntry, "type"> & { readonly type: TarType | "unsupported" };
  readonly content: AsyncIterable<Buffer>;
  /** The names as bytes, each character one byte: `entry` has them as text, which loses what is not UTF-8. */
  readonly nameBytes: string;
  readonly linkNameBytes: string;
}

const BLOCK = 512;
const EMPTY_BLOCK = Buffer.alloc(BLOCK);
const MAX_METADATA_BYTES = 1024 * 1024;
/** Others are not kept, of which headers before an entry could have any number. */
const USED_RECORDS = new Set(["path", "linkpath", "uid", "gid", "size"]);
const TYPES = new Map(Object.entries(TYPE_FLAGS).map(([type, flag]) => [flag, type as TarType]));

/**
 * The entries of a tar stream, in order.
 * @param onFrame gets every byte that is not content, in order: headers, padding, and what ends the archive
 * @throws {PlatformError} `MALFORMED` on a bad checksum, an early end, or absurd metadata
 */
export async function* readTar(
  source: AsyncIterable<Buffer>,
  onFrame?: (bytes: Buffer) => void,
): AsyncGenerator<ReadEntry> {
  const bytes = new ByteSource(source, onFrame);
  try {
    let overrides = new Map<string, string>();
    for (;;) {
      const block = await bytes.read(BLOCK);
      if (block === undefined || block.equals(EMPTY_BLOCK)) break;
      const header = decodeHeader(block);
      if (/[xgLK]/.test(header.flag)) {
        const more = await readOverrides(bytes, header);
        if (header.flag !== "g") overrides = new Map([...overrides, ...more]);
        continue;
      }
      const { entry, ...names } = applyOverrides(header, overrides);
      overrides = new Map();
      const content = new Content(bytes, hasContent(entry.type) ? entry.sizeBytes : 0);
      yield { entry, content, ...names };
      await content.skip();
    }
    await bytes.drain();
  } finally {
    await bytes.close();
  }
}

/** The whole of a content; for small files only. @throws {PlatformError} `MALFORMED` beyond `limitBytes` */
export async function readContent({ entry, content }: ReadEntry, limitBytes: number): Promise<Buffer> {
  if (entry.sizeBytes > limitBytes)
    throw malformed(`${quote(entry.name)} has more than ${String(limitBytes)} bytes`);
  return collect(content);
}

/** Texts have their bytes as characters. */
type Header = Omit<TarEntry, "type" | "linkName"> & { readonly flag: string; readonly linkName: string };

function decodeHeader(block: Buffer): Header {
  const text = (from: number, size: number): string => textIn(block.subarray(from, from + size));
  if (checksum(block) !== number(block, 148, 8)) throw malformed("a header has a wrong checksum");
  const prefix = text(257, 6) === "ustar" ? text(345, 155) : "";
  const name = prefix === "" ? text(0, 100) : `${prefix}/${text(0, 100)}`;
  return {
    name,
    flag: text(156, 1) || "0",
    mode: number(block, 100, 8) & 0o7777,
    uid: number(block, 108, 8),
    gid: number(block, 116, 8),
    sizeBytes: number(block, 124, 12),
    mtime: number(block, 136, 12),
    linkName: text(157, 100),
    deviceMajor: number(block, 329, 8),
    deviceMinor: number(block, 337, 8),
  };
}

/** Its bytes up to the first NUL, as characters: what follows that is room for longer names. */
function textIn(field: Buffer): string {
  const end = field.indexOf(0);
  return field.toString("latin1", 0, end < 0 ? field.length : end);
}

/** A loop, not a call for each byte: layers have thousands of headers. */
function checksum(block: Buffer): number {
  let sum = 0;
  for (let at = 0; at < BLOCK; at += 1) sum += at >= 148 && at < 156 ? 32 : (block[at] ?? 0);
  return sum;
}

/** Octal digits, or the base-256 form that GNU tar uses for large numbers. */
function number(block: Buffer, from: number, size: number): number {
  const field = block.subarray(from, from + size);
  if ((field[0] ?? 0) & 0x80)
    return field.subarray(1).reduce((value, byte) => value * 256 + byte, (field[0] ?? 0) & 0x7f);
  const digits = /^[ \0]*([0-7]*)/.exec(field.toString("latin1"))?.[1] ?? "";
  return digits === "" ? 0 : parseInt(digits, 8);
}

async function readOverrides(bytes: ByteSource, header: Header): Promise<Map<string, string>> {
  if (header.sizeBytes > MAX_METADATA_BYTES) throw malformed("an extended header is larger than 1 MiB");
  const data = await bytes.read(header.sizeBytes);
  await bytes.read(paddingOf(header.sizeBytes));
  if (data === undefined) throw malformed("it ends within a header");
  if (header.flag === "L") return new Map([["path", textIn(data)]]);
  if (header.flag === "K") return new Map([["linkpath", textIn(data)]]);
  return paxRecords(data);
}

function paxRecords(data: Buffer): Map<string, string> {
  const records = new Map<string, string>();
  for (let at = 0; at < data.length;) {
    const length = parseInt(data.toString("latin1", at, at + 20), 10);
    const record = data.toString("latin1", at, at + length);
    const [, key, value] = /^\d+ ([^=]+)=([^]*)\n$/.exec(record) ?? [];
    if (key === undefined || value === undefined || at + length > data.length)
      throw malformed("an extended header has a broken record");
    if (USED_RECORDS.has(key)) records.set(key, value);
    at += length;
  }
  return records;
}

function applyOverrides(header: Header, overrides: ReadonlyMap<string, string>): Omit<ReadEntry, "content"> {
  const { flag, ...rest } = header;
  const numeric = (key: string, value: number): number => {
    const override = overrides.get(key);
    if (override === undefined) return value;
    if (!/^\d{1,15}$/.test(override)) throw malformed(`an extended header has ${key}=${quote(override)}`);
    return Number(override);
  };
  const nameBytes = overrides.get("path") ?? header.name;
  const linkNameBytes = overrides.get("linkpath") ?? header.linkName;
  const entry: ReadEntry["entry"] = {
    ...rest,
    type: TYPES.get(flag) ?? "unsupported",
    name: asText(nameBytes),
    linkName: asText(linkNameBytes),
    uid: numeric("uid", header.uid),
    gid: numeric("gid", header.gid),
    sizeBytes: numeric("size", header.sizeBytes),
  };
  return { entry, nameBytes, linkNameBytes };
}

function asText(bytes: string): string {
  return Buffer.from(bytes, "latin1").toString("utf8");
}

/** Links, directories and devices have no content, whatever their size field says. */
function hasContent(type: ReadEntry["entry"]["type"]): boolean {
  return type === "file" || type === "unsupported";
}

/** The bytes of one entry, read at most once. */
class Content implements AsyncIterable<Buffer> {
  #remaining: number;
  #padding: number;
  readonly #bytes: ByteSource;

  constructor(bytes: ByteSource, sizeBytes: number) {
    this.#bytes = bytes;
    this.#remaining = sizeBytes;
    this.#padding = paddingOf(sizeBytes);
  }

  async *[Symbol.asyncIterator](): AsyncIterator<Buffer> {
    while (this.#remaining > 0) {
      const chunk = await this.#bytes.readSome(this.#remaining);
      if (chunk === undefined) throw malformed("it ends within a file");
      this.#remaining -= chunk.length;
      yield chunk;
    }
    await this.#bytes.read(this.#padding);
    this.#padding = 0;
  }

  async skip(): Promise<void> {
    const chunks = this[Symbol.asyncIterator]();
    while ((await chunks.next()).done !== true);
  }
}

/** Cuts a stream of chunks into pieces of the sizes asked for. */
class ByteSource {
  readonly #iterator: AsyncIterator<Buffer>;
  readonly #onFrame: ((bytes: Buffer) => void) | undefined;
  #buffered: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>, onFrame?: (bytes: Buffer) => void) {
    this.#iterator = source[Symbol.asyncIterator]();
    this.#onFrame = onFrame;
  }

  /** Exactly `size` bytes that are not content; undefined at the end of the stream. @throws {PlatformError} if it ends in between */
  async read(size: number): Promise<Buffer | undefined> {
    const parts: Buffer[] = [];
    for (let missing = size; missing > 0;) {
      const part = await this.readSome(missing);
      if (part === undefined) {
        if (parts.length === 0) return undefined;
        throw malformed("it ends too early");
      }
      this.#onFrame?.(part);
      parts.push(part);
      missing -= part.length;
    }
    return parts.length === 1 ? parts[0] : Buffer.concat(parts);
  }

  /** Between 1 and `limit` bytes; undefined at the end. */
  async readSome(limit: number): Promise<Buffer | undefined> {
    while (this.#buffered.length === 0) {
      const next = await this.#iterator.next();
      if (next.done === true) return undefined;
      this.#buffered = next.value;
    }
    const part = this.#buffered.subarray(0, limit);
    this.#buffered = this.#buffered.subarray(part.length);
    return part;
  }

  /** Reads what follows the end of the archive, so that the producer can finish. */
  async drain(): Promise<void> {
    this.#onFrame?.(this.#buffered);
    this.#buffered = Buffer.alloc(0);
    for (;;) {
      const next = await this.#iterator.next();
      if (next.done === true) return;
      this.#onFrame?.(next.value);
    }
  }

  async close(): Promise<void> {
    await this.#iterator.return?.();
  }
}

function malformed(why: string): PlatformError {
  return new PlatformError("MALFORMED", `The tar archive is malformed: ${why}.`);
}
