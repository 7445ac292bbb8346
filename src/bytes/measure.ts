// What a stream is known by: how many bytes it has, and their sha256.
import { createHash } from "node:crypto";

/** `sha256:` and 64 lower-case hexadecimal digits. */
export type Sha256 = `sha256:${string}`;

/** Counts and hashes bytes as they come. */
export class Measure {
  readonly #hash = createHash("sha256");
  #sizeBytes = 0;
  #digest: Sha256 | undefined;

  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  add(chunk: Uint8Array): void {
    this.#hash.update(chunk);
    this.#sizeBytes += chunk.byteLength;
  }

  /** Of everything that was added; nothing can be added afterwards. */
  digest(): Sha256 {
    return (this.#digest ??= `sha256:${this.#hash.digest("hex")}`);
  }

  /** The same chunks, each added before it is passed on. */
  async *through<T extends Uint8Array>(content: AsyncIterable<T>): AsyncGenerator<T> {
    for await (const chunk of content) {
      this.add(chunk);
      yield chunk;
    }
  }
}

/** The digest of everything in a stream. @throws what the stream throws */
export async function digestOfStream(content: AsyncIterable<Uint8Array>): Promise<Sha256> {
  const measure = new Measure();
  for await (const chunk of content) measure.add(chunk);
  return measure.digest();
}
