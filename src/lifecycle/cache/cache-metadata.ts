// What a build cache says about its layers: a file in a cache directory, a label of a cache image.
import * as v from "valibot";
import { BuildpackLayers, encodeBuildpackLayers } from "../../cnb/lifecycle-metadata.ts";
import { encodeJson } from "../../oci/json.ts";
import { parseExactJson } from "../../oci/schema.ts";

/** What the cache has, by buildpack; `sbom.sha` is the diffID of the layer with SBOM files, or "". */
export interface CacheMetadata {
  readonly sbom: { readonly sha: string };
  readonly buildpacks: readonly BuildpackLayers[];
}

export const EMPTY_CACHE: CacheMetadata = { sbom: { sha: "" }, buildpacks: [] };

/** The file of a cache directory, and the label of a cache image. */
export const CACHE_METADATA_NAME = "io.buildpacks.lifecycle.cache.metadata";

const CacheMetadataJson = v.object({
  sbom: v.nullish(v.object({ sha: v.optional(v.string(), "") })),
  buildpacks: v.nullish(v.array(BuildpackLayers)),
});

/** @throws {PlatformError} `MALFORMED` naming `what` */
export function parseCacheMetadata(json: string, what: string): CacheMetadata {
  const { sbom, buildpacks } = parseExactJson(CacheMetadataJson, json, what);
  return { sbom: sbom ?? EMPTY_CACHE.sbom, buildpacks: buildpacks ?? [] };
}

/** Deterministic, with keys where other lifecycles have them; files have a line feed at the end, labels do not. */
export function encodeCacheMetadata({ sbom, buildpacks }: CacheMetadata): string {
  return encodeJson({ sbom: { sha: sbom.sha }, buildpacks: buildpacks.map(encodeBuildpackLayers) });
}
