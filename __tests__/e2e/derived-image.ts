// Tags of the test bed's registry that point elsewhere, and images that differ from others in their config only.
import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { formatImageReference, parseImageReference } from "../../src/oci/image-reference.ts";
import type { Registry } from "../../src/registry/registry.ts";
import { createRegistryClient } from "../../src/registry/registry-client.ts";

/** For the test bed's registry, anonymously. */
export function registryClient(): Registry {
  return createRegistryClient({ keychain: { resolve: () => Promise.resolve(undefined) } });
}

interface Manifest {
  readonly mediaType: string;
  readonly config: { readonly digest: `sha256:${string}`; readonly size: number };
}

/** What tests change. */
export interface ChangeableConfig {
  architecture: string;
  variant?: string;
  config: { Labels: Record<string, string> };
}

/** Lets a tag of the same repository point to an image; returns the tag's full name. */
export async function pointTag(tag: string, image: string): Promise<string> {
  const registry = registryClient();
  const source = parseImageReference(image);
  const { mediaType, bytes } = await registry.getManifest(source);
  const { registry: host, repository } = source;
  const reference = { registry: host, repository, tag };
  await registry.putManifest(reference, { mediaType, bytes });
  return formatImageReference(reference);
}

/** An index of images of one repository, as its platforms are given; returns its name. */
export async function pushIndexOf(
  tag: string,
  images: readonly { readonly image: string; readonly architecture: string; readonly variant?: string }[],
): Promise<string> {
  const registry = registryClient();
  const manifests = await Promise.all(
    images.map(async ({ image, ...platform }) => {
      const { mediaType, digest, bytes } = await registry.getManifest(parseImageReference(image));
      return { mediaType, digest, size: bytes.length, platform: { os: "linux", ...platform } };
    }),
  );
  const mediaType = "application/vnd.oci.image.index.v1+json";
  const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, manifests }));
  const { registry: host, repository } = parseImageReference(images[0]?.image ?? "");
  const reference = { registry: host, repository, tag };
  await registry.putManifest(reference, { mediaType, bytes });
  return formatImageReference(reference);
}

/** A copy of an image in its own repository whose config is changed; layers stay. */
export async function deriveImage(
  image: string,
  tag: string,
  change: (config: ChangeableConfig) => void,
): Promise<string> {
  const registry = registryClient();
  const source = parseImageReference(image);
  const manifest = JSON.parse((await registry.getManifest(source)).bytes.toString("utf8")) as Manifest;
  const json = JSON.parse(
    (await registry.readBlob(source, manifest.config)).toString("utf8"),
  ) as ChangeableConfig;
  change(json);
  const blob = Buffer.from(JSON.stringify(json));
  const digest = `sha256:${createHash("sha256").update(blob).digest("hex")}` as const;
  const reference = { registry: source.registry, repository: source.repository, tag };
  await registry.pushBlob(reference, { digest, sizeBytes: blob.length, open: () => Readable.from([blob]) });
  const bytes = Buffer.from(
    JSON.stringify({ ...manifest, config: { ...manifest.config, digest, size: blob.length } }),
  );
  await registry.putManifest(reference, { mediaType: manifest.mediaType, bytes });
  return formatImageReference(reference);
}
