// Seeds as values, so that what becomes of them still follows the grammar.
import { formatToml } from "../../src/cnb/toml/format-toml.ts";
import { parseTomlTable } from "../../src/cnb/toml/parse-toml.ts";
import type { Structure } from "./parser.ts";

/** Of JSON texts. */
export function jsonOf(seeds: readonly string[]): Structure {
  return { values: seeds.map((seed): unknown => JSON.parse(seed)), write: (value) => JSON.stringify(value) };
}

/** Of TOML texts. */
export function tomlOf(seeds: readonly string[]): Structure {
  return { values: seeds.map((seed) => parseTomlTable(seed, "the seed")), write: formatToml };
}
