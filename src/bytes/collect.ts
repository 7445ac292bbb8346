// A small stream as a whole.

/** A size that a stream must not exceed. */
export interface CollectLimit {
  readonly limitBytes: number;
  /** The error to read if it does. */
  readonly tooLarge: () => Error;
}

/**
 * All bytes of a stream whose size is limited, here or by what it comes from.
 * @throws what the stream throws, or that it is too large, before more than the limit is kept
 */
export async function collect(content: AsyncIterable<Uint8Array>, limit?: CollectLimit): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of content) {
    sizeBytes += chunk.byteLength;
    if (limit !== undefined && sizeBytes > limit.limitBytes) throw limit.tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
