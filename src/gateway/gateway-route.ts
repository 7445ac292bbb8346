// Which repositories a lifecycle sees at a gateway, and what they are in truth.
import type { Digest } from "../oci/digest.ts";
import type { ImageReference } from "../oci/image-reference.ts";
import type { Target } from "../oci/target.ts";
import type { BlobOrigin } from "./blob-origin.ts";
import type { BlobSink } from "./blob-sink.ts";

/** One repository of a gateway. */
export interface GatewayRoute {
  /** Its path there, e.g. `ghcr.io/owner/app`; see {@link routeName}. */
  readonly name: string;
  /** What is read from it comes from here; undefined for an image that is in no registry yet. */
  readonly repository: ImageReference | undefined;
  /** Takes what is pushed; undefined for a repository that can only be read. */
  readonly sink?: BlobSink | undefined;
  /**
   * Blobs that do not have to be pushed, and where they are: the layers of the run image, and those of an image that the engine has.
   * Publishing gets them from there, so that nothing of a run image moves through a container.
   */
  readonly provided?: ReadonlyMap<Digest, BlobOrigin>;
  /** By tag, the image of the repository that is read under it, whatever else the tag is at. */
  readonly chosen?: ReadonlyMap<string, Digest>;
  /** By tag, what the image has to be for that is read under it: one of another architecture is not there. */
  readonly targets?: ReadonlyMap<string, Target>;
}

/**
 * A path that tells people which repository is meant, e.g. `ghcr.io/owner/app`, `127.0.0.1-5000/app`: as long as in the
 * registry, but a port is no part of a path.
 */
export function routeName({ registry, repository }: ImageReference): string {
  const host = registry.toLowerCase().replace(/[^a-z0-9.-]+/g, "-");
  return `${host.replace(/^[.-]+|[.-]+$/g, "")}/${repository}`;
}
