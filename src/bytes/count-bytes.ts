// Watching a stream of bytes go by.

/** The same chunks; `onBytes` is told how many bytes have gone by so far. */
export async function* countBytes<T extends Uint8Array>(
  content: AsyncIterable<T>,
  onBytes: (bytes: number) => void,
): AsyncGenerator<T> {
  let bytes = 0;
  onBytes(0);
  for await (const chunk of content) {
    bytes += chunk.byteLength;
    yield chunk;
    onBytes(bytes);
  }
}

/** The same chunks; `onBytes` is told the size of each once it was taken. */
export async function* tellBytes<T extends Uint8Array>(
  content: AsyncIterable<T>,
  onBytes: (bytes: number) => void,
): AsyncGenerator<T> {
  for await (const chunk of content) {
    yield chunk;
    onBytes(chunk.byteLength);
  }
}
