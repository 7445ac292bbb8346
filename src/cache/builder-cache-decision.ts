// When the builder cache is used, and when it is saved: every decision with the sentence that explains it. Pure.
// The figures behind the limits are measured: pulling from a healthy registry is as fast as a cache can be, since
// unpacking takes the time either way. So the cache pays where the network is slow, or where the registry refuses.
import { DOCKER_HUB, type ImageReference } from "../oci/image-reference.ts";
import { formatDuration, formatSize } from "../quantities.ts";
import type { PullReading } from "./builder-pull-meter.ts";

/** The input `builder-cache`. */
export type BuilderCachePolicy = "auto" | "always" | "never";

/** What was chosen, and why, as a sentence for the log. */
export interface Decision<Choice> {
  readonly choice: Choice;
  readonly reason: string;
}

/** Why a pull did not give the image: it did not work, or the registry has had enough of us (429). */
export interface PullFailure {
  readonly kind: "failed" | "refused";
  readonly message: string;
}

/** How a builder got into the engine. */
export type BuilderOrigin =
  | { readonly kind: "engine" }
  | { readonly kind: "cache" }
  /** `failure` is that of an earlier attempt. */
  | { readonly kind: "pull"; readonly reading: PullReading; readonly failure?: PullFailure | undefined };

/** Below this, restoring an entry and loading it is faster than pulling; see `docker-oci.md` section 3. */
export const BREAK_EVEN_BYTES_PER_SECOND = 30_000_000;

/** A pull is not judged before; connections need a moment to get fast. */
export const WATCH_AFTER_MS = 5_000;

/** What GitHub keeps of a repository for free, in bytes. */
export const QUOTA_BYTES = 10_000_000_000;

/** An entry that takes more of the quota drives out what other builds need more. */
const LARGEST_SHARE = 0.3;

/** Where the builder is taken from first. */
export function decideFirst(facts: {
  readonly policy: BuilderCachePolicy;
  readonly engineHasImage: boolean;
  readonly storeAvailable: boolean;
}): Decision<"engine" | "cache" | "registry"> {
  if (facts.engineHasImage) return decision("engine", "The Docker engine has the builder already.");
  if (facts.policy === "never") return decision("registry", "The builder is pulled: builder-cache is never.");
  if (!facts.storeAvailable) {
    return decision("registry", "The builder is pulled: there is no cache service in this job.");
  }
  if (facts.policy === "always") {
    return decision("cache", "The builder is looked for in the cache first: builder-cache is always.");
  }
  const until = `the cache is for a pull that fails or is slower than ${speed(BREAK_EVEN_BYTES_PER_SECOND)}`;
  return decision("registry", `The builder is pulled: ${until}.`);
}

/**
 * Whether to give a pull up for the cache: only if what is left to download would, at the speed so far, take longer than
 * the whole image at the speed where both are even.
 */
export function decideWhilePulling(facts: {
  readonly policy: BuilderCachePolicy;
  readonly entryExists: boolean;
  readonly reading: PullReading;
}): Decision<"pull" | "cache"> {
  const { receivedBytes, remainingBytes, imageBytes, downloadMs } = facts.reading;
  const done = `${formatSize(receivedBytes)} of ${formatSize(receivedBytes + remainingBytes)} in ${formatDuration(downloadMs)}`;
  const pulled = `The pull has downloaded ${done} (${speedOf(facts.reading)})`;
  if (facts.policy === "never") return decision("pull", `${pulled}; builder-cache is never.`);
  if (!facts.entryExists) return decision("pull", `${pulled}; the cache has no entry.`);
  if (downloadMs < WATCH_AFTER_MS) return decision("pull", `${pulled}; that is too early to judge.`);
  const restMs = (remainingBytes / receivedBytes) * downloadMs;
  const evenMs = (imageBytes / BREAK_EVEN_BYTES_PER_SECOND) * 1000;
  if (remainingBytes === 0 || restMs <= evenMs) return decision("pull", `${pulled}; that is fast enough.`);
  const rest = Number.isFinite(restMs) ? `the rest would take ${formatDuration(restMs)}` : "no data arrives";
  return decision("cache", `${pulled}: ${rest}, and the cache pays off above ${formatDuration(evenMs)}.`);
}

/** Whether the cache is tried after the pull did not work; also if no entry was found, since that costs nothing. */
export function decideAfterFailure(facts: {
  readonly policy: BuilderCachePolicy;
  readonly storeAvailable: boolean;
  readonly failure: PullFailure;
}): Decision<"cache" | "fail"> {
  const { kind, message } = facts.failure;
  const said = kind === "refused" ? "The registry limits pulls" : "The pull failed";
  const what = `${said} (${message.replace(/\.$/, "")})`;
  if (facts.policy === "never") return decision("fail", `${what}; builder-cache is never.`);
  if (!facts.storeAvailable) return decision("fail", `${what}; there is no cache service in this job.`);
  return decision("cache", `${what}; the builder is looked for in the cache.`);
}

