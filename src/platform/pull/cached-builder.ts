// Getting the builder into the engine, with the help of its cache, and what is left to save of it.
import path from "node:path";
import type { ServedImage } from "../../builder/located-image.ts";
import { imageSizeBytes } from "../../cache/builder-blobs.ts";
import { builderCacheKey, type BuilderEntry } from "../../cache/builder-cache.ts";
import {
  type BuilderCachePolicy,
  decideSave,
  limitsPulls,
  type SaveFacts,
} from "../../cache/builder-cache-decision.ts";
import { provideBuilder, type ProvidedBuilder, type PullCallbacks } from "../../cache/builder-provision.ts";
import type { DaemonCredentials } from "../../docker/daemon.ts";
import { messageOf } from "../../errors.ts";
import type { Digest } from "../../oci/digest.ts";
import { formatImageReference, type ImageReference } from "../../oci/image-reference.ts";
import { formatDuration } from "../../quantities.ts";
import { withRestoreProgress } from "../cache/restore-progress.ts";
import type { BuildPlan } from "../plan/plan.ts";
import type { PendingBuilder, PendingCaches } from "../request/build-caches.ts";
import { type BuildDeps, parseLabel } from "../request/build-deps.ts";
import type { CacheReport, ResolvedBuild } from "../request/build-request.ts";
import type { PrunedPull } from "./builder-stages.ts";
import { daemonCredentials } from "./pull-image.ts";
import { followPull } from "./pull-progress.ts";

/** A builder in the engine, or a part of it. */
export interface CachedBuilder {
  /** What to make containers from. */
  readonly image: string;
  readonly report: CacheReport | undefined;
  readonly pending: PendingCaches["builder"];
}

/** A builder that is known from its registry, so that its cache can help. */
interface ServedBuilder {
  readonly pinned: WantedBuilder["image"]["pinned"];
  /** What is wanted of it. */
  readonly served: ServedImage;
  /** Undefined if all of it is wanted. */
  readonly pruned: PrunedPull | undefined;
  readonly entry: BuilderEntry;
  readonly credentials: DaemonCredentials | undefined;
  /** Images in the engine that may share its first layers. */
  readonly relatives: readonly string[];
}

/** What getting it needs. */
export type ProvisionDeps = BuildDeps & { readonly signal: AbortSignal };

/** A builder in its registry, and what is wanted of it. */
export interface WantedBuilder {
  readonly plan: BuildPlan;
  readonly image: {
    readonly pinned: ImageReference & { readonly digest: Digest };
    readonly served: ServedImage;
  };
  readonly pruned: PrunedPull | undefined;
  /** An image in the engine that has the first layers of it. */
  readonly before: string | undefined;
}

/** @throws what the engine rejects with, if the cache cannot help either */
export async function provisionCached(
  resolved: ResolvedBuild,
  { plan, image: { pinned, served }, pruned, before }: WantedBuilder,
  deps: ProvisionDeps,
): Promise<CachedBuilder> {
  const { builder, target } = plan;
  const id = { manifestDigest: pruned?.builder.digest ?? pinned.digest, target };
  const entry = { ...id, directory: path.join(deps.caches.directory, builderCacheKey(id)) };
  const credentials = await daemonCredentials(builder.reference.registry, deps.keychain);
  const relatives = [...(before === undefined ? [] : [before]), ...relativesOf(plan)];
  const known = { pinned, served: pruned?.builder ?? served, pruned, entry, credentials, relatives };
  // Once for all stages.
  if (policyOf(resolved) !== resolved.builderCache && before === undefined)
    deps.log.chosen("Builder cache", "never", "cache is none");
  const provided = await provide(resolved, { plan, known }, deps);
  const save = decideSave(saveFacts(resolved, { plan, known, provided }, deps));
  deps.log.debug(save.reason);
  return {
    image: provided.image,
    report: describe(provided, save.reason),
    pending: save.choice === "save" ? pendingBuilder(known) : undefined,
  };
}

