// An image as an OCI image layout in a directory, for another job or another tool. The same image
// gives the same files, and nothing else is in the directory.
import { inParallel } from "../../bounded.ts";
import { countBytes } from "../../bytes/count-bytes.ts";
import { PlatformError } from "../../errors.ts";
import { OutputDirectory, type OutputPlace, type RemovableFiles } from "../../files/output-directory.ts";
import type { FinishedImage } from "../../gateway/finished-image.ts";
import { throwIfPublishingCancelled } from "../../gateway/upload-image.ts";
import { targetOf } from "../../oci/image-config.ts";
import { blobPath, LAYOUT_FILES, layoutFiles } from "../../oci/image-layout.ts";
import { type OnTransferProgress, TransferMeter } from "../../oci/transfer-meter.ts";
import { quote } from "../../quote.ts";

/** As many as {@link FinishedImage.readBlob} may read from a registry at once. */
const MAX_PARALLEL = 4;

const BLOB = /^[\da-f]{64}$/;

/** What {@link writeLayout} writes, and nothing else. */
const OWN_FILES: RemovableFiles = {
  folders: ["blobs"],
  maxFolders: 2,
  has(names) {
    const [first = "", algorithm, blob = "", ...more] = names;
    if (algorithm === undefined) return LAYOUT_FILES.some((name) => name === first);
    return first === "blobs" && algorithm === "sha256" && BLOB.test(blob) && more.length === 0;
  },
};

/** How a layout is written. */
export interface LayoutOptions {
  /** What the image is to be called, with registry and tag. */
  readonly names: readonly string[];
  readonly signal: AbortSignal;
  readonly onProgress: OnTransferProgress;
}

/**
 * Makes the directory if it is missing, and removes the image of an earlier build, so that it is not taken for that of this one.
 * @throws {PlatformError} `INPUT` if it has something else in it, or cannot be made and written
 */
export async function makeLayoutDirectory(place: OutputPlace): Promise<void> {
  const { input, path } = place;
  await using directory = await OutputDirectory.open(place);
  const names = await directory.names();
  if (names.length > 0 && !names.includes("oci-layout")) {
    const problem = `${quote(path)} (input "${input}") has files that do not belong to an image, e.g. ${quote([...names].sort()[0] ?? "")}.`;
    throw new PlatformError("INPUT", problem, {
      hint: "Name a directory that is empty, or that does not exist yet.",
    });
  }
  await directory.remove(OWN_FILES);
}

/**
 * Writes the image; the index is the last, so that the blobs are there when the index is.
 * @throws {PlatformError} `INPUT` if it cannot be written, `CANCELLED`, and what reading a blob rejects with
 */
export async function writeLayout(
  place: OutputPlace,
  image: FinishedImage,
  { names, signal, onProgress }: LayoutOptions,
): Promise<void> {
  const { manifest, manifestBytes, digest, config } = image;
  const files = layoutFiles({ ...image, manifestDigest: digest, names, target: targetOf(config) });
  const blobs = new Map([manifest.config, ...manifest.layers].map((blob) => [blob.digest, blob]));
  const meter = new TransferMeter(onProgress);
  await using directory = await OutputDirectory.open(place);
  await directory.write(["oci-layout"], files["oci-layout"]);
  await inParallel(blobs.values(), MAX_PARALLEL, async (blob) => {
    throwIfPublishingCancelled(signal);
    const transfer = meter.begin(blob.size);
    const content = countBytes(image.readBlob(blob.digest), (bytes) => {
      transfer.at(bytes);
    });
    await directory.write(blobPath(blob.digest).split("/"), content);
    transfer.end(true);
  });
  await directory.write(blobPath(digest).split("/"), manifestBytes);
  await directory.write(["manifest.json"], files["manifest.json"]);
  await directory.write(["index.json"], files["index.json"]);
}
