// The label `io.buildpacks.lifecycle.metadata`: which layers an app image has, so that the next build can reuse them.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#iobuildpackslifecyclemetadata-json
import * as v from "valibot";
import { compareBytes, encodeJson, sortKeys } from "../oci/json.ts";
import { parseExactJson } from "../oci/schema.ts";

const Sha = v.object({ sha: v.optional(v.string(), "") });
const flag = v.optional(v.boolean(), false);

const LayerMetadata = v.object({
  sha: v.optional(v.string(), ""),
  data: v.nullish(v.unknown()),
  build: flag,
  launch: flag,
  cache: flag,
});

/** What the image label, the cache's metadata and analyzed.toml share about a buildpack's layers. */
export const BuildpackLayers = v.object({
  key: v.string(),
  version: v.optional(v.string(), ""),
  layers: v.nullish(v.record(v.string(), LayerMetadata)),
  store: v.nullish(v.object({ metadata: v.nullish(v.record(v.string(), v.unknown())) })),
});

const RunImageNames = v.object({
  image: v.optional(v.string(), ""),
  mirrors: v.nullish(v.array(v.string())),
});

const RunImageMetadata = v.object({
  topLayer: v.optional(v.string(), ""),
  reference: v.optional(v.string(), ""),
  image: v.optional(v.string(), ""),
  mirrors: v.nullish(v.array(v.string())),
});

/** Old images have one object in place of the list of app layers. */
const AppLayers = v.union([
  v.array(Sha),
  v.pipe(
    Sha,
    v.transform((one) => [one]),
  ),
]);

const LifecycleMetadata = v.object({
  app: v.nullish(AppLayers),
  sbom: v.nullish(Sha),
  buildpacks: v.nullish(v.array(BuildpackLayers)),
  config: v.nullish(Sha),
  launcher: v.nullish(Sha),
  "process-types": v.nullish(Sha),
  runImage: v.nullish(RunImageMetadata),
  stack: v.nullish(v.object({ runImage: v.nullish(RunImageNames) })),
});

export const LIFECYCLE_METADATA_LABEL = "io.buildpacks.lifecycle.metadata";

/** One layer of a buildpack; `data` is what its layer TOML had under `[metadata]`. */
export type LayerMetadata = v.InferOutput<typeof LayerMetadata>;
export type BuildpackLayers = v.InferOutput<typeof BuildpackLayers>;
export type LifecycleMetadata = v.InferOutput<typeof LifecycleMetadata>;

/** @throws {PlatformError} `MALFORMED` naming the image */
export function parseLifecycleMetadata(json: string, what: string): LifecycleMetadata {
  return parseExactJson(LifecycleMetadata, json, `The label ${LIFECYCLE_METADATA_LABEL} of ${what}`);
}

/** The run image at its digest that the label of an image names; undefined if none does. @throws as {@link parseLifecycleMetadata} */
export function runImageInLabels(labels: Readonly<Record<string, string>>, what: string): string | undefined {
  const { [LIFECYCLE_METADATA_LABEL]: json } = labels;
  const reference = json === undefined ? undefined : parseLifecycleMetadata(json, what).runImage?.reference;
  // Lifecycles may name it without a digest, as it was asked for.
  return reference?.includes("@") ? reference : undefined;
}

/** The label's text, with keys where other lifecycles have them. */
export function encodeLifecycleMetadata(metadata: LifecycleMetadata): string {
  const { app, sbom, buildpacks, config, launcher, runImage, stack } = metadata;
  return encodeJson({
    app: app ?? null,
    ...(sbom != null && { sbom }),
    buildpacks: (buildpacks ?? []).map(encodeBuildpackLayers),
    config: config ?? { sha: "" },
    launcher: launcher ?? { sha: "" },
    "process-types": metadata["process-types"] ?? { sha: "" },
    runImage: runImage == null ? { topLayer: "", reference: "" } : withoutEmptyNames(runImage),
    ...(stack != null && { stack: { runImage: withoutEmptyNames(stack.runImage ?? {}) } }),
  });
}

/** One buildpack's layers as the image label and the cache's metadata write them. */
export function encodeBuildpackLayers({ key, version, layers, store }: BuildpackLayers): object {
  const entries = Object.entries(layers ?? {}).map(([name, { sha, data, build, launch, cache }]) => {
    return [name, { sha, data: sortKeys(data ?? null), build, launch, cache }] as const;
  });
  return {
    key,
    version,
    layers: Object.fromEntries(entries.sort(([a], [b]) => compareBytes(a, b))),
    ...(store != null && { store: { metadata: sortKeys(store.metadata ?? null) } }),
  };
}

function withoutEmptyNames(names: {
  image?: string;
  mirrors?: readonly string[] | null | undefined;
}): object {
  const { image, mirrors, ...rest } = names;
  return { ...rest, ...(image && { image }), ...(mirrors != null && mirrors.length > 0 && { mirrors }) };
}
