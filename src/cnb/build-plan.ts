// The build plan: what each buildpack of a group provides and requires, and plan.toml with the outcome.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#build-plan-toml
import * as v from "valibot";
import { sortKeys } from "../oci/json.ts";
import type { ModuleReference } from "./module-reference.ts";
import { formatToml } from "./toml/format-toml.ts";
import { FreeTable, parseToml, type TomlTable } from "./toml/parse-toml.ts";

const Metadata = v.optional(FreeTable);
const text = v.optional(v.string(), "");
const Provides = v.optional(v.array(v.object({ name: text })), []);
const Requires = v.optional(
  v.array(v.object({ name: text, version: v.optional(v.string()), metadata: Metadata })),
  [],
);
const Section = { provides: Provides, requires: Requires };
const DetectedPlan = v.object({ ...Section, or: v.optional(v.array(v.object(Section)), []) });

const PlanFile = v.object({
  entries: v.optional(
    v.array(
      v.object({
        providers: v.optional(
          v.array(
            v.object({
              id: v.string(),
              version: v.optional(v.string(), ""),
              extension: v.optional(v.boolean()),
            }),
          ),
          [],
        ),
        requires: v.optional(v.array(v.object({ name: text, metadata: Metadata })), []),
      }),
    ),
    [],
  ),
});

/** Something a buildpack needs, with what it wants to say about it. */
export interface Requirement {
  readonly name: string;
  readonly metadata?: TomlTable | undefined;
}

/** One alternative of what a buildpack's detect wrote. */
export interface PlanSection {
  readonly provides: readonly { readonly name: string }[];
  readonly requires: readonly (Requirement & { readonly version?: string | undefined })[];
}

/** A dependency, who provides it, and what is required of it. */
export interface PlanEntry {
  readonly providers: readonly (ModuleReference & { readonly extension?: boolean | undefined })[];
  readonly requires: readonly Requirement[];
}

/** What bin/detect wrote: the alternatives in order of preference. @throws {PlatformError} `MALFORMED` */
export function parseDetectedPlan(toml: string, what: string): readonly PlanSection[] {
  const { or, ...first } = parseToml(DetectedPlan, toml, what);
  return [first, ...or];
}

/** @throws {PlatformError} `MALFORMED` naming the file */
export function parsePlan(toml: string, what: string): readonly PlanEntry[] {
  return parseToml(PlanFile, toml, what).entries;
}

/** plan.toml; an empty plan is an empty file. */
export function formatPlan(entries: readonly PlanEntry[]): string {
  if (entries.length === 0) return "";
  return formatToml({
    entries: entries.map(({ providers, requires }) => ({ providers, requires: requires.map(written) })),
  });
}

/** The plan that one buildpack's bin/build gets; an empty one is an empty file. */
export function formatBuildpackPlan(entries: readonly Requirement[]): string {
  return entries.length === 0 ? "" : formatToml({ entries: entries.map(written) });
}

function written({ name, metadata }: Requirement): object {
  return { name, metadata: sortKeys(metadata) };
}
