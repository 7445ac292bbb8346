// What a step asks for: one image, or one for each of several platforms and an index of them. Pure.
import type { Target } from "../../oci/target.ts";
import type { BuildRequest, DeliveryOptions } from "./build-request.ts";

/** Annotations by what gets them. */
export interface LevelledAnnotations {
  /** The manifest of each image. */
  readonly manifest: ReadonlyMap<string, string>;
  /** The manifest of a platform's image, besides; by its platform as it was written, e.g. `linux/arm64`. */
  readonly byPlatform: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** The index, where there is one. */
  readonly index: ReadonlyMap<string, string>;
}

/** Builds as they were asked for. */
export interface ImagesRequest extends Omit<BuildRequest, "target" | "delivery" | "ownOutputs"> {
  /** What is built for; what the engine runs if there is none. Each is another platform. */
  readonly targets: readonly Target[];
  readonly delivery: Omit<DeliveryOptions, "annotations"> & { readonly annotations: LevelledAnnotations };
}

/** The request of a single build. */
export function buildFor(target: Target | undefined, request: ImagesRequest): BuildRequest {
  const { delivery } = request;
  return { ...request, target, delivery: { ...delivery, annotations: delivery.annotations.manifest } };
}
