// From the text of a project.toml to what it says.
import { TomlError } from "smol-toml";
import { parsePlainTomlTable, type TomlTable } from "../../cnb/toml/parse-toml.ts";
import { formatTomlPath } from "../../cnb/toml/toml-path.ts";
import { messageOf, PlatformError } from "../../errors.ts";
import { oneLine, quote } from "../../quote.ts";
import { checkDescriptor } from "./check-descriptor.ts";
import { DescriptorError, type DescriptorProblem } from "./descriptor-error.ts";
import { SCHEMA_VERSIONS, type SchemaVersion, toRawDescriptor } from "./descriptor-schema.ts";
import { descriptorWarnings } from "./descriptor-warnings.ts";
import { type MistypedValue, mistypedValues, withPlausible } from "./mistyped-values.ts";
import type { ProjectDescriptor } from "./project-descriptor.ts";
import { indexTomlLines, type TomlLines } from "./toml-lines.ts";

const HINT =
  "See https://buildpacks.io/docs/reference/config/project-descriptor/ for what a descriptor may have.";

/**
 * Parses a project descriptor of schema 0.1, 0.2 or 0.3.
 * @param file its name for messages, e.g. `project.toml`
 * @throws {DescriptorError} with everything that is wrong
 */
export function parseProjectDescriptor(toml: string, file: string): ProjectDescriptor {
  const table = readTable(toml, file);
  const lines = indexTomlLines(toml);
  const schemaVersion = readVersion(table, lines, file);
  const mistyped = mistypedValues(schemaVersion, table);
  const problems = mistyped.map((value) => typeProblem(value, lines));
  const plausible = withPlausible(table, mistyped);
  if (mistyped.length > 0 && mistypedValues(schemaVersion, plausible).length > 0)
    throw new DescriptorError(file, problems);
  const checked = checkDescriptor(toRawDescriptor(schemaVersion, plausible), lines);
  const others = checked.problems.filter(({ line }) => !problems.some((problem) => problem.line === line));
  const all = [...problems, ...others].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  if (all.length > 0) throw new DescriptorError(file, all);
  const warnings = descriptorWarnings(schemaVersion, table, lines);
  return { file, schemaVersion, ...checked.descriptor, warnings };
}

function readTable(toml: string, file: string): TomlTable {
  try {
    return parsePlainTomlTable(toml, "It");
  } catch (error) {
    const cause = error instanceof PlatformError ? error.cause : error;
    const line = cause instanceof TomlError ? cause.line : undefined;
    const problem = cause === undefined ? messageOf(error) : syntaxProblem(cause);
    throw new DescriptorError(
      file,
      [{ line, problem, hint: "Correct the syntax; see https://toml.io." }],
      error,
    );
  }
}

function syntaxProblem(cause: unknown): string {
  const [reason = ""] = messageOf(cause).split("\n");
  return `It is not TOML: ${reason.replace(/^Invalid TOML document: /, "").replace(/\.?$/, ".")}`;
}

function readVersion(table: TomlTable, lines: TomlLines, file: string): SchemaVersion {
  const about = table["_"];
  const given = isTable(about) ? about["schema-version"] : undefined;
  if (given === undefined || given === "") return "0.1";
  const version = SCHEMA_VERSIONS.find((known) => known === given);
  if (version !== undefined) return version;
  const quoted = SCHEMA_VERSIONS.find((known) => typeof given === "number" && known === String(given));
  const known = SCHEMA_VERSIONS.map((version) => quote(version)).join(", ");
  const problem =
    quoted === undefined
      ? `The schema-version ${shown(given)} is not one of ${known}.`
      : `The schema-version ${shown(given)} must be a text in quotes: ${quote(quoted)}.`;
  throw new DescriptorError(file, [{ line: lines(["_", "schema-version"]), problem, hint: HINT }]);
}

function typeProblem({ path, expected, input }: MistypedValue, lines: TomlLines): DescriptorProblem {
  const must = EXPECTATIONS[expected ?? ""] ?? "something else";
  const problem = `${quote(formatTomlPath(path))} is ${shown(input)}, but must be ${must}.`;
  return { line: lines(path), problem, hint: HINT };
}

const EXPECTATIONS: Readonly<Record<string, string>> = {
  string: "a text in quotes",
  Array: "a list: [ … ], or [[ … ]] for tables",
  Object: "a table",
};

/** As JSON, which is short and shows what is a text. */
function shown(value: unknown): string {
  if (typeof value === "string") return quote(value, 80);
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  const json = JSON.stringify(value, (_key, item: unknown) =>
    typeof item === "bigint" ? Number(item) : item,
  );
  return oneLine(json, 80);
}

function isTable(value: unknown): value is TomlTable {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
