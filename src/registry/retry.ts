// Trying again what is temporary: network errors, 408, 429 and 5xx.
import { RegistryError } from "./registry-error.ts";

/** When to try again. */
export interface RetryPolicy {
  /** Pauses before the second, third, … try; their number is the number of retries. */
  readonly delaysMs: readonly number[];
  /** Longest `Retry-After` that is waited for; a longer one is cut to this. */
  readonly maxRetryAfterMs: number;
}

/** 0.5, 2 and 8 seconds cover restarts and failovers; a longer outage should fail the job, not hold the runner. */
export const DEFAULT_RETRY_POLICY: RetryPolicy = { delaysMs: [500, 2_000, 8_000], maxRetryAfterMs: 60_000 };

/** Runs `attempt` until it succeeds, fails for good, or the policy's retries are used up. */
export async function withRetries<T>(policy: RetryPolicy, attempt: () => Promise<T>): Promise<T> {
  for (const delayMs of policy.delaysMs) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof RegistryError && error.isTemporary)) throw error;
      const askedMs = Math.min(error.retryAfterMs ?? 0, policy.maxRetryAfterMs);
      await pause(Math.max(delayMs, askedMs));
    }
  }
  return attempt();
}

function pause(delayMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, delayMs));
}
