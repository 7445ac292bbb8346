// Values of a project descriptor that are of another type than its schema says; and the same descriptor without such mistakes, so
// that everything else that is wrong with it can be found, too. Pure.
import * as v from "valibot";
import type { TomlTable } from "../../cnb/toml/parse-toml.ts";
import { DESCRIPTOR_SCHEMAS, type SchemaVersion } from "./descriptor-schema.ts";

/** A value, where it stands, and what valibot expects there, e.g. `string`. */
export interface MistypedValue {
  readonly path: readonly (string | number)[];
  readonly expected: string | null;
  readonly input: unknown;
}

/** All of them, in the order of the schema. */
export function mistypedValues(version: SchemaVersion, table: TomlTable): readonly MistypedValue[] {
  const { issues = [] } = v.safeParse(DESCRIPTOR_SCHEMAS[version], table);
  return issues.map(({ path = [], expected, input }) => ({
    path: path.map(({ key }) => key as string | number),
    expected,
    input,
  }));
}

/** A copy in which each of the values is one of the type that belongs there. */
export function withPlausible(table: TomlTable, values: readonly MistypedValue[]): TomlTable {
  const copy = structuredClone(table);
  for (const { path, expected, input } of values) {
    const parent = path.slice(0, -1).reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), copy);
    const key = path.at(-1);
    if (isObject(parent) && key !== undefined) parent[key] = plausible(expected, input);
  }
  return copy;
}

function plausible(expected: string | null, input: unknown): unknown {
  // What is written in a table or a list has no text, and may even be called `toString`.
  if (expected === "string") return isScalar(input) ? String(input) : "";
  return expected === "Array" ? [] : {};
}

function isScalar(value: unknown): value is string | number | bigint | boolean {
  return ["string", "number", "bigint", "boolean"].includes(typeof value);
}

function isObject(value: unknown): value is Record<string | number, unknown> {
  return typeof value === "object" && value !== null;
}
