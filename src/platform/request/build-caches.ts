// What a build may keep between runs, and what is left to do about it when its phases have succeeded.
import type { CacheStore } from "../../cache/cache-store.ts";
import type { Claim } from "../../cache/claimed-place.ts";
import { PlatformError } from "../../errors.ts";
import type { Target } from "../../oci/target.ts";

/** The caches of this job, as the runner has them. */
export interface BuildCaches {
  readonly store: CacheStore;
  /** Whether this trigger may write caches that others read, and why. */
  readonly mayWrite: boolean;
  readonly writeReason: string;
  /**
   * The ref of the branch whose caches come before those of the default branch, for caches that know no branches themselves;
   * undefined for the default branch, and where there are no branches.
   */
  readonly branch: string | undefined;
  /** Absolute; the same in every run of the workflow, and not kept between jobs. */
  readonly directory: string;
  /** Told of each directory below it that this build fills, so that it is removed afterwards. */
  readonly onFilled: (filled: FilledDirectory) => void;
  /** Claims what steps of the job know by one name; undefined if a step that runs at the same time has it. */
  readonly claim: (name: string) => Promise<Claim | undefined>;
}

/** A directory that containers of a build write to. */
export interface FilledDirectory {
  readonly directory: string;
  /** The builder: an image of the engine, by which files of other users can be removed. */
  readonly cleaner: string;
  /** What was built for, as it was asked for: it may have an engine of its own. */
  readonly target: Target | undefined;
}

/** What is saved after the build, when outputs are out already; plain data, since another process does it. */
export interface PendingCaches {
  readonly layers?: { readonly directory: string; readonly key: string } | undefined;
  readonly builder?: PendingBuilder | undefined;
}

/** A builder to be saved, from its registry; or a pruned one, which has its layers from there. */
export interface PendingBuilder {
  /** At its digest, e.g. `ghcr.io/owner/builder@sha256:…`. */
  readonly reference: string;
  readonly manifestDigest: string;
  /** Base64 of the manifest as served. */
  readonly manifest: string;
  /** Base64 of the config of a pruned builder, which no registry has. */
  readonly config?: string | undefined;
  readonly target: { readonly os: string; readonly arch: string; readonly variant?: string };
  readonly directory: string;
}

/**
 * Whether a build that failed after its phases keeps what they cached, so that the next one is warm: its image did not pass its test,
 * came out different the second time, or could not be attested or delivered. An image that is not what the lifecycle said speaks against its caches, too.
 */
export function leavesCaches(error: unknown, { aborted }: Pick<AbortSignal, "aborted">): boolean {
  return (
    !aborted &&
    error instanceof PlatformError &&
    error.code !== "CANCELLED" &&
    error.code !== "DIGEST_MISMATCH"
  );
}

/** No store, only volumes, which may be written: for runs outside of GitHub. */
export function noCaches(directory: string): BuildCaches {
  return {
    directory,
    onFilled: () => undefined,
    claim: () => Promise.resolve({ [Symbol.asyncDispose]: () => Promise.resolve() }),
    mayWrite: true,
    writeReason: "it does not run on GitHub",
    branch: undefined,
    store: {
      isAvailable: () => false,
      find: () => Promise.resolve(undefined),
      restore: () => Promise.resolve({ kind: "miss" }),
      save: () => Promise.resolve({ kind: "refused", reason: "there is no cache service" }),
    },
  };
}
