// Images that a lifecycle wrote besides the one that was built, which are caches: they wait at the gateway as that does, so phases
// that fail leave the one before.
import { messageOf } from "../../errors.ts";
import { finishImage } from "../../gateway/finished-image.ts";
import type { Gateway } from "../../gateway/gateway.ts";
import { publishImage } from "../../gateway/publish-image.ts";
import { formatImageReference, type ImageReference, manifestSelector } from "../../oci/image-reference.ts";
import { quote } from "../../quote.ts";
import type { BuildDeps } from "../request/build-deps.ts";
import type { GatewayAccess } from "./gateway-access.ts";

/** Publishes what is new of them. The image itself decides how the build ends, so that a cache cannot be saved is only a warning. */
export async function publishWritten(
  { gateway, access }: { readonly gateway: Gateway; readonly access: GatewayAccess },
  deps: Pick<BuildDeps, "registry" | "signal" | "log">,
): Promise<void> {
  for (const image of access.written) {
    await publish(image, { gateway, access }, deps).catch((error: unknown) => {
      if (deps.signal.aborted) throw error;
      const name = quote(formatImageReference(image));
      deps.log.warning(`The cache image ${name} was not saved: ${messageOf(error)}`);
    });
  }
}

async function publish(
  image: ImageReference,
  { gateway, access }: { readonly gateway: Gateway; readonly access: GatewayAccess },
  { registry, signal }: Pick<BuildDeps, "registry" | "signal">,
): Promise<void> {
  const staged = gateway.staged(access.nameOf(image), manifestSelector(image));
  if (staged === undefined) return;
  const finished = await finishImage(staged, {}, registry);
  await publishImage(finished, { tags: [image] }, { registry, signal });
}
