// A stream that is made from another one, e.g. what it is decompressed, or a part of it.
import { Readable } from "node:stream";

/** What `make` gives. Closing it closes the source, also if nothing was read, or while the source has nothing to read. */
export function madeFrom(
  source: Readable,
  make: (content: AsyncIterable<Buffer>) => AsyncIterable<Uint8Array>,
): Readable {
  return streamOf(make(source), () => source.destroy());
}

/**
 * The content as a stream, as `Readable.from` gives it. That tells of its closing only when the content has given what it was asked for
 * last, which may be never.
 * @param onClose is to end what the content waits for
 */
export function streamOf(content: AsyncIterable<Uint8Array>, onClose: () => void): Readable {
  const chunks = content[Symbol.asyncIterator]();
  return new Readable({
    read() {
      chunks.next().then(
        (next) => this.push(next.done === true ? null : next.value),
        (error: unknown) => this.destroy(error as Error),
      );
    },
    destroy(error, callback) {
      onClose();
      // What waits for something that has been ended rejects.
      chunks.return?.().catch(() => undefined);
      callback(error);
    },
  });
}
