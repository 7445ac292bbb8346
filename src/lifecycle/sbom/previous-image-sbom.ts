// The SBOM files of the previous image: unpacked for layers that the buildpacks will reuse.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#analyzer
import { rm } from "node:fs/promises";
import path from "node:path";
import { isBrokenCompression } from "../../bytes/decompressed.ts";
import type { LifecycleContext } from "../context.ts";
import type { FoundImage } from "../image/images.ts";
import { extractLayer, isBadLayer } from "../layer/extract-layer.ts";
import { roomForSbom } from "../layer/layer-room.ts";

/**
 * Unpacks the image's SBOM layer into `<layers>/sbom/launch`. Departure from other lifecycles: a layer that does not
 * belong there (it was made for another layers directory, is broken, or unpacks to more than 256 MiB) is skipped with a warning.
 */
export async function restorePreviousSbom(
  image: Pick<FoundImage, "openLayer">,
  { diffId, layersDir }: { readonly diffId: string; readonly layersDir: string },
  { log }: Pick<LifecycleContext, "log">,
): Promise<void> {
  log.info("Restoring data for SBOM from previous image");
  try {
    await extractLayer(await image.openLayer(diffId), {
      diffId,
      layersDir,
      within: "sbom/launch",
      room: roomForSbom(),
    });
  } catch (error) {
    if (!isBadLayer(error) && !isBrokenCompression(error)) throw error;
    log.warn(`Not using the SBOM of the previous image: ${error.message}`);
    await rm(path.join(layersDir, "sbom"), { recursive: true, force: true });
  }
}
