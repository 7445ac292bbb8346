// Checking external JSON and TOML by a schema, with errors that name the thing and the field.
import * as v from "valibot";
import { PlatformError } from "../errors.ts";
import { oneLine, quote } from "../quote.ts";

/**
 * How deep external data may be nested. What is in labels and files is nested some 10 deep; readers and writers are recursive,
 * and much more than this would end in a stack overflow.
 */
export const MAX_DEPTH = 200;

/** Reads JSON by a schema. @throws {PlatformError} `MALFORMED` with `what` and the first field that is wrong */
export function parseJson<S extends v.GenericSchema>(
  schema: S,
  json: string,
  what: string,
): v.InferOutput<S> {
  return checkSchema(schema, readJson(json, what), what);
}

/**
 * As {@link parseJson}, but numbers without point and exponent are a bigint: none loses digits, and all that were integers in
 * TOML are integers again.
 * @throws {PlatformError} as {@link parseJson}
 */
export function parseExactJson<S extends v.GenericSchema>(
  schema: S,
  json: string,
  what: string,
): v.InferOutput<S> {
  readJson(json, what);
  const exact: Reviver = (_key, value, { source }) => exactNumber(value, source, what);
  // Reading numbers is recursive, so it comes after what is nested without end was refused.
  const value: unknown = JSON.parse(json, exact as Parameters<typeof JSON.parse>[1]);
  return checkSchema(schema, value, what);
}

/** Integers of 64 bits have 19 digits at most. */
const INTEGER = /^(?!-0$)-?\d{1,19}$/;

/** The types of JavaScript do not know yet that a reviver is told the source. */
type Reviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown;

function exactNumber(value: unknown, source: string | undefined, what: string): unknown {
  if (typeof value !== "number" || source === undefined) return value;
  if (INTEGER.test(source)) return BigInt(source);
  // As infinity, it could not be written again.
  if (!Number.isFinite(value))
    throw new PlatformError("MALFORMED", `${what} has the number ${quote(source, 40)}, which is too large.`);
  return value;
}

function readJson(json: string, what: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw new PlatformError("MALFORMED", `${what} is not JSON: ${quote(json, 80)}.`, {
      cause,
    });
  }
  checkDepth(value, what);
  return value;
}

/** @throws {PlatformError} `MALFORMED` with `what` if objects and lists are nested deeper than {@link MAX_DEPTH} */
export function checkDepth(value: unknown, what: string): void {
  if (isDeeperThan(MAX_DEPTH, value))
    throw new PlatformError("MALFORMED", `${what} is nested deeper than ${String(MAX_DEPTH)} levels.`);
}

function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((item) => isDeeperThan(levels - 1, item));
}

/** Checks a value by a schema. @throws {PlatformError} `MALFORMED` with `what` and the first field that is wrong */
export function checkSchema<S extends v.GenericSchema>(
  schema: S,
  value: unknown,
  what: string,
): v.InferOutput<S> {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const at = v.getDotPath(issue) ?? "its top level";
  throw new PlatformError("MALFORMED", `${what} is malformed at ${quote(at)}: ${oneLine(issue.message)}.`);
}
