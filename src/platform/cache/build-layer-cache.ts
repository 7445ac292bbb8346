// The layer cache of one build: where it is, what was in it, and what is left to save.
import { randomUUID } from "node:crypto";
import path from "node:path";
import type { RestoreOutcome } from "../../cache/cache-store.ts";
import {
  chooseLayerCache,
  type LayerCacheChoice,
  layerKey,
  layerKeyPrefix,
} from "../../cache/layer-cache-choice.ts";
import { type LayersPlace, readLayerMetadata, restoreLayerDirectory } from "../../cache/layer-directory.ts";
import { areLeft, leaveLayers, leftKey } from "../../cache/left-layers.ts";
import { sharesDirectories } from "../../cache/shared-directory.ts";
import { messageOf } from "../../errors.ts";
import { formatImageReference, type ImageReference } from "../../oci/image-reference.ts";
import type { PhaseCache } from "../../phases/phase-cache.ts";
import { PHASE_PATHS } from "../../phases/phase-paths.ts";
import { formatDuration, formatSize } from "../../quantities.ts";
import { quote } from "../../quote.ts";
import { buildUser } from "../plan/build-user.ts";
import type { BuildPlan } from "../plan/plan.ts";
import type { PendingCaches } from "../request/build-caches.ts";
import { type BuildDeps, parseLabel } from "../request/build-deps.ts";
import type { CacheReport, ResolvedBuild } from "../request/build-request.ts";
import { ensureHolderImage } from "../workspace/holder-image.ts";
import { openCacheVolume, type TemporaryCache } from "./cache-volume.ts";
import { withRestoreProgress } from "./restore-progress.ts";

/** Where the layers of this build are kept. */
export interface BuildLayerCache {
  readonly choice: LayerCacheChoice;
  readonly phase: PhaseCache;
  /** Only for GitHub's cache. */
  readonly entry?: LayersPlace | undefined;
  /** Is to be disposed with the build. */
  readonly temporary?: TemporaryCache | undefined;
}

type Planned = Pick<BuildPlan, "daemon" | "builder" | "target">;

/** Decides where the layers are kept, and says so; what was asked for and cannot be is a warning. */
export async function planLayerCache(
  resolved: ResolvedBuild,
  plan: Planned,
  deps: BuildDeps,
): Promise<BuildLayerCache> {
  const requested = resolved.cache.kind;
  const serviceAvailable = deps.caches.store.isAvailable();
  const mayNeedDirectory = (requested === "auto" || requested === "github") && serviceAvailable;
  const choice = chooseLayerCache({
    requested,
    serviceAvailable,
    sharesDirectories: mayNeedDirectory && (await canShare(plan, deps)),
    volumesAre: plan.daemon.info.engine === "processes" ? "directories" : "of the engine",
  });
  if (choice.isFallback) deps.log.warning(`Layers are not kept in GitHub's cache: ${choice.reason}.`);
  else deps.log.chosen("Layer cache", choice.kind, choice.reason);
  return { choice, ...(await locate(resolved, plan, { choice, deps })) };
}

/** Gets what was kept, or only makes room if the cache is to be cleared. Nothing here fails a build. */
export async function restoreLayerCache(
  { choice, entry }: BuildLayerCache,
  { clearCache }: Pick<ResolvedBuild, "clearCache">,
  deps: BuildDeps,
): Promise<CacheReport | undefined> {
  if (entry === undefined) return undefined;
  const left = clearCache || !isShared(entry) ? undefined : await leftKey(entry.directory, entry.keyPrefix);
  if (left !== undefined) return reportLeft(left, deps);
  const store = clearCache
    ? NOTHING_STORED
    : withRestoreProgress(deps.caches.store, "Restoring the layer cache", deps.log);
  const outcome = await restoreLayerDirectory(entry, store);
  const described = clearCache ? CLEARED : describe(outcome);
  const report = { name: "layers", kind: choice.kind, ...described } as const;
  if (outcome.kind === "unavailable") deps.log.warning(`The layer cache cannot be used: ${outcome.reason}`);
  else deps.log.info(`Layer cache: ${report.reason}`);
  if (outcome.kind === "hit") await leave(entry, outcome.key, deps);
  return report;
}

