// Images for a fake registry: a config and a manifest, with one layer that nobody reads.
import { digestOf } from "../../src/oci/digest.ts";
import type { FakeRegistry } from "../support/fake-registry.ts";

/** What of an image matters to a platform. */
export interface ImageFixture {
  readonly labels?: Readonly<Record<string, string>>;
  readonly env?: readonly string[];
  readonly arch?: string;
  readonly variant?: string;
  /** The content of its layers. */
  readonly layers?: readonly string[];
  readonly hasConfigMediaType?: boolean;
}

/** Stores an image; returns its digest. */
export function addImage(
  registry: FakeRegistry,
  name: string,
  {
    labels = {},
    env = [],
    arch = "amd64",
    variant,
    layers = ["a layer"],
    hasConfigMediaType = true,
  }: ImageFixture = {},
): `sha256:${string}` {
  const [repository = "", tag = "latest"] = name.split(":");
  const config = registry.addBlob(
    repository,
    JSON.stringify({
      architecture: arch,
      variant,
      os: "linux",
      rootfs: { type: "layers", diff_ids: layers.map(digestOf) },
      config: { Env: env, Labels: labels },
    }),
  );
  const manifest = {
    schemaVersion: 2,
    mediaType: "application/vnd.oci.image.manifest.v1+json",
    config: {
      ...(hasConfigMediaType && { mediaType: "application/vnd.oci.image.config.v1+json" }),
      ...config,
    },
    layers: layers.map((layer) => ({
      mediaType: "application/vnd.oci.image.layer.v1.tar",
      ...registry.addBlob(repository, layer),
    })),
  };
  return registry.addManifest(repository, manifest, { tag });
}

/** Stores an index of images that are there. */
export function addIndex(
  registry: FakeRegistry,
  name: string,
  entries: readonly { readonly arch: string; readonly variant?: string; readonly digest: string }[],
): void {
  const [repository = "", tag = "latest"] = name.split(":");
  const mediaType = "application/vnd.oci.image.index.v1+json";
  const manifests = entries.map(({ arch, variant, digest }) => ({
    mediaType: "application/vnd.oci.image.manifest.v1+json",
    digest,
    size: registry.manifests.get(repository)?.get(digest)?.bytes.length ?? 0,
    platform: { os: "linux", architecture: arch, ...(variant !== undefined && { variant }) },
  }));
  registry.addManifest(repository, { schemaVersion: 2, mediaType, manifests }, { tag, mediaType });
}

export const BUILDER_ENV = ["PATH=/bin", "CNB_USER_ID=1000", "CNB_GROUP_ID=1001"];

/** The labels of a builder with one group of two buildpacks. */
export function builderLabels(
  runImage: { readonly image: string; readonly mirrors?: readonly string[] },
  platformApis: readonly string[] = ["0.12", "0.13", "0.14"],
  lifecycleVersion = "0.20.1",
): Record<string, string> {
  return {
    "io.buildpacks.builder.metadata": JSON.stringify({
      description: "A builder",
      buildpacks: [
        { id: "examples/one", version: "1.0.0" },
        { id: "examples/two", version: "2.0.0", homepage: "https://example.com" },
      ],
      lifecycle: {
        version: lifecycleVersion,
        apis: { platform: { supported: platformApis, deprecated: ["0.7"] }, buildpack: {} },
      },
      images: [runImage],
      stack: { runImage },
    }),
    "io.buildpacks.buildpack.order": JSON.stringify([
      {
        group: [
          { id: "examples/one", version: "1.0.0" },
          { id: "examples/two", optional: true },
        ],
      },
    ]),
  };
}
