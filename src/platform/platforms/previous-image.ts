// The image that a platform's build reuses layers from: of an earlier index that for the same platform, whatever its lifecycle knows
// of indexes. Layers for another machine must not get into an image, and their names do not tell what they are for.
import { messageOf, PlatformError } from "../../errors.ts";
import { targetOf } from "../../oci/image-config.ts";
import { atDigest, formatImageReference, type ImageReference } from "../../oci/image-reference.ts";
import { parseIndex, selectManifest } from "../../oci/manifest.ts";
import { isIndex } from "../../oci/media-types.ts";
import { formatTarget, isSameTarget, type Target } from "../../oci/target.ts";
import { quote } from "../../quote.ts";
import { readImage } from "../../registry/image.ts";
import type { BuildDeps } from "../request/build-deps.ts";
import type { BuildRequest } from "../request/build-request.ts";
import { noPreviousImage } from "../request/no-previous-image.ts";

type Deps = Pick<BuildDeps, "registry" | "log">;

/** The request with the previous image of its platform; what cannot be read is left to the build. */
export async function withPreviousOf(
  target: Target,
  request: BuildRequest,
  deps: Deps,
): Promise<BuildRequest> {
  const name = request.previousImage ?? request.tags[0];
  try {
    return { ...request, ...(await previousOf(target, name, deps)) };
  } catch (error) {
    if (!(error instanceof PlatformError) || error.code === "CANCELLED") throw error;
    deps.log.debug(`${quote(formatImageReference(name))} is not looked at: ${messageOf(error)}`);
    return request;
  }
}

async function previousOf(
  target: Target,
  name: ImageReference,
  { registry, log }: Deps,
): Promise<Partial<Pick<BuildRequest, "previousImage">>> {
  const what = quote(formatImageReference(name));
  const served = await registry.getManifest(name);
  if (isIndex(served.mediaType)) {
    const index = parseIndex(served.bytes.toString("utf8"), what);
    const same = index.manifests.filter(
      ({ platform }) => platform !== undefined && isSameTarget(targetOf(platform), target),
    );
    const entry = selectManifest({ ...index, manifests: same }, target, what);
    if (entry !== undefined) return { previousImage: atDigest(name, entry.digest) };
    log.info(`${what} has no image for ${formatTarget(target)} yet.`);
    // Lifecycles may take that of another variant.
    return { previousImage: noPreviousImage(name) };
  }
  const { config } = await readImage(registry, atDigest(name, served.digest), target);
  const found = targetOf(config);
  if (isSameTarget(found, target)) return {};
  log.info(
    `Nothing of ${what} is reused for ${formatTarget(target)}, since it is for ${formatTarget(found)}.`,
  );
  return { previousImage: noPreviousImage(name) };
}
