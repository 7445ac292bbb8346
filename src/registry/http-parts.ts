// What all requests have in common, of registries and others: ways to hosts, time, and how often to try.
import { createNetwork, type Network } from "../network/network.ts";
import { type Clock, SYSTEM_CLOCK } from "./transport/clock.ts";
import type { Retry, RetryPolicy } from "./transport/retry.ts";
import { createRoutes, type Routes } from "./transport/routes.ts";
import { DEFAULT_TIMEOUTS, type Timeouts } from "./transport/timeouts.ts";

/** How requests are made. */
export interface HttpOptions {
  /** Proxies, and what else is between here and a host; without it, there is no proxy. */
  readonly network?: Network;
  /** Hosts that may lack TLS, or a trusted certificate, e.g. `registry.internal:5000`; registries at loopback and private addresses may lack TLS. */
  readonly insecureRegistries?: readonly string[];
  /** In place of the policies for the kinds of calls. */
  readonly retry?: Partial<RetryPolicy>;
  /** Told before each retry. */
  readonly onRetry?: (retry: Retry) => void;
  readonly timeouts?: Partial<Timeouts>;
  /** Ends all calls, their pauses, and the streams that they gave. */
  readonly signal?: AbortSignal | undefined;
  readonly clock?: Clock;
}

/** What is made of {@link HttpOptions}. */
export interface HttpParts {
  readonly network: Network;
  readonly routes: Routes;
  readonly timeouts: Timeouts;
  readonly clock: Clock;
  /** What one call may wait in vain. */
  readonly totalMs: number;
  readonly retry: Partial<RetryPolicy> | undefined;
  readonly onRetry: ((retry: Retry) => void) | undefined;
  readonly signal: AbortSignal | undefined;
}

export function partsOf(options: HttpOptions): HttpParts {
  const { network = createNetwork({ env: {} }), clock = SYSTEM_CLOCK } = options;
  const timeouts = { ...DEFAULT_TIMEOUTS, ...options.timeouts };
  const { retry, onRetry, signal } = options;
  const routes = createRoutes(network, options.insecureRegistries ?? []);
  return { network, routes, timeouts, clock, totalMs: timeouts.totalMs, retry, onRetry, signal };
}
