// Calls to registries with what limits them: how often they are tried, how long they may wait, and what cancels them.
import { unlessAborted } from "./transport/call-limits.ts";
import type { Clock } from "./transport/clock.ts";
import type { Connection } from "./connection.ts";
import { Patience } from "./transport/patience.ts";
import type { CallOptions } from "./registry.ts";
import {
  RETRY_POLICIES,
  withRetries,
  type CallKind,
  type Retry,
  type RetryPolicy,
} from "./transport/retry.ts";

/** One or more requests; the connection that it gets counts what it waits. */
export type Attempt<T> = (connect: Connection) => Promise<T>;

export interface Calls {
  /** Tries until it succeeds, fails for good, or there are no more tries or time. */
  retried<T>(kind: CallKind, attempt: Attempt<T>, options?: CallOptions): Promise<T>;
  /** For what cannot be sent again. */
  once<T>(attempt: Attempt<T>): Promise<T>;
  /** For clearing up: tried once, also after everything else was cancelled. */
  readonly afterwards: Connection;
}

export interface CallsOptions {
  readonly connect: Connection;
  readonly clock: Clock;
  /** What one call may wait in vain. */
  readonly totalMs: number;
  /** In place of the policies for the kinds of calls. */
  readonly retry: Partial<RetryPolicy> | undefined;
  readonly onRetry: ((retry: Retry) => void) | undefined;
  readonly signal: AbortSignal | undefined;
}

export function createCalls({ connect, clock, totalMs, ...options }: CallsOptions): Calls {
  const { retry, onRetry = () => undefined } = options;
  const limitsOf = (share: number, signal: AbortSignal | undefined) => {
    const limits = { patience: new Patience(totalMs * share), signal };
    const limited: Connection = (call) => connect({ ...call, limits });
    return { limits, limited };
  };
  return {
    retried(kind, attempt, { signal = options.signal } = {}) {
      const policy = { ...RETRY_POLICIES[kind], ...retry };
      const { limits, limited } = limitsOf(policy.share, signal);
      const rules = { policy, limits, clock, onRetry };
      return unlessAborted(signal, () => withRetries(rules, () => attempt(limited)));
    },
    once(attempt) {
      const { limited } = limitsOf(1, options.signal);
      return unlessAborted(options.signal, () => attempt(limited));
    },
    afterwards: connect,
  };
}
