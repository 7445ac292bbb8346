// The lifecycle pushes the image to its tags; what is left is to check them and to read what is in the image.
import { allEnded } from "../../bounded.ts";
import { messageOf, PlatformError } from "../../errors.ts";
import type { Digest } from "../../oci/digest.ts";
import {
  atDigest,
  formatImageReference,
  type ImageReference,
  type ImageTags,
} from "../../oci/image-reference.ts";
import { parseManifest } from "../../oci/manifest.ts";
import { quote, someOf } from "../../quote.ts";
import type { BuildPlan } from "../plan/plan.ts";
import type { BuildDeps } from "../request/build-deps.ts";
import type { ResolvedBuild } from "../request/build-request.ts";
import { checkBaseLayers, type StandingImage } from "./base-layers.ts";
import type { Destination, ExportedImage } from "./destination.ts";
import { checkTags, readExportedImage, type ReadImage } from "./exported-image.ts";
import { directAccess } from "./image-access.ts";

export function openDirectDestination(
  resolved: ResolvedBuild,
  plan: Pick<BuildPlan, "target" | "runImage">,
  deps: Pick<BuildDeps, "registry" | "keychain" | "log">,
): Destination {
  const { registry, keychain, log } = deps;
  const { tags } = resolved;
  const [first] = tags;
  const describe = (digest: Digest): Promise<ReadImage | undefined> =>
    readExportedImage(first, { digest, target: plan.target }, registry).catch((error: unknown) => {
      // The image is pushed already: not being able to describe it is no reason to fail.
      log.warning(`The labels of the image cannot be read: ${messageOf(error)}`);
      return undefined;
    });
  return {
    tags,
    previousImage: resolved.previousImage,
    access: directAccess(keychain),
    explain: (error) => error,
    async deliver(exported, { whenComplete } = {}) {
      const { digest, manifestSizeBytes } = exported;
      const [read] = await allEnded([describe(digest), checkTags(tags, digest, registry)]);
      await checkBase({ exported, read, tags }, plan, deps);
      const delivered = {
        ...read?.description,
        digest,
        image: formatImageReference(atDigest(first, digest)),
        tags: tags.map(formatImageReference),
        manifestSizeBytes,
      };
      await whenComplete?.(delivered);
      return delivered;
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

interface PushedImage {
  readonly exported: ExportedImage;
  /** Undefined if it cannot be described. */
  readonly read: ReadImage | undefined;
  readonly tags: ImageTags;
}

/** Its tags have moved already, which is said where it stands on something else. */
async function checkBase(
  { exported: { digest, runImage }, read, tags }: PushedImage,
  plan: Pick<BuildPlan, "runImage">,
  { registry }: Pick<BuildDeps, "registry">,
): Promise<void> {
  const [first] = tags;
  const image: StandingImage = {
    layers: read?.manifest.layers ?? (await readLayers(atDigest(first, digest), registry)),
    labels: read?.description.labels,
  };
  try {
    await checkBaseLayers(image, { runImage, planned: plan.runImage.value }, registry);
  } catch (cause) {
    if (!(cause instanceof PlatformError && cause.code === "DIGEST_MISMATCH")) throw cause;
    const names = someOf(tags.map((tag) => quote(formatImageReference(tag)))).join(", ");
    throw new PlatformError(cause.code, `${cause.message} It was already pushed as ${names}.`, {
      cause,
      hint: `${cause.hint ?? ""} Do not run what was pushed: delete it, or push another image there.`,
    });
  }
}

async function readLayers(
  reference: ImageReference,
  registry: BuildDeps["registry"],
): Promise<StandingImage["layers"]> {
  const { bytes } = await registry.getManifest(reference);
  return parseManifest(bytes.toString("utf8"), quote(formatImageReference(reference))).layers;
}
