// The volumes that keep layers: one for each branch, since the engine knows no branches. As GitHub's service does it, a build
// reads what its own branch has kept, else what the default branch has, and writes its own only.
import { randomUUID } from "node:crypto";
import {
  BUILD_CACHE_BRANCH_LABEL,
  BUILD_CACHE_LABEL,
  cacheVolume,
  type LayerCacheOwner,
} from "../../cache/layer-cache-choice.ts";
import { LAYER_METADATA } from "../../cache/layer-directory.ts";
import type { FileOwner, Mount, Volume } from "../../docker/daemon.ts";
import { messageOf } from "../../errors.ts";
import type { BuildLog } from "../../log.ts";
import { imageName } from "../../oci/image-reference.ts";
import { volumeMount } from "../../phases/phase.ts";
import { PHASE_PATHS } from "../../phases/phase-paths.ts";
import { quote } from "../../quote.ts";
import type { BuildPlan } from "../plan/plan.ts";
import { type BuildDeps, parseLabel } from "../request/build-deps.ts";
import { type CopyDeps, copyVolume, volumeHasFile } from "../workspace/copy-volume.ts";

/** What of a cache goes with the build. */
export interface TemporaryCache {
  readonly kind: "claim" | "copy";
  readonly thing: AsyncDisposable;
  /** For a warning, e.g. `the copy of the cache`. */
  readonly what: string;
}

/** The volume of one build. */
export interface CacheVolume {
  readonly mount: Mount;
  /** Is to be disposed with the build. */
  readonly temporary: TemporaryCache;
}

/** What {@link openCacheVolume} needs. */
export interface CacheVolumeDeps {
  readonly plan: Pick<BuildPlan, "daemon" | "target">;
  readonly deps: Pick<BuildDeps, "caches" | "log" | "runLabel">;
  /** Who builds. */
  readonly user: FileOwner;
  /** Whether what was kept is not wanted. */
  readonly isCleared: boolean;
}

/**
 * The branch's volume, which starts as a copy of the default branch's. It is a copy that is not kept for a build that may not
 * write, since what that leaves must not reach those who read the volume, and while another step of the job writes the volume:
 * lifecycles empty what others are about to commit.
 */
export async function openCacheVolume(
  owner: LayerCacheOwner,
  { plan, deps, user, isCleared }: CacheVolumeDeps,
): Promise<CacheVolume> {
  const { log, caches } = deps;
  const copying = { ...copyDeps(plan, deps), owner: user };
  const shared = await ensure(owner, undefined, copying);
  const own = caches.branch === undefined ? shared : await ensure(owner, caches.branch, copying);
  const isEmpty = own !== shared && !isCleared && !(await hasLayers(own, copying));
  const claim = caches.mayWrite ? await caches.claim(own) : undefined;
  if (claim !== undefined) {
    if (isEmpty) await begin(own, shared, { copying, deps });
    const temporary = { kind: "claim", thing: claim, what: "the claim of the cache's volume" } as const;
    return { mount: volumeMount(own, PHASE_PATHS.cache), temporary };
  }
  const why = caches.mayWrite ? "another running step writes to it" : caches.writeReason;
  log.info(`The build works on a copy of the cache, which is not kept: ${why}`);
  const copy = await copyPrivately(isEmpty ? shared : own, copying, log);
  const temporary = { kind: "copy", thing: copy, what: "the copy of the cache" } as const;
  return { mount: volumeMount(copy.name, PHASE_PATHS.cache), temporary };
}

/** It may change while it is copied. */
async function copyPrivately(volume: string, copying: CopyDeps, log: BuildLog): Promise<Volume> {
  try {
    return await createPrivateCache(volume, copying);
  } catch (error) {
    log.warning(
      `The build starts with an empty cache, because ${quote(volume)} was not copied: ${messageOf(error)}`,
    );
    return createPrivateCache(undefined, copying);
  }
}

/** With a copy, if there is anything. That it cannot be made makes the build slower, and nothing else: the claim is held already. */
async function begin(
  own: string,
  shared: string,
  { copying, deps: { log, caches } }: { readonly copying: CopyDeps } & Pick<CacheVolumeDeps, "deps">,
): Promise<void> {
  const whose = `The cache of ${quote(caches.branch ?? "")}`;
  try {
    if (!(await hasLayers(shared, copying))) return;
    await copyVolume(shared, own, copying);
    log.info(`${whose} starts as a copy of the default branch's.`);
  } catch (error) {
    log.warning(`${whose} starts empty, because the default branch's was not copied: ${messageOf(error)}`);
  }
}

async function ensure(
  owner: LayerCacheOwner,
  branch: string | undefined,
  { daemon }: CopyDeps,
): Promise<string> {
  const volume = cacheVolume(owner, branch);
  await daemon.ensureVolume(volume, {
    [BUILD_CACHE_LABEL]: imageName(owner.image),
    ...(branch !== undefined && { [BUILD_CACHE_BRANCH_LABEL]: branch }),
  });
  return volume;
}

/** Copies put the metadata last, so a copy that was interrupted counts as none. */
function hasLayers(volume: string, copying: CopyDeps): Promise<boolean> {
  return volumeHasFile(volume, LAYER_METADATA, copying);
}

function copyDeps(
  { daemon, target }: CacheVolumeDeps["plan"],
  { log, runLabel }: CacheVolumeDeps["deps"],
): Omit<CopyDeps, "owner"> {
  return {
    daemon,
    target,
    labels: parseLabel(runLabel),
    last: LAYER_METADATA,
    onBytes: (doneBytes) => {
      log.progress("Copying the cache", { doneBytes });
    },
  };
}

/** A volume that goes when it is disposed: a copy, made inside the engine, or empty if there is nothing to copy. */
export async function createPrivateCache(shared: string | undefined, deps: CopyDeps): Promise<Volume> {
  const copy = await deps.daemon.createVolume(`cnb-build-${randomUUID().slice(0, 8)}-cache`, deps.labels);
  if (shared === undefined) return copy;
  try {
    await copyVolume(shared, copy.name, deps);
    return copy;
  } catch (error) {
    await copy[Symbol.asyncDispose]();
    throw error;
  }
}
