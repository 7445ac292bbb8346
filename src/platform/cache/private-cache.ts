// A copy of a cache volume for a build that may read what is kept, but whose own layers must not reach other builds.
import { randomUUID } from "node:crypto";
import type { Volume } from "../../docker/daemon.ts";
import { type CopyDeps, copyVolume } from "../workspace/copy-volume.ts";

/** A volume that goes when it is disposed: a copy, made inside the engine, or empty if there is nothing to copy. */
export async function createPrivateCache(shared: string | undefined, deps: CopyDeps): Promise<Volume> {
  const copy = await deps.daemon.createVolume(`cnb-build-${randomUUID().slice(0, 8)}-cache`, deps.labels);
  if (shared === undefined) return copy;
  try {
    await copyVolume(shared, copy.name, deps);
    return copy;
  } catch (error) {
    await copy[Symbol.asyncDispose]();
    throw error;
  }
}
