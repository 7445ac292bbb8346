// Keys of TOML files as Go's usual decoder finds them: a key that a schema does not have is taken for the one that differs in
// case only. Buildpacks in Go write such keys, e.g. `Launch = true`, when they encode a struct that names no keys. Pure.
import type * as v from "valibot";

/** What is looked at of a schema of valibot. */
interface Shape {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Shape>>;
  readonly wrapped?: Shape;
  readonly item?: Shape;
}

/** The value with the keys that the schema has; unknown keys, and what the schema says nothing about, stay as they are. */
export function withSchemaKeys(schema: v.GenericSchema, value: unknown): unknown {
  return renamed(schema, value);
}

function renamed(shape: Shape, value: unknown): unknown {
  if (shape.wrapped !== undefined) return renamed(shape.wrapped, value);
  const { item, entries } = shape;
  if (item !== undefined) return Array.isArray(value) ? value.map((one) => renamed(item, one)) : value;
  if (entries === undefined || typeof value !== "object" || value === null || Array.isArray(value))
    return value;
  const known = new Map(Object.keys(entries).map((key) => [key.toLowerCase(), key]));
  const table = Object.entries(value).map(([key, inner]): [string, unknown] => {
    const meant = known.get(key.toLowerCase());
    // The key of the specification wins, should both be there.
    const name = meant === undefined || Object.hasOwn(value, meant) ? key : meant;
    const below = entries[name];
    return [name, below === undefined ? inner : renamed(below, inner)];
  });
  return Object.fromEntries(table);
}
