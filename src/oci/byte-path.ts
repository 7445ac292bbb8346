// Paths as the file system has them: bytes, which may not be UTF-8. As a string, each character is one byte, so that
// comparing such strings compares bytes, and ASCII paths look like themselves.

/** A path whose characters are its bytes, e.g. `/app/caf\u00c3\u00a9` for `/app/café` in UTF-8. */
export type BytePath = string;

const ASCII = /^[\0-\x7f]*$/;

/** The bytes of a path that is text. */
export function toBytePath(text: string): BytePath {
  return ASCII.test(text) ? text : Buffer.from(text, "utf8").toString("latin1");
}

/** The path as text; bytes that are not UTF-8 become replacement characters. */
export function toText(path: BytePath): string {
  return ASCII.test(path) ? path : Buffer.from(path, "latin1").toString("utf8");
}

/** What functions of `node:fs` take for this path. */
export function toFsPath(path: BytePath): string | Buffer {
  return ASCII.test(path) ? path : Buffer.from(path, "latin1");
}

/** Whether the path is text in UTF-8. */
export function isUtf8Path(path: BytePath): boolean {
  return toBytePath(toText(path)) === path;
}

/** Orders byte paths by their bytes. */
export function compareBytePaths(a: BytePath, b: BytePath): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