function reportLeft(key: string, { log }: BuildDeps): CacheReport {
  const reason = `an earlier step of this job left ${key}`;
  log.info(`Layer cache: ${reason}`);
  return { name: "layers", kind: "github", outcome: "hit", reason, key };
}

/** Whether it is where other steps of the job look for it. */
function isShared({ directory, savedPath }: LayersPlace): boolean {
  return directory === savedPath;
}

/** That it cannot be left makes a later step slower, and nothing else. */
async function leave(entry: LayersPlace, key: string, { log }: Pick<BuildDeps, "log">): Promise<void> {
  if (!isShared(entry)) return;
  await leaveLayers(entry.directory, key).catch((error: unknown) => {
    log.info(`No later step of this job can reuse the layers: ${messageOf(error)}`);
  });
}

const NOTHING_STORED: Parameters<typeof restoreLayerDirectory>[1] = {
  restore: () => Promise.resolve({ kind: "miss" }),
};
const CLEARED = { outcome: "unused", reason: 'not restored, since "clear-cache" is true' } as const;

/** What is to be saved once the phases have succeeded; undefined, with the reason in the log, if nothing is. */
export async function pendingLayers(
  { entry }: BuildLayerCache,
  restored: CacheReport | undefined,
  { caches, log }: BuildDeps,
): Promise<PendingCaches["layers"]> {
  if (entry === undefined) return undefined;
  const metadata = await readLayerMetadata(entry.directory);
  const key = metadata === undefined ? undefined : layerKey(entry.keyPrefix, metadata);
  if (key !== undefined) await leave(entry, key, { log });
  const obstacle = isShared(entry)
    ? whyNotSaved({ key, restoredKey: restored?.key, caches })
    : "a concurrent step saves its own cache under the same name";
  if (key !== undefined && obstacle === undefined) return { directory: entry.directory, key };
  log.info(`The layers are not saved: ${obstacle ?? ""}`);
  return undefined;
}

function whyNotSaved({
  key,
  restoredKey,
  caches,
}: {
  readonly key: string | undefined;
  readonly restoredKey: string | undefined;
  readonly caches: BuildDeps["caches"];
}): string | undefined {
  if (key === undefined) return "the lifecycle kept no layers";
  if (restoredKey === key) return `they are the same as in ${key}`;
  return caches.mayWrite ? undefined : caches.writeReason;
}

/** What the cache did, where only the phases' output tells. */
export function reportUse({ choice }: BuildLayerCache, restoredLayers: number): CacheReport {
  const isHit = restoredLayers > 0;
  const reason =
    choice.kind === "none"
      ? choice.reason
      : isHit
        ? `${String(restoredLayers)} layers were restored from it`
        : "nothing was restored from it";
  return {
    name: "layers",
    kind: choice.kind,
    outcome: choice.kind === "none" ? "unused" : isHit ? "hit" : "miss",
    reason,
  };
}

async function canShare({ daemon, target }: Planned, deps: BuildDeps): Promise<boolean> {
  return sharesDirectories(daemon, deps.caches.directory, {
    image: await ensureHolderImage(daemon, target),
    command: ["/holder"],
    env: [],
    network: "none",
    labels: parseLabel(deps.runLabel),
    securityOptions: ["no-new-privileges"],
  });
}

