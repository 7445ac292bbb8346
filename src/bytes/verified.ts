// Bytes from elsewhere that must have the size and the digest that were announced: reading them ends with an error
// instead of an end if they are not, and never goes on beyond the size.
import { Measure, type Sha256 } from "./measure.ts";

/** What is known of some bytes before they are read, e.g. a descriptor. */
export interface ExpectedBytes {
  readonly digest?: Sha256 | undefined;
  readonly size?: number | undefined;
  /** The most that is read where the size is not known. */
  readonly limitBytes?: number | undefined;
}

/** How bytes differ from what was expected. */
export type ByteFault =
  | { readonly kind: "longer"; readonly limitBytes: number }
  | { readonly kind: "shorter"; readonly sizeBytes: number; readonly expectedBytes: number }
  | { readonly kind: "digest"; readonly digest: Sha256 };

/** The error to read, for what is wrong. */
export type WrongBytes = (fault: ByteFault) => Error;

/** As the object of a sentence, e.g. `99 bytes instead of 100`. */
export function describeFault(fault: ByteFault): string {
  switch (fault.kind) {
    case "longer":
      return `more than ${fault.limitBytes} bytes`;
    case "shorter":
      return `${fault.sizeBytes} bytes instead of ${fault.expectedBytes}`;
    case "digest":
      return `the digest ${fault.digest}`;
  }
}

/** Checks bytes as they come, for readers that pull chunks themselves. */
export class Verifier {
  readonly #expected: ExpectedBytes;
  readonly #wrong: WrongBytes;
  readonly #measure = new Measure();

  constructor(expected: ExpectedBytes, wrong: WrongBytes) {
    this.#expected = expected;
    this.#wrong = wrong;
  }

  get sizeBytes(): number {
    return this.#measure.sizeBytes;
  }

  /** Takes the next chunk. @throws what is wrong if there are more bytes than expected */
  add(chunk: Uint8Array): void {
    const { size, limitBytes = size } = this.#expected;
    if (limitBytes !== undefined && this.sizeBytes + chunk.byteLength > limitBytes)
      throw this.#wrong({ kind: "longer", limitBytes });
    this.#measure.add(chunk);
  }

  /** Says that there are no more. @throws what is wrong if these are not the bytes that were expected */
  end(): void {
    const { digest, size = this.sizeBytes } = this.#expected;
    const { sizeBytes } = this;
    if (sizeBytes < size) throw this.#wrong({ kind: "shorter", sizeBytes, expectedBytes: size });
    if (digest === undefined) return;
    const found = this.#measure.digest();
    if (found !== digest) throw this.#wrong({ kind: "digest", digest: found });
  }
}

/** Passes chunks on. @throws what is wrong, before any byte too many is passed on, or at the end */
export async function* verified<T extends Uint8Array>(
  content: AsyncIterable<T>,
  expected: ExpectedBytes,
  wrong: WrongBytes,
): AsyncGenerator<T> {
  const verifier = new Verifier(expected, wrong);
  for await (const chunk of content) {
    verifier.add(chunk);
    yield chunk;
  }
  verifier.end();
}

/** Reads all of it. @throws what is wrong if these are not the bytes that were expected */
export async function verify(
  content: AsyncIterable<Uint8Array>,
  expected: ExpectedBytes,
  wrong: WrongBytes,
): Promise<void> {
  const verifier = new Verifier(expected, wrong);
  for await (const chunk of content) verifier.add(chunk);
  verifier.end();
}
