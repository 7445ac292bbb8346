// Exports an app image to OCI layouts. The index comes last and at once, so that a layout never has half an image.
// Spec: https://github.com/opencontainers/image-spec/blob/v1.1.0/image-layout.md
import { constants, createWriteStream } from "node:fs";
import { copyFile, mkdir, mkdtemp, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { createTaskQueue } from "../../../bounded.ts";
import { messageOf } from "../../../errors.ts";
import { isMissing } from "../../../files/regular-file.ts";
import type { BlobSummary, CompressedStream } from "../../../oci/compressed-stream.ts";
import { type Digest, digestOf } from "../../../oci/digest.ts";
import { encodeImageConfig } from "../../../oci/image-config.ts";
import { findLayer } from "../../../oci/image-layers.ts";
import { blobPath } from "../../../oci/image-layout.ts";
import { DOCKER_KIND, type MadeManifest, makeManifest, manifestKindOf } from "../../../oci/image-manifest.ts";
import { manifestSelector } from "../../../oci/image-reference.ts";
import type { Descriptor } from "../../../oci/manifest.ts";
import { OCI_INDEX } from "../../../oci/media-types.ts";
import { quote } from "../../../quote.ts";
import type { LayerArchive } from "../../layer/layer-tar.ts";
import { StepError } from "../../lifecycle-error.ts";
import type { AppLayer, ImageDestination, SavedImage, SavedName } from "../image-writer.ts";
import type { DestinationRequest } from "../images.ts";
import { APP_LAYER_FORMATS } from "../layer-format.ts";
import { formatIdentifier, type FoundLayout, hasBlob } from "./found-layout.ts";

export interface LayoutDestinationOptions {
  /** A layout for each name. */
  readonly paths: readonly string[];
  readonly request: DestinationRequest;
  readonly runImage: FoundLayout;
  readonly previousImage: FoundLayout | undefined;
}

/** Compressing is limited by processors. */
const PARALLEL_LAYERS = 4;

/**
 * Other lifecycles open the run image in a way that gives them an empty one (`linux/amd64`, OCI), and write its digest into the
 * label; a rebase replaces it, and nothing else reads it.
 */
const EMPTY_IMAGE_DIGEST: Digest = "sha256:9bff545fd88403019875bc484da593c84761e6c89bae9058b76d1054d54548d0";

const REF_NAME = "org.opencontainers.image.ref.name";

/** A blob that goes into every layout. */
interface NewBlob {
  readonly descriptor: Descriptor;
  readonly file: string;
}

export function openLayoutDestination(options: LayoutDestinationOptions): ImageDestination {
  const { runImage, previousImage, request } = options;
  const queue = createTaskQueue(PARALLEL_LAYERS);
  const started = new Map<string, Promise<NewBlob>>();
  const compress = (archive: LayerArchive): Promise<NewBlob> => {
    const known = started.get(archive.diffId);
    if (known !== undefined) return known;
    const blob = queue.run(() => compressArchive(archive, request));
    // Reported by the code that waits for the layer; until then it must not count as unhandled.
    blob.catch(() => undefined);
    started.set(archive.diffId, blob);
    return blob;
  };
  return {
    runImage: {
      reference: formatIdentifier({ path: runImage.path, digest: EMPTY_IMAGE_DIGEST }),
      config: runImage.config,
    },
    canReuse: (diffId) => findLayer(previousImage, diffId) !== undefined,
    addLayer: (archive) => {
      void compress(archive);
    },
    save: (config, layers) =>
      saveImage(options, compress, { configBytes: Buffer.from(encodeImageConfig(config)), layers }),
    [Symbol.asyncDispose]: () => queue.close(),
  };
}

async function compressArchive(
  archive: LayerArchive,
  { temporaryDir, layerCompression }: DestinationRequest,
): Promise<NewBlob> {
  const { mediaType, compress } = APP_LAYER_FORMATS[layerCompression];
  const file = path.join(temporaryDir, `${archive.diffId.replace("sha256:", "")}.blob`);
  const { digest, sizeBytes } = await writeCompressed(compress(archive.open()), file);
  return { descriptor: { mediaType, size: sizeBytes, digest }, file };
}

interface AppImage {
  readonly configBytes: Buffer;
  readonly layers: readonly AppLayer[];
}

async function saveImage(
  options: LayoutDestinationOptions,
  compress: (archive: LayerArchive) => Promise<NewBlob>,
  { configBytes, layers }: AppImage,
): Promise<SavedImage> {
  const { paths, runImage, previousImage, request } = options;
  const sources: BlobSource[] = runImage.manifest.layers.map((descriptor) => layerOf(runImage, descriptor));
  for (const layer of layers) sources.push(await sourceOf(layer, previousImage, compress));
  const kind = request.kind === "built" ? manifestKindOf(runImage.manifest, runImage.mediaType) : DOCKER_KIND;
  const refName = manifestSelector(request.names[0].reference);
  const annotations = { ...kind.annotations, [REF_NAME]: refName };
  const descriptors = sources.map(({ descriptor }) => descriptor);
  const manifest = makeManifest({ ...kind, annotations }, configBytes, descriptors);
  const names: SavedName[] = [];
  for (const directory of paths) {
    names.push(await saveLayout(directory, { sources, configBytes, manifest, refName }));
  }
  const id = formatIdentifier({ path: paths[0] ?? "", digest: manifest.digest });
  return { names, id, manifestSizeBytes: manifest.bytes.length };
}

/** A layer and where its blob is; a sparse layout may not have it. */
interface BlobSource extends NewBlob {
  readonly isOptional: boolean;
}

function layerOf(image: FoundLayout, descriptor: Descriptor): BlobSource {
  return { descriptor, file: path.join(image.path, blobPath(descriptor.digest)), isOptional: true };
}

async function sourceOf(
  { archive, diffId, isReused }: AppLayer,
  previousImage: FoundLayout | undefined,
  compress: (archive: LayerArchive) => Promise<NewBlob>,
): Promise<BlobSource> {
  if (archive !== undefined && !isReused) return { ...(await compress(archive)), isOptional: false };
  const descriptor = findLayer(previousImage, diffId);
  if (previousImage !== undefined && descriptor !== undefined) return layerOf(previousImage, descriptor);
  throw new StepError(`previous image did not have layer with diff id '${diffId}'`);
}

interface NewLayout {
  readonly sources: readonly BlobSource[];
  readonly configBytes: Buffer;
  readonly manifest: MadeManifest;
  readonly refName: string;
}

async function saveLayout(directory: string, layout: NewLayout): Promise<SavedName> {
  try {
    await writeLayout(directory, layout);
    return { name: directory };
  } catch (error) {
    return { name: directory, failure: messageOf(error) };
  }
}

/** Blobs of an earlier image stay: they may still be in use, and do no harm. */
async function writeLayout(
  directory: string,
  { sources, configBytes, manifest, refName }: NewLayout,
): Promise<void> {
  await mkdir(path.join(directory, "blobs", "sha256"), { recursive: true });
  const staging = await mkdtemp(path.join(directory, ".new-"));
  const write = async (name: string, content: string | Buffer): Promise<void> => {
    const file = path.join(staging, "file");
    await writeFile(file, content);
    await rename(file, path.join(directory, name));
  };
  try {
    for (const source of sources) await copyBlob(source, directory, path.join(staging, "blob"));
    await write(blobPath(digestOf(configBytes)), configBytes);
    await write(blobPath(manifest.digest), manifest.bytes);
    await write("oci-layout", '{"imageLayoutVersion":"1.0.0"}');
    await write("index.json", JSON.stringify(indexOf(manifest, refName)));
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function copyBlob(
  { descriptor, file, isOptional }: BlobSource,
  directory: string,
  staged: string,
): Promise<void> {
  if (await hasBlob(directory, descriptor)) return;
  try {
    await copyFile(file, staged, constants.COPYFILE_FICLONE);
  } catch (error) {
    if (isOptional && isMissing(error)) return;
    throw error;
  }
  const { size } = await stat(staged);
  if (size !== descriptor.size) {
    throw new StepError(
      `the layer ${quote(file)} has ${String(size)} instead of ${String(descriptor.size)} bytes`,
    );
  }
  await rename(staged, path.join(directory, blobPath(descriptor.digest)));
}

function indexOf({ mediaType, bytes, digest }: MadeManifest, refName: string): object {
  const entry = { mediaType, size: bytes.length, digest, annotations: { [REF_NAME]: refName } };
  return { schemaVersion: 2, mediaType: OCI_INDEX, manifests: [entry] };
}

const WRITE_BYTES = 1024 * 1024;

/** Writes the new file `path`. */
async function writeCompressed(compressed: CompressedStream, path: string): Promise<BlobSummary> {
  await pipeline(compressed, createWriteStream(path, { flags: "wx", highWaterMark: WRITE_BYTES }));
  return compressed.summary();
}
