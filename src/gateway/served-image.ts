// An image that its registry has, ready to be published elsewhere: its layers come from where it is. Pure.
import { digestOf } from "../oci/digest.ts";
import type { RegistryImage } from "../registry/image.ts";
import type { CompleteImage } from "./finished-image.ts";

/** An image as its registry has it. */
export function servedImage(served: RegistryImage): CompleteImage {
  const { reference, mediaType, manifest, manifestBytes, config, configJson } = served;
  return {
    ...{ mediaType, manifest, manifestBytes, config },
    configBytes: Buffer.from(configJson),
    digest: digestOf(manifestBytes),
    originOf: () => ({ kind: "repository", repository: reference }),
  };
}
