// App images as buildpacks make them, in a fake registry: labels, configs and manifests, and blobs that nobody reads.
import { type Digest, digestOf } from "../../src/oci/digest.ts";
import type { ImageConfig } from "../../src/oci/image-config.ts";
import type { Descriptor, ImageManifest } from "../../src/oci/manifest.ts";
import { OCI_CONFIG, OCI_INDEX, OCI_LAYER, OCI_MANIFEST } from "../../src/oci/media-types.ts";
import type { FakeRegistry } from "./fake-registry.ts";

/** An app image, each layer by its content. */
export interface AppImage {
  /** From the bottom. */
  readonly run?: readonly string[];
  /** By `buildpack:layer`. */
  readonly layers?: Readonly<Record<string, string>>;
  readonly app?: readonly string[];
  readonly launcher?: string;
  readonly buildpacks?: readonly { readonly id: string; readonly version: string }[];
  readonly architecture?: string;
  /** In place of the label that the layers make. */
  readonly lifecycleLabel?: string;
}

/** The diffID of a layer with that content. */
export function diffIdOf(content: string): Digest {
  return digestOf(`diff ${content}`);
}

/** Each layer has as many kilobytes as its content has characters. */
export function createAppImage(image: AppImage): { config: ImageConfig; manifest: ImageManifest } {
  const { run = ["run"], layers = {}, app = ["app"], launcher = "launcher", buildpacks = [] } = image;
  const contents = [...run, ...Object.values(layers), ...app, launcher];
  const label =
    image.lifecycleLabel ?? JSON.stringify(lifecycleMetadata({ ...image, run, layers, app, launcher }));
  const config = {
    architecture: image.architecture ?? "amd64",
    os: "linux",
    rootfs: { type: "layers", diff_ids: contents.map(diffIdOf) },
    config: {
      Labels: {
        "io.buildpacks.lifecycle.metadata": label,
        "io.buildpacks.build.metadata": JSON.stringify({ buildpacks, processes: [] }),
      },
    },
  };
  const stored = contents.map((content): Descriptor => ({
    mediaType: OCI_LAYER,
    digest: digestOf(content),
    size: content.length * 1000,
  }));
  const empty = { mediaType: OCI_CONFIG, digest: digestOf(""), size: 0 };
  return { config, manifest: { schemaVersion: 2, config: empty, layers: stored } };
}

function lifecycleMetadata({
  run,
  layers,
  app,
  launcher,
}: Required<Omit<AppImage, "buildpacks" | "architecture" | "lifecycleLabel">>) {
  const keys = [...new Set(Object.keys(layers).map((name) => name.split(":")[0] ?? ""))];
  return {
    app: app.map((content) => ({ sha: diffIdOf(content) })),
    buildpacks: keys.map((key) => ({
      key,
      version: "1",
      layers: Object.fromEntries(
        Object.entries(layers)
          .filter(([name]) => name.startsWith(`${key}:`))
          .map(([name, content]) => [name.slice(key.length + 1), { sha: diffIdOf(content), launch: true }]),
      ),
    })),
    launcher: { sha: diffIdOf(launcher) },
    config: { sha: "" },
    "process-types": { sha: "" },
    runImage: {
      topLayer: run.length === 0 ? "" : diffIdOf(run.at(-1) ?? ""),
      reference: `ghcr.io/base/run@${digestOf(run.join())}`,
    },
  };
}

/** Pushes it as `app:TAG`; returns the digest. */
export function pushAppImage(registry: FakeRegistry, tag: string | undefined, image: AppImage): Digest {
  const { config, manifest } = createAppImage(image);
  const descriptor = { mediaType: OCI_CONFIG, ...registry.addBlob("app", JSON.stringify(config)) };
  return registry.addManifest("app", { ...manifest, config: descriptor }, tag === undefined ? {} : { tag });
}

/**
 * Pushes an index with the images, each by its architecture.
 * @param more platforms of entries that nobody reads
 */
export function pushAppIndex(
  registry: FakeRegistry,
  tag: string,
  images: readonly AppImage[],
  more: readonly object[] = [],
): Digest {
  const entries = images.map((image) => ({
    mediaType: OCI_MANIFEST,
    digest: pushAppImage(registry, undefined, image),
    size: 1,
    platform: { os: "linux", architecture: image.architecture ?? "amd64" },
  }));
  const others = more.map((platform) => ({
    mediaType: OCI_MANIFEST,
    digest: digestOf(JSON.stringify(platform)),
    size: 1,
    platform,
  }));
  const manifests = [...entries, ...others];
  return registry.addManifest("app", { schemaVersion: 2, manifests }, { tag, mediaType: OCI_INDEX });
}
