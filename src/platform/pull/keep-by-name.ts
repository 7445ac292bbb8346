// Images that later builds look for in an engine that stays: with the input `pull` other than `always`, they ask no registry for what is
// there by the name that it was asked for by. A pull by its digest gives an image no other name.
import { isWhatIsBuiltFor, type LocatedImage } from "../../builder/located-image.ts";
import { messageOf } from "../../errors.ts";
import { formatImageReference, taggedName } from "../../oci/image-reference.ts";
import { formatTarget, isSameTarget, type Target } from "../../oci/target.ts";
import { quote } from "../../quote.ts";
import type { BuildPlan } from "../plan/plan.ts";
import type { BuildDeps } from "../request/build-deps.ts";
import type { ResolvedBuild } from "../request/build-request.ts";
import { daemonCredentials, type PullDeps } from "./pull-image.ts";

/** Why they do, as a clause, so that the engine has to get all of an image by that name; undefined if they do not. */
export function whyLookedFor(
  { pull }: Pick<ResolvedBuild, "pull">,
  { target, daemon: { info } }: Pick<BuildPlan, "target" | "daemon">,
  { isHosted }: Pick<BuildDeps, "isHosted">,
): string | undefined {
  // An engine has one image by a name: that for its own platform.
  if (pull === "always" || isHosted || !isSameTarget(target, info)) return undefined;
  return `later builds look for it in the engine by its name, as "pull" is ${quote(pull)}`;
}

/**
 * Gives what an engine has of a registry the name that it was asked for by, unless another image has it. Never rejects: without the
 * name, later builds ask the registry.
 */
export async function keepByName(
  image: Pick<LocatedImage, "reference" | "runnable" | "location" | "target">,
  deps: PullDeps,
): Promise<void> {
  if (image.location === "daemon") return;
  const name = formatImageReference(image.reference);
  const { daemon } = deps;
  try {
    const present = await daemon.inspectImage(name);
    if (present !== undefined) {
      if (!isWhatIsBuiltFor(present, image.target)) deps.log.info(takenWords(name, present));
      return;
    }
    if (image.reference.digest !== undefined) await pullManifests(name, image, deps);
    else await daemon.tagImage(image.runnable, taggedName(image.reference));
  } catch (error) {
    deps.log.info(
      `The engine has no image by the name ${quote(name)}, so later builds ask its registry again: ${messageOf(error)}`,
    );
  }
}

/** Somebody has pulled it, and may need it. */
function takenWords(name: string, present: Target): string {
  const remedy = "Remove that image for builds without the registry.";
  return `The engine has ${quote(name)} for ${formatTarget(present)}, so later builds ask its registry again. ${remedy}`;
}

/** Of an index: only a pull gives an image a name by a digest, and the engine has all layers already. */
async function pullManifests(
  name: string,
  { reference, target }: Pick<LocatedImage, "reference" | "target">,
  { daemon, keychain, signal }: PullDeps,
): Promise<void> {
  const credentials = await daemonCredentials(reference.registry, keychain);
  await daemon.pullImage(name, { credentials, signal, platform: formatTarget(target) });
}
