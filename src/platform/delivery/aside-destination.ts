// The lifecycle pushes to a tag that is there for untested images, where it cannot reach a gateway; the image is delivered from there.
// The tag stays, and always is at the image that was pushed last: few registries remove a tag, and some remove the image with it.
import type { StagedImage } from "../../gateway/staged-image.ts";
import type { Digest } from "../../oci/digest.ts";
import { atDigest, formatImageReference, type ImageReference } from "../../oci/image-reference.ts";
import { parseManifest } from "../../oci/manifest.ts";
import { quote } from "../../quote.ts";
import type { Registry } from "../../registry/registry.ts";
import type { BuildPlan } from "../plan/plan.ts";
import type { BuildDeps } from "../request/build-deps.ts";
import type { ResolvedBuild } from "../request/build-request.ts";
import { deliverStaged } from "./deliver-staged.ts";
import type { Destination } from "./destination.ts";
import { directAccess } from "./image-access.ts";

export function openAsideDestination(
  resolved: ResolvedBuild,
  { plan, tag }: { readonly plan: BuildPlan; readonly tag: ImageReference },
  deps: BuildDeps,
): Destination {
  const context = { resolved, plan, deps, engineImage: undefined, directory: deps.temporaryDir };
  return {
    tags: [tag],
    previousImage: resolved.previousImage ?? resolved.tags[0],
    access: directAccess(deps.keychain),
    explain: (error) => error,
    async deliver(exported, hurdles) {
      const staged = await readStaged(tag, exported.digest, deps.registry);
      return deliverStaged(staged, { exported, ...hurdles }, context);
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

/** What a lifecycle pushed to a tag: whatever that is at by now, the image has its digest. */
export async function readStaged(
  tag: ImageReference,
  digest: Digest,
  registry: Pick<Registry, "getManifest">,
): Promise<StagedImage> {
  const reference = atDigest(tag, digest);
  const served = await registry.getManifest(reference);
  const manifest = parseManifest(served.bytes.toString("utf8"), quote(formatImageReference(reference)));
  const origin = { kind: "repository", repository: tag } as const;
  const origins = new Map(
    [manifest.config, ...manifest.layers].map((blob) => [blob.digest, origin] as const),
  );
  return { ...served, manifest, origins };
}
