// project.toml: how a project wants to be built. All versions of its schema become one type.
// Spec: https://github.com/buildpacks/spec/blob/main/extensions/project-descriptor.md
import { TomlError } from "smol-toml";
import * as v from "valibot";
import { messageOf, PlatformError } from "../errors.ts";
import { parseTomlTable, type TomlTable } from "../spec/toml.ts";
import { checkDescriptor } from "./check-descriptor.ts";
import { DescriptorError, type DescriptorProblem } from "./descriptor-error.ts";
import {
  DESCRIPTOR_SCHEMAS,
  SCHEMA_VERSIONS,
  toRawDescriptor,
  type SchemaVersion,
} from "./descriptor-schema.ts";
import { descriptorWarnings } from "./descriptor-warnings.ts";
import type { SourceSelection } from "./source-filter.ts";
import { formatTomlPath, indexTomlLines, type TomlLines } from "./toml-lines.ts";

/** A project descriptor; what it does not give is undefined or empty. */
export interface ProjectDescriptor {
  /** As it was named to the parser, e.g. `project.toml`. */
  readonly file: string;
  readonly schemaVersion: SchemaVersion;
  readonly about: ProjectAbout;
  readonly builder: { readonly value: string; readonly line: number | undefined } | undefined;
  readonly selection: SourceSelection & { readonly line: number | undefined };
  /** Replaces the builder's order; empty if that stands. */
  readonly buildpacks: readonly DescriptorBuildpack[];
  /** Put in front of each group of the builder's order. */
  readonly preBuildpacks: readonly DescriptorBuildpack[];
  /** Put at the end of each group of the builder's order. */
  readonly postBuildpacks: readonly DescriptorBuildpack[];
  /** Build-time variables; of one name the last counts. */
  readonly env: readonly DescriptorVariable[];
  /** What is legal but will not do what somebody may have meant. */
  readonly warnings: readonly DescriptorProblem[];
}

/** What a project says about itself. */
export interface ProjectAbout {
  readonly id: string | undefined;
  readonly name: string | undefined;
  readonly version: string | undefined;
  readonly authors: readonly string[];
  readonly documentationUrl: string | undefined;
  readonly sourceUrl: string | undefined;
  /** Each has at least one of both. */
  readonly licenses: readonly { readonly type: string | undefined; readonly uri: string | undefined }[];
  readonly metadata: TomlTable;
}

/** What an item of 0.3 is for. */
export interface ForExecEnv {
  /** Names like `production` or `test`; empty or with `*` for all. */
  readonly execEnv: readonly string[];
  /** Where it starts. */
  readonly line: number | undefined;
}

/** A buildpack as the project names it. */
export type DescriptorBuildpack = ForExecEnv &
  (
    | { readonly kind: "id"; readonly id: string; readonly version: string | undefined }
    /** A relative path is relative to the directory of the file. */
    | { readonly kind: "uri"; readonly uri: string; readonly id: string | undefined }
    | InlineBuildpack
  );

/** A buildpack that is a script in the descriptor. */
export interface InlineBuildpack {
  readonly kind: "inline";
  readonly id: string;
  /** `0.0.0` if it is not given. */
  readonly version: string;
  /** Of the Buildpack API, e.g. `0.10`. */
  readonly api: string;
  /** What runs the script, absolute, possibly with an argument; `/bin/sh` if it is not given. */
  readonly shell: string;
  readonly script: string;
}

export interface DescriptorVariable extends ForExecEnv {
  readonly name: string;
  readonly value: string;
}

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
  const problems = schemaProblems(schemaVersion, table, lines);
  if (problems.length > 0) throw new DescriptorError(file, problems);
  const raw = toRawDescriptor(schemaVersion, table);
  const checked = checkDescriptor(raw, lines);
  if (checked.problems.length > 0) throw new DescriptorError(file, checked.problems);
  const warnings = descriptorWarnings(schemaVersion, table, lines);
  return { file, schemaVersion, ...checked.descriptor, warnings };
}

function readTable(toml: string, file: string): TomlTable {
  try {
    return parseTomlTable(toml, file);
  } catch (error) {
    const cause = error instanceof PlatformError ? error.cause : error;
    const line = cause instanceof TomlError ? cause.line : undefined;
    const [reason = ""] = messageOf(cause).split("\n");
    const problem = `It is not TOML: ${reason.replace(/^Invalid TOML document: /, "").replace(/\.?$/, ".")}`;
    throw new DescriptorError(
      file,
      [{ line, problem, hint: "Correct the syntax; see https://toml.io." }],
      error,
    );
  }
}

function readVersion(table: TomlTable, lines: TomlLines, file: string): SchemaVersion {
  const about = table["_"];
  const given = isTable(about) ? about["schema-version"] : undefined;
  if (given === undefined || given === "") return "0.1";
  const version = SCHEMA_VERSIONS.find((known) => known === given);
  if (version !== undefined) return version;
  const known = SCHEMA_VERSIONS.map((version) => `"${version}"`).join(", ");
  const problem = `The schema-version ${quote(given)} is not one of ${known}.`;
  throw new DescriptorError(file, [{ line: lines(["_", "schema-version"]), problem, hint: HINT }]);
}

function schemaProblems(version: SchemaVersion, table: TomlTable, lines: TomlLines): DescriptorProblem[] {
  const { issues = [] } = v.safeParse(DESCRIPTOR_SCHEMAS[version], table);
  return issues.map((issue) => {
    const path = (issue.path ?? []).map(({ key }) => key as string | number);
    const expected = EXPECTATIONS[issue.expected] ?? "something else";
    const problem = `"${formatTomlPath(path)}" is ${quote(issue.input)}, but must be ${expected}.`;
    return { line: lines(path), problem, hint: HINT };
  });
}

const EXPECTATIONS: Readonly<Record<string, string>> = {
  string: "a text in quotes",
  Array: "a list: [ … ], or [[ … ]] for tables",
  Object: "a table",
};

/** As JSON, which is short and shows what is a text. */
function quote(value: unknown): string {
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  const json = JSON.stringify(value, (_key, item: unknown) =>
    typeof item === "bigint" ? Number(item) : item,
  );
  return json.length > 80 ? `${json.slice(0, 80)}…` : json;
}

function isTable(value: unknown): value is TomlTable {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
