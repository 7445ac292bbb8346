// Where an app image is exported to; images.ts opens one.
import type { Digest } from "../../oci/digest.ts";
import type { ImageConfig } from "../../oci/image-config.ts";
import type { TarReader } from "../layer/layer-factory.ts";
import type { LayerArchive } from "../layer/layer-tar.ts";

/** A layer of the app image above those of the run image. */
export interface AppLayer {
  /** Of the uncompressed tar. */
  readonly diffId: string;
  /** What the image's history says, e.g. `Buildpacks Launcher Config`. */
  readonly createdBy: string;
  /** Whether the previous image has it, so that it can be taken from there. */
  readonly isReused: boolean;
  /** Undefined for a layer that was not made in this build. */
  readonly archive?: LayerArchive;
}

/** One of the names an image is saved under. */
export interface SavedName {
  /** As it was given, or where it is. */
  readonly name: string;
  /** Why it could not be saved. */
  readonly failure?: string;
}

/** What became of an image. */
export interface SavedImage {
  readonly names: readonly SavedName[];
  /** As the log and people know the image, e.g. `sha256:…`. */
  readonly id: string;
  /** Of the manifest, in a registry. */
  readonly digest?: Digest;
  /** Hexadecimal, in a daemon. */
  readonly imageId?: string;
  readonly manifestSizeBytes: number;
}

/**
 * A place for one app image, opened on a run image and perhaps a previous image that are there.
 * Disposing of it waits for what is under way; an image that was not saved leaves no name behind.
 */
export interface ImageDestination extends AsyncDisposable {
  /** The run image: how the label `io.buildpacks.lifecycle.metadata` refers to it, and its configuration. */
  readonly runImage: { readonly reference: string; readonly config: ImageConfig };
  /** Whether the previous image has this layer. */
  canReuse(diffId: string): boolean;
  /** Stores a layer while it is read for the first time; undefined if that is not possible. `addLayer` follows. */
  readonly readLayer?: TarReader;
  /** Says that the image will have this layer, so that storing it can begin; `save` reports failures. */
  addLayer(archive: LayerArchive): void;
  /** Stores what is missing, then the names one by one. The layers are those above the run image's. */
  save(config: ImageConfig, layers: readonly AppLayer[]): Promise<SavedImage>;
}
