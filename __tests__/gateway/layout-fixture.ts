// Images that are ready to be delivered, and image layouts of them.
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { editImage } from "../../src/gateway/edit-image.ts";
import type { FinishedImage } from "../../src/gateway/finished-image.ts";
import { type Digest, digestOf } from "../../src/oci/digest.ts";
import { blobPath, layoutFiles } from "../../src/oci/image-layout.ts";
import { type SmallImage, smallImage } from "./gateway-fixture.ts";

/** An image whose layers are in memory. */
export function finishedImage(image: SmallImage = smallImage(["base", "app"])): FinishedImage {
  const { mediaType, bytes, config, layers } = image;
  const blobs = new Map<Digest, string>([config, ...layers].map((content) => [digestOf(content), content]));
  return {
    ...editImage({ mediaType, manifestBytes: bytes, configBytes: Buffer.from(config) }, {}),
    originOf: () => {
      throw new Error("It is nowhere else.");
    },
    readBlob: (digest) => Readable.from([Buffer.from(blobs.get(digest) ?? "")]),
  };
}

/** Writes it as another tool would. Returns the names of all files and what is in them. */
export async function writeTestLayout(
  directory: string,
  image: SmallImage = smallImage(["base", "app"]),
  names: readonly string[] = ["g.io/app:1"],
): Promise<ReadonlyMap<string, Buffer>> {
  const { manifest, manifestBytes, digest } = finishedImage(image);
  const all = { names, manifestDigest: digest, mediaType: image.mediaType, manifestBytes, manifest };
  const files = new Map<string, Buffer>([
    ...Object.entries(layoutFiles(all)),
    ...[image.config, ...image.layers, image.bytes].map((content): [string, Buffer] => [
      blobPath(digestOf(content)),
      Buffer.from(content),
    ]),
  ]);
  await mkdir(path.join(directory, "blobs/sha256"), { recursive: true });
  for (const [name, content] of files) await writeFile(path.join(directory, name), content);
  return files;
}
