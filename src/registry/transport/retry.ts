// Trying again what is temporary: network errors, 408, 429 and 5xx, and once what may be different the next time.
import { RegistryError } from "../failure/registry-error.ts";
import type { CallLimits } from "./call-limits.ts";
import type { Clock } from "./clock.ts";

/** When to try again. */
export interface RetryPolicy {
  /** Longest pauses before the second, third, … try; their number is the number of retries. */
  readonly delaysMs: readonly number[];
  /** Longest `Retry-After` that is waited for; a longer one is cut to this. */
  readonly maxRetryAfterMs: number;
  /** How much of what a call may wait in vain is for calls of this kind, from 0 to 1. */
  readonly share: number;
}

/** What is asked of a registry, by how long an answer may be waited for. */
export type CallKind = "read" | "read blob" | "push blob" | "push manifest";

const OFTEN = { delaysMs: [500, 2_000, 8_000], maxRetryAfterMs: 60_000, share: 1 };

/**
 * For what is small, a registry that is down is to be reported soon. For what is large, the pauses cover restarts and
 * failovers; a longer outage should fail the job, not hold the runner. A manifest is pushed when all the work is done.
 */
export const RETRY_POLICIES: Readonly<Record<CallKind, RetryPolicy>> = {
  read: { delaysMs: [300, 1_000, 2_000], maxRetryAfterMs: 60_000, share: 0.4 },
  "read blob": OFTEN,
  "push blob": OFTEN,
  "push manifest": { ...OFTEN, delaysMs: [...OFTEN.delaysMs, 15_000] },
};

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
  readonly policy: RetryPolicy;
  readonly limits: CallLimits;
  readonly clock: Clock;
  readonly onRetry: (retry: Retry) => void;
  /** Which temporary failures are tried again; all by default. */
  readonly mayRepeat?: ((error: RegistryError) => boolean) | undefined;
}

/** One line for a log. */
export function describeRetry({ error, delayMs, number, most }: Retry): string {
  const seconds = Math.ceil(delayMs / 100) / 10;
  return `${error.message} Trying again in ${seconds} s (try ${number} of ${most}).`;
}

/** Runs `attempt` until it succeeds, fails for good, or no more retries or time are left. */
export async function withRetries<T>(
  { policy, limits, clock, onRetry, mayRepeat }: RetryRules,
  attempt: () => Promise<T>,
): Promise<T> {
  const { patience, signal } = limits;
  let hadSecondTry = false;
  for (const [at, longestMs] of policy.delaysMs.entries()) {
    try {
      return await attempt();
    } catch (error) {
      patience.spend();
      if (!(error instanceof RegistryError) || mayRepeat?.(error) === false) throw error;
      const mayDiffer = isDamagedRead(error) || missesBlobs(error);
      if (!error.isTemporary && (!mayDiffer || hadSecondTry)) throw error;
      hadSecondTry ||= mayDiffer;
      const delayMs = delayBefore(error, { longestMs, policy, clock });
      // With no time left for an answer, the error of this try says more than that of the next one.
      if (delayMs >= patience.leftMs || signal?.aborted === true) throw error;
      onRetry({ error, delayMs, number: at + 2, most: policy.delaysMs.length + 1 });
      await clock.pause(delayMs, signal);
      patience.waited(delayMs);
      patience.spend();
    }
  }
  return attempt();
}

/** At least what the registry asks for, and by chance a little more: clients that failed together must not return together. */
function delayBefore(
  error: RegistryError,
  { longestMs, policy, clock }: { readonly longestMs: number } & Pick<RetryRules, "policy" | "clock">,
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
