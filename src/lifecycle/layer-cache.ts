// The build cache as phases see it: layers that survive from one build to the next, replaced as a whole or not at all.
// It is kept in a directory (cache-directory.ts) or as an image in a registry (cache-image.ts).
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#restorer
import * as v from "valibot";
import { messageOf } from "../errors.ts";
import { encodeJson } from "../oci/json.ts";
import { parseJson } from "../oci/schema.ts";
import { BuildpackLayers, encodeBuildpackLayers } from "../spec/lifecycle-metadata.ts";

/** What the cache has, by buildpack; `sbom.sha` is the diffID of the layer with SBOM files, or "". */
export interface CacheMetadata {
  readonly sbom: { readonly sha: string };
  readonly buildpacks: readonly BuildpackLayers[];
}

/** A build cache as it was committed last. */
export interface LayerCache {
  /** Empty if there is none or it cannot be used. */
  readMetadata(): Promise<CacheMetadata>;
  /** Whether the layer is there for the next version to take over, as sound as the kind of cache can tell. */
  hasLayer(diffId: string): Promise<boolean>;
  /** A layer's uncompressed tar, whose sha256 the reader verifies; reading fails with {@link CacheReadError}. */
  readLayer(diffId: string): AsyncIterable<Buffer>;
  /** Says that a layer was read to its end and verified, which `hasLayer` then need not do again. */
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
  /** Adds a layer's tar, which must stay until the transaction is over; does nothing if the layer is in already. */
  addLayer(diffId: string, tarPath: string): Promise<void>;
  setMetadata(metadata: CacheMetadata): void;
  /** Makes it the present version; the transaction is over then. */
  commit(): Promise<void>;
}

export const EMPTY_CACHE: CacheMetadata = { sbom: { sha: "" }, buildpacks: [] };

/** The file of a cache directory, and the label of a cache image. */
export const CACHE_METADATA_NAME = "io.buildpacks.lifecycle.cache.metadata";

/** A cached layer that cannot be read. It is made anew then, so this is never the end of a build. */
export class CacheReadError extends Error {
  constructor(cause: unknown) {
    super(messageOf(cause), { cause });
    this.name = "CacheReadError";
  }
}

/** Opens and reads a layer; whatever goes wrong with that becomes a {@link CacheReadError}. */
export async function* readingLayer(
  open: () => Promise<AsyncIterable<Buffer>> | AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  try {
    yield* await open();
  } catch (error) {
    throw new CacheReadError(error);
  }
}

const CacheMetadataJson = v.object({
  sbom: v.nullish(v.object({ sha: v.optional(v.string(), "") })),
  buildpacks: v.nullish(v.array(BuildpackLayers)),
});

/** @throws {PlatformError} `MALFORMED` naming `what` */
export function parseCacheMetadata(json: string, what: string): CacheMetadata {
  const { sbom, buildpacks } = parseJson(CacheMetadataJson, json, what);
  return { sbom: sbom ?? EMPTY_CACHE.sbom, buildpacks: buildpacks ?? [] };
}

/** Deterministic, with keys where other lifecycles have them; files have a line feed at the end, labels do not. */
export function encodeCacheMetadata({ sbom, buildpacks }: CacheMetadata): string {
  return encodeJson({ sbom: { sha: sbom.sha }, buildpacks: buildpacks.map(encodeBuildpackLayers) });
}
