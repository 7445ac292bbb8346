// What only the engine knows about the inputs of containers: told before anything is pulled, and not when a container fails.
import type { Daemon, Mount } from "../../docker/daemon.ts";
import { PlatformError } from "../../errors.ts";
import type { BuildLog } from "../../log.ts";
import { quote } from "../../quote.ts";
import type { ContainerOptions } from "../request/build-request.ts";
import { checkAll } from "../request/check-all.ts";

/** Modes of Docker and Podman that no list of networks has; those with a colon say more, e.g. `slirp4netns:mtu=1500`. */
const MODES = ["default", "host", "none", "bridge", "private", "slirp4netns", "pasta"];

/** @param input that names it @throws {PlatformError} `INPUT` if the engine has no such network */
export async function checkNetwork(
  network: string | undefined,
  input: "network" | "test-network",
  daemon: Pick<Daemon, "hasNetwork">,
): Promise<void> {
  if (network === undefined || MODES.includes(network)) return;
  if (network.includes(":") && !network.startsWith("container:")) return;
  if (await daemon.hasNetwork(network)) return;
  const [what, name] = network.startsWith("container:")
    ? ["container", network.slice("container:".length)]
    : ["network", network];
  throw new PlatformError(
    "INPUT",
    `The Docker engine has no ${what} ${quote(name)}, which the input "${input}" names.`,
    {
      hint:
        what === "container"
          ? `Start it in an earlier step, or set "${input}" to "host", "bridge" or the name of a network.`
          : `Create it in an earlier step with "docker network create", or set "${input}" to one that "docker network ls" lists.`,
    },
  );
}

/**
 * Warns of volumes that can only be empty.
 * @throws {PlatformError} `INPUT`, or {@link SeveralErrors}, with what the engine says about mounts that it cannot make
 */
export async function checkMounts(
  { mounts }: Pick<ContainerOptions, "mounts">,
  daemon: Pick<Daemon, "findMountProblem" | "volumeLabels">,
  log: Pick<BuildLog, "warning">,
): Promise<void> {
  await checkAll(
    mounts.map((mount) => async () => {
      if (mount.kind === "bind") await checkBind(mount, daemon);
      if (mount.kind === "volume") await checkVolume(mount, daemon, log);
    }),
  );
}

async function checkBind(
  mount: Extract<Mount, { kind: "bind" }>,
  daemon: Pick<Daemon, "findMountProblem">,
): Promise<void> {
  const problem = await daemon.findMountProblem(mount);
  if (problem === undefined) return;
  const { source, target } = mount;
  throw new PlatformError(
    "INPUT",
    `The Docker engine cannot mount ${quote(source)} at ${quote(target)}, as the input "volumes" wants: ${problem}.`,
    {
      hint: "Create it in an earlier step. The path is one of the engine's machine, which may have other files than the job.",
    },
  );
}

/** The engine makes a volume that a container names. */
async function checkVolume(
  { volume, target, readOnly = false }: Extract<Mount, { kind: "volume" }>,
  daemon: Pick<Daemon, "volumeLabels">,
  log: Pick<BuildLog, "warning">,
): Promise<void> {
  if (!readOnly || (await daemon.volumeLabels(volume)) !== undefined) return;
  log.warning(
    `The Docker engine has no volume ${quote(volume)}, so the build will find nothing at ${quote(target)}. ` +
      'Fill the volume in an earlier step, or end its line in "volumes" with ":rw" to let builds do it.',
  );
}
