// What an app image is made of, in the words of its labels: layers by name, buildpacks, the run image below them. Pure.
import { BUILD_METADATA_LABEL, parseBuildMetadata } from "../../cnb/build-metadata.ts";
import {
  LIFECYCLE_METADATA_LABEL,
  type LifecycleMetadata,
  parseLifecycleMetadata,
} from "../../cnb/lifecycle-metadata.ts";
import { shortDigest } from "../../oci/digest.ts";
import type { ImageConfig } from "../../oci/image-config.ts";
import { haveSameLayers } from "../../oci/image-layers.ts";
import type { ImageManifest } from "../../oci/manifest.ts";

/** A layer; what is not known of it is undefined. */
export interface ContentLayer {
  /** As the lifecycle names it in its log, e.g. `examples/node:modules`, `app`; or {@link RUN_IMAGE_LAYERS}. */
  readonly name: string;
  /** Of the uncompressed layer, e.g. `sha256:4bcf…`; layers with the same have the same content. */
  readonly diffId: string | undefined;
  /** As stored in a registry, which is compressed. */
  readonly sizeBytes: number | undefined;
}

/** What an image is made of. */
export interface ImageContents {
  /** From the bottom. */
  readonly layers: readonly ContentLayer[];
  /** Whether the layers are all there are: what a build says of its image leaves those of the run image out. */
  readonly isComplete: boolean;
  /** Of layers and configuration, compressed; what is there twice counts once. */
  readonly sizeBytes: number | undefined;
  /** How much of it are layers of the run image. */
  readonly runImageSizeBytes: number | undefined;
  readonly buildpacks: readonly { readonly id: string; readonly version: string }[];
  /** e.g. `ghcr.io/owner/run@sha256:91c2…` */
  readonly runImage: string | undefined;
}

/** All layers of the run image count as one: its parts have no names, and change together. */
export const RUN_IMAGE_LAYERS = "run image";

/** @throws {PlatformError} `MALFORMED` naming `what`, e.g. `"ghcr.io/owner/app:1"`, and the label that is */
export function describeContents(config: ImageConfig, manifest: ImageManifest, what: string): ImageContents {
  const labels = config.config?.Labels ?? {};
  const lifecycle = labels[LIFECYCLE_METADATA_LABEL];
  const build = labels[BUILD_METADATA_LABEL];
  const metadata = lifecycle === undefined ? {} : parseLifecycleMetadata(lifecycle, what);
  const buildpacks = build === undefined ? [] : parseBuildMetadata(build, what).buildpacks;
  const layers = nameLayers(listLayers(config, manifest), metadata);
  return {
    layers,
    isComplete: true,
    sizeBytes: sizeOf(manifest),
    runImageSizeBytes: layers.find(({ name }) => name === RUN_IMAGE_LAYERS)?.sizeBytes,
    buildpacks: buildpacks.map(({ id, version }) => ({ id, version })),
    runImage: metadata.runImage?.reference || undefined,
  };
}

function sizeOf({ config, layers }: ImageManifest): number {
  const sizes = new Map([config, ...layers].map(({ digest, size }) => [digest, size]));
  return [...sizes.values()].reduce((sum, size) => sum + size, 0);
}

interface StoredLayer {
  readonly diffId: string;
  readonly sizeBytes: number | undefined;
}

function listLayers(config: ImageConfig, manifest: ImageManifest): StoredLayer[] {
  const isMatched = haveSameLayers({ config, manifest });
  return config.rootfs.diff_ids.map((diffId, at) => ({
    diffId,
    sizeBytes: isMatched ? manifest.layers[at]?.size : undefined,
  }));
}

function nameLayers(stored: readonly StoredLayer[], metadata: LifecycleMetadata): ContentLayer[] {
  const top = stored.findIndex(({ diffId }) => diffId === metadata.runImage?.topLayer);
  const below = stored.slice(0, top + 1);
  const names = layerNames(metadata);
  const unnamed = createUnnamed();
  const above = stored.slice(top + 1).map(({ diffId, sizeBytes }) => {
    // Several layers may have the same content, e.g. none.
    const name = names.get(diffId)?.shift() ?? unnamed(diffId);
    return { name, diffId, sizeBytes };
  });
  const runImage = {
    name: RUN_IMAGE_LAYERS,
    diffId: metadata.runImage?.topLayer,
    sizeBytes: sumBytes(below),
  };
  return below.length === 0 ? above : [runImage, ...above];
}

/** Words for what the labels do not name, different ones each time. */
function createUnnamed(): (diffId: string) => string {
  const counts = new Map<string, number>();
  return (diffId) => {
    const count = (counts.get(diffId) ?? 0) + 1;
    counts.set(diffId, count);
    return `unnamed ${shortDigest(diffId)}${count === 1 ? "" : ` (${count})`}`;
  };
}

/** Names by diffID, those of lower layers first. */
function layerNames(metadata: LifecycleMetadata): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const { name, diffId } of namedLayers(metadata)) {
    if (diffId !== "") names.set(diffId, [...(names.get(diffId) ?? []), name]);
  }
  return names;
}

function namedLayers(metadata: LifecycleMetadata): { name: string; diffId: string }[] {
  const { app, sbom, buildpacks, config, launcher } = metadata;
  const ofBuildpacks = (buildpacks ?? []).flatMap(({ key, layers }) =>
    Object.entries(layers ?? {}).map(([layer, { sha }]) => ({ name: `${key}:${layer}`, diffId: sha })),
  );
  const slices = app ?? [];
  const ofLifecycle = [
    ["launch.sbom", sbom],
    ["launcher", launcher],
    ["config", config],
    ["process-types", metadata["process-types"]],
  ] as const;
  return [
    ...ofBuildpacks,
    ...slices.map(({ sha }, at) => ({
      name: slices.length === 1 ? "app" : `app (slice ${at + 1} of ${slices.length})`,
      diffId: sha,
    })),
    ...ofLifecycle.map(([name, layer]) => ({
      name: `buildpacksio/lifecycle:${name}`,
      diffId: layer?.sha ?? "",
    })),
  ];
}

/** The name of a layer, `app` for each of several that the app is in: here and in the log of a lifecycle, e.g. `app (1 of 3 slices)`. */
export function withoutSlice(name: string): string {
  return name.startsWith("app (") ? "app" : name;
}

/** Undefined if one of them is not known. */
export function sumBytes(layers: readonly { readonly sizeBytes: number | undefined }[]): number | undefined {
  return layers.reduce<number | undefined>(
    (total, { sizeBytes }) =>
      total === undefined || sizeBytes === undefined ? undefined : total + sizeBytes,
    0,
  );
}
