// Trying again what is temporary: network errors, 408, 429 and 5xx, and once what may be different the next time.
import { RegistryError } from "../failure/registry-error.ts";
import type { CallLimits } from "./call-limits.ts";
import type { Clock } from "./clock.ts";

/** When to try again. */
export interface RetryPolicy {
  /** Longest pauses before the second, third, … try; their number is the number of retries. */
  readonly delaysMs: readonly number[];
  /** How many more retries, each after the longest pause, a request has that is held back for a moment. */
  readonly moreWhenHeldBack: number;
  /** Longest `Retry-After` that is waited for; a longer one is cut to this. */
  readonly maxRetryAfterMs: number;
  /** How much of what a call may wait in vain is for calls of this kind, from 0 to 1. */
  readonly share: number;
}

/** What is asked of a registry, by how long an answer may be waited for. */
export type CallKind = "read" | "read blob" | "push blob" | "push manifest";

const OFTEN = { delaysMs: [500, 2_000, 8_000], moreWhenHeldBack: 0, maxRetryAfterMs: 60_000, share: 1 };
const PUSH = { ...OFTEN, moreWhenHeldBack: 6 };

/**
 * For what is small, a registry that is down is to be reported soon. For what is large, the pauses cover restarts and
 * failovers; a longer outage should fail the job, not hold the runner. A manifest is pushed when all the work is done.
 *
 * Who wants fewer requests takes some of them, by chance where several are made at once. A push is dozens of requests, each of which has
 * to get through: questions, too. So there are enough tries for that. What limits pulls does so for hours.
 */
export const RETRY_POLICIES: Readonly<Record<CallKind, RetryPolicy>> = {
  read: { delaysMs: [300, 1_000, 2_000], moreWhenHeldBack: 6, maxRetryAfterMs: 60_000, share: 0.4 },
  "read blob": OFTEN,
  "push blob": PUSH,
  "push manifest": { ...PUSH, delaysMs: [...PUSH.delaysMs, 15_000], moreWhenHeldBack: 3 },
};

/** Who asks for a longer pause than this limits what a client has in minutes or hours: some more tries take long, and change nothing. */
const MORE_WITHIN_MS = 10_000;

/** For a request that is held back; what is not tried again at all is not then, either. */
export function whenHeldBack(policy: RetryPolicy, { retryAfterMs = 0 }: RegistryError): RetryPolicy {
  const longestMs = policy.delaysMs.at(-1);
  if (longestMs === undefined || retryAfterMs > MORE_WITHIN_MS) return policy;
  const more = Array.from({ length: policy.moreWhenHeldBack }, () => longestMs);
  return { ...policy, delaysMs: [...policy.delaysMs, ...more] };
}

/** A try that failed and is followed by another one. */
export interface Retry {
  readonly error: RegistryError;
  readonly delayMs: number;
  /** Of the try that follows; the first of all is 1. */
  readonly number: number;
  /** How many there can be. */
  readonly most: number;
}

/** What a call tries again by. */
export interface RetryRules {
  readonly policyFor: (error: RegistryError) => RetryPolicy;
  readonly limits: CallLimits;
  readonly clock: Clock;
  readonly onRetry: (retry: Retry) => void;
  /** Which temporary failures are tried again; all by default. */
  readonly mayRepeat?: ((error: RegistryError) => boolean) | undefined;
  /** Whether what failed for good may go otherwise when it begins anew, which is tried once. */
  readonly mayDiffer?: (() => boolean) | undefined;
}

/** One line for a log. */
export function describeRetry({ error, delayMs, number, most }: Retry): string {
  const seconds = Math.ceil(delayMs / 100) / 10;
  return `${error.message} Trying again in ${seconds} s (try ${number} of ${most}).`;
}

/** What had all of its tries: whoever made the call as a part of another does not multiply them. */
const givenUp = new WeakSet<RegistryError>();

/** Runs `attempt` until it succeeds, fails for good, or no more retries or time are left. */
export async function withRetries<T>(
  { policyFor, limits, clock, onRetry, mayRepeat, mayDiffer }: RetryRules,
  attempt: () => Promise<T>,
): Promise<T> {
  const { patience, signal } = limits;
  let hadSecondTry = false;
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      patience.spend();
      if (!(error instanceof RegistryError) || givenUp.has(error) || mayRepeat?.(error) === false)
        throw error;
      const isSecondTry = isDamagedRead(error) || missesBlobs(error) || mayDiffer?.() === true;
      if (!error.isTemporary && (!isSecondTry || hadSecondTry)) throw error;
      hadSecondTry ||= isSecondTry;
      const policy = policyFor(error);
      const longestMs = policy.delaysMs[tries - 1];
      const delayMs = longestMs === undefined ? Infinity : delayBefore(error, { longestMs, policy, clock });
      if (signal?.aborted === true) throw error;
      // With no time left for an answer, the error of this try says more than that of the next one.
      if (delayMs >= patience.leftMs) {
        givenUp.add(error);
        throw error;
      }
      onRetry({ error, delayMs, number: tries + 1, most: policy.delaysMs.length + 1 });
      await clock.pause(delayMs, signal);
      patience.waited(delayMs);
      patience.spend();
    }
  }
}

/** At least what the registry asks for, and by chance a little more: clients that failed together must not return together. */
function delayBefore(
  error: RegistryError,
  {
    longestMs,
    policy,
    clock,
  }: { readonly longestMs: number; readonly policy: RetryPolicy } & Pick<RetryRules, "clock">,
): number {
  const askedMs = Math.min(error.retryAfterMs ?? 0, policy.maxRetryAfterMs);
  return Math.max(longestMs / 2, askedMs) + (clock.random() * longestMs) / 2;
}

/** What was read is not what its digest says: a proxy or a disk may have damaged it, maybe only this time. */
function isDamagedRead({ code, method }: RegistryError): boolean {
  return code === "DIGEST_MISMATCH" && method === "GET";
}

/** A registry may lose sight of a blob while another client pushes the same one; that is over in a moment. */
function missesBlobs({ codes, method }: RegistryError): boolean {
  return method === "PUT" && codes.includes("MANIFEST_BLOB_UNKNOWN");
}

/** Whether a registry has not even looked at a request, since there are too many or it is busy, and says so. */
export function isHeldBack({ statusCode, retryAfterMs }: RegistryError): boolean {
  return statusCode === 429 || (statusCode === 503 && retryAfterMs !== undefined);
}
