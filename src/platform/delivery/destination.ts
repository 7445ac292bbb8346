// Where a lifecycle exports to, and where the image ends up: two things, which are one only in the simplest case.
import type { FinishedImage } from "../../gateway/finished-image.ts";
import type { Digest } from "../../oci/digest.ts";
import type { ImageConfig } from "../../oci/image-config.ts";
import type { ImageReference, ImageTags } from "../../oci/image-reference.ts";
import type { DeferredCleanup } from "../../phases/deferred-cleanup.ts";
import type { ExportReport } from "../../phases/exported-digest.ts";
import type { ImageBlobs } from "../image/image-blobs.ts";
import type { BuildReport } from "../request/build-request.ts";
import type { ImageAccess } from "./image-access.ts";

/** What an image became known as, and what it is made of, if that could be read. */
export type DeliveredImage = Omit<Partial<BuildReport>, "digest"> & {
  readonly digest: Digest;
  readonly blobs?: ImageBlobs;
  readonly labels?: Readonly<Record<string, string>>;
  /** The text of report.toml, where what the lifecycle wrote is not true of it. */
  readonly toml?: string;
};

/** Told of an image when all of it is where it belongs, and before its tags move, unless the lifecycle moves them: if it rejects, none does. */
export type WhenComplete = (image: DeliveredImage) => Promise<void>;

/** The same with the text of report.toml, whoever wrote it. */
export type ReportedImage = DeliveredImage & { readonly toml: string };

/** What the lifecycle says of the image that it exported, and what is known of it besides. */
export interface ExportedImage extends ExportReport {
  /** What the image must stand on, at its digest; undefined where only the lifecycle knows. */
  readonly runImage: string | undefined;
}

/** An image that is where it belongs, but has none of its names yet. */
export interface NamelessImage {
  readonly digest: Digest;
  /** `registry/repository@sha256:…`; undefined if it is not pushed. */
  readonly image: string | undefined;
  readonly config: ImageConfig;
  /** What the engine makes containers of it from. */
  readonly runnable: string;
}

/** What an image has to pass before it gets its names. */
export interface Gate {
  /** @throws {PlatformError} if the image must not get them */
  pass(image: NamelessImage): Promise<void>;
  /** Removes what the gate left in the engine, in the order in which it gets to know of it. */
  readonly cleanup: DeferredCleanup;
}

/** What stands between an image and its names, in this order; where the lifecycle moves the tags, only the last comes at all. */
export interface Hurdles {
  readonly gate?: Gate | undefined;
  /** @throws {PlatformError} if the image must not get its names */
  readonly verify?: ((image: FinishedImage) => Promise<void>) | undefined;
  readonly whenComplete?: WhenComplete | undefined;
}

/** What a lifecycle exports one image to. */
export interface ExportPlace {
  /** What the lifecycle is to export, the image first. */
  readonly tags: ImageTags;
  /** What the lifecycle is to reuse layers from, if it is not the first of the tags. */
  readonly previousImage: ImageReference | undefined;
  /** How containers reach these and other images. */
  readonly access: ImageAccess;
  /** An error of the lifecycle, with what is known here about it. */
  explain(error: unknown): unknown;
}

/** A way for one image; disposing of it leaves nothing behind but what was delivered. */
export interface Destination extends ExportPlace, AsyncDisposable {
  /** Does what is left once the lifecycle has exported, and makes sure that the image is where it belongs. */
  deliver(exported: ExportedImage, hurdles?: Hurdles): Promise<DeliveredImage>;
}
