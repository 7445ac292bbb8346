// Two contents, read side by side: where they differ first, without ever having more than a piece of each.
import { Measure } from "../../bytes/measure.ts";
import type { Digest } from "../../oci/digest.ts";

/** What is known of a content once it was read. */
export interface MeasuredContent {
  readonly sizeBytes: number;
  readonly digest: Digest;
}

/** Both contents, and the first byte that is not in both, from 0; undefined if they are the same. */
export interface ContentDifference {
  readonly first: MeasuredContent;
  readonly second: MeasuredContent;
  readonly differsAt: number | undefined;
}

/** Reads both to their ends. @throws what reading them throws */
export async function compareContents(
  first: AsyncIterable<Buffer>,
  second: AsyncIterable<Buffer>,
): Promise<ContentDifference> {
  const [left, right] = [new Pieces(first), new Pieces(second)];
  let [at, differsAt] = [0, undefined as number | undefined];
  for (;;) {
    const [a, b] = [await left.peek(), await right.peek()];
    const both = Math.min(a.length, b.length);
    if (differsAt === undefined && both > 0) differsAt = firstDifference(a, b, at);
    if (both === 0) {
      if (a.length !== b.length) differsAt ??= at;
      break;
    }
    at += both;
    left.drop(both);
    right.drop(both);
  }
  return { first: await left.finish(), second: await right.finish(), differsAt };
}

/** @param at where both pieces are in their contents */
function firstDifference(a: Buffer, b: Buffer, at: number): number | undefined {
  const both = Math.min(a.length, b.length);
  if (a.compare(b, 0, both, 0, both) === 0) return undefined;
  for (let index = 0; index < both; index += 1) if (a[index] !== b[index]) return at + index;
  return undefined;
}

const NOTHING = Buffer.alloc(0);

/** A content in pieces of any size. */
class Pieces {
  readonly #measure = new Measure();
  readonly #content: AsyncIterator<Buffer>;
  #piece: Buffer = NOTHING;

  constructor(content: AsyncIterable<Buffer>) {
    this.#content = content[Symbol.asyncIterator]();
  }

  /** What comes next; empty at the end. */
  async peek(): Promise<Buffer> {
    while (this.#piece.length === 0) {
      const next = await this.#content.next();
      if (next.done === true) return NOTHING;
      this.#measure.add(next.value);
      this.#piece = next.value;
    }
    return this.#piece;
  }

  drop(bytes: number): void {
    this.#piece = this.#piece.subarray(bytes);
  }

  /** Reads the rest. */
  async finish(): Promise<MeasuredContent> {
    do this.#piece = NOTHING;
    while ((await this.peek()).length > 0);
    return { sizeBytes: this.#measure.sizeBytes, digest: this.#measure.digest() };
  }
}