/** What decides about saving. */
export interface SaveFacts {
  readonly policy: BuilderCachePolicy;
  readonly storeAvailable: boolean;
  /** Whether this run may write caches: untrusted triggers and forks may not. */
  readonly mayWrite: boolean;
  /** Undefined if unknown; saving then finds out. */
  readonly entryExists: boolean | undefined;
  readonly origin: BuilderOrigin;
  /** See {@link limitsPulls}. */
  readonly registryLimitsPulls: boolean;
  /** Of the entry: what the registry serves. */
  readonly entryBytes: number;
}

/** Whether the builder is saved. */
export function decideSave(facts: SaveFacts): Decision<"save" | "skip"> {
  const { entryBytes, policy } = facts;
  const obstacle = findObstacle(facts);
  if (obstacle !== undefined) return skip(obstacle);
  if (policy === "always") return save(entryBytes, "builder-cache is always");
  const share = `${Math.round((entryBytes / QUOTA_BYTES) * 100)} % of the ${formatSize(QUOTA_BYTES)} of a repository`;
  if (entryBytes > LARGEST_SHARE * QUOTA_BYTES) return skip(`its ${formatSize(entryBytes)} take ${share}`);
  if (facts.origin.kind !== "pull") return skip("the Docker engine keeps it");
  return decideSaveAfterPull(facts, facts.origin);
}

/** Whether a registry is known to refuse pulls that come too often. */
export function limitsPulls(
  reference: Pick<ImageReference, "registry">,
  { anonymous }: { readonly anonymous: boolean },
): boolean {
  return anonymous && reference.registry === DOCKER_HUB;
}

/**
 * What kind of failure this is. The engine (20.10 to 28) passes a registry's 429 on as status 500 or as a line of its
 * progress, so there is only the text to go by: `toomanyrequests` is the registry's code for it.
 * https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#error-codes
 */
export function pullFailure(message: string): PullFailure {
  const refused = /\btoomanyrequests\b|\bTOOMANYREQUESTS\b|\b429 Too Many Requests\b/.test(message);
  return { kind: refused ? "refused" : "failed", message };
}

function findObstacle(facts: SaveFacts): string | undefined {
  if (facts.policy === "never") return "builder-cache is never";
  if (!facts.storeAvailable) return "there is no cache service in this job";
  if (facts.origin.kind === "cache") return "it was restored from there";
  if (facts.entryExists === true) return "it is there";
  if (!facts.mayWrite) return "this run may only read caches";
  if (facts.entryBytes <= QUOTA_BYTES) return undefined;
  return `its ${formatSize(facts.entryBytes)} exceed the ${formatSize(QUOTA_BYTES)} of a repository`;
}

function decideSaveAfterPull(
  facts: SaveFacts,
  { reading, failure }: Extract<BuilderOrigin, { kind: "pull" }>,
): Decision<"save" | "skip"> {
  if (failure?.kind === "refused") return save(facts.entryBytes, "the registry has refused a pull");
  if (failure?.kind === "failed") return save(facts.entryBytes, "a pull has failed");
  if (facts.registryLimitsPulls)
    return save(facts.entryBytes, "the registry limits pulls without credentials");
  const { receivedBytes, downloadMs } = reading;
  const pulled = `${formatSize(receivedBytes)} were pulled in ${formatDuration(downloadMs)} (${speedOf(reading)})`;
  const isSlow = receivedBytes / (downloadMs / 1000) < BREAK_EVEN_BYTES_PER_SECOND;
  const isLong = downloadMs >= WATCH_AFTER_MS;
  if (isSlow && isLong) return save(facts.entryBytes, pulled);
  const limit = isSlow
    ? `for pulls of at least ${formatDuration(WATCH_AFTER_MS)}`
    : `below ${speed(BREAK_EVEN_BYTES_PER_SECOND)}`;
  return skip(`${pulled}, and caching only pays off ${limit}`);
}

function save(entryBytes: number, why: string): Decision<"save"> {
  return decision("save", `The builder (${formatSize(entryBytes)}) is saved in the cache: ${why}.`);
}

function skip(why: string): Decision<"skip"> {
  return decision("skip", `The builder is not saved in the cache: ${why}.`);
}

function decision<const Choice>(choice: Choice, reason: string): Decision<Choice> {
  return { choice, reason };
}

function speed(bytesPerSecond: number): string {
  return `${formatSize(bytesPerSecond)}/s`;
}

function speedOf({ receivedBytes, downloadMs }: PullReading): string {
  return receivedBytes === 0 || downloadMs === 0 ? speed(0) : speed(receivedBytes / (downloadMs / 1000));
}
