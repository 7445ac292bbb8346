// Reading and writing TOML files of the specification through schemas. Pure.
import { parse, stringify, TomlDate } from "smol-toml";
import type * as v from "valibot";
import { messageOf, PlatformError } from "../errors.ts";
import { checkSchema } from "../oci/schema.ts";

const MAX_TOML_BYTES = 16 * 1024 * 1024;

/** Any value of a TOML file, as it is kept in labels: dates are text. */
export type TomlTable = Readonly<Record<string, unknown>>;

/**
 * Parses TOML by a schema; unknown keys are dropped.
 * @throws {PlatformError} `MALFORMED` naming the file and the place
 */
export function parseToml<S extends v.GenericSchema>(
  schema: S,
  text: string,
  what: string,
): v.InferOutput<S> {
  return checkSchema(schema, parseTomlTable(text, what), what);
}

/** Parses TOML without a schema. @throws {PlatformError} `MALFORMED` naming the file and the place */
export function parseTomlTable(text: string, what: string): TomlTable {
  if (text.length > MAX_TOML_BYTES) throw new PlatformError("MALFORMED", `${what} is larger than 16 MiB.`);
  try {
    return plainDates(parse(text, { integersAsBigInt: "asNeeded" })) as TomlTable;
  } catch (cause) {
    throw new PlatformError("MALFORMED", `${what} is not TOML: ${messageOf(cause).trim()}`, { cause });
  }
}

/** Writes TOML; keys whose value is undefined are left out, and an empty table gives an empty text. */
export function formatToml(value: object): string {
  const text = stringify(withoutUndefined(value));
  if (text.trim() === "") return "";
  return text.endsWith("\n") ? text : `${text}\n`;
}

function plainDates(value: unknown): unknown {
  if (value instanceof TomlDate) return value.toISOString();
  if (Array.isArray(value)) return value.map(plainDates);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plainDates(item)]));
}

function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined && item !== null);
  return Object.fromEntries(entries.map(([key, item]) => [key, withoutUndefined(item)]));
}
