// A place with images, as phases see it: a registry, a Docker daemon, or OCI layouts in a directory. Phases read images from it
// and open one for the app in it; which of them it is, choose-images.ts knows.
import type { ImageConfig } from "../../oci/image-config.ts";
import type { ImageReference } from "../../oci/image-reference.ts";
import type { RegistryContext } from "../context.ts";
import type { RestoredTrees } from "../layer/restored-trees.ts";
import type { ImageDestination } from "./image-writer.ts";
import type { LayerCompression } from "./layer-compression.ts";

/** One of the names of an image, as given and parsed. */
export interface ImageName {
  readonly name: string;
  readonly reference: ImageReference;
}

/** An image that is there. */
export interface FoundImage {
  /** How analyzed.toml refers to it, e.g. `repository@sha256:…`. */
  readonly reference: string;
  readonly config: ImageConfig;
  /** Whether its layers are there, too, as far as that can be told without reading them. */
  isComplete(): Promise<boolean>;
  /**
   * A layer's uncompressed tar; the reader verifies the diffID.
   * @throws {PlatformError} `MALFORMED` if the image has no such layer
   */
  openLayer(diffId: string): Promise<AsyncIterable<Buffer>>;
}

/** What an app image is made for and of. */
export interface DestinationRequest {
  readonly names: readonly [ImageName, ...ImageName[]];
  /** As analyzed.toml refers to it; "" if there is none. */
  readonly runImage: string;
  /** As messages call it. */
  readonly runImageName: string;
  /** The image whose layers can be reused, likewise. */
  readonly previousImage: string;
  /** A built image is of the run image's kind; a rebased one is a Docker image, as with other lifecycles. */
  readonly kind: "built" | "rebased";
  /** Of layers that are rebuilt; reused ones stay what they are, and a daemon gets all of them as they are. */
  readonly layerCompression: LayerCompression;
  /** For layers; the caller removes it. */
  readonly temporaryDir: string;
}

export interface Images {
  /** How logs, reports and labels call an image: by its name, or by where it is. */
  nameOf(image: ImageName): string;
  /** Undefined if there is none. @throws {LifecycleError} exit code 1 if that cannot be told */
  find(image: ImageName): Promise<FoundImage | undefined>;
  /** Whether we may read the image; one that does not exist counts. */
  canRead(image: ImageReference): Promise<boolean>;
  /** @throws {LifecycleError} exit code 1 naming an image that may not be read, or written */
  checkAccess(images: { read: readonly ImageReference[]; write: readonly ImageReference[] }): Promise<void>;
  /** @throws {LifecycleError} if there is no such run image, or an image cannot be read */
  openDestination(request: DestinationRequest): Promise<ImageDestination>;
}

/** What phases touch that deal with images. */
export interface ImageContext extends RegistryContext {
  readonly images: Images;
  /** What was restored by this very process; only the creator exports in the same one. */
  readonly restored?: RestoredTrees;
}
