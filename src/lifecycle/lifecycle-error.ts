// Errors of a phase: one that ends it with a specified exit code, and one that says why a step of it failed.
import type { ExitCode } from "../cnb/exit-codes.ts";
import { PlatformError, type PlatformErrorOptions } from "../errors.ts";

/** Ends the phase; the message says what failed, the exit code says it to the platform. */
export class LifecycleError extends PlatformError {
  readonly exitCode: ExitCode;

  constructor(exitCode: ExitCode, message: string, details: PlatformErrorOptions = {}) {
    super("LIFECYCLE", message, details);
    this.exitCode = exitCode;
  }
}

/**
 * Why a step failed, as a clause that continues what the phase was doing, e.g. `failed to export: …`. The phase that catches
 * it knows the exit code.
 */
export class StepError extends Error {
  override readonly name = "StepError";
}
