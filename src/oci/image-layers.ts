// The layers of an image: the manifest has their blobs, the config what they are unpacked. One belongs to the other by its place.
import { PlatformError } from "../errors.ts";
import { quote } from "../quote.ts";
import type { ImageConfig } from "./image-config.ts";
import type { Descriptor, ImageManifest } from "./manifest.ts";

/** Both halves of an image, from wherever they come. */
export interface ImageHalves {
  readonly manifest: Pick<ImageManifest, "layers">;
  readonly config: Pick<ImageConfig, "rootfs">;
}

/** Whether both halves have as many layers; if not, which blob is which layer is not known. */
export function haveSameLayers({ manifest, config }: ImageHalves): boolean {
  return manifest.layers.length === config.rootfs.diff_ids.length;
}

/** The error for an image of which that is not known. */
export function differentLayers(image: ImageHalves, name: string): PlatformError {
  return new PlatformError("MALFORMED", `The image ${quote(name)} has ${countLayers(image)}.`, {
    hint: "Build and push that image again.",
  });
}

/** The same in words, to follow "has". */
export function countLayers({ manifest, config }: ImageHalves): string {
  return `${manifest.layers.length} layers in its manifest, but ${config.rootfs.diff_ids.length} in its config`;
}

/** @throws {PlatformError} `MALFORMED` if it is not known which blob is which layer */
export function checkSameLayers(image: ImageHalves, name: string): void {
  if (!haveSameLayers(image)) throw differentLayers(image, name);
}

/** The blob of the layer with this diffID, if the image has it, and it is known which blob that is. */
export function findLayer(image: ImageHalves | undefined, diffId: string): Descriptor | undefined {
  if (image === undefined || !haveSameLayers(image)) return undefined;
  return image.manifest.layers[image.config.rootfs.diff_ids.indexOf(diffId)];
}
