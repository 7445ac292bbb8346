// What an exported image is made of: which blob each layer of the lifecycle is, and how large it is. Pure.
import type { ImageConfig } from "../../oci/image-config.ts";
import type { ImageManifest } from "../../oci/manifest.ts";
import { quote } from "../../quote.ts";
import { describeContents, RUN_IMAGE_LAYERS, withoutSlice } from "./image-contents.ts";

/** A layer as it is stored. */
export interface LayerBlob {
  /** Undefined for an app that is in several layers. */
  readonly diffId: string | undefined;
  /** Compressed. */
  readonly sizeBytes: number;
}

/** The layers of an image, and all of it. */
export interface ImageBlobs {
  /** Of layers and configuration, compressed; what is there twice counts once. */
  readonly sizeBytes: number;
  readonly runImageSizeBytes: number;
  /** By the names that lifecycles give them in their output, e.g. `examples/node:modules`, `app`. */
  readonly layers: ReadonlyMap<string, LayerBlob>;
}

/** An image as its registry has it, and what it is called in messages. */
export interface NamedImage {
  readonly config: ImageConfig;
  readonly manifest: ImageManifest;
  readonly name: string;
}

/** @throws {PlatformError} `MALFORMED` if a label of the lifecycle is */
export function describeBlobs({ config, manifest, name }: NamedImage): ImageBlobs {
  const contents = describeContents(config, manifest, quote(name));
  const layers = new Map<string, LayerBlob>();
  for (const { name: layer, diffId, sizeBytes = 0 } of contents.layers) {
    if (layer === RUN_IMAGE_LAYERS) continue;
    const whole = withoutSlice(layer);
    if (whole === layer) layers.set(layer, { diffId, sizeBytes });
    else layers.set(whole, { diffId: undefined, sizeBytes: (layers.get(whole)?.sizeBytes ?? 0) + sizeBytes });
  }
  const { sizeBytes = 0, runImageSizeBytes = 0 } = contents;
  return { sizeBytes, runImageSizeBytes, layers };
}
