// Checking JSON that holds secrets: errors name the thing and the place, never the content.
import * as v from "valibot";
import { PlatformError } from "../../errors.ts";
import { quote } from "../../quote.ts";

/** What is checked, in the words of an error: a subject for a sentence, and what helps. */
export interface SecretSource {
  readonly what: string;
  readonly hint: string;
}

/** What comes before a schema of an object: without it, a list would count as one with the keys 0, 1, …. */
export const noList = v.check((value) => !Array.isArray(value), "is a list");

/**
 * Reads JSON by a schema, like `parseJson`, whose errors quote the text.
 * @throws {PlatformError} `CREDENTIALS` with `what` and the field that is wrong
 */
export function parseSecretJson<S extends v.GenericSchema>(
  schema: S,
  json: string,
  source: SecretSource,
): v.InferOutput<S> {
  return checkSecret(schema, parseQuietly(json, source), source);
}

/** Checks a value that holds secrets. @throws {PlatformError} `CREDENTIALS` with `what` and the field that is wrong */
export function checkSecret<S extends v.GenericSchema>(
  schema: S,
  value: unknown,
  { what, hint }: SecretSource,
): v.InferOutput<S> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const at = v.getDotPath(result.issues[0]) ?? "its top level";
  throw new PlatformError("CREDENTIALS", `${what} is malformed at ${quote(at)}.`, { hint });
}

function parseQuietly(json: string, { what, hint }: SecretSource): unknown {
  try {
    return JSON.parse(json);
  } catch {
    // Neither a cause: the message of the SyntaxError quotes the text too.
    throw new PlatformError("CREDENTIALS", `${what} is not JSON.`, { hint });
  }
}
