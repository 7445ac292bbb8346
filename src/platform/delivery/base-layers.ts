// Making sure that an image stands on the run image that it was built for.
import { PlatformError } from "../../errors.ts";
import type { RunImage } from "../../builder/run-image.ts";
import type { Digest } from "../../oci/digest.ts";
import { parseImageReference } from "../../oci/image-reference.ts";
import type { ImageManifest } from "../../oci/manifest.ts";
import { quote } from "../../quote.ts";
import { readImage } from "../../registry/image.ts";
import type { Registry } from "../../registry/registry.ts";

/**
 * Compares the lowest layers of an image with those of its run image; what image extensions install lies above them.
 * @param runImage as the lifecycle knew it before anything was built, at its digest
 * @throws {PlatformError} `DIGEST_MISMATCH` if it stands on something else
 */
export async function checkBaseLayers(
  { layers }: Pick<ImageManifest, "layers">,
  { runImage, planned }: { readonly runImage: string; readonly planned: RunImage },
  registry: Registry,
): Promise<void> {
  const base = await layersOf(runImage, planned, registry);
  const at = base.findIndex((layer, position) => layers[position]?.digest !== layer);
  if (at < 0) return;
  throw new PlatformError(
    "DIGEST_MISMATCH",
    `The lifecycle exported an image that does not stand on the run image ${quote(runImage)}: its layer ${at + 1} is ${layers[at]?.digest ?? "missing"} in place of ${base[at] ?? ""}.`,
    { hint: "Do not use this builder: something in it may have put another image below the app." },
  );
}

/** The lifecycle mostly uses what was planned; its registry may have another one by now, or an extension has named one. */
async function layersOf(runImage: string, planned: RunImage, registry: Registry): Promise<readonly Digest[]> {
  const reference = parseImageReference(runImage);
  if (reference.digest === undefined || reference.digest === planned.pinned.digest) return planned.layers;
  const { manifest } = await readImage(registry, reference, planned.target);
  return manifest.layers.map(({ digest }) => digest);
}
