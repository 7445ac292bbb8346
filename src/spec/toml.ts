// Reading and writing TOML files of the specification through schemas. Pure.
import { parse, stringify, TomlDate } from "smol-toml";
import type * as v from "valibot";
import { messageOf, PlatformError } from "../errors.ts";
import { MAX_CONFIG_BYTES } from "../oci/image-config.ts";
import { checkDepth, checkSchema, MAX_DEPTH } from "../oci/schema.ts";
import { visible } from "../quote.ts";

/** The limit of a TOML file: what is in it ends in the config of an image, for which {@link MAX_CONFIG_BYTES} holds. */
export const MAX_TOML_BYTES = MAX_CONFIG_BYTES;
/**
 * How many dots, commas, equals signs and opening brackets a TOML file may have. Each may make an object, which takes some 500
 * bytes of memory for the two characters of `a.`; files with 1 MiB of paths and hashes have 50,000.
 */
const MAX_TOML_SIGNS = 1_000_000;
const TOML_SIGNS = new Set(Array.from(".,=[{", (sign) => sign.charCodeAt(0)));

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

/** Parses TOML without a schema. @throws {PlatformError} `MALFORMED` naming the file and the place, or the limit */
export function parseTomlTable(text: string, what: string): TomlTable {
  checkSize(text, what);
  const table = parseQuoting(text, what);
  checkDepth(table, what);
  return plainDates(table) as TomlTable;
}

function checkSize(text: string, what: string): void {
  if (Buffer.byteLength(text) > MAX_TOML_BYTES)
    throw new PlatformError("MALFORMED", `${what} is larger than 16 MiB.`);
  // Each sign is at least one of its characters.
  if (text.length <= MAX_TOML_SIGNS) return;
  let signs = 0;
  for (let at = 0; at < text.length; at += 1) if (TOML_SIGNS.has(text.charCodeAt(at))) signs += 1;
  if (signs > MAX_TOML_SIGNS) {
    const limit = MAX_TOML_SIGNS.toLocaleString("en");
    throw new PlatformError("MALFORMED", `${what} has more than ${limit} keys and values.`);
  }
}

/** Errors quote the lines around the place, which may be the whole file. */
function parseQuoting(text: string, what: string): TomlTable {
  try {
    return parse(text, { integersAsBigInt: "asNeeded", maxDepth: MAX_DEPTH });
  } catch (cause) {
    const lines = messageOf(cause).trim().split("\n");
    const why = lines.map((line) => visible(line, 300)).join("\n");
    throw new PlatformError("MALFORMED", `${what} is not TOML: ${why}`, { cause });
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

/** TOML has no word for nothing, which JSON of labels has also in lists. */
function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value))
    return value.filter((item) => item !== undefined && item !== null).map(withoutUndefined);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined && item !== null);
  return Object.fromEntries(entries.map(([key, item]) => [key, withoutUndefined(item)]));
}
