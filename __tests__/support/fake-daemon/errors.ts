// The errors of the engine in memory, as the real one has them.
import { DaemonError } from "../../../src/docker/daemon-error.ts";
import { PlatformError } from "../../../src/errors.ts";

/** Says that something does not exist. */
export function missing(operation: string, reason: string): DaemonError {
  return new DaemonError(operation, reason, { statusCode: 404 });
}

/** @throws if it was cancelled */
export function checkNotCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) {
    throw new PlatformError("CANCELLED", "It was cancelled.", { cause: signal.reason });
  }
}
