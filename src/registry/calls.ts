// Calls to registries with what limits them: how often they are tried, how long they may wait, and what cancels them.
import type { RegistryCall } from "./connection.ts";
import type { RegistryError } from "./failure/registry-error.ts";
import type { CallOptions } from "./registry.ts";
import { type CallLimits, unlessAborted } from "./transport/call-limits.ts";
import type { Clock } from "./transport/clock.ts";
import { Patience } from "./transport/patience.ts";
import { isStreamed, type RequestBody } from "./transport/request-body.ts";
import {
  type CallKind,
  isHeldBack,
  type Retry,
  RETRY_POLICIES,
  type RetryPolicy,
  type RetryRules,
  whenHeldBack,
  withRetries,
} from "./transport/retry.ts";
import type { HttpAnswer } from "./transport/transport.ts";

/** Makes one request without retries. */
export type Send<Call> = (call: Call) => Promise<HttpAnswer>;

/** One or more requests; what they are sent with counts what it waits, and sends again what is held back. */
export type Attempt<T, Call = RegistryCall> = (send: Send<Call>) => Promise<T>;

export interface Calls<Call = RegistryCall> {
  /** Tries until it succeeds, fails for good, or there are no more tries or time. */
  retried<T>(kind: CallKind, attempt: Attempt<T, Call>, options?: CallOptions): Promise<T>;
  /** For what cannot be sent again. */
  once<T>(attempt: Attempt<T, Call>): Promise<T>;
  /** For what may be sent again only if nothing has been done with it, which is when it is held back. */
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

interface Limited {
  readonly limits?: CallLimits;
  readonly body?: RequestBody;
}

export function createCalls<Call extends Limited>({
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
  const patiently = (kind: CallKind, signal: AbortSignal | undefined) => {
    const policy = { ...RETRY_POLICIES[kind], ...retry };
    const { limits, limited } = limitsOf(policy.share, signal);
    const rules = { policyFor: () => policy, limits, clock, onRetry };
    const held = { ...rules, policyFor: (error: RegistryError) => whenHeldBack(policy, error) };
    return { rules, ...sentAgain(limited, held) };
  };
  return {
    retried(kind, attempt, { signal = options.signal } = {}) {
      const { rules, again, mayDiffer } = patiently(kind, signal);
      return unlessAborted(signal, () => withRetries({ ...rules, mayDiffer }, () => attempt(again)));
    },
    unlessTaken(kind, attempt) {
      const { again } = patiently(kind, options.signal);
      return unlessAborted(options.signal, () => attempt(again));
    },
    once(attempt) {
      const { limited } = limitsOf(1, options.signal);
      return unlessAborted(options.signal, () => attempt(limited));
    },
    afterwards: send,
  };
}

interface SentAgain<Call> {
  readonly again: Send<Call>;
  /** Whether content was sent again: of what came before, something may have been kept all the same. */
  readonly mayDiffer: () => boolean;
}

/**
 * What a registry holds back is sent again by itself, with tries of its own: to begin anew with all that belongs to it would make more
 * requests of those that are too many.
 */
function sentAgain<Call extends Limited>(send: Send<Call>, rules: RetryRules): SentAgain<Call> {
  let hasSentTwice = false;
  const again: Send<Call> = (call) => {
    const onRetry = (retry: Retry): void => {
      hasSentTwice ||= isStreamed(call.body);
      rules.onRetry(retry);
    };
    return withRetries({ ...rules, mayRepeat: isHeldBack, onRetry }, () => send(call));
  };
  return { again, mayDiffer: () => hasSentTwice };
}
