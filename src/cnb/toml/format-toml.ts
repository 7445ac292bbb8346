// TOML as Go's usual encoder writes it, so that files that become layers are the same bytes as those of other lifecycles. Pure.
import { JsonInToml } from "./json-in-toml.ts";
import { TomlDate } from "./toml-date.ts";

type Table = Readonly<Record<string, unknown>>;

const INDENT = "  ";
const BARE_KEY = /^[A-Za-z0-9_-]+$/;
const [MIN_INTEGER, MAX_INTEGER] = [-(2n ** 63n), 2n ** 63n - 1n];

/**
 * Writes a table: first its values, then the tables in it. Keys stay in their order, except of objects that JavaScript does not
 * leave it: such keys are sorted. Numbers are floats, integers are a bigint. What is undefined or null is left out, also of lists,
 * and an empty table gives an empty text.
 */
export function formatToml(table: object): string {
  return formatTable(withoutNothing(table) as Table, []).replace(/^\n/, "");
}

/** The lines of a table, each with its line feed; an empty line comes before tables at the top and before items of lists. */
function formatTable(table: Table, path: readonly string[]): string {
  const entries = keysOf(table).map((key) => [key, table[key]] as const);
  const indent = INDENT.repeat(path.length);
  const values = entries.filter(([, value]) => !isTable(value) && !isTableList(value));
  const lines = values.map(([key, value]) => `${indent}${formatKey(key)} = ${formatValue(value)}\n`);
  const tables = entries.map(([key, value]) => {
    const below = [...path, key];
    if (isTable(value)) {
      const gap = path.length === 0 ? "\n" : "";
      return `${gap}${indent}[${formatPath(below)}]\n${formatTable(value, below)}`;
    }
    if (!isTableList(value)) return "";
    return value.map((item) => `\n${indent}[[${formatPath(below)}]]\n${formatTable(item, below)}`).join("");
  });
  return lines.concat(tables).join("");
}

function formatValue(value: unknown): string {
  if (typeof value === "string") return formatText(value);
  if (typeof value === "number") return formatFloat(value);
  if (typeof value === "bigint") return formatInteger(value);
  if (typeof value === "boolean") return String(value);
  if (isWritten(value)) return value.text;
  if (Array.isArray(value)) return `[${value.map(formatValue).join(", ")}]`;
  const table = value as Table;
  const isInner = (key: string): boolean => isTable(table[key]) || isTableList(table[key]);
  const keys = keysOf(table);
  const inOrder = [...keys.filter((key) => !isInner(key)), ...keys.filter(isInner)];
  return `{${inOrder.map((key) => `${formatKey(key)} = ${formatValue(table[key])}`).join(", ")}}`;
}

/** TOML has integers of 64 bits; JSON, from which a value may come, has larger ones. */
function formatInteger(value: bigint): string {
  return value >= MIN_INTEGER && value <= MAX_INTEGER ? String(value) : formatFloat(Number(value));
}

/** The fewest digits that are this number, with an exponent where it has more than six before the point, or four zeros after it. */
function formatFloat(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value < 0 ? "-inf" : "inf";
  if (Object.is(value, -0)) return "-0.0";
  const [digits = "", exponent = "0"] = value.toExponential().split("e");
  if (value === 0 || (Number(exponent) >= -4 && Number(exponent) < 6))
    return Number.isInteger(value) ? `${String(value)}.0` : String(value);
  return `${digits}e${exponent.slice(0, 1)}${exponent.slice(1).padStart(2, "0")}`;
}

function formatPath(path: readonly string[]): string {
  return path.map(formatKey).join(".");
}

function formatKey(key: string): string {
  return BARE_KEY.test(key) ? key : formatText(key);
}

function formatText(text: string): string {
  return JSON.stringify(wellFormed(text)).replaceAll("\u007f", "\\u007f");
}

/** Halves of characters are no text; other writers have a replacement character for them, too. */
function wellFormed(text: string): string {
  return Buffer.from(text).toString();
}

function keysOf(table: Table): string[] {
  const keys = Object.keys(table);
  return /^\d/.test(keys[0] ?? "") ? keys.sort() : keys;
}

function isTable(value: unknown): value is Table {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isWritten(value);
}

/** What brings its own form. */
function isWritten(value: unknown): value is TomlDate | JsonInToml {
  return value instanceof TomlDate || value instanceof JsonInToml;
}

function isTableList(value: unknown): value is readonly Table[] {
  return Array.isArray(value) && value.length > 0 && value.every(isTable);
}

/** TOML has no word for nothing, which JSON of labels has also in lists. */
function withoutNothing(value: unknown): unknown {
  if (Array.isArray(value))
    return value.filter((item) => item !== undefined && item !== null).map(withoutNothing);
  if (!isTable(value)) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined && item !== null);
  return Object.fromEntries(entries.map(([key, item]) => [key, withoutNothing(item)]));
}
