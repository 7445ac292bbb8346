// Getting a builder into the engine by the policy: from the engine itself, by a pull that is watched, or from the cache.
import { messageOf } from "../errors.ts";
import type { ImageManifest } from "../oci/manifest.ts";
import {
  type BuilderEntry,
  builderLookup,
  type BuilderRestoreOutcome,
  restoreBuilder,
} from "./builder-cache.ts";
import {
  type BuilderCachePolicy,
  type BuilderOrigin,
  decideAfterFailure,
  decideFirst,
  decideWhilePulling,
  type Decision,
  type PullFailure,
  pullFailure,
  WATCH_AFTER_MS,
} from "./builder-cache-decision.ts";
import { findLoadedBuilder, type LoadDeps } from "./builder-load.ts";
import { type LayerProgress, PullMeter, type PullReading } from "./builder-pull-meter.ts";
import type { CacheStore } from "./cache-store.ts";

/** A builder that is wanted in the engine. */
export interface BuilderRequest {
  readonly policy: BuilderCachePolicy;
  readonly entry: BuilderEntry;
  readonly manifest: ImageManifest;
  /** Of the config. */
  readonly diffIds: readonly string[];
  /** What runs if the engine has it, e.g. `ghcr.io/owner/builder@sha256:…`. */
  readonly runnable: string;
  /** A name by which the engine is known to have it. */
  readonly present?: string | undefined;
  /** Names of images in the engine that may share its first layers. */
  readonly relatives: readonly string[];
}

/** What providing needs. */
export interface ProvideDeps extends LoadDeps {
  readonly store: CacheStore;
  /** Pulls it, and says what to make containers from; rejects if the signal is aborted. */
  readonly pull: (options: PullCallbacks) => Promise<string>;
  /** Told of each decision, as it is made. */
  readonly onDecision: (reason: string) => void;
  readonly signal: AbortSignal;
  /** Between two looks at a pull; default 1 s. */
  readonly watchEveryMs?: number;
  readonly now?: () => number;
}

export interface PullCallbacks {
  readonly onProgress: (progress: LayerProgress) => void;
  readonly signal: AbortSignal;
}

/** A builder that the engine has. */
export interface ProvidedBuilder {
  /** What to make containers from. */
  readonly image: string;
  readonly origin: BuilderOrigin;
  /** What the cache was asked and answered; undefined if it was not asked. */
  readonly restored: BuilderRestoreOutcome | undefined;
  /** Undefined if unknown. */
  readonly entryExists: boolean | undefined;
}

type PullEnd =
  | { readonly kind: "pulled"; readonly image: string; readonly reading: PullReading }
  | { readonly kind: "slow" | "failed"; readonly error: unknown };

/**
 * Makes sure that the engine has the builder; problems of the cache never reject.
 * @throws what the pull rejects with, if the cache cannot help
 */
export async function provideBuilder(request: BuilderRequest, deps: ProvideDeps): Promise<ProvidedBuilder> {
  const present = await findPresent(request, deps);
  const engineHasImage = present !== undefined;
  const { policy } = request;
  const first = decideFirst({ policy, engineHasImage, storeAvailable: deps.store.isAvailable() });
  deps.onDecision(first.reason);
  switch (first.choice) {
    case "engine":
      return {
        image: present ?? request.runnable,
        origin: { kind: "engine" },
        restored: undefined,
        entryExists: undefined,
      };
    case "cache":
      return cacheThenPull(request, deps);
    case "registry":
      return pullThenCache(request, deps);
  }
}

async function findPresent(request: BuilderRequest, { daemon }: ProvideDeps): Promise<string | undefined> {
  const { runnable, present } = request;
  if (present !== undefined) return present;
  if ((await daemon.inspectImage(runnable)) !== undefined) return runnable;
  const { manifestDigest } = request.entry;
  return findLoadedBuilder(daemon, { manifestDigest, diffIds: request.diffIds });
}

async function cacheThenPull(request: BuilderRequest, deps: ProvideDeps): Promise<ProvidedBuilder> {
  const restored = await restore(request, deps);
  if (restored.kind === "loaded") return fromCache(restored);
  return pullAgain(request, deps, { restored, failure: undefined });
}

