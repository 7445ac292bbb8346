// Where containers of a build reach this process.
import type { Daemon } from "../../docker/daemon.ts";
import type { GatewayAddress } from "./choose-delivery.ts";

/** What finding it needs. */
export interface AddressDeps {
  readonly daemon: Pick<Daemon, "info" | "socketPath" | "networkGateway" | "describeHost">;
  /** Whether an address is one of this machine. */
  readonly isLocalAddress: (address: string) => Promise<boolean>;
  /** What this machine, or the container that this process is in, calls itself. */
  readonly hostName: string;
}

const UNREACHABLE = "its containers could not reach this process";
const ELSEWHERE = 'Use an engine of this machine with "network: host"';

/**
 * Loopback if containers share this machine's network, else the machine's address in their network. An engine on another
 * machine, or one that hides its networks from this process, has none.
 * @param network the input; the engine's default network if undefined
 */
export async function findGatewayAddress(
  network: string | undefined,
  deps: AddressDeps,
): Promise<GatewayAddress> {
  if (network === "none") {
    const why = 'its containers have no network ("network: none")';
    return { kind: "none", why, advice: 'Set "network: host"' };
  }
  const isHost = network === "host";
  if (isHost && deps.daemon.info.engine === "podman") return hostOfPodman(deps);
  const bridge = await deps.daemon.networkGateway(isHost ? "bridge" : (network ?? "bridge"));
  // That this process sees the engine's own bridge tells that both share one machine and its loopback.
  const isLocal = bridge !== undefined && (await deps.isLocalAddress(bridge)) && (await mayBeHere(deps));
  if (isLocal) return { kind: "address", address: isHost ? "127.0.0.1" : bridge };
  return hiddenNetwork(deps);
}

/** All Dockers call their bridge's address the same, and this machine may have one, too: a hosted runner does. */
async function mayBeHere({ daemon, hostName }: AddressDeps): Promise<boolean> {
  return daemon.socketPath !== undefined || (await daemon.describeHost()).name === hostName;
}

/** Its bridge is there only while a container uses it, but this network is the machine's, also without root. */
async function hostOfPodman({ daemon, hostName }: AddressDeps): Promise<GatewayAddress> {
  const { name } = await daemon.describeHost();
  // A container has a name of its own, unless it shares the machine's network.
  if (name === hostName) return { kind: "address", address: "127.0.0.1" };
  return { kind: "none", why: UNREACHABLE, advice: ELSEWHERE };
}

async function hiddenNetwork({ daemon, hostName }: AddressDeps): Promise<GatewayAddress> {
  const { name, isRootless } = await daemon.describeHost();
  if (name !== hostName) return { kind: "none", why: UNREACHABLE, advice: ELSEWHERE };
  if (daemon.info.engine === "podman") {
    return { kind: "none", why: UNREACHABLE, advice: 'Set "network: host"' };
  }
  if (!isRootless) return { kind: "none", why: UNREACHABLE, advice: ELSEWHERE };
  const why = "it is rootless and has its own network, whose containers could not reach this process";
  return { kind: "none", why, advice: "Use a Docker engine that runs as root, or Podman" };
}
