// Giving up between two steps, once the run was cancelled.
import { PlatformError } from "../errors.ts";

/** @throws {PlatformError} `CANCELLED` if the signal is aborted */
export function throwIfCancelled(signal: AbortSignal): void {
  if (!signal.aborted) return;
  throw new PlatformError("CANCELLED", "The build was cancelled.", { cause: signal.reason });
}
