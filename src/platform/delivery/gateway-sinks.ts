// Where what containers push through a gateway goes: to its registry as it comes, told in the log.
import type { PlatformError } from "../../errors.ts";
import type { BlobSink } from "../../gateway/blob-sink.ts";
import { createRegistrySink } from "../../gateway/registry-sink.ts";
import type { ImageReference } from "../../oci/image-reference.ts";
import type { BuildDeps } from "../request/build-deps.ts";

/** Configs and what describes an image are some kilobytes: requests take longer for them than their bytes, and a config is replaced. */
const SMALL_BYTES = 64 * 1024;

/** @param directory of this build, for what cannot be passed on as it comes */
export function registrySinks(
  directory: string,
  { registry, log }: Pick<BuildDeps, "registry" | "log">,
): (image: ImageReference) => BlobSink {
  let pushedBytes = 0;
  return (image) =>
    createRegistrySink(image, {
      registry,
      directory,
      keepUpToBytes: SMALL_BYTES,
      onBytes: (bytes) => {
        pushedBytes += bytes;
        log.progress(`Uploading to ${image.registry}`, { doneBytes: pushedBytes });
      },
      onRefusal: ({ message }: PlatformError) => {
        const now = `From now on, layers for ${image.registry} wait in a file until their size is known`;
        log.info(`${now}, and the lifecycle sends this one again: ${message}`);
      },
    });
}
