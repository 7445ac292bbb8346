// Removing files that belong to another user, such as the builder's: a container may, where this process may not.
import { builderImageName } from "../../cache/builder-load.ts";
import type { Daemon } from "../../docker/daemon.ts";
import { PlatformError } from "../../errors.ts";
import { parseImageReference } from "../../oci/image-reference.ts";
import { quote } from "../../quote.ts";

/**
 * Empties a directory of this machine by a container of an image that the engine has.
 * @param image the builder at its digest, wherever the engine has it from; undefined if there was none
 * @throws {PlatformError} `DAEMON` if that image has no shell, or there is none
 */
export async function removeFilesAsRoot(
  daemon: Daemon,
  { directory, image }: { readonly directory: string; readonly image: string | undefined },
): Promise<void> {
  const failure = new PlatformError("DAEMON", `Files of the build's user are left in ${quote(directory)}.`, {
    hint: "Remove them as root.",
  });
  const present = image === undefined ? undefined : await findPresent(daemon, image);
  if (present === undefined) throw failure;
  await using container = await daemon.createContainer({
    image: present,
    command: ["/bin/sh", "-c", 'cd "$REMOVED" && rm -rf ./..?* ./.[!.]* ./*'],
    // Where the directory is, if it is not where the mount says: without an engine there are no mounts.
    env: ["REMOVED=/remove"],
    user: "0:0",
    mounts: [{ kind: "bind", source: directory, target: "/remove" }],
    network: "none",
    labels: {},
    securityOptions: ["no-new-privileges"],
  });
  if ((await container.run({ onLine: () => undefined })) !== 0) throw failure;
}

/** A builder that was loaded from its cache has another name. */
async function findPresent(daemon: Daemon, image: string): Promise<string | undefined> {
  const { digest } = parseImageReference(image);
  const names = digest === undefined ? [image] : [image, builderImageName(digest)];
  for (const name of names) if ((await daemon.inspectImage(name)) !== undefined) return name;
  return undefined;
}
