// How an engine can get the layers of a builder through this process, so that it need not get all of them, or gets them sooner.
import { isLoadedBuilder } from "../../cache/builder-load.ts";
import type { Daemon } from "../../docker/daemon.ts";
import type { ImageManifest } from "../../oci/manifest.ts";
import { quote } from "../../quote.ts";
import { findGatewayAddress } from "../plan/gateway-address.ts";
import type { BuildDeps } from "../request/build-deps.ts";

/** Less than this is pulled in the time that it takes to find out how to do without. */
export const WORTH_BYTES = 10_000_000;

/** What finding it out needs. */
export type WayDeps = Pick<BuildDeps, "isLocalAddress" | "hostName">;

/** The engine pulls from this process at an address, or is sent an archive. */
export type BuilderWay = { readonly kind: "pull"; readonly address: string } | { readonly kind: "load" };

/** An engine that pulls unpacks while it downloads. Podman pulls without TLS only what its configuration names. Why not, as a clause. */
export async function chooseWay(daemon: Daemon, deps: WayDeps): Promise<BuilderWay | string> {
  const address = await findGatewayAddress("host", { ...deps, daemon });
  if (address.kind === "address" && daemon.info.engine === "docker")
    return { kind: "pull", address: address.address };
  return daemon.socketPath === undefined
    ? "a part of it would come from this process, and the engine is elsewhere"
    : { kind: "load" };
}

/** What engines get from elsewhere than the image's registry, as a clause; undefined if there is none. */
export function foreignLayer({ layers }: ImageManifest): string | undefined {
  const foreign = layers.find(({ mediaType }) => /foreign|nondistributable/.test(mediaType));
  return foreign && `its layer ${foreign.digest} is ${quote(foreign.mediaType)}`;
}

/**
 * Whether the engine has the first layer by the name that the registry gives it, since it pulled one of these images. It would not know
 * the layer by another name, and get it once more.
 */
export async function hasPulledBase(
  daemon: Pick<Daemon, "inspectImage">,
  images: readonly string[],
  [first]: readonly string[],
): Promise<boolean> {
  const pulled = images.filter((name) => !isLoadedBuilder(name));
  const found = await Promise.all(pulled.map((name) => daemon.inspectImage(name)));
  return found.some((image) => image !== undefined && image.diffIds[0] === first);
}
