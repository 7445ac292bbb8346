// Just enough zip for tests, also of the kind that should not exist. Independent of the code under test.
import { crc32, deflateRawSync } from "node:zlib";

export interface ZipFile {
  readonly name: string | Buffer;
  /** Whether the archive says that the name is in UTF-8; true by default. */
  readonly isUtf8?: boolean;
  readonly content?: string | Buffer;
  /** Unix mode with the type of the file; undefined for an archive made on Windows or by Java. */
  readonly mode?: number;
  readonly stored?: boolean;
  /** What the archive says, if that is not the truth. */
  readonly claimedBytes?: number;
  readonly claimedCrc?: number;
  readonly flags?: number;
  readonly method?: number;
  /** Where the archive says that the file is. */
  readonly offset?: number;
}

export const REGULAR = 0o100000;
export const DIRECTORY = 0o040000;
export const SYMLINK = 0o120000;
export const FIFO = 0o010000;

/** When each file was changed: 1980-01-01T00:00:00Z, the first time that a zip can have. */
export const ZIP_TIME = 315_532_800;

const UTF8_NAMES = 0x800;
const NEVER = 0xffffffff;

/** An archive; with `zip64` all sizes and offsets are in the extra fields that large archives have. */
export function writeZip(files: readonly ZipFile[], { zip64 = false } = {}): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const file of files) {
    const content = Buffer.from(file.content ?? "");
    const data = file.stored === true ? content : deflateRawSync(content);
    const name = Buffer.from(file.name);
    const head = {
      flags: (file.flags ?? 0) | (file.isUtf8 === false ? 0 : UTF8_NAMES),
      method: file.method ?? (file.stored === true ? 0 : 8),
      crc: file.claimedCrc ?? crc32(content),
      packed: data.length,
      size: file.claimedBytes ?? content.length,
      offset: file.offset ?? at,
    };
    const local = Buffer.concat([
      numbers([4, 0x04034b50], [2, 45], ...fields(head)),
      numbers([2, name.length], [2, 0]),
      name,
      data,
    ]);
    directory.push(directoryEntry(file, head, zip64));
    parts.push(local);
    at += local.length;
  }
  const list = Buffer.concat(directory);
  const end64 = Buffer.concat([
    numbers([4, 0x06064b50], [8, 44], [2, 45], [2, 45], [4, 0], [4, 0]),
    numbers([8, files.length], [8, files.length], [8, list.length], [8, at]),
    numbers([4, 0x07064b50], [4, 0], [8, at + list.length], [4, 1]),
  ]);
  const end = zip64
    ? numbers([4, 0x06054b50], [2, 0], [2, 0], [2, 0xffff], [2, 0xffff], [4, NEVER], [4, NEVER], [2, 0])
    : numbers(
        [4, 0x06054b50],
        [2, 0],
        [2, 0],
        [2, files.length],
        [2, files.length],
        [4, list.length],
        [4, at],
        [2, 0],
      );
  return Buffer.concat([...parts, list, ...(zip64 ? [end64] : []), end]);
}

interface Head {
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

function fields({ flags, method, crc, packed, size }: Head): [number, number][] {
  return [
    [2, flags],
    [2, method],
    [4, 0x00210000],
    [4, crc],
    [4, packed],
    [4, size],
  ];
}

function directoryEntry({ name, mode }: ZipFile, head: Head, zip64: boolean): Buffer {
  const extra = zip64
    ? numbers([2, 1], [2, 24], [8, head.size], [8, head.packed], [8, head.offset])
    : Buffer.alloc(0);
  const shown = zip64 ? { ...head, size: NEVER, packed: NEVER, offset: NEVER } : head;
  const bytes = Buffer.from(name);
  return Buffer.concat([
    numbers([4, 0x02014b50], [1, 45], [1, mode === undefined ? 0 : 3], [2, 45], ...fields(shown)),
    numbers([2, bytes.length], [2, extra.length], [2, 0], [2, 0], [2, 0]),
    numbers([4, (mode ?? 0) * 0x10000], [4, shown.offset]),
    bytes,
    extra,
  ]);
}

/** Little-endian, each with its size in bytes. */
function numbers(...items: readonly (readonly [sizeBytes: number, value: number])[]): Buffer {
  return Buffer.concat(
    items.map(([sizeBytes, value]) => {
      const buffer = Buffer.alloc(8);
      buffer.writeBigUInt64LE(BigInt(value));
      return buffer.subarray(0, sizeBytes);
    }),
  );
}
