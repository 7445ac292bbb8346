// Getting an image into the engine that was read from its registry before.
import type { LocatedImage } from "../../builder/located-image.ts";
import type { Daemon, DaemonCredentials } from "../../docker/daemon.ts";
import type { BuildLog } from "../../log.ts";
import type { Credentials, Keychain } from "../../registry/auth/credentials.ts";
import { followPull } from "./pull-progress.ts";

/** What pulling needs. */
export interface PullDeps {
  readonly daemon: Daemon;
  readonly keychain: Keychain;
  readonly log: BuildLog;
  readonly signal: AbortSignal;
}

/** What of an image has to be known to pull it. */
type PulledImage = Pick<LocatedImage, "reference" | "runnable" | "location" | "served">;

/**
 * Pulls by digest, unless the engine has exactly that.
 * @param what for people, e.g. `the lifecycle image`
 */
export async function ensureImage(what: string, image: PulledImage, deps: PullDeps): Promise<void> {
  const { runnable } = image;
  if (image.location === "daemon" || (await deps.daemon.inspectImage(runnable)) !== undefined) {
    // What is not an engine has the one image that the job runs in.
    if (deps.daemon.info.engine !== "processes") deps.log.info(`The Docker engine has ${runnable} already.`);
    return;
  }
  deps.log.info(`Pulling ${runnable}`);
  const follow = followPull(what, image.served?.manifest, deps.log);
  await deps.daemon.pullImage(runnable, {
    credentials: await daemonCredentials(image.reference.registry, deps.keychain),
    signal: deps.signal,
    onProgress: (progress) => {
      follow(progress);
      const { status, layer } = progress;
      // Sizes come many times a second.
      if (status.endsWith("complete")) deps.log.debug(`${layer ?? runnable}: ${status}`);
    },
  });
}

/** The credentials of a registry as the engine takes them. */
export async function daemonCredentials(
  registry: string,
  keychain: Keychain,
): Promise<DaemonCredentials | undefined> {
  const credentials: Credentials | undefined = await keychain.resolve(registry);
  switch (credentials?.kind) {
    case "basic":
      return {
        kind: "password",
        username: credentials.username,
        password: credentials.password,
        registry,
      };
    case "identity-token":
      return { kind: "identity-token", token: credentials.token, registry };
    case "bearer": // The engine asks for tokens itself, and takes none.
    case undefined:
      return undefined;
  }
}
