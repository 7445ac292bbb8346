// JSON as Go's encoder writes it, so that labels and configs come out like those of other lifecycles. Pure.
import { PlatformError } from "../errors.ts";

const ESCAPED: Readonly<Record<string, string>> = {
  "<": "\\u003c",
  ">": "\\u003e",
  "&": "\\u0026",
  "\u2028": "\\u2028",
  "\u2029": "\\u2029",
};

/**
 * Compact JSON with `<`, `>`, `&` and line separators escaped. Keys stay in their order, except of objects that JavaScript does
 * not leave it: see {@link keysOf}.
 * @throws {PlatformError} `MALFORMED` for `nan` and `inf`, which JSON does not have
 */
export function encodeJson(value: unknown): string {
  return write(value).replace(/[<>&\u2028\u2029]/g, (character) => ESCAPED[character] ?? character);
}

function write(value: unknown): string {
  if (typeof value === "bigint") return String(value);
  if (typeof value === "number") return writeNumber(value);
  // What JSON does not know is null in a list, and left out of an object.
  if (value === undefined) return "null";
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(write).join(",")}]`;
  if (isLeaf(value)) return JSON.stringify(value);
  const object = value as Readonly<Record<string, unknown>>;
  const members = keysOf(object).flatMap((key) => {
    const item = object[key];
    return item === undefined ? [] : `${JSON.stringify(key)}:${write(item)}`;
  });
  return `{${members.join(",")}}`;
}

function writeNumber(value: number): string {
  if (!Number.isFinite(value)) {
    const name = Number.isNaN(value) ? "nan" : value < 0 ? "-inf" : "inf";
    throw new PlatformError("MALFORMED", `A number is ${name}, which JSON cannot represent.`, {
      hint: "Write it as a string, or leave it out.",
    });
  }
  return Object.is(value, -0) ? "-0" : JSON.stringify(value);
}

/** Whether an object is one value, which knows itself what it is in JSON, e.g. a date. */
function isLeaf(value: object): boolean {
  return "toJSON" in value && typeof value.toJSON === "function";
}

/**
 * The keys as they are to be written. JavaScript puts keys like "10" before all others and by their number. Only maps have
 * such keys, and Go writes the keys of a map as sorted strings.
 */
function keysOf(object: object): string[] {
  const keys = Object.keys(object);
  return /^\d/.test(keys[0] ?? "") ? keys.sort(compareBytes) : keys;
}

/** The same value with the keys of every object in byte order, at every depth; {@link encodeJson} writes them so. */
export function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== "object" || value === null || isLeaf(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => compareBytes(a, b));
  return Object.fromEntries(entries.map(([key, item]) => [key, sortKeys(item)]));
}

/** Orders strings by their UTF-8 bytes, the order of every list in the specification. */
export function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
