// How fast a pull is, from the engine's progress and the sizes that the manifest says. Pure but for the clock it is given.
import { shortDigest } from "../oci/digest.ts";
import type { ImageManifest } from "../oci/manifest.ts";

/** A line of the engine's progress; a `PullProgress` is one. */
export interface LayerProgress {
  /** As Docker prints it, e.g. `Downloading`, `Already exists`. */
  readonly status: string;
  /** The first 12 digits of the layer's digest. */
  readonly layer?: string | undefined;
  /** Of the download so far; without it a layer that is being downloaded counts as nearly there. */
  readonly currentBytes?: number | undefined;
}

/** How far a pull is; all sizes are of compressed layers. */
export interface PullReading {
  /** Downloaded in this pull; at most as much, if the engine tells no bytes. */
  readonly receivedBytes: number;
  /** Still to be downloaded; at least as much, if the engine tells no bytes. */
  readonly remainingBytes: number;
  /** Of all layers, also of those that the engine had. */
  readonly imageBytes: number;
  /** Until now, or until everything was downloaded: what follows is unpacking. */
  readonly downloadMs: number;
}

/** Adds up the progress of one pull. */
export class PullMeter {
  readonly #startedAtMs: number;
  readonly #sizes: ReadonlyMap<string, number>;
  readonly #received = new Map<string, number>();
  readonly #known = new Set<string>();
  readonly #now: () => number;
  #lastByteAtMs: number;

  /** @param now milliseconds of a clock that only goes forward */
  constructor(manifest: Pick<ImageManifest, "layers">, now: () => number) {
    this.#sizes = new Map(manifest.layers.map(({ digest, size }) => [shortDigest(digest), size]));
    this.#now = now;
    this.#startedAtMs = this.#lastByteAtMs = now();
  }

  /** Takes one line; those of unknown layers do not matter. */
  add({ status, layer = "", currentBytes }: LayerProgress): void {
    const size = this.#sizes.get(layer);
    if (size === undefined) return;
    if (status === "Already exists") this.#known.add(layer);
    else if (status === "Downloading") this.#receive(layer, Math.min(currentBytes ?? size, size));
    else if (/^(?:Verifying Checksum|Download complete|Extracting|Pull complete)$/.test(status)) {
      this.#receive(layer, size);
    }
  }

  read(): PullReading {
    const imageBytes = sum(this.#sizes.values());
    const receivedBytes = sum(this.#received.values());
    const knownBytes = sum([...this.#known].map((layer) => this.#sizes.get(layer) ?? 0));
    const remainingBytes = Math.max(0, imageBytes - knownBytes - receivedBytes);
    const until = remainingBytes === 0 ? this.#lastByteAtMs : this.#now();
    return { receivedBytes, remainingBytes, imageBytes, downloadMs: until - this.#startedAtMs };
  }

  #receive(layer: string, bytes: number): void {
    const before = this.#received.get(layer);
    if (before !== undefined && bytes <= before) return;
    this.#received.set(layer, bytes);
    this.#lastByteAtMs = this.#now();
  }
}

function sum(numbers: Iterable<number>): number {
  return [...numbers].reduce((total, number) => total + number, 0);
}
