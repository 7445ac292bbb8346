// The labels of a builder that is being made. Pure.
import {
  BUILDER_METADATA_LABEL,
  BUILDPACK_LAYERS_LABEL,
  BUILDPACK_ORDER_LABEL,
} from "../../src/cnb/builder-labels.ts";
import type { BuildpackDescriptor } from "../../src/cnb/buildpack-descriptor.ts";
import type { Order } from "../../src/cnb/order.ts";
import type { Digest } from "../../src/oci/digest.ts";
import { encodeJson } from "../../src/oci/json.ts";
import type { BuilderConfig } from "./builder-config.ts";
import type { LifecycleDescriptor } from "./lifecycle-descriptor.ts";

/** A buildpack and the layer it is in. */
export interface LabelledBuildpack {
  readonly descriptor: BuildpackDescriptor;
  readonly diffId: Digest;
}

const CREATOR = { name: "cloud-native-buildpacks-action", version: "" };

/** What a platform reads to know what is in the builder. */
export function createBuilderLabels(
  config: BuilderConfig,
  lifecycle: LifecycleDescriptor,
  buildpacks: readonly LabelledBuildpack[],
): Record<string, string> {
  const metadata = {
    description: config.description,
    buildpacks: buildpacks.map(({ descriptor }) => info(descriptor)),
    extensions: null,
    stack: { runImage: config.runImages[0] },
    images: config.runImages,
    lifecycle: { version: lifecycle.version, api: lowestApis(lifecycle), apis: lifecycle.apis },
    createdBy: CREATOR,
  };
  return {
    [BUILDER_METADATA_LABEL]: encodeJson(metadata),
    [BUILDPACK_LAYERS_LABEL]: encodeJson(layersById(buildpacks)),
    [BUILDPACK_ORDER_LABEL]: encodeJson(labelledOrder(config.order)),
  };
}

function info({ id, version, name, homepage, description, keywords }: BuildpackDescriptor): object {
  return { id, name, version, description, homepage, keywords };
}

/** Old platforms read one version of each API: the lowest that still works. */
function lowestApis({ apis }: LifecycleDescriptor): object {
  return { buildpack: apis.buildpack.supported[0] ?? "", platform: apis.platform.supported[0] ?? "" };
}

function layersById(buildpacks: readonly LabelledBuildpack[]): object {
  const layers: Record<string, Record<string, object>> = {};
  for (const { descriptor, diffId } of buildpacks) {
    const { id, version, api, name, homepage, order, targets, stacks } = descriptor;
    (layers[id] ??= {})[version] = {
      api,
      ...(targets.length > 0 && { targets }),
      ...(stacks.length > 0 && { stacks }),
      ...(order.length > 0 && { order: labelledOrder(order) }),
      layerDiffID: diffId,
      homepage,
      name,
    };
  }
  return layers;
}

function labelledOrder(order: Order): object {
  return order.map(({ group }) => ({
    group: group.map(({ id, version, optional }) => ({ id, version, ...(optional && { optional }) })),
  }));
}
