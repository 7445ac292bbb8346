// Keys that a schema does not have, which would else be dropped without a word. Pure.
import type * as v from "valibot";
import type { TomlPath } from "./toml-path.ts";

/** A key that is not read. */
export interface UnknownKey {
  readonly path: TomlPath;
  /** The keys that the table may have. */
  readonly known: readonly string[];
}

/** The parts of schemas that matter here. */
type Schema = v.GenericSchema &
  Partial<{
    readonly entries: Readonly<Record<string, Schema>>;
    readonly item: Schema;
    readonly wrapped: Schema;
  }>;

/** What of a value the schema does not know, at any depth; tables that are free to have anything are left alone. */
export function findUnknownKeys(schema: v.GenericSchema, value: unknown, path: TomlPath = []): UnknownKey[] {
  const { entries, item, wrapped } = schema as Schema;
  if (wrapped !== undefined) return findUnknownKeys(wrapped, value, path);
  if (item !== undefined && Array.isArray(value))
    return value.flatMap((element, index) => findUnknownKeys(item, element, [...path, index]));
  if (entries === undefined || typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const entry = Object.hasOwn(entries, key) ? entries[key] : undefined;
    if (entry === undefined) return [{ path: [...path, key], known: Object.keys(entries) }];
    return findUnknownKeys(entry, inner, [...path, key]);
  });
}
