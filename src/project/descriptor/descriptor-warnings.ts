// What in a project descriptor is legal but probably a mistake. Pure.
import type { TomlTable } from "../../cnb/toml/parse-toml.ts";
import { formatTomlPath, type TomlPath } from "../../cnb/toml/toml-path.ts";
import { findUnknownKeys, type UnknownKey } from "../../cnb/toml/unknown-keys.ts";
import { quote } from "../../quote.ts";
import type { DescriptorProblem } from "./descriptor-error.ts";
import { DESCRIPTOR_SCHEMAS, type SchemaVersion } from "./descriptor-schema.ts";
import type { TomlLines } from "./toml-lines.ts";

const NEWEST = "0.2";

/** Keys that are ignored, tables of another schema version, and names that have changed. */
export function descriptorWarnings(
  version: SchemaVersion,
  table: TomlTable,
  lines: TomlLines,
): DescriptorProblem[] {
  const { _: about, ...rest } = table;
  // A table that has nothing but the version is legal in any.
  const isForVersion = isTable(about) && Object.keys(about).every((key) => key === "schema-version");
  const checked = version === "0.1" && isForVersion ? rest : table;
  const unknown = findUnknownKeys(DESCRIPTOR_SCHEMAS[version], checked).filter(({ path }) => isOurs(path));
  return [
    ...versionWarnings(version, table, lines),
    ...miscasedTables(table, lines),
    ...unknown.map((key) => ({ ...unknownKey(version, key), line: lines(key.path) })),
  ];
}

const OURS = ["_", "project", "build"];

/** Other tables than those of the specification are for other tools. */
function isOurs([first, second]: TomlPath): boolean {
  return first === "io" ? isName(second, "buildpacks") : OURS.includes(String(first));
}

function isName(key: TomlPath[number] | undefined, name: string): boolean {
  return String(key).toLowerCase() === name;
}

/** Tables at the top that would be ours in small letters: such a file is not read as it is meant, and by Go's reader it is. */
function miscasedTables(table: TomlTable, lines: TomlLines): DescriptorProblem[] {
  return Object.entries(table).flatMap(([key, value]) => {
    const name = key.toLowerCase();
    const inIo = isTable(value) ? Object.keys(value).find((inner) => isName(inner, "buildpacks")) : undefined;
    const path = OURS.includes(name) ? [key] : name === "io" && inIo !== undefined ? [key, inIo] : undefined;
    if (path === undefined || key === name) return [];
    const [meant, is] = [formatTomlPath(path.map((part) => part.toLowerCase())), formatTomlPath(path)];
    const problem = `${quote(`[${is}]`)} is ignored: names of tables are written in small letters.`;
    return [{ line: lines(path), problem, hint: `Write [${meant}].` }];
  });
}

function unknownKey(version: SchemaVersion, { path, known }: UnknownKey): Omit<DescriptorProblem, "line"> {
  if (path.length === 1) {
    const [name] = path;
    const other = version === "0.1" ? "0.2 or later" : "0.1";
    return {
      problem: `"[${String(name)}]" is ignored: it is for schema ${other}, and this file uses ${version}.`,
      hint: OTHER_VERSION_HINTS[version],
    };
  }
  return {
    problem: `${quote(formatTomlPath(path))} is ignored: schema ${version} does not know it.`,
    hint: `Valid keys: ${known.join(", ")}.`,
  };
}

const OTHER_VERSION_HINTS: Readonly<Record<SchemaVersion, string>> = {
  "0.1": `Add [_] with schema-version = "${NEWEST}".`,
  "0.2": "Move it to [_] and [io.buildpacks].",
  "0.3": "Move it to [_] and [io.buildpacks].",
};

function versionWarnings(version: SchemaVersion, table: TomlTable, lines: TomlLines): DescriptorProblem[] {
  const warnings: DescriptorProblem[] = [];
  const about = tableIn(table, "_");
  const buildpacks = tableIn(tableIn(table, "io"), "buildpacks");
  if (version === "0.1" && (about?.["schema-version"] ?? "") === "") {
    const problem = "It has no schema-version, so it is read as schema 0.1.";
    warnings.push({
      line: undefined,
      problem,
      hint: `Add [_] with schema-version = "${NEWEST}" (or "0.1").`,
    });
  }
  if (version === "0.1" && buildpacks !== undefined) {
    const problem = '"[io.buildpacks]" is ignored: it is for schema 0.2 or later, and this file uses 0.1.';
    warnings.push({ line: lines(["io", "buildpacks"]), problem, hint: OTHER_VERSION_HINTS[version] });
  }
  if (version === "0.2" && buildpacks?.["env"] !== undefined) {
    const problem = '"io.buildpacks.env.build" is the former name of "io.buildpacks.build.env".';
    const hint = "Rename it; it is read only if there is nothing under the new name.";
    warnings.push({ line: lines(["io", "buildpacks", "env"]), problem, hint });
  }
  return warnings;
}

function tableIn(table: TomlTable | undefined, key: string): TomlTable | undefined {
  const value = table?.[key];
  return isTable(value) ? value : undefined;
}

function isTable(value: unknown): value is TomlTable {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
