// Removing files that belong to another user, such as the builder's: a container may, where this process may not.
import type { Daemon } from "../docker/daemon.ts";
import { PlatformError } from "../errors.ts";

/**
 * Empties a directory of this machine by a container of an image that the engine has.
 * @throws {PlatformError} `DAEMON` if that image has no shell, or there is none
 */
export async function removeFilesAsRoot(
  daemon: Daemon,
  { directory, image }: { readonly directory: string; readonly image: string | undefined },
): Promise<void> {
  const failure = new PlatformError("DAEMON", `Files of the build's user are left in "${directory}".`, {
    hint: "Remove them as root.",
  });
  if (image === undefined) throw failure;
  await using container = await daemon.createContainer({
    image,
    command: ["/bin/sh", "-c", "rm -rf /remove/..?* /remove/.[!.]* /remove/*"],
    env: [],
    user: "0:0",
    mounts: [{ kind: "bind", source: directory, target: "/remove" }],
    network: "none",
    labels: {},
    securityOptions: ["no-new-privileges"],
  });
  if ((await container.run({ onLine: () => undefined })) !== 0) throw failure;
}
