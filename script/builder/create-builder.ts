// Making a builder image: layers appended to a build image, through the registry; no engine is involved.
// Spec: https://github.com/buildpacks/spec/blob/distribution/0.3/distribution.md#builder
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { completeOrder } from "../../src/buildpack/complete-order.ts";
import { layerTar } from "../../src/buildpack/layer-entries.ts";
import { PlatformError } from "../../src/errors.ts";
import type { Digest } from "../../src/oci/digest.ts";
import { encodeImageConfig, envValue, type ImageConfig } from "../../src/oci/image-config.ts";
import { formatImageReference, type ImageReference } from "../../src/oci/image-reference.ts";
import { FIXED_MTIME } from "../../src/oci/tar-header.ts";
import type { Target } from "../../src/oci/target.ts";
import { isUserId, MAX_USER_ID } from "../../src/oci/user-id.ts";
import { quote } from "../../src/quote.ts";
import { readImage, type RegistryImage } from "../../src/registry/image.ts";
import type { Registry } from "../../src/registry/registry.ts";
import { readBuildpackDirectories } from "./builder-buildpacks.ts";
import type { BuilderConfig } from "./builder-config.ts";
import { type BuilderLayer, builderLayers } from "./builder-layers.ts";
import { readLifecycleDescriptor } from "./lifecycle-directory.ts";
import { createBuilderLabels, type LabelledBuildpack } from "./new-builder-labels.ts";
import { type PackedLayer, writeLayerBlob } from "./packed-layer.ts";
import { pushImage } from "./push-image.ts";

/** A builder to be made. */
export interface BuilderCreation {
  /** Where it goes; on the same registry as the build image, so that its layers are mounted. */
  readonly reference: ImageReference;
  readonly config: BuilderConfig;
  /** Directory with the programs of a lifecycle and its `lifecycle.toml`. */
  readonly lifecycleDir: string;
  readonly target: Target;
}

/** A layer and what it holds. */
interface MadeLayer extends BuilderLayer {
  readonly blob: PackedLayer;
}

/** Makes and pushes a builder; the same inputs give the same digest. @throws {PlatformError} */
export async function createBuilder(creation: BuilderCreation, registry: Registry): Promise<Digest> {
  const base = await readImage(registry, creation.config.buildImage, creation.target);
  const uid = userId(base, "CNB_USER_ID");
  const gid = userId(base, "CNB_GROUP_ID");
  const lifecycle = await readLifecycleDescriptor(creation.lifecycleDir);
  const buildpacks = await readBuildpackDirectories(creation.config.buildpackDirs);
  const order = completeOrder(creation.config.order, {
    modules: buildpacks.map(({ descriptor }) => descriptor),
    where: "[[buildpacks]] of the builder",
    hint: "Add it to [[buildpacks]], or correct its id and version.",
  });
  const temporary = await mkdtemp(path.join(tmpdir(), "builder-"));
  try {
    const layers = await makeLayers(
      await builderLayers({ ...creation, buildpacks, order, uid, gid }),
      temporary,
    );
    const labels = createBuilderLabels({ ...creation.config, order }, lifecycle, labelledBuildpacks(layers));
    const config = builderImageConfig(base.config, layers, labels);
    return await pushImage(
      {
        reference: creation.reference,
        base,
        layers: layers.map(({ blob }) => blob),
        configJson: encodeImageConfig(config),
      },
      registry,
    );
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function makeLayers(layers: readonly BuilderLayer[], temporary: string): Promise<readonly MadeLayer[]> {
  const made: MadeLayer[] = [];
  for (const [at, layer] of layers.entries()) {
    made.push({
      ...layer,
      blob: await writeLayerBlob(layerTar(layer.entries), path.join(temporary, `${String(at)}.tar.gz`)),
    });
  }
  return made;
}

function labelledBuildpacks(layers: readonly MadeLayer[]): readonly LabelledBuildpack[] {
  return layers.flatMap(({ buildpack, blob }) =>
    buildpack === undefined ? [] : [{ descriptor: buildpack, diffId: blob.diffId }],
  );
}

function builderImageConfig(
  base: ImageConfig,
  layers: readonly MadeLayer[],
  labels: Record<string, string>,
): ImageConfig {
  const created = new Date(FIXED_MTIME * 1000).toISOString().replace(".000Z", "Z");
  return {
    ...base,
    created,
    history: [
      ...(base.history ?? []),
      ...layers.map(({ createdBy }) => ({ created, created_by: createdBy })),
    ],
    rootfs: {
      type: "layers",
      diff_ids: [...base.rootfs.diff_ids, ...layers.map(({ blob }) => blob.diffId)],
    },
    config: { ...base.config, WorkingDir: "/layers", Labels: { ...base.config?.Labels, ...labels } },
  };
}

function userId(base: RegistryImage, name: "CNB_USER_ID" | "CNB_GROUP_ID"): number {
  const text = envValue(base.config.config?.Env, name) ?? "";
  if (isUserId(text)) return Number(text);
  const image = formatImageReference(base.reference);
  throw new PlatformError(
    "BUILDER_IMAGE",
    `The build image ${image} has ${name}=${quote(text)}; it must be a number up to ${MAX_USER_ID}.`,
    {
      hint: "A build image sets CNB_USER_ID and CNB_GROUP_ID.",
    },
  );
}
