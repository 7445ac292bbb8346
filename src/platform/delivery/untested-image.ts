// A finished image in the engine, by a name that only its own build knows: there it is tested before it gets the names it is meant for.
import type { Daemon } from "../../docker/daemon.ts";
import { PlatformError } from "../../errors.ts";
import type { FinishedImage } from "../../gateway/finished-image.ts";
import { digestOf, shortDigest } from "../../oci/digest.ts";
import { type DeliveryContext, loadFinished } from "./loaded-image.ts";

const REPOSITORY = "cloud-native-buildpacks.local/untested";

/** Gone from the engine when it is disposed, but for the names that it got meanwhile. */
export interface UntestedImage extends AsyncDisposable {
  readonly name: string;
  /** What the engine calls it. */
  readonly id: string;
}

/** @throws {PlatformError} what the engine rejects with */
export async function loadUntested(
  finished: FinishedImage,
  context: DeliveryContext,
): Promise<UntestedImage> {
  const { plan, deps } = context;
  const name = untestedName(deps.runLabel);
  const id = await loadFinished(finished, [name], context);
  return { name, id, [Symbol.asyncDispose]: () => removeUntested(plan.daemon, deps.runLabel) };
}

/** Removes whatever a run has left of it. @throws {PlatformError} what the engine rejects with */
export async function removeUntested(daemon: Pick<Daemon, "removeImage">, runLabel: string): Promise<void> {
  await daemon.removeImage(untestedName(runLabel)).catch((error: unknown) => {
    if (!(error instanceof PlatformError && error.code === "NOT_FOUND")) throw error;
  });
}

/** Called after the label of the run, so that the post step finds what a killed run has left. */
function untestedName(runLabel: string): string {
  return `${REPOSITORY}:${shortDigest(digestOf(runLabel))}`;
}
