// An app on a run image, as a lifecycle exports it to a destination; importing this sets the run image up before each test.
import { Readable } from "node:stream";
import { beforeEach } from "@jest/globals";
import type { RunImage } from "../../../src/builder/run-image.ts";
import { type Digest, digestOf } from "../../../src/oci/digest.ts";
import { atDigest, formatImageReference, parseImageReference } from "../../../src/oci/image-reference.ts";
import type { Destination } from "../../../src/platform/delivery/destination.ts";
import { createRegistryClient } from "../../../src/registry/registry-client.ts";
import { registry } from "../build-fixture.ts";

const MANIFEST = "application/vnd.oci.image.manifest.v1+json";
const APP = Buffer.from("the app");

/** A layer as manifests name it. */
interface LayerName {
  readonly digest: Digest;
  readonly size: number;
}

/** The one layer of the run image. */
export let base: LayerName;
export let runImage: RunImage;
/** The layer of the app. */
export const app: LayerName = { digest: digestOf(APP), size: APP.length };

beforeEach(() => {
  base = registry.addBlob("run", "the run image's layer");
  const reference = parseImageReference(`${registry.host}/run:1`);
  const pinned = atDigest(reference, digestOf("run"));
  const target = { os: "linux", arch: "amd64" };
  runImage = { name: "run:1", reference, pinned, target, layers: [base.digest], runImages: [] };
});

/** What a lifecycle does; says which digest it exported. */
export async function exportImage(
  { tags: [image], access: { keychain } }: Destination,
  layers: readonly LayerName[],
): Promise<Digest> {
  const client = createRegistryClient({ keychain, retry: { delaysMs: [] } });
  const diffIds = layers.map(({ digest }) => digest);
  const config = Buffer.from(
    JSON.stringify({ architecture: "amd64", os: "linux", rootfs: { type: "layers", diff_ids: diffIds } }),
  );
  for (const content of [config, APP]) {
    const blob = { digest: digestOf(content), sizeBytes: content.length };
    await client.pushBlob(image, { ...blob, open: () => Readable.from([content]) });
  }
  const bytes = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: MANIFEST,
      config: {
        mediaType: "application/vnd.oci.image.config.v1+json",
        digest: digestOf(config),
        size: config.length,
      },
      layers: layers.map((layer) => ({ mediaType: "application/vnd.oci.image.layer.v1.tar+gzip", ...layer })),
    }),
  );
  await client.putManifest(image, { mediaType: MANIFEST, bytes });
  return digestOf(bytes);
}

/** What is known of it then. */
export const exported = (digest: Digest) => ({
  digest,
  tags: [],
  manifestSizeBytes: undefined,
  toml: "",
  runImage: formatImageReference(runImage.pinned),
});
