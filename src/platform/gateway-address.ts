// Where containers of a build reach this process.
import type { Daemon } from "../docker/daemon.ts";
import type { GatewayAddress } from "./choose-delivery.ts";

/** What finding it needs. */
export interface AddressDeps {
  readonly daemon: Pick<Daemon, "networkGateway">;
  /** Whether an address is one of this machine. */
  readonly isLocalAddress: (address: string) => Promise<boolean>;
}

/**
 * Loopback if containers share this machine's network, else the machine's address in their network. An engine on another
 * machine, or one that hides its networks from this process, has none.
 * @param network the input; the engine's default network if undefined
 */
export async function findGatewayAddress(
  network: string | undefined,
  { daemon, isLocalAddress }: AddressDeps,
): Promise<GatewayAddress> {
  const bridge = await daemon.networkGateway(
    network === undefined || network === "host" ? "bridge" : network,
  );
  if (network === "none") return { kind: "none", why: 'its containers have no network ("network: none")' };
  // That this process sees the engine's own bridge tells that both share one machine and its loopback.
  const isLocal = bridge !== undefined && (await isLocalAddress(bridge));
  if (isLocal) return { kind: "address", address: network === "host" ? "127.0.0.1" : bridge };
  return { kind: "none", why: "its containers could not reach this process" };
}
