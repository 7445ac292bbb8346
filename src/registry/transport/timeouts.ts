// How long a registry may keep us waiting.

/** Each is of waiting for the other side; a transfer that gets on may take as long as it takes. */
export interface Timeouts {
  /** Until the headers of the answer are here; of what is small, until all of it is. */
  readonly responseMs: number;
  /** Between two pieces of a blob, and in which so much of it has to come as {@link leastBytes} says. */
  readonly stallMs: number;
  /** Until the answer to a complete upload: registries on object stores copy the blob first. */
  readonly uploadResponseMs: number;
  /** What one call may wait in vain: in all of its tries, and between them. */
  readonly totalMs: number;
}

/** In bytes a second; slower than any network that is worth waiting for. */
const LEAST_RATE = 1024;

/** The time-outs if one call may wait that long in vain: each leaves time to try again. */
export function timeoutsWithin(totalMs: number): Timeouts {
  const oneWaitMs = totalMs / 10;
  return { responseMs: oneWaitMs, stallMs: oneWaitMs, uploadResponseMs: totalMs / 2, totalMs };
}

export const DEFAULT_TIMEOUTS = timeoutsWithin(600_000);

/** How much of a blob must come while it is waited for that long. */
export function leastBytes(waitedMs: number): number {
  return Math.ceil((waitedMs / 1000) * LEAST_RATE);
}
