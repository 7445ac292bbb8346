// The SBOM files of the previous image: unpacked for layers that the buildpacks will reuse.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#analyzer
import { rm } from "node:fs/promises";
import path from "node:path";
import { pipeline, type Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { PlatformError } from "../errors.ts";
import type { RegistryImage } from "../registry/image.ts";
import type { LifecycleContext } from "./context.ts";
import { extractLayer, isBadLayer } from "./extract-layer.ts";

/**
 * Unpacks the image's SBOM layer into `<layers>/sbom/launch`. Departure from other lifecycles: a layer that does not
 * belong there (it was made for another layers directory, or is broken) is skipped with a warning.
 */
export async function restorePreviousSbom(
  image: RegistryImage,
  { diffId, layersDir }: { readonly diffId: string; readonly layersDir: string },
  { log, registry }: LifecycleContext,
): Promise<void> {
  log.info("Restoring data for SBOM from previous image");
  try {
    const at = image.config.rootfs.diff_ids.indexOf(diffId);
    const descriptor = image.manifest.layers[at];
    if (descriptor === undefined) throw new PlatformError("MALFORMED", `The image has no layer "${diffId}".`);
    const blob = await registry.openBlob(image.reference, descriptor);
    const tar = /gzip$/.test(descriptor.mediaType) ? unzipped(blob) : blob;
    await extractLayer(tar, { diffId, layersDir, within: "sbom/launch" });
  } catch (error) {
    if (!isBadLayer(error) && !isBadGzip(error)) throw error;
    log.warn(`Not using the SBOM of the previous image: ${error.message}`);
    await rm(path.join(layersDir, "sbom"), { recursive: true, force: true });
  }
}

function unzipped(blob: Readable): Readable {
  // An error of the blob destroys the result, so whoever reads that gets it.
  return pipeline(blob, createGunzip(), () => undefined);
}

function isBadGzip(error: unknown): error is Error {
  return error instanceof Error && "code" in error && /^Z_(DATA|BUF)_ERROR$/.test(String(error.code));
}
