// What is wrong with a buildpack that was asked for, said with the name it was asked for by.
import { PlatformError } from "../errors.ts";
import { quote } from "../quote.ts";

/** Something is wrong about a buildpack, its version, or how it fits the builder. */
export function buildpackError(message: string, hint?: string): PlatformError {
  return new PlatformError("BUILDPACK", message, { hint });
}

/** The same error, but its message says first which buildpack it is about; anything else as it is. */
export function aboutModule(origin: string, error: unknown): unknown {
  if (!(error instanceof PlatformError)) return error;
  if (error.message.includes(quote(origin))) return error;
  const message = `${quote(origin)} cannot be used: ${error.message}`;
  return new PlatformError(error.code, message, { cause: error, hint: error.hint });
}
