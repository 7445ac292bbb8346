// The build cache as phases see it: layers that survive from one build to the next, replaced as a whole or not at all.
// It is kept in a directory (cache-directory.ts) or as an image in a registry (cache-image.ts).
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#restorer
import { messageOf } from "../../errors.ts";
import type { TarPlace } from "../layer/tar-place.ts";
import type { Logger } from "../logger.ts";
import { type CacheMetadata, EMPTY_CACHE } from "./cache-metadata.ts";

/** A build cache as it was committed last. */
export interface LayerCache {
  /** Empty if there is none or it cannot be used. */
  readMetadata(): Promise<CacheMetadata>;
  /** Whether the layer is there for the next version to take over, as sound as the kind of cache can tell. */
  hasLayer(diffId: string): Promise<boolean>;
  /**
   * A layer's uncompressed tar, whose sha256 the reader verifies; reading fails with {@link CacheReadError}. A chunk may be
   * overwritten as soon as the one after the next is asked for.
   */
  readLayer(diffId: string): AsyncIterable<Buffer>;
  /** Says that a layer was read to its end and verified, which `hasLayer` then does not have to do again. */
  confirmLayer(diffId: string): void;
  /** How many layers are best read at a time. */
  readonly layersAtOnce: number;
  /** Starts the next version of the cache. */
  begin(): Promise<CacheTransaction>;
}

/** The next version of a cache; without `commit` everything stays as it was. */
export interface CacheTransaction extends AsyncDisposable {
  /** Takes a layer over from the present version. */
  reuseLayer(diffId: string): Promise<void>;
  /**
   * Adds a layer's tar; does nothing if the layer is in already. A file must stay until the transaction is over; what is
   * opened verifies itself, and may be opened again.
   */
  addLayer(diffId: string, tar: TarPlace): Promise<void>;
  setMetadata(metadata: CacheMetadata): void;
  /** Makes it the present version; the transaction is over then. */
  commit(): Promise<void>;
}

/** A cached layer that cannot be read. It is rebuilt then, so this never ends a build. */
export class CacheReadError extends Error {
  constructor(cause: unknown) {
    super(messageOf(cause), { cause });
    this.name = "CacheReadError";
  }
}

/** What each kind of cache does in its own way; {@link createLayerCache} does the rest. */
export interface CacheBackend extends Omit<LayerCache, "readMetadata" | "readLayer"> {
  /** Undefined if there is none or it cannot be used. */
  findMetadata(): Promise<CacheMetadata | undefined>;
  openLayer(diffId: string): Promise<AsyncIterable<Buffer>>;
}

export function createLayerCache(store: CacheBackend): LayerCache {
  return {
    ...store,
    readMetadata: async () => (await store.findMetadata()) ?? EMPTY_CACHE,
    readLayer: (diffId) => readingLayer(() => store.openLayer(diffId)),
  };
}

/** What is read, or nothing and a warning if that fails: the build goes on, only slower. */
export async function emptyOnError<T>(
  read: () => Promise<T | undefined>,
  log: Logger,
): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    log.warn(`The cache is treated as empty: ${messageOf(error)}`);
    return undefined;
  }
}

/** Opens and reads a layer; whatever goes wrong with that becomes a {@link CacheReadError}. */
async function* readingLayer(open: () => Promise<AsyncIterable<Buffer>>): AsyncGenerator<Buffer> {
  try {
    yield* await open();
  } catch (error) {
    throw new CacheReadError(error);
  }
}
