// Reading an OCI image layout. It may be sparse: layers that are not there are taken to be where the image came from.
// Spec: https://github.com/opencontainers/image-spec/blob/v1.1.0/image-layout.md
import { stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { messageOf, PlatformError } from "../../../errors.ts";
import { readRegularFile, streamRegularFile } from "../../../files/regular-file.ts";
import { type Digest, digestOf, isDigest } from "../../../oci/digest.ts";
import { type ImageConfig, MAX_CONFIG_BYTES, parseImageConfig } from "../../../oci/image-config.ts";
import { findLayer } from "../../../oci/image-layers.ts";
import { blobPath } from "../../../oci/image-layout.ts";
import { type ImageReference, manifestSelector } from "../../../oci/image-reference.ts";
import {
  type Descriptor,
  type ImageManifest,
  onlyOrSelectedManifest,
  parseIndex,
  parseManifest,
} from "../../../oci/manifest.ts";
import { OCI_MANIFEST } from "../../../oci/media-types.ts";
import { formatTarget, hostTarget } from "../../../oci/target.ts";
import { quote } from "../../../quote.ts";
import { StepError } from "../../lifecycle-error.ts";
import { readOptional } from "../../toml-file.ts";
import { uncompressed } from "../stored-layer.ts";

/** The image of a layout. */
export interface FoundLayout {
  /** The directory with index.json. */
  readonly path: string;
  readonly digest: Digest;
  readonly mediaType: string;
  readonly manifest: ImageManifest;
  readonly config: ImageConfig;
}

/** Where a layout is: a directory for the registry, for each part of the repository, and for the tag or digest. */
export function layoutPath(layoutDir: string, reference: ImageReference): string {
  const selector = manifestSelector(reference).replace(":", "/");
  return path.join(layoutDir, reference.registry, reference.repository, selector);
}

/**
 * The only image of a layout, or the one of this machine's target; undefined if there is no layout.
 * @throws {PlatformError} `MALFORMED` or `DIGEST_MISMATCH` naming the file
 */
export async function findLayout(directory: string): Promise<FoundLayout | undefined> {
  const indexFile = path.join(directory, "index.json");
  const json = await readOptional(indexFile);
  if (json === undefined) return undefined;
  const index = parseIndex(json, quote(indexFile));
  const target = hostTarget(process.arch);
  const entry = onlyOrSelectedManifest(index, target, quote(indexFile));
  if (entry === undefined) {
    throw new PlatformError("MALFORMED", `${quote(indexFile)} has no image for ${formatTarget(target)}.`);
  }
  const manifest = parseManifest(await readBlob(directory, entry.digest), quote(directory));
  const config = parseImageConfig(await readBlob(directory, manifest.config.digest), quote(directory));
  const mediaType = manifest.mediaType ?? (entry.mediaType || OCI_MANIFEST);
  return { path: directory, digest: entry.digest, mediaType, manifest, config };
}

/** How analyzed.toml refers to an image: `<path>@<digest>`. */
export function formatIdentifier({ path: directory, digest }: Pick<FoundLayout, "path" | "digest">): string {
  return `${directory}@${digest}`;
}

/** The path in an identifier. @throws {Error} quoting what is not one */
export function pathOfIdentifier(identifier: string): string {
  const [directory = "", digest = "", ...rest] = identifier.split("@");
  if (rest.length === 0 && isDigest(digest)) return path.normalize(directory);
  throw new StepError(`identifier ${quote(identifier)} does not have the format '[path]@[digest]'`);
}

/** A layer's tar. @throws {PlatformError} `MALFORMED` if the layout does not have it */
export async function openLayoutLayer(image: FoundLayout, diffId: string): Promise<AsyncIterable<Buffer>> {
  const layer = findLayer(image, diffId);
  if (layer === undefined || !(await hasBlob(image.path, layer))) {
    throw new PlatformError("MALFORMED", `${quote(image.path)} does not have the layer ${quote(diffId)}.`);
  }
  return uncompressed(layer, Readable.from(streamRegularFile(path.join(image.path, blobPath(layer.digest)))));
}

/** Whether a blob is there in its full length. */
export async function hasBlob(
  directory: string,
  { digest, size }: Pick<Descriptor, "digest" | "size">,
): Promise<boolean> {
  const info = await stat(path.join(directory, blobPath(digest))).catch(() => undefined);
  return info?.isFile() === true && info.size === size;
}

/** A manifest or config. */
async function readBlob(directory: string, digest: Digest): Promise<string> {
  const file = path.join(directory, blobPath(digest));
  const content = await readRegularFile(file, MAX_CONFIG_BYTES).catch((cause: unknown) => {
    throw new PlatformError("MALFORMED", `${quote(file)} cannot be read: ${messageOf(cause)}`, { cause });
  });
  if (digestOf(content) === digest) return content.toString("utf8");
  throw new PlatformError("DIGEST_MISMATCH", `${quote(file)} has the content of ${digestOf(content)}.`);
}
