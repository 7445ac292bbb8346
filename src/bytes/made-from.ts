// A stream that is made from another one, e.g. what it is decompressed, or a part of it.
import { Readable } from "node:stream";

/**
 * What `make` gives. Closing it closes the source, also if nothing was read: what makes the content has not begun then, so it could
 * not do that.
 */
export function madeFrom(
  source: Readable,
  make: (content: AsyncIterable<Buffer>) => AsyncIterable<Uint8Array>,
): Readable {
  const made = Readable.from(make(source), { objectMode: false });
  return made.once("close", () => source.destroy());
}
