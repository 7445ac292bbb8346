// The labels of a builder image: its buildpacks, their order, its run images and its lifecycle. Pure.
// Spec: https://github.com/buildpacks/spec/blob/distribution/0.3/distribution.md#builder
import * as v from "valibot";
import { parseJson } from "../oci/schema.ts";
import { DescriptorTarget } from "./buildpack-descriptor.ts";
import { OrderGroups } from "./order.ts";
import { RunImageEntry } from "./run.ts";

export const BUILDER_METADATA_LABEL = "io.buildpacks.builder.metadata";
export const BUILDPACK_LAYERS_LABEL = "io.buildpacks.buildpack.layers";
export const BUILDPACK_ORDER_LABEL = "io.buildpacks.buildpack.order";
export const BUILDPACK_SYSTEM_LABEL = "io.buildpacks.buildpack.system";
export const LIFECYCLE_VERSION_LABEL = "io.buildpacks.lifecycle.version";
export const LIFECYCLE_APIS_LABEL = "io.buildpacks.lifecycle.apis";

const text = v.optional(v.string(), "");
const versions = v.nullish(v.array(v.string()), []);
const ApiSet = v.object({ deprecated: versions, supported: versions });

/** Which APIs a lifecycle speaks; deprecated ones still work. */
export const LifecycleApis = v.object({
  buildpack: v.optional(ApiSet, {}),
  platform: v.optional(ApiSet, {}),
});

const ModuleInfo = v.object({
  id: v.string(),
  version: text,
  name: v.optional(v.string()),
  homepage: v.optional(v.string()),
  description: v.optional(v.string()),
});

const BuilderMetadata = v.object({
  description: text,
  buildpacks: v.nullish(v.array(ModuleInfo), []),
  extensions: v.nullish(v.array(ModuleInfo), []),
  stack: v.nullish(v.object({ runImage: v.nullish(RunImageEntry) })),
  images: v.nullish(v.array(RunImageEntry), []),
  lifecycle: v.object({
    version: text,
    api: v.nullish(v.object({ buildpack: text, platform: text })),
    apis: v.nullish(LifecycleApis),
  }),
  createdBy: v.nullish(v.object({ name: text, version: text })),
});

const BuildpackLayers = v.record(
  v.string(),
  v.record(
    v.string(),
    v.object({
      api: text,
      layerDiffID: text,
      name: v.optional(v.string()),
      homepage: v.optional(v.string()),
      order: v.nullish(OrderGroups),
      targets: v.nullish(v.array(DescriptorTarget)),
      stacks: v.nullish(v.array(v.object({ id: text, mixins: v.nullish(v.array(v.string())) }))),
    }),
  ),
);

const SystemModules = v.nullish(
  v.object({ buildpacks: v.nullish(v.array(v.object({ id: text, version: text })), []) }),
  {},
);
const SystemBuildpacks = v.object({ pre: SystemModules, post: SystemModules });

/** Those that take part in every build, before and after those of a group. */
export type SystemBuildpacks = v.InferOutput<typeof SystemBuildpacks>;
export type LifecycleApis = v.InferOutput<typeof LifecycleApis>;
export type BuilderMetadata = v.InferOutput<typeof BuilderMetadata>;
/** By id, then by version. */
export type BuildpackLayersLabel = v.InferOutput<typeof BuildpackLayers>;

/** @throws {PlatformError} `MALFORMED` naming the image */
export function parseBuilderMetadata(json: string, what: string): BuilderMetadata {
  return parseJson(BuilderMetadata, json, `The label ${BUILDER_METADATA_LABEL} of ${what}`);
}

/** @throws {PlatformError} `MALFORMED` naming the image */
export function parseBuildpackLayers(json: string, what: string): BuildpackLayersLabel {
  return parseJson(BuildpackLayers, json, `The label ${BUILDPACK_LAYERS_LABEL} of ${what}`);
}

/** @throws {PlatformError} `MALFORMED` naming the image */
export function parseOrderLabel(json: string, what: string): v.InferOutput<typeof OrderGroups> {
  return parseJson(OrderGroups, json, `The label ${BUILDPACK_ORDER_LABEL} of ${what}`);
}

/** @throws {PlatformError} `MALFORMED` naming the image */
export function parseSystemLabel(json: string, what: string): SystemBuildpacks {
  return parseJson(SystemBuildpacks, json, `The label ${BUILDPACK_SYSTEM_LABEL} of ${what}`);
}

/** @throws {PlatformError} `MALFORMED` naming the image */
export function parseLifecycleApis(json: string, what: string): LifecycleApis {
  return parseJson(LifecycleApis, json, `The label ${LIFECYCLE_APIS_LABEL} of ${what}`);
}