/** The cache is asked whether it has an entry while the pull is running, and only if it may matter. */
async function pullThenCache(request: BuilderRequest, deps: ProvideDeps): Promise<ProvidedBuilder> {
  const { policy } = request;
  const storeAvailable = deps.store.isAvailable();
  const mayAsk = policy !== "never" && storeAvailable;
  const entry = mayAsk ? watchFor(request, deps) : { exists: () => undefined };
  const end = await pullWatched(request, deps, entry.exists);
  if (end.kind === "pulled") return fromPull(end, entry.exists());
  const failure = end.kind === "failed" ? pullFailure(messageOf(end.error)) : undefined;
  if (failure !== undefined) {
    if (deps.signal.aborted) throw end.error;
    const after = decideAfterFailure({ policy, storeAvailable, failure });
    deps.onDecision(after.reason);
    if (after.choice === "fail") throw end.error;
  }
  const restored = await restore(request, deps);
  if (restored.kind === "loaded") return fromCache(restored);
  return pullAgain(request, deps, { restored, failure });
}

/** Whether there is an entry, as soon as that is known. */
function watchFor(request: BuilderRequest, { store }: ProvideDeps): { exists: () => boolean | undefined } {
  const lookup = builderLookup(request.entry);
  let exists: boolean | undefined;
  void store.find(lookup).then((key) => (exists = key === undefined ? undefined : key === lookup.key));
  return { exists: () => exists };
}

/** To its end: there is nothing else left. */
async function pullAgain(
  request: BuilderRequest,
  deps: ProvideDeps,
  before: { readonly restored: BuilderRestoreOutcome; readonly failure: PullFailure | undefined },
): Promise<ProvidedBuilder> {
  const { restored, failure } = before;
  const why = restored.kind === "unavailable" ? `could not be used: ${restored.reason}` : "has no entry.";
  if (!deps.signal.aborted) deps.onDecision(`The builder is pulled: the cache ${why}`);
  const end = await pullWatched(request, deps, () => false);
  if (end.kind !== "pulled") throw end.error;
  const entryExists = restored.kind === "miss" ? false : undefined;
  const origin: BuilderOrigin = { kind: "pull", reading: end.reading, failure };
  return { image: end.image, origin, restored, entryExists };
}

async function pullWatched(
  { manifest, policy }: BuilderRequest,
  deps: ProvideDeps,
  entryExists: () => boolean | undefined,
): Promise<PullEnd> {
  const meter = new PullMeter(manifest, deps.now ?? (() => performance.now()));
  const slow = new AbortController();
  let verdict: Decision<"pull" | "cache"> | undefined;
  const watch = setInterval(() => {
    const reading = meter.read();
    const exists = entryExists() === true;
    if (!exists || reading.downloadMs < WATCH_AFTER_MS) return;
    verdict = decideWhilePulling({ policy, entryExists: exists, reading });
    if (verdict.choice === "cache") slow.abort();
  }, deps.watchEveryMs ?? 1000);
  try {
    const signal = AbortSignal.any([deps.signal, slow.signal]);
    const image = await deps.pull({
      signal,
      onProgress: (progress) => {
        meter.add(progress);
      },
    });
    return { kind: "pulled", image, reading: meter.read() };
  } catch (error) {
    if (verdict?.choice !== "cache" || deps.signal.aborted) return { kind: "failed", error };
    deps.onDecision(verdict.reason);
    return { kind: "slow", error };
  } finally {
    clearInterval(watch);
  }
}

function restore(request: BuilderRequest, deps: ProvideDeps): Promise<BuilderRestoreOutcome> {
  return restoreBuilder(request.entry, request.relatives, deps);
}

function fromCache(restored: Extract<BuilderRestoreOutcome, { kind: "loaded" }>): ProvidedBuilder {
  return { image: restored.image, origin: { kind: "cache" }, restored, entryExists: true };
}

function fromPull(
  { image, reading }: Extract<PullEnd, { kind: "pulled" }>,
  entryExists: boolean | undefined,
): ProvidedBuilder {
  return { image, origin: { kind: "pull", reading }, restored: undefined, entryExists };
}