async function locate(
  resolved: ResolvedBuild,
  plan: Planned,
  { choice, deps }: { choice: LayerCacheChoice; deps: BuildDeps },
): Promise<Omit<BuildLayerCache, "choice">> {
  const owner = {
    image: resolved.tags[0],
    builder: plan.builder.reference,
    target: plan.target,
    scope: resolved.cacheScope,
  };
  switch (choice.kind) {
    case "none":
      return { phase: { kind: "none" } };
    case "volume": {
      const { mount, temporary } = await openCacheVolume(owner, {
        plan,
        deps,
        user: buildUser(resolved, plan),
        isCleared: resolved.clearCache,
      });
      return { phase: mounted(mount), temporary };
    }
    case "github": {
      const { entry, temporary } = await locateEntry(layerKeyPrefix(owner), deps);
      const { directory } = entry;
      // The step that left it removes it: its post step comes after those of later steps, and may still have to save it.
      if (!(await areLeft(directory))) {
        const cleaner = formatImageReference(plan.builder.pinned ?? plan.builder.reference);
        deps.caches.onFilled({ directory, cleaner, target: resolved.target });
      }
      const mount = { kind: "bind", source: directory, target: PHASE_PATHS.cache } as const;
      return { phase: mounted(mount), entry, temporary };
    }
    case "registry":
      return { phase: await cacheImage(resolved, deps) };
  }
}

/** Steps that run at the same time share no directory: each of them would empty that of the other. */
async function locateEntry(
  keyPrefix: string,
  { caches, log }: BuildDeps,
): Promise<Pick<BuildLayerCache, "temporary"> & { readonly entry: LayersPlace }> {
  const savedPath = path.join(caches.directory, keyPrefix.replace(/-$/, ""));
  const claim = await caches.claim(keyPrefix);
  if (claim !== undefined) {
    const temporary = { kind: "claim", thing: claim, what: "the claim of the cache's directory" } as const;
    return { entry: { keyPrefix, savedPath, directory: savedPath }, temporary };
  }
  log.info("Another running step uses the layer cache, so this build works on a copy, which is not saved.");
  const directory = `${savedPath}.${randomUUID().slice(0, 8)}`;
  return { entry: { keyPrefix, savedPath, directory } };
}

function mounted(mount: Extract<PhaseCache, { kind: "directory" }>["mount"]): PhaseCache {
  return { kind: "directory", mount };
}

async function cacheImage({ cache }: ResolvedBuild, deps: BuildDeps): Promise<PhaseCache> {
  if (cache.kind !== "registry") return { kind: "none" };
  const reference = cache.image;
  const obstacle = whyNotAllowed(deps.caches) ?? (await whyNotWritable(reference, deps));
  if (obstacle !== undefined) deps.log.info(`The cache image is only read: ${obstacle}`);
  return { kind: "image", reference, writable: obstacle === undefined };
}

/** All branches have the same image, so only the branch that all of them read from may write it. */
function whyNotAllowed({ mayWrite, writeReason, branch }: BuildDeps["caches"]): string | undefined {
  if (!mayWrite) return writeReason;
  return branch === undefined
    ? undefined
    : `only the default branch writes it, since all branches read it, and this is ${quote(branch)}`;
}

async function whyNotWritable(
  reference: ImageReference,
  { registry }: BuildDeps,
): Promise<string | undefined> {
  try {
    await registry.checkWrite(reference);
    return undefined;
  } catch (error) {
    return `${formatImageReference(reference)} cannot be written: ${messageOf(error)}`;
  }
}

function describe(outcome: RestoreOutcome): Omit<CacheReport, "name" | "kind"> {
  switch (outcome.kind) {
    case "hit": {
      const { key, sizeBytes, durationMs } = outcome;
      const figures = `${formatSize(sizeBytes)} in ${formatDuration(durationMs)}`;
      return {
        outcome: "hit",
        reason: `restored ${figures} from ${key}`,
        key,
        sizeBytes,
        restoreMs: durationMs,
      };
    }
    case "miss":
      return { outcome: "miss", reason: "there is no entry yet" };
    case "unavailable":
      return { outcome: "unavailable", reason: outcome.reason };
  }
}
