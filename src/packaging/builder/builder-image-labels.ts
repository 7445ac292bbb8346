// What a builder says about itself. Pure.
// Spec: https://github.com/buildpacks/spec/blob/distribution/0.3/distribution.md#builder
import { EXTENSION_LAYERS_LABEL, EXTENSION_ORDER_LABEL } from "../../buildpack/builder-modules.ts";
import {
  BUILDER_METADATA_LABEL,
  BUILDPACK_LAYERS_LABEL,
  BUILDPACK_ORDER_LABEL,
  BUILDPACK_SYSTEM_LABEL,
} from "../../cnb/builder-labels.ts";
import type { LifecycleDescriptor } from "../../cnb/lifecycle-descriptor.ts";
import { encodeJson } from "../../oci/json.ts";
import { groupEntries, layersLabel, moduleEntry, orderEntries, type PlacedModule } from "../layers-label.ts";
import type { BuilderParts } from "./builder-parts.ts";

const CREATOR = { name: "cloud-native-buildpacks-action", version: "" };

/** What a platform reads to know what is in the builder. */
export function builderLabels(
  { descriptor, lifecycle, buildpacks, extensions }: BuilderParts,
  modules: readonly PlacedModule[],
): Record<string, string> {
  const { version, apis } = lifecycle.descriptor;
  const [runImage] = descriptor.runImages;
  const { pre, post } = descriptor.system;
  const of = (kind: string) => modules.filter(({ info }) => info.kind === kind);
  const listed = (elements: typeof pre) => ({ buildpacks: groupEntries(elements) });
  return {
    [BUILDER_METADATA_LABEL]: encodeJson({
      description: descriptor.description,
      buildpacks: buildpacks.map(moduleEntry),
      extensions: extensions.length === 0 ? null : extensions.map(moduleEntry),
      stack: { runImage },
      lifecycle: { version, api: lowestApis(apis), apis },
      createdBy: CREATOR,
      images: descriptor.runImages,
    }),
    [BUILDPACK_LAYERS_LABEL]: layersLabel(of("buildpack")),
    [BUILDPACK_ORDER_LABEL]: encodeJson(orderEntries(descriptor.order)),
    ...(extensions.length > 0 && {
      [EXTENSION_LAYERS_LABEL]: layersLabel(of("extension")),
      [EXTENSION_ORDER_LABEL]: encodeJson(orderEntries(descriptor.orderExtensions)),
    }),
    ...(pre.length + post.length > 0 && {
      [BUILDPACK_SYSTEM_LABEL]: encodeJson({ pre: listed(pre), post: listed(post) }),
    }),
  };
}

/** Old platforms read one version of each API: the lowest that still works. */
function lowestApis(apis: LifecycleDescriptor["apis"]): object {
  return { buildpack: apis.buildpack.supported[0] ?? "", platform: apis.platform.supported[0] ?? "" };
}
