// A range of bytes, and the Range header of a request. Spec: https://www.rfc-editor.org/rfc/rfc9110#field.range

/** Both ends are part of it. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/**
 * Undefined for no range, and for those that a server may ignore: several, or of another unit.
 * `"unsatisfiable"` if it begins after the end.
 */
export function parseRange(
  header: string | undefined,
  sizeBytes: number,
): ByteRange | "unsatisfiable" | undefined {
  const [, from = "", to = ""] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? "") ?? [];
  if (from === "" && to === "") return undefined;
  const end = sizeBytes - 1;
  if (from === "") {
    // The given number of bytes at the end.
    const length = Math.min(Number(to), sizeBytes);
    return length === 0 ? "unsatisfiable" : { first: sizeBytes - length, last: end };
  }
  const range = { first: Number(from), last: to === "" ? end : Math.min(Number(to), end) };
  if (to !== "" && Number(to) < range.first) return undefined;
  return range.first > end ? "unsatisfiable" : range;
}

/** What is in the range. */
export async function* cut<T extends Uint8Array>(
  whole: AsyncIterable<T>,
  { first, last }: ByteRange,
): AsyncGenerator<T> {
  let at = 0;
  for await (const chunk of whole) {
    const part = chunk.subarray(Math.max(0, first - at), Math.max(0, last + 1 - at)) as T;
    at += chunk.byteLength;
    if (part.byteLength > 0) yield part;
    // Not before the end of a blob that is wanted to its end: that is where its digest is checked.
    if (at > last + 1) return;
  }
}
