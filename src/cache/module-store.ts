// Where the layers of buildpacks that builds add are kept: for all jobs of the runner, where it has a place for that.
import { type Environment, toolCacheDirectory } from "../environment.ts";
import { type BlobStorePlaces, createBlobStore, type KeptBlobs } from "./blob-directory.ts";

/** Makes nothing yet. */
export function openModuleStore(env: Environment, places: Omit<BlobStorePlaces, "shared">): KeptBlobs {
  return createBlobStore("cnb-buildpack-layers", { shared: toolCacheDirectory(env), ...places });
}
