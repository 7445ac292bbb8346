// What an exported image is made of: which blob each layer of the lifecycle is, and how large it is. Pure.
import type { ImageConfig } from "../oci/image-config.ts";
import type { ImageManifest } from "../oci/manifest.ts";
import { LIFECYCLE_METADATA_LABEL, parseLifecycleMetadata } from "../spec/lifecycle-metadata.ts";

/** A layer as it is stored. */
export interface LayerBlob {
  /** Undefined for an app that is in several layers. */
  readonly diffId: string | undefined;
  /** Compressed. */
  readonly sizeBytes: number;
}

/** The layers of an image, and all of it. */
export interface ImageBlobs {
  /** Of layers and configuration, compressed; what is there twice counts once. */
  readonly sizeBytes: number;
  readonly runImageSizeBytes: number;
  /** By the names that lifecycles give them in their output, e.g. `examples/node:modules`, `app`. */
  readonly layers: ReadonlyMap<string, LayerBlob>;
}

/** An image as its registry has it, and what it is called in messages. */
export interface NamedImage {
  readonly config: ImageConfig;
  readonly manifest: ImageManifest;
  readonly name: string;
}

const LIFECYCLE = "buildpacksio/lifecycle";

/** @throws {PlatformError} `MALFORMED` if the label of the lifecycle is */
export function describeBlobs({ config, manifest, name }: NamedImage): ImageBlobs {
  const sizes = sizesByDiffId(config, manifest);
  const layers = new Map<string, LayerBlob>();
  for (const [layer, diffIds] of namesOf(config, name)) {
    const found = diffIds.flatMap((diffId) => sizes.get(diffId) ?? []);
    if (found.length < diffIds.length) continue;
    layers.set(layer, {
      diffId: diffIds.length === 1 ? diffIds[0] : undefined,
      sizeBytes: found.reduce((sum, size) => sum + size, 0),
    });
  }
  return {
    sizeBytes: sizeOf([manifest.config, ...manifest.layers]),
    runImageSizeBytes: runImageSize(config, manifest, name),
    layers,
  };
}

function sizesByDiffId({ rootfs }: ImageConfig, { layers }: ImageManifest): ReadonlyMap<string, number> {
  return new Map(rootfs.diff_ids.map((diffId, at) => [diffId, layers[at]?.size ?? 0]));
}

function metadataOf(config: ImageConfig, name: string) {
  const label = config.config?.Labels?.[LIFECYCLE_METADATA_LABEL];
  return label === undefined ? undefined : parseLifecycleMetadata(label, `"${name}"`);
}

/** The diffIDs that each name stands for. */
function namesOf(config: ImageConfig, name: string): ReadonlyMap<string, readonly string[]> {
  const metadata = metadataOf(config, name);
  const named: [string, string | undefined][] = (metadata?.buildpacks ?? []).flatMap(({ key, layers }) =>
    Object.entries(layers ?? {}).map(([layer, { sha }]): [string, string] => [`${key}:${layer}`, sha]),
  );
  named.push(
    [`${LIFECYCLE}:launcher`, metadata?.launcher?.sha],
    [`${LIFECYCLE}:config`, metadata?.config?.sha],
    [`${LIFECYCLE}:launch.sbom`, metadata?.sbom?.sha],
    [`${LIFECYCLE}:process-types`, metadata?.["process-types"]?.sha],
  );
  const single = named.flatMap(([layer, sha]): [string, string[]][] => (sha ? [[layer, [sha]]] : []));
  const app = (metadata?.app ?? []).flatMap(({ sha }) => (sha === "" ? [] : [sha]));
  return new Map([...single, ...(app.length === 0 ? [] : ([["app", app]] as const))]);
}

/** The layers up to the one that the label calls the run image's last. */
function runImageSize(config: ImageConfig, { layers }: ImageManifest, name: string): number {
  const top = metadataOf(config, name)?.runImage?.topLayer ?? "";
  const at = config.rootfs.diff_ids.indexOf(top);
  return sizeOf(layers.slice(0, at + 1));
}

function sizeOf(blobs: ImageManifest["layers"]): number {
  const sizes = new Map(blobs.map(({ digest, size }) => [digest, size]));
  return [...sizes.values()].reduce((sum, size) => sum + size, 0);
}
