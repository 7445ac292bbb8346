// analyzed.toml: what is known about the previous image and the run image.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#analyzedtoml-toml
import * as v from "valibot";
import { compareBytes, sortKeys } from "../oci/json.ts";
import { BuildpackLayers, type LifecycleMetadata } from "./lifecycle-metadata.ts";
import { formatToml } from "./toml/format-toml.ts";
import { FreeTable, parseToml, parseTomlTable } from "./toml/parse-toml.ts";

const text = v.optional(v.string(), "");
const Sha = v.object({ sha: text });
const RunImageNames = v.object({ image: text, mirrors: v.optional(v.array(v.string())) });

/** As in the image label, but what a layer's own TOML has under `[metadata]` is not called `data` here. */
const TomlLayers = v.object({
  ...BuildpackLayers.entries,
  layers: v.optional(
    v.record(
      v.string(),
      v.object({
        sha: text,
        metadata: v.optional(v.unknown()),
        build: v.optional(v.boolean(), false),
        launch: v.optional(v.boolean(), false),
        cache: v.optional(v.boolean(), false),
      }),
    ),
    {},
  ),
});

const TargetData = v.object({
  id: v.optional(v.string()),
  os: text,
  arch: text,
  "arch-variant": v.optional(v.string()),
  distro: v.optional(v.object({ name: text, version: text })),
});

const Analyzed = v.object({
  image: v.optional(v.object({ reference: text })),
  "build-image": v.optional(v.object({ reference: text })),
  "run-image": v.optional(
    v.object({
      reference: text,
      image: v.optional(v.string()),
      extend: v.optional(v.boolean()),
      target: v.optional(TargetData),
    }),
  ),
  metadata: v.optional(
    v.object({
      app: v.optional(v.array(Sha)),
      sbom: v.optional(Sha),
      buildpacks: v.optional(v.array(TomlLayers)),
      config: v.optional(Sha),
      launcher: v.optional(Sha),
      "process-types": v.optional(Sha),
      "run-image": v.optional(
        v.object({
          "top-layer": text,
          reference: text,
          image: text,
          mirrors: v.optional(v.array(v.string())),
        }),
      ),
      stack: v.optional(v.object({ "run-image": v.optional(RunImageNames) })),
    }),
  ),
});

/** Operating system, architecture and distribution of the run image. */
export type TargetData = v.InferOutput<typeof TargetData>;

/** What analyzed.toml holds. */
export interface Analyzed {
  /** `repository@sha256:…`, an image id, or "" if there is no previous image. */
  readonly previousImage: string;
  readonly metadata: LifecycleMetadata;
  readonly buildImage?: string | undefined;
  readonly runImage?: AnalyzedRunImage | undefined;
}

export interface AnalyzedRunImage {
  /** `repository@sha256:…`, an image id, or "" if it was not found. */
  readonly reference: string;
  /** The name as it was given; Platform API 0.12 and later. */
  readonly image?: string | undefined;
  readonly extend?: boolean | undefined;
  readonly target?: TargetData | undefined;
}

/** @throws {PlatformError} `MALFORMED` naming the file */
export function parseAnalyzed(toml: string, what: string): Analyzed {
  const file = parseToml(Analyzed, toml, what);
  const { "run-image": runImage, stack, buildpacks, ...metadata } = file.metadata ?? {};
  return {
    previousImage: file.image?.reference ?? "",
    buildImage: file["build-image"]?.reference,
    runImage: file["run-image"],
    metadata: {
      ...metadata,
      buildpacks: buildpacks?.map((one) => ({
        ...one,
        layers: Object.fromEntries(
          Object.entries(one.layers).map(([name, { metadata: data, ...layer }]) => [
            name,
            { ...layer, data },
          ]),
        ),
      })),
      ...(runImage && { runImage: readRunImage(runImage) }),
      ...(stack && { stack: { runImage: stack["run-image"] } }),
    },
  };
}

function readRunImage<T extends { "top-layer": string }>({ "top-layer": topLayer, ...names }: T) {
  return { topLayer, ...names };
}

/**
 * The same file with another name of the run image; what else is in it stays.
 * @throws {PlatformError} `MALFORMED` naming the file
 */
export function renameRunImage(toml: string, name: string, what: string): string {
  const { "run-image": runImage, ...others } = parseTomlTable(toml, what);
  const known = v.is(FreeTable, runImage) ? runImage : {};
  return formatToml({ ...others, "run-image": { ...known, reference: name, image: name } });
}

export function formatAnalyzed(analyzed: Analyzed): string {
  const { app, sbom, runImage, stack, buildpacks, ...metadata } = analyzed.metadata;
  return formatToml({
    image: { reference: analyzed.previousImage },
    "build-image": analyzed.buildImage === undefined ? undefined : { reference: analyzed.buildImage },
    metadata: {
      app,
      sbom,
      buildpacks: buildpacks?.map(writtenBuildpack),
      ...metadata,
      ...(runImage && {
        "run-image": {
          "top-layer": runImage.topLayer,
          reference: runImage.reference,
          image: runImage.image || undefined,
          mirrors: runImage.mirrors,
        },
      }),
      ...(stack?.runImage && {
        stack: { "run-image": { image: stack.runImage.image, mirrors: stack.runImage.mirrors } },
      }),
    },
    "run-image": analyzed.runImage && {
      reference: analyzed.runImage.reference,
      image: analyzed.runImage.image || undefined,
      extend: analyzed.runImage.extend || undefined,
      target: analyzed.runImage.target,
    },
  });
}

/** With layers and metadata sorted, as Go writes a map. */
function writtenBuildpack({ key, version, layers, store }: BuildpackLayers): object {
  const written = Object.entries(layers ?? {}).map(([name, { data, ...layer }]) => {
    return [name, { ...layer, metadata: sortKeys(data) }] as const;
  });
  return {
    key,
    version,
    layers: Object.fromEntries(written.sort(([a], [b]) => compareBytes(a, b))),
    store: sortKeys(store),
  };
}
