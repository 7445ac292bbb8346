// A buildpack package as a file (`.cnb`): the uncompressed tar of an OCI image layout.
// Spec: https://github.com/opencontainers/image-spec/blob/v1.1.0/image-layout.md
import { collect } from "../bytes/collect.ts";
import { PlatformError } from "../errors.ts";
import { streamRegularFile } from "../files/regular-file.ts";
import { parseImageConfig } from "../oci/image-config.ts";
import { blobPath } from "../oci/image-layout.ts";
import {
  type BlobDescriptor,
  type ImageIndex,
  onlyOrSelectedManifest,
  parseIndex,
  parseManifest,
} from "../oci/manifest.ts";
import { isIndex } from "../oci/media-types.ts";
import { readTar } from "../oci/tar-reader.ts";
import { formatTarget, type Target } from "../oci/target.ts";
import { quote } from "../quote.ts";
import type { PackageContent } from "./package-content.ts";
import { type UnpackLimits, verifiedPart } from "./unpack-stream.ts";

/** Where the content of each file of a tar is, by name: it is not compressed, so no more than that has to be kept. */
export type LayoutIndex = ReadonlyMap<string, { readonly offset: number; readonly sizeBytes: number }>;

/** Manifests and configurations have some kilobytes, and labels of large packages some hundreds. */
const MAX_JSON_BYTES = 16 * 1024 * 1024;
const MAX_NESTED_INDEXES = 3;

/** Finds the files of a tar. @throws {PlatformError} `MALFORMED` beyond the limits */
export async function indexLayout(file: string, limits: UnpackLimits): Promise<LayoutIndex> {
  const files = new Map<string, { offset: number; sizeBytes: number }>();
  let frameBytes = 0;
  let contentBytes = 0;
  const onFrame = (bytes: Buffer): void => {
    frameBytes += bytes.length;
  };
  for await (const { entry } of readTar(streamRegularFile(file), onFrame)) {
    if (files.size >= limits.entries)
      throw new PlatformError("MALFORMED", `It has more than ${limits.entries} files.`);
    if (entry.type !== "file" && entry.type !== "unsupported") continue;
    const { sizeBytes } = entry;
    if (entry.type === "file")
      files.set(entry.name.replace(/^(?:\.?\/)+/, ""), { offset: frameBytes + contentBytes, sizeBytes });
    contentBytes += sizeBytes;
  }
  return files;
}

/** Whether the files are those of an image layout. */
export function isLayout(files: LayoutIndex): boolean {
  return files.has("oci-layout");
}

/** @throws {PlatformError} `MALFORMED`, `DIGEST_MISMATCH`, or `NOT_FOUND` if it has no image for the target */
export async function readPackageFile(
  file: string,
  files: LayoutIndex,
  target: Target,
): Promise<PackageContent> {
  const layout = new Layout(file, files);
  const index = parseIndex(await layout.readText("index.json"), quote(file));
  const manifest = parseManifest(await findManifest(layout, index, target), quote(file));
  const config = parseImageConfig(await layout.readBlobText(manifest.config), quote(file));
  return {
    manifest,
    config,
    repository: undefined,
    openLayer: (layer) => Promise.resolve(layout.open(layer)),
  };
}

async function findManifest(layout: Layout, index: ImageIndex, target: Target, depth = 0): Promise<string> {
  const selected = onlyOrSelectedManifest(index, target, "its index");
  if (selected === undefined) {
    throw new PlatformError("NOT_FOUND", `It has no image for ${formatTarget(target)}.`, {
      hint: "Package the buildpack for this target, too.",
    });
  }
  const json = await layout.readBlobText(selected);
  if (!isIndex(selected.mediaType)) return json;
  if (depth >= MAX_NESTED_INDEXES) throw new PlatformError("MALFORMED", "Its indexes are nested too deep.");
  return findManifest(layout, parseIndex(json, selected.digest), target, depth + 1);
}

/** Reads single files of the tar. */
class Layout {
  readonly #file: string;
  readonly #files: LayoutIndex;

  constructor(file: string, files: LayoutIndex) {
    this.#file = file;
    this.#files = files;
  }

  /** A blob as a stream; it throws at the end if its digest is wrong. */
  open(blob: BlobDescriptor): AsyncIterable<Buffer> {
    const name = blobPath(blob.digest);
    return verifiedPart(this.#read(name), blob.digest, `Its file ${quote(name)}`);
  }

  async readBlobText(blob: BlobDescriptor): Promise<string> {
    this.#checkSize(blobPath(blob.digest));
    return (await collect(this.open(blob))).toString("utf8");
  }

  async readText(name: string): Promise<string> {
    this.#checkSize(name);
    return (await collect(this.#read(name))).toString("utf8");
  }

  #checkSize(name: string): void {
    const { sizeBytes } = this.#find(name);
    if (sizeBytes > MAX_JSON_BYTES)
      throw new PlatformError(
        "MALFORMED",
        `Its file ${quote(name)} has ${sizeBytes} bytes, more than 16 MiB.`,
      );
  }

  #read(name: string): AsyncIterable<Buffer> {
    const { offset, sizeBytes } = this.#find(name);
    if (sizeBytes === 0) return collectNothing();
    return streamRegularFile(this.#file, { start: offset, end: offset + sizeBytes - 1 });
  }

  #find(name: string): { readonly offset: number; readonly sizeBytes: number } {
    const found = this.#files.get(name);
    if (found === undefined) throw new PlatformError("MALFORMED", `It has no file ${quote(name)}.`);
    return found;
  }
}

/** `end` is inclusive, so a stream of a file cannot be empty. */
async function* collectNothing(): AsyncGenerator<Buffer> {
  // Nothing to give.
}
