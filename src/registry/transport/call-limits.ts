// What ends a call to a registry before it is done.
import { PlatformError } from "../../errors.ts";
import type { Patience } from "./patience.ts";

export interface CallLimits {
  readonly patience: Patience;
  /** Aborted when the answer is not wanted any more. */
  readonly signal: AbortSignal | undefined;
}

/**
 * What the work gives, unless the signal is aborted before: then nothing waits for it any more.
 * @throws {PlatformError} `CANCELLED`
 */
export async function unlessAborted<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  if (signal === undefined) return work();
  if (signal.aborted) throw cancelledError(signal);
  let stop = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => {
      reject(cancelledError(signal));
    };
    signal.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([work(), aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

/** The error of what was given up. */
export function cancelledError(signal: AbortSignal): PlatformError {
  return new PlatformError("CANCELLED", "The build was cancelled.", { cause: signal.reason });
}
