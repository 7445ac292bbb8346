// Apps and run images in a registry, as builds leave them there.
import { LIFECYCLE_METADATA_LABEL } from "../../src/cnb/lifecycle-metadata.ts";
import { type Digest, digestOf } from "../../src/oci/digest.ts";
import { OCI_CONFIG, OCI_INDEX, OCI_LAYER } from "../../src/oci/media-types.ts";
import type { FakeRegistry } from "../support/fake-registry.ts";

/** What an image is for, and what it says. */
export interface ImageOptions {
  readonly tag?: string;
  readonly arch?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly env?: readonly string[];
}

/** An image of these layers; each is what its name says. */
export function addImage(
  registry: FakeRegistry,
  repository: string,
  layers: readonly string[],
  { tag, arch = "amd64", labels = {}, env = [] }: ImageOptions = {},
): Digest {
  const config = {
    architecture: arch,
    os: "linux",
    config: { Labels: labels, Env: env },
    rootfs: { type: "layers", diff_ids: layers.map(diffIdOf) },
  };
  const manifest = {
    schemaVersion: 2,
    config: { mediaType: OCI_CONFIG, ...registry.addBlob(repository, JSON.stringify(config)) },
    layers: layers.map((layer) => ({
      mediaType: OCI_LAYER,
      ...registry.addBlob(repository, `gzip of ${layer}`),
    })),
  };
  return registry.addManifest(repository, manifest, tag === undefined ? {} : { tag });
}

export const diffIdOf = (layer: string): Digest => digestOf(layer);

const BASE = { "io.buildpacks.base.distro.name": "debian", "io.buildpacks.base.distro.version": "12" };

/** A run image of one layer. */
export function addRunImage(registry: FakeRegistry, layer: string, options: ImageOptions = {}): Digest {
  return addImage(registry, "run", [layer], { tag: "1", ...options, labels: { ...BASE, ...options.labels } });
}

/** An app that was built on the run image of that layer and digest. */
export function addApp(
  registry: FakeRegistry,
  base: { readonly layer: string; readonly digest: Digest },
  { labels, ...options }: ImageOptions = {},
): Digest {
  const metadata = {
    app: [{ sha: diffIdOf("app") }],
    buildpacks: [],
    runImage: {
      topLayer: diffIdOf(base.layer),
      reference: `${registry.host}/run@${base.digest}`,
      image: `${registry.host}/run:1`,
    },
  };
  return addImage(registry, "app", [base.layer, "app"], {
    tag: "1",
    env: ["CNB_PLATFORM_API=0.12", "PATH=/cnb/process"],
    ...options,
    labels: { ...BASE, [LIFECYCLE_METADATA_LABEL]: JSON.stringify(metadata), ...labels },
  });
}

/** An index of images for architectures. */
export function addIndex(
  registry: FakeRegistry,
  repository: string,
  entries: readonly object[],
  tag: string,
): Digest {
  const index = { schemaVersion: 2, mediaType: OCI_INDEX, manifests: entries, annotations: { kept: "yes" } };
  return registry.addManifest(repository, index, { tag, mediaType: OCI_INDEX });
}
