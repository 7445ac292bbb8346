// The entries of small archives in memory, and what comes after the contents of large ones. Pure.
import { encodeTarHeader, FIXED_MTIME, paddingOf, TAR_END, type TarEntry } from "./tar-header.ts";

/** An entry with the time of everything in an image; owned by root unless it says otherwise. */
export interface FixedEntry extends Pick<TarEntry, "name" | "type" | "mode" | "linkName"> {
  readonly uid?: number;
  readonly gid?: number;
}

/** The header of an entry whose content follows. */
export function fixedHeader({ uid = 0, gid = 0, ...entry }: FixedEntry, sizeBytes = 0): Buffer {
  return encodeTarHeader({ ...entry, uid, gid, sizeBytes, mtime: FIXED_MTIME });
}

/** An entry with its content. */
export function tarRecord(entry: FixedEntry, content: Uint8Array = Buffer.alloc(0)): Buffer {
  const { length } = content;
  return Buffer.concat([fixedHeader(entry, length), content, paddingAfter(length)]);
}

/** The zeros that follow a content of this size. */
export function paddingAfter(sizeBytes: number): Buffer {
  return TAR_END.subarray(0, paddingOf(sizeBytes));
}

/** An archive of records. */
export function packTar(records: readonly Buffer[]): Buffer {
  return Buffer.concat([...records, TAR_END]);
}
