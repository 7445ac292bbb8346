// The Range header of a request. Pure. Spec: https://www.rfc-editor.org/rfc/rfc9110#field.range

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
