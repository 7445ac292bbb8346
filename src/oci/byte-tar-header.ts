// Tar headers for names that are bytes. `tar-header.ts` knows text only; a name that is not UTF-8 keeps its bytes here.
import { type BytePath, isUtf8Path, toText } from "./byte-path.ts";
import { encodeTarHeader, paddingOf, type TarEntry } from "./tar-header.ts";

const BLOCK = 512;
const SIZE_FIELD = 124;
const CHECKSUM_FIELD = 148;

/** A tar entry whose `name` and `linkName` are byte paths. */
export interface ByteTarEntry extends TarEntry {
  readonly name: BytePath;
  readonly linkName?: BytePath;
}

/** The header of an entry; names that are not UTF-8 come out as they are on disk. */
export function encodeByteTarHeader(entry: ByteTarEntry): Buffer {
  const { linkName } = entry;
  if (isUtf8Path(entry.name) && (linkName === undefined || isUtf8Path(linkName))) {
    const link = linkName === undefined ? {} : { linkName: toText(linkName) };
    return encodeTarHeader({ ...entry, name: toText(entry.name), ...link });
  }
  return withRawBytes(encodeTarHeader(entry));
}

/**
 * Turns a header whose PAX records have each byte of a name as one character into one that has the bytes.
 * The main header needs no change: it holds ASCII only.
 */
function withRawBytes(header: Buffer): Buffer {
  const paxHeader = Buffer.from(header.subarray(0, BLOCK));
  const size = parseInt(paxHeader.toString("latin1", SIZE_FIELD, SIZE_FIELD + 11), 8);
  const records = rawRecords(header.subarray(BLOCK, BLOCK + size));
  paxHeader.write(records.length.toString(8).padStart(11, "0"), SIZE_FIELD, "latin1");
  paxHeader.fill(" ", CHECKSUM_FIELD, CHECKSUM_FIELD + 8);
  const checksum = paxHeader.reduce((sum, byte) => sum + byte, 0);
  paxHeader.write(`${checksum.toString(8).padStart(6, "0")}\0 `, CHECKSUM_FIELD, "latin1");
  return Buffer.concat([
    paxHeader,
    records,
    Buffer.alloc(paddingOf(records.length)),
    header.subarray(-BLOCK),
  ]);
}

function rawRecords(records: Buffer): Buffer {
  const raw: Buffer[] = [];
  for (let at = 0; at < records.length;) {
    const length = parseInt(records.toString("latin1", at, at + 20), 10);
    const rest = records.toString("utf8", at, at + length).replace(/^\d+/, "");
    let digits = String(rest.length).length;
    if (String(rest.length + digits).length > digits) digits += 1;
    raw.push(Buffer.from(`${String(rest.length + digits)}${rest}`, "latin1"));
    at += length;
  }
  return Buffer.concat(raw);
}