function provide(
  resolved: ResolvedBuild,
  { plan, known }: { readonly plan: BuildPlan; readonly known: ServedBuilder },
  deps: ProvisionDeps,
): Promise<ProvidedBuilder> {
  const { daemon, builder, presentBuilder } = plan;
  const { served, entry, relatives } = known;
  const request = {
    policy: policyOf(resolved),
    entry,
    manifest: served.manifest,
    diffIds: served.config.rootfs.diff_ids,
    runnable: builder.runnable,
    present: presentBuilder,
    relatives,
  };
  return provideBuilder(request, {
    daemon,
    store: withRestoreProgress(deps.caches.store, "Restoring the builder from its cache", deps.log),
    labels: parseLabel(deps.runLabel),
    signal: deps.signal,
    onDecision: (reason) => {
      deps.log.info(reason);
    },
    pull: (callbacks) => pull({ plan, known }, callbacks, deps),
  });
}

/** Where this process cannot pass it on, or a part of it, the engine may get all of it itself. */
async function pull(
  { plan, known }: { readonly plan: BuildPlan; readonly known: ServedBuilder },
  { onProgress, signal }: PullCallbacks,
  deps: ProvisionDeps,
): Promise<string> {
  const { builder, daemon } = plan;
  const { pinned, pruned, served, credentials, relatives } = known;
  const options = (image: ServedImage): PullCallbacks => {
    const follow = followPull("the builder", image.manifest, deps.log);
    return {
      signal,
      onProgress(progress) {
        onProgress(progress);
        follow(progress);
      },
    };
  };
  try {
    const wholeDeps = { ...deps, daemon, relatives };
    const passed =
      pruned === undefined
        ? await (await import("./whole-through-here.ts")).wholeThroughHere(pinned, served, wholeDeps)
        : { ...pruned, pinned };
    if (passed !== undefined) {
      const { pullPruned } = await import("./pull-pruned.ts");
      return await pullPruned(passed, { ...deps, ...options(passed.builder), relatives, daemon });
    }
  } catch (error) {
    if (signal.aborted) throw error;
    const what = pruned === undefined ? "it could not be passed on" : "a part of it could not be";
    deps.log.info(`The whole builder is pulled, as ${what}: ${messageOf(error)}`);
  }
  await daemon.pullImage(builder.runnable, { ...options(builder.served ?? served), credentials });
  return builder.runnable;
}

/** Those that any build may have. */
function relativesOf({ builder, runImage }: BuildPlan): readonly string[] {
  return [formatImageReference(builder.reference), runImage.value.name];
}

/** Who wants no cache for layers wants none for the builder either, unless they say so. */
function policyOf({
  builderCache,
  cache,
}: Pick<ResolvedBuild, "builderCache" | "cache">): BuilderCachePolicy {
  return builderCache === "auto" && cache.kind === "none" ? "never" : builderCache;
}

function saveFacts(
  resolved: ResolvedBuild,
  state: { readonly plan: BuildPlan; readonly known: ServedBuilder; readonly provided: ProvidedBuilder },
  { caches }: ProvisionDeps,
): SaveFacts {
  const { plan, known, provided } = state;
  return {
    policy: policyOf(resolved),
    storeAvailable: caches.store.isAvailable(),
    mayWrite: caches.mayWrite,
    entryExists: provided.entryExists,
    origin: provided.origin,
    registryLimitsPulls: limitsPulls(plan.builder.reference, { anonymous: known.credentials === undefined }),
    entryBytes: imageSizeBytes(known.served.manifest),
  };
}

function pendingBuilder({ pinned, served, pruned, entry }: ServedBuilder): PendingBuilder {
  return {
    reference: formatImageReference(pinned),
    manifestDigest: entry.manifestDigest,
    manifest: served.manifestBytes.toString("base64"),
    config: pruned?.builder.configBytes.toString("base64"),
    target: entry.target,
    directory: entry.directory,
  };
}

function describe({ origin, restored }: ProvidedBuilder, saveReason: string): CacheReport {
  const common = { name: "builder", kind: "github" } as const;
  switch (restored?.kind) {
    case "loaded": {
      const { key, sizeBytes, restoreMs, loadMs } = restored;
      const reason = `restored and loaded in ${formatDuration(restoreMs + loadMs)}`;
      return { ...common, outcome: "hit", reason, key, sizeBytes, restoreMs: restoreMs + loadMs };
    }
    case "miss":
      return { ...common, outcome: "miss", reason: "there is no entry" };
    case "unavailable":
      return { ...common, outcome: "unavailable", reason: restored.reason };
    case undefined:
      return {
        ...common,
        outcome: "unused",
        reason: origin.kind === "engine" ? "the engine had the builder" : saveReason,
      };
  }
}
