// The layers of an image in the order in which an engine unpacks them. It asks for several at once, so that each gets its share of the line
// and of the processors, but unpacks none before it has all of the first one, which is often the largest. So a large layer waits for those
// before it. It comes in parts, of which several at once make up for registries that give each connection little.
import type { Readable } from "node:stream";
import { inOrder } from "../../bounded.ts";
import { type ByteRange, cut } from "../../bytes/byte-range.ts";
import { streamOf } from "../../bytes/made-from.ts";
import { describeFault, verified } from "../../bytes/verified.ts";
import { PlatformError } from "../../errors.ts";
import type { ImageReference } from "../../oci/image-reference.ts";
import type { BlobDescriptor } from "../../oci/manifest.ts";
import { quote } from "../../quote.ts";
import { RegistryError } from "../../registry/failure/registry-error.ts";
import type { Registry } from "../../registry/registry.ts";

/** A layer that is being read has as many of these in memory as come at once. */
export const PART_BYTES = 4 * 1024 * 1024;
export const SMALLEST_PART_BYTES = 512 * 1024;
const PARTS_AT_ONCE = 4;

/** What is smaller is here before another layer would miss the line. */
const SMALL_BYTES = 1024 * 1024;

/**
 * The same registry. One that sends no parts, or not as many, is asked for whole layers, of which none waits.
 * @param signal aborted when nobody reads layers any more
 */
export function inTurn(registry: Registry, layers: readonly BlobDescriptor[], signal: AbortSignal): Registry {
  // What is in there twice comes once, when it is first needed.
  const places = new Map(layers.map(({ digest }, place) => [digest, place] as const).toReversed());
  const line = new Line();
  let hasParts = true;
  const onNoParts = (): void => {
    hasParts = false;
  };
  return {
    ...registry,
    async openBlob(reference, blob) {
      const place = places.get(blob.digest);
      if (place === undefined || blob.size <= SMALL_BYTES || !hasParts)
        return registry.openBlob(reference, blob);
      const reader = new AbortController();
      const until = AbortSignal.any([signal, reader.signal]);
      const turn = line.join(place, until);
      const parts = whileThereAre(partsInTurn(registry, { reference, blob, turn, until }), onNoParts);
      const leave = (): void => {
        reader.abort();
      };
      try {
        const first = await parts.next();
        if (first.done !== true) {
          const others = { parts, leave, openWhole: () => registry.openBlob(reference, blob) };
          return joined(first.value, others, { reference, blob, onFault: onNoParts });
        }
      } catch (error) {
        leave();
        throw error;
      }
      leave();
      return registry.openBlob(reference, blob);
    },
  };
}

interface Reader {
  readonly reference: ImageReference;
  readonly blob: BlobDescriptor;
  readonly turn: Turn;
  /** Ends the parts that are under way. */
  readonly until: AbortSignal;
}

function partsInTurn(
  registry: Registry,
  { reference, blob, turn, until }: Reader,
): AsyncIterable<Buffer | undefined> {
  return inOrder(rangesInTurn(blob.size, turn), PARTS_AT_ONCE, (range) =>
    registry.readPart(reference, blob, range, { signal: until }),
  );
}

/** Ends where the registry does not give the next one, but may give the whole. */
async function* whileThereAre(
  parts: AsyncIterable<Buffer | undefined>,
  onNoParts: () => void,
): AsyncGenerator<Buffer> {
  try {
    for await (const part of parts) {
      if (part === undefined) {
        onNoParts();
        return;
      }
      yield part;
    }
  } catch (error) {
    if (!isForPart(error)) throw error;
    onNoParts();
  }
}

/** Whether it answered, not that the layer is not there, but that there are too many requests, or that a part is no part. */
function isForPart(error: unknown): boolean {
  return error instanceof RegistryError && (error.code === "REGISTRY" || error.code === "DIGEST_MISMATCH");
}

/** A reader's place in the line. */
interface Turn {
  /** Resolves when nobody before it has something left to ask for; rejects once it has left. */
  readonly come: () => Promise<void>;
  readonly leave: () => void;
}

/** Those who have something left to ask for, by their places. */
class Line {
  readonly #turns = new Map<Turn, number>();
  #moved = Promise.withResolvers<undefined>();

  /** @param until makes it leave */
  join(place: number, until: AbortSignal): Turn {
    const turn: Turn = {
      come: async () => {
        while (this.#turns.has(turn) && this.#isBehind(place)) await this.#moved.promise;
        if (!this.#turns.has(turn)) throw new Error("the layer is not read any more");
      },
      leave: () => {
        if (!this.#turns.delete(turn)) return;
        this.#moved.resolve(undefined);
        this.#moved = Promise.withResolvers();
      },
    };
    this.#turns.set(turn, place);
    until.addEventListener("abort", turn.leave, { once: true });
    if (until.aborted) turn.leave();
    return turn;
  }

  #isBehind(place: number): boolean {
    return [...this.#turns.values()].some((other) => other < place);
  }
}

async function* rangesInTurn(sizeBytes: number, turn: Turn): AsyncGenerator<ByteRange> {
  for (let first = 0; first < sizeBytes;) {
    const left = sizeBytes - first;
    // Each part is one round trip, or two, to a registry that may be far away.
    const bytes = sizeBytes <= PART_BYTES ? sizeBytes : Math.min(partBytes(first, left), left);
    await turn.come();
    if (bytes === left) turn.leave();
    yield { first, last: first + bytes - 1 };
    first += bytes;
  }
}

/** Small at the start, so that there soon is something to unpack, and at the end, so that little is left to unpack once all has come. */
function partBytes(doneBytes: number, leftBytes: number): number {
  const fitting = Math.min(doneBytes, Math.ceil(leftBytes / PARTS_AT_ONCE));
  return Math.max(SMALLEST_PART_BYTES, Math.min(fitting, PART_BYTES));
}

interface Others {
  readonly parts: AsyncIterable<Buffer>;
  /** Gives up the parts that are under way, and the turn. */
  readonly leave: () => void;
  readonly openWhole: () => Promise<Readable>;
}

interface Source {
  readonly reference: ImageReference;
  readonly blob: BlobDescriptor;
  /** Told when the parts were not those of the blob. */
  readonly onFault: () => void;
}

/** Errors instead of ending if it is not the blob. What is missing of the parts comes out of the whole. */
function joined(
  first: Buffer,
  { parts, leave, openWhole }: Others,
  { reference: { registry }, blob, onFault }: Source,
): Readable {
  let whole: Readable | undefined;
  async function* all(): AsyncGenerator<Buffer> {
    yield first;
    let doneBytes = first.byteLength;
    for await (const part of parts) {
      yield part;
      doneBytes += part.byteLength;
    }
    if (doneBytes >= blob.size) return;
    leave();
    whole = await openWhole();
    yield* cut(whole, { first: doneBytes, last: blob.size - 1 });
  }
  const content = verified(all(), blob, (fault) => {
    onFault();
    const message = `The parts of ${blob.digest} that ${quote(registry)} sent have ${describeFault(fault)}.`;
    return new PlatformError("DIGEST_MISMATCH", message);
  });
  return streamOf(content, () => {
    leave();
    whole?.destroy();
  });
}
