// project.toml: how a project wants to be built. All versions of its schema become one type.
// Spec: https://github.com/buildpacks/spec/blob/main/extensions/project-descriptor.md
import type { TomlTable } from "../../cnb/toml/parse-toml.ts";
import type { SourceSelection } from "../source/source-filter.ts";
import type { DescriptorProblem } from "./descriptor-error.ts";
import type { SchemaVersion } from "./descriptor-schema.ts";

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
  /** What is legal but probably does not do what was meant. */
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
    | ScriptedBuildpack
  );

/** A buildpack that is a script in the descriptor. */
export interface ScriptedBuildpack {
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
