// From a request for several platforms to one for each: nothing of one is taken for that of another. Pure.
import { join } from "node:path";
import { PlatformError } from "../../errors.ts";
import type { OutputPlace } from "../../files/output-directory.ts";
import { formatImageReference, manifestSelector } from "../../oci/image-reference.ts";
import { formatTarget, isForMachine, isSameTarget, type Target } from "../../oci/target.ts";
import { quote } from "../../quote.ts";
import type { BuildRequest, CacheOption } from "../request/build-request.ts";
import { buildFor, type ImagesRequest } from "../request/images-request.ts";

/** The build for one of several platforms. */
export interface PlatformRequest {
  readonly target: Target;
  readonly request: BuildRequest;
}

/**
 * The builds, in the order of the platforms. Each pushes by digest, as far as it pushes: the tags are the index's.
 * @param machine the runner: its own image is the one that is loaded
 * @throws {PlatformError} `INPUT` if a cache image would have a name of the image
 */
export function platformRequests(
  request: ImagesRequest,
  machine: Pick<Target, "os" | "arch">,
): readonly PlatformRequest[] {
  const { targets } = request;
  const own =
    targets.find((target) => isSameTarget(target, machine)) ??
    targets.find((target) => isForMachine(target, machine));
  return targets.map((target) => ({ target, request: requestFor(target, own, request) }));
}

function requestFor(target: Target, own: Target | undefined, request: ImagesRequest): BuildRequest {
  const { delivery, outcome, ...rest } = buildFor(target, request);
  const { manifest, byPlatform } = request.delivery.annotations;
  const annotations = new Map([...manifest, ...(byPlatform.get(formatTarget(target)) ?? [])]);
  const below = (place: OutputPlace | undefined): OutputPlace | undefined =>
    place && { ...place, path: join(place.path, nameOf(target)) };
  return {
    ...rest,
    cache: cacheOf(target, request),
    delivery: {
      ...delivery,
      byDigest: delivery.push,
      load: delivery.load && target === own,
      layout: below(delivery.layout),
      annotations,
    },
    outcome: { ...outcome, sbomDir: below(outcome.sbomDir), reportDir: below(outcome.reportDir) },
  };
}

/** Caches at GitHub and in the engine are called after the platform anyway. */
function cacheOf(target: Target, { cache, tags }: ImagesRequest): CacheOption {
  if (cache.kind !== "registry") return cache;
  const image = { ...cache.image, tag: `${manifestSelector(cache.image)}-${nameOf(target)}` };
  const name = formatImageReference(image);
  if (tags.some((tag) => formatImageReference(tag) === name)) {
    const message = `The cache for ${formatTarget(target)} would be ${quote(name)}, which is a name of the image.`;
    throw new PlatformError("INPUT", message, { hint: 'Name another image in "cache".' });
  }
  return { kind: "registry", image };
}

/** As a part of a path or of a tag, e.g. `linux-arm64`. */
export function nameOf(target: Target): string {
  return formatTarget(target).replaceAll("/", "-");
}
