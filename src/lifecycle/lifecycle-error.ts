// An error that ends a phase with one of the specified exit codes.
import { PlatformError, type PlatformErrorOptions } from "../errors.ts";
import type { ExitCode } from "../cnb/exit-codes.ts";

/** Ends the phase; the message says what failed, the exit code says it to the platform. */
export class LifecycleError extends PlatformError {
  readonly exitCode: ExitCode;

  constructor(exitCode: ExitCode, message: string, details: PlatformErrorOptions = {}) {
    super("LIFECYCLE", message, details);
    this.exitCode = exitCode;
  }
}
