// A builder image for one platform. Same parts, same bytes.
import type { FinishedImage } from "../../gateway/finished-image.ts";
import { isDigest } from "../../oci/digest.ts";
import { checkSameLayers } from "../../oci/image-layers.ts";
import { formatImageReference } from "../../oci/image-reference.ts";
import type { RegistryImage } from "../../registry/image.ts";
import type { Registry } from "../../registry/registry.ts";
import type { ImageLayer } from "../image-layer.ts";
import { CREATED, makeImage } from "../make-image.ts";
import { builderLabels } from "./builder-image-labels.ts";
import { builderLayers, type LayerOptions } from "./builder-layers.ts";
import type { BuilderParts } from "./builder-parts.ts";

/** How a builder is made of its parts. */
export interface BuilderOptions extends LayerOptions {
  readonly labels: ReadonlyMap<string, string>;
}

/** @throws {PlatformError} what is wrong with a module, naming it, or with the build image */
export async function makeBuilderImage(
  parts: BuilderParts,
  options: BuilderOptions,
  registry: Pick<Registry, "openBlob">,
): Promise<FinishedImage> {
  const { base } = parts;
  const layers = await builderLayers(parts, options);
  const labels = builderLabels(
    parts,
    layers.flatMap(({ modules }) => modules),
  );
  const { config } = base;
  return makeImage(
    {
      ...config,
      created: CREATED,
      history: [
        ...(config.history ?? []),
        ...layers.map(({ createdBy }) => ({ created: CREATED, created_by: createdBy })),
      ],
      config: {
        ...config.config,
        WorkingDir: "/layers",
        Labels: { ...config.config?.Labels, ...Object.fromEntries(options.labels), ...labels },
      },
    },
    [...baseLayers(base, registry), ...layers.map(({ layer }) => layer)],
  );
}

/** They stay where they are until they are mounted or copied. @throws {PlatformError} `MALFORMED` */
function baseLayers(base: RegistryImage, registry: Pick<Registry, "openBlob">): readonly ImageLayer[] {
  const { reference, manifest, config } = base;
  checkSameLayers(base, formatImageReference(reference));
  return manifest.layers.flatMap((descriptor, at) => {
    const diffId = config.rootfs.diff_ids[at] ?? "";
    if (!isDigest(diffId)) return [];
    const open = async () => (await registry.openBlob(reference, descriptor)) as AsyncIterable<Buffer>;
    return { descriptor, diffId, origin: { kind: "repository", repository: reference } as const, open };
  });
}
