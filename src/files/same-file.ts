// Reading a file again that was verified before. In a checkout, a process that another step has left behind can swap it, or put a
// link to a secret of the machine in its place, before it is sent elsewhere.
import type { Stats } from "node:fs";
import { PlatformError } from "../errors.ts";
import { quote } from "../quote.ts";
import { type FilePart, openRegularFile, READ_BYTES } from "./regular-file.ts";

/** Differs as soon as a file is another one, or was written to: programs cannot set the time of its last change. */
export type FileState = string;

export function stateOf({ dev, ino, size, mtimeMs, ctimeMs }: Stats): FileState {
  return [dev, ino, size, mtimeMs, ctimeMs].join(" ");
}

/**
 * The content of a file, or a part of it, as it is read.
 * @param identity of the file when it was verified
 * @throws {PlatformError} `DIGEST_MISMATCH` if it is not that file any more
 * @throws as {@link openRegularFile}, once it is read
 */
export async function* streamSameFile(
  path: string,
  identity: FileState,
  part?: FilePart,
): AsyncGenerator<Buffer> {
  await using handle = await openRegularFile(path);
  if (stateOf(await handle.stat()) !== identity) {
    throw new PlatformError(
      "DIGEST_MISMATCH",
      `${quote(path)} was replaced or changed after it was verified.`,
      {
        hint: "Let no other process of the job write there while the image is pushed.",
      },
    );
  }
  const options = { ...part, highWaterMark: READ_BYTES, autoClose: false };
  yield* handle.createReadStream(options) as AsyncIterable<Buffer>;
}
