// Why an engine cannot make a mount. It is asked to create a container that can never be there, so that nothing needs to be pulled
// and nothing is left: both kinds of engines judge mounts first.
import type Docker from "dockerode";
import { createContainer, postCreate } from "./create-container.ts";
import type { DaemonInfo, Mount } from "./daemon.ts";
import { DaemonError } from "./daemon-error.ts";
import type { EngineClient } from "./engine-client.ts";

/** In the engine's words; undefined if it can make the mount. @throws {PlatformError} if the engine is not reached */
export async function mountProblem(
  client: EngineClient,
  engine: DaemonInfo["engine"],
  mount: Mount,
): Promise<string | undefined> {
  const probe =
    engine === "podman" ? createOnPodman(client.libpod, mount) : createOnDocker(client.docker, mount);
  try {
    await client.call("check a mount", probe);
  } catch (error) {
    if (!(error instanceof DaemonError)) throw error;
    const isAboutMount = engine === "podman" ? STATFS.test(error.reason) : error.statusCode === 400;
    return isAboutMount ? error.reason : undefined;
  }
  return undefined;
}

/** Podman says 500 of everything that it cannot create. */
const STATFS = /^statfs \//;

/** The digest of no image. */
const NO_IMAGE = `sha256:${"0".repeat(64)}`;

function createOnDocker(docker: Docker, mount: Mount): Promise<unknown> {
  const rest = { command: ["true"], env: [], labels: {}, securityOptions: [] };
  return createContainer(docker, { image: NO_IMAGE, mounts: [mount], ...rest });
}

/**
 * By its own API. By that of Docker, it looks for the image first, and makes a directory that is not there.
 * https://docs.podman.io/en/latest/_static/api.html#tag/containers/operation/ContainerCreateLibpod
 */
async function createOnPodman(libpod: Docker, mount: Mount): Promise<unknown> {
  if (mount.kind !== "bind") return undefined;
  const bind = { Type: "bind", Source: mount.source, Destination: mount.target };
  return postCreate(libpod, "/libpod/containers/create", { rootfs: "/no/such/root", mounts: [bind] });
}
