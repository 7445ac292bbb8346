// A copy of a cache volume for a build that may read what is kept, but whose own layers nobody else is to get.
import { randomUUID } from "node:crypto";
import type { Volume } from "../../docker/daemon.ts";
import { copyVolume, type CopyDeps } from "../workspace/copy-volume.ts";

/** Copies a volume inside the engine; the copy goes when it is disposed. */
export async function createPrivateCache(shared: string, deps: CopyDeps): Promise<Volume> {
  const copy = await deps.daemon.createVolume(`cnb-build-${randomUUID().slice(0, 8)}-cache`, deps.labels);
  try {
    await copyVolume(shared, copy.name, deps);
    return copy;
  } catch (error) {
    await copy[Symbol.asyncDispose]();
    throw error;
  }
}
