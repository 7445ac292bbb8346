// Reading TOML files of the specification through schemas. Pure.
import { isUtf8 } from "node:buffer";
import { parse, TomlDate as ParsedDate } from "smol-toml";
import * as v from "valibot";
import { messageOf, PlatformError } from "../../errors.ts";
import { MAX_CONFIG_BYTES } from "../../oci/image-config.ts";
import { checkDepth, checkSchema, MAX_DEPTH } from "../../oci/schema.ts";
import { quote, visible } from "../../quote.ts";
import { exactValueOf, quoteExactValues, unquoteExactValues } from "./exact-values.ts";
import { TomlDate } from "./toml-date.ts";
import { withSchemaKeys } from "./toml-keys.ts";
import { formatTomlPath } from "./toml-path.ts";
import { findUnknownKeys } from "./unknown-keys.ts";

/** The limit of a TOML file: what is in it ends in the config of an image, for which {@link MAX_CONFIG_BYTES} holds. */
export const MAX_TOML_BYTES = MAX_CONFIG_BYTES;
/**
 * How many dots, commas, equals signs and opening brackets a TOML file may have. Each may make an object, which takes some 500
 * bytes of memory for the two characters of `a.`; files with 1 MiB of paths and hashes have 50,000.
 */
const MAX_TOML_SIGNS = 1_000_000;
const [MIN_INTEGER, MAX_INTEGER] = [-(2n ** 63n), 2n ** 63n - 1n];
const TOML_SIGNS = new Set(Array.from(".,=[{", (sign) => sign.charCodeAt(0)));

/** A table of a TOML file. */
export type TomlTable = Readonly<Record<string, unknown>>;

/** The schema of a table with any keys. Unlike a record of valibot, it is not a list. */
export const FreeTable = v.custom<TomlTable>(
  isTable,
  ({ received }) => `Invalid type: Expected Object but received ${received}`,
);

/** The text of a TOML file. @throws {PlatformError} `MALFORMED` if it is not UTF-8, as TOML has to be */
export function decodeToml(bytes: Buffer, what: string): string {
  if (!isUtf8(bytes)) throw new PlatformError("MALFORMED", `${what} is not TOML: it is not text in UTF-8.`);
  return bytes.toString("utf8");
}

/**
 * Parses TOML by a schema; unknown keys are dropped.
 * @throws {PlatformError} `MALFORMED` naming the file and the place
 */
export function parseToml<S extends v.GenericSchema>(
  schema: S,
  text: string,
  what: string,
): v.InferOutput<S> {
  return checkToml(schema, parseTomlTable(text, what), what);
}

/** Checks a table of {@link parseTomlTable} by a schema. @throws {PlatformError} `MALFORMED` naming the file and the place */
export function checkToml<S extends v.GenericSchema>(
  schema: S,
  table: TomlTable,
  what: string,
): v.InferOutput<S> {
  return checkSchema(schema, withSchemaKeys(schema, table), what);
}

/**
 * As {@link checkToml}, but a key that the schema does not have is an error: what it was to say would be left out.
 * @throws {PlatformError} `MALFORMED` naming the file, the key, and those there are
 */
export function checkKnownToml<S extends v.GenericSchema>(
  schema: S,
  table: TomlTable,
  what: string,
): v.InferOutput<S> {
  const [unknown] = findUnknownKeys(schema, withSchemaKeys(schema, table));
  if (unknown === undefined) return checkToml(schema, table, what);
  const { path, known } = unknown;
  throw new PlatformError(
    "MALFORMED",
    `${what} has the key ${quote(formatTomlPath(path))}, which is not known.`,
    {
      hint: `Known there are ${known.join(", ")}.`,
    },
  );
}

/**
 * Parses TOML without a schema. Nothing is lost: integers are a bigint, floats a number, dates and times a {@link TomlDate}.
 * @throws {PlatformError} `MALFORMED` naming the file and the place, or the limit
 */
export function parseTomlTable(text: string, what: string): TomlTable {
  checkSize(text, what);
  const table = parseQuoting(text, what);
  checkDepth(table, what);
  return mapLeaves(table, (value) => exactValue(value, what)) as TomlTable;
}

/**
 * Parses TOML without a schema for those who do not care how a value is written: dates are text, and integers are numbers where
 * a number has them exactly.
 * @throws {PlatformError} as {@link parseTomlTable}
 */
export function parsePlainTomlTable(text: string, what: string): TomlTable {
  return mapLeaves(parseTomlTable(text, what), plainValue) as TomlTable;
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
    return parse(quoteExactValues(text), { integersAsBigInt: true, maxDepth: MAX_DEPTH });
  } catch (cause) {
    const lines = unquoteExactValues(messageOf(cause)).trim().split("\n");
    const why = lines.map((line) => visible(line, 300)).join("\n");
    throw new PlatformError("MALFORMED", `${what} is not TOML: ${why}`, { cause });
  }
}

function exactValue(value: unknown, what: string): unknown {
  if (typeof value === "bigint" && (value < MIN_INTEGER || value > MAX_INTEGER)) {
    const why = `the integer ${visible(String(value), 40)} does not fit into 64 bits`;
    throw new PlatformError("MALFORMED", `${what} is not TOML: ${why}.`);
  }
  const written = typeof value === "string" ? exactValueOf(value) : undefined;
  if (written !== undefined) return TomlDate.parse(written) ?? refuseValue(written, what);
  return value instanceof ParsedDate ? TomlDate.parse(value.toISOString()) : value;
}

function refuseValue(written: string, what: string): never {
  const isDate = /^\d{4}-\d{2}-/.test(written);
  const shown = visible(written, 40);
  const why = isDate ? `there is no day ${shown}` : `the number ${shown} is too large for a float`;
  throw new PlatformError("MALFORMED", `${what} is not TOML: ${why}.`);
}

function plainValue(value: unknown): unknown {
  if (typeof value === "bigint" && Number.isSafeInteger(Number(value))) return Number(value);
  return value instanceof TomlDate ? value.text : value;
}

function mapLeaves(value: unknown, map: (leaf: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => mapLeaves(item, map));
  if (!isTable(value)) return map(value);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [exactValueOf(key) ?? key, mapLeaves(item, map)]),
  );
}

function isTable(value: unknown): value is TomlTable {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return !(value instanceof ParsedDate || value instanceof TomlDate);
}
