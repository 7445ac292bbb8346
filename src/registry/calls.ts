// Calls to registries with what limits them: how often they are tried, how long they may wait, and what cancels them.
import type { RegistryCall } from "./connection.ts";
import type { CallOptions } from "./registry.ts";
import { type CallLimits, unlessAborted } from "./transport/call-limits.ts";
import type { Clock } from "./transport/clock.ts";
import { Patience } from "./transport/patience.ts";
import {
  type CallKind,
  isHeldBack,
  type Retry,
  RETRY_POLICIES,
  type RetryPolicy,
  type RetryRules,
  withRetries,
} from "./transport/retry.ts";
import type { HttpAnswer } from "./transport/transport.ts";

/** Makes one request without retries. */
export type Send<Call> = (call: Call) => Promise<HttpAnswer>;

/** One or more requests; what they are sent with counts what it waits. */
export type Attempt<T, Call = RegistryCall> = (send: Send<Call>) => Promise<T>;

export interface Calls<Call = RegistryCall> {
  /** Tries until it succeeds, fails for good, or there are no more tries or time. */
  retried<T>(kind: CallKind, attempt: Attempt<T, Call>, options?: CallOptions): Promise<T>;
  /** For what cannot be sent again. */
  once<T>(attempt: Attempt<T, Call>): Promise<T>;
  /** For what may be sent again only if nothing has been done with it. */
  unlessTaken<T>(kind: CallKind, attempt: Attempt<T, Call>): Promise<T>;
  /** For clearing up: tried once, also after everything else was cancelled. */
  readonly afterwards: Send<Call>;
}

export interface CallsOptions<Call> {
  readonly send: Send<Call>;
  readonly clock: Clock;
  /** What one call may wait in vain. */
  readonly totalMs: number;
  /** In place of the policies for the kinds of calls. */
  readonly retry: Partial<RetryPolicy> | undefined;
  readonly onRetry: ((retry: Retry) => void) | undefined;
  readonly signal: AbortSignal | undefined;
}

type Repeating = Pick<RetryRules, "mayRepeat"> & { readonly signal: AbortSignal | undefined };

export function createCalls<Call extends { readonly limits?: CallLimits }>({
  send,
  clock,
  totalMs,
  ...options
}: CallsOptions<Call>): Calls<Call> {
  const { retry, onRetry = () => undefined } = options;
  const limitsOf = (share: number, signal: AbortSignal | undefined) => {
    const limits = { patience: new Patience(totalMs * share), signal };
    const limited: Send<Call> = (call) => send({ ...call, limits });
    return { limits, limited };
  };
  const tried = <T>(
    kind: CallKind,
    attempt: Attempt<T, Call>,
    { signal, mayRepeat }: Repeating,
  ): Promise<T> => {
    const policy = { ...RETRY_POLICIES[kind], ...retry };
    const { limits, limited } = limitsOf(policy.share, signal);
    const rules = { policy, limits, clock, onRetry, mayRepeat };
    return unlessAborted(signal, () => withRetries(rules, () => attempt(limited)));
  };
  return {
    retried: (kind, attempt, { signal = options.signal } = {}) => tried(kind, attempt, { signal }),
    unlessTaken: (kind, attempt) => tried(kind, attempt, { signal: options.signal, mayRepeat: isHeldBack }),
    once(attempt) {
      const { limited } = limitsOf(1, options.signal);
      return unlessAborted(options.signal, () => attempt(limited));
    },
    afterwards: send,
  };
}
