// What a build needs from outside.
import type { RunImage } from "../../builder/run-image.ts";
import type { ModuleAccess } from "../../buildpack/open-modules.ts";
import type { Daemon } from "../../docker/daemon.ts";
import type { CompleteImage } from "../../gateway/finished-image.ts";
import type { BuildLog } from "../../log.ts";
import type { Digest } from "../../oci/digest.ts";
import type { ImageTags } from "../../oci/image-reference.ts";
import type { Target } from "../../oci/target.ts";
import type { Keychain } from "../../registry/auth/credentials.ts";
import type { RegistryImage } from "../../registry/image.ts";
import type { Registry } from "../../registry/registry.ts";
import type { AttestingDeps } from "./attestation.ts";
import type { BuildCaches, PendingCaches } from "./build-caches.ts";

export interface BuildDeps {
  /**
   * Finds the engine and checks that it answers and is new enough; a function, so that an engine that is missing is
   * reported together with everything else that is wrong. Always the same one for a target, however often it is called.
   * @param target what is built for, as it was asked for: some platforms may have an engine of their own
   */
  readonly connectDaemon: (target: Target | undefined) => Promise<Daemon>;
  readonly registry: Registry;
  readonly keychain: Keychain;
  readonly log: BuildLog;
  /** Makes a string invisible in logs; called before a container gets it. */
  readonly mask: (secret: string) => void;
  /** `key=value`; every container, and every volume that should not outlive the run, carries it. */
  readonly runLabel: string;
  /** A directory of this machine for what is gone with the job. */
  readonly temporaryDir: string;
  /** Whether this process can listen on an address. */
  readonly isLocalAddress: (address: string) => Promise<boolean>;
  /** What this machine, or the container that this process is in, calls itself. */
  readonly hostName: string;
  /** Whether the machine begins with nothing, and is thrown away after the job. */
  readonly isHosted: boolean;
  /** Milliseconds, for durations. */
  readonly now: () => number;
  readonly signal: AbortSignal;
  readonly caches: BuildCaches;
  /** Told what to save, once the image is delivered, or refused its names although its phases succeeded. */
  readonly onPending: (pending: PendingCaches) => void;
  /** Told when something that the build made could not be removed. */
  readonly onLeftover: () => void;
  /** Told when an engine is still removing something that the build made, and where it listens on this machine. */
  readonly onRemoving: (socketPath: string | undefined) => void;
  /** Who builds, and how that is proved. */
  readonly attesting: AttestingDeps;
  /** How buildpacks are got that the builder lacks. */
  readonly modules: Pick<ModuleAccess, "store" | "downloads">;
  /**
   * Makes of an app the one on that run image, and writes nothing; undefined if it stands on it already.
   * @throws {PlatformError} `RUN_IMAGE` why it cannot
   */
  readonly rebase: (app: RegistryImage, runImage: RunImage) => Promise<CompleteImage | undefined>;
  /** Makes an index of images that are in their repositories by their digests, and moves its tags to it, if it gets any. */
  readonly merge: (index: IndexedImages) => Promise<PushedIndex>;
}

/** Images, each for its platform, that become an index. */
export interface IndexedImages {
  /** Its repositories, where the images are, and its tags. */
  readonly tags: ImageTags;
  /** Whether it gets none of the tags. */
  readonly byDigest: boolean;
  readonly images: readonly Digest[];
  /** Of the index. */
  readonly annotations: ReadonlyMap<string, string>;
}

/** An index in its registry. */
export interface PushedIndex {
  readonly digest: Digest;
  /** `registry/repository@sha256:…` */
  readonly image: string;
  readonly tags: readonly string[];
  /** e.g. `linux/amd64`, in the order of the index. */
  readonly platforms: readonly string[];
}

/** `key=value` as the engine takes labels. */
export function parseLabel(label: string): Readonly<Record<string, string>> {
  const at = label.indexOf("=");
  return at < 0 ? { [label]: "" } : { [label.slice(0, at)]: label.slice(at + 1) };
}
