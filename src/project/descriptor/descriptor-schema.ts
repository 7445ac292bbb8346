// What project.toml may have, by version of its schema; each version's tables are brought into one form here.
// Spec of 0.2: https://github.com/buildpacks/spec/blob/main/extensions/project-descriptor.md
import * as v from "valibot";
import type { TomlTable } from "../../cnb/toml/parse-toml.ts";
import type { TomlPath } from "../../cnb/toml/toml-path.ts";

export const SCHEMA_VERSIONS = ["0.1", "0.2", "0.3"] as const;
export type SchemaVersion = (typeof SCHEMA_VERSIONS)[number];

const text = v.optional(v.string(), "");
const texts = v.optional(v.array(v.string()), []);

const script = v.optional(v.object({ api: text, inline: v.optional(v.string()), shell: text }));
const buildpack = { id: text, version: text, uri: text, script };
const variable = { name: text, value: v.optional(v.string()) };

const buildpacks = v.optional(v.array(v.object(buildpack)), []);
const additions = v.optional(v.object({ group: buildpacks }), {});
const variables = v.optional(v.array(v.object(variable)), []);

// Only 0.3 knows for which environments an item is.
const buildpacksByExecEnv = v.optional(v.array(v.object({ ...buildpack, "exec-env": texts })), []);
const additionsByExecEnv = v.optional(v.object({ group: buildpacksByExecEnv }), {});
const variablesByExecEnv = v.optional(v.array(v.object({ ...variable, "exec-env": texts })), []);

const about = {
  id: text,
  name: text,
  version: text,
  authors: texts,
  "documentation-url": text,
  "source-url": text,
  licenses: v.optional(v.array(v.object({ type: text, uri: text })), []),
};
const files = { include: texts, exclude: texts, builder: text };
const metadata = v.optional(v.record(v.string(), v.unknown()), {});

const versionedAbout = v.optional(v.object({ "schema-version": text, ...about, metadata }), {});

/** The tables that a version defines; all others belong to other tools. */
export const DESCRIPTOR_SCHEMAS = {
  "0.1": v.object({
    project: v.optional(v.object(about), {}),
    build: v.optional(
      v.object({ ...files, buildpacks, env: variables, pre: additions, post: additions }),
      {},
    ),
    metadata,
  }),
  "0.2": v.object({
    _: versionedAbout,
    io: v.optional(
      v.object({
        buildpacks: v.optional(
          v.object({
            ...files,
            group: buildpacks,
            pre: additions,
            post: additions,
            build: v.optional(v.object({ env: v.optional(v.array(v.object(variable))) }), {}),
            // How it was called before 0.2 was done; still read by others.
            env: v.optional(v.object({ build: variables }), {}),
          }),
          {},
        ),
      }),
      {},
    ),
  }),
  "0.3": v.object({
    _: versionedAbout,
    io: v.optional(
      v.object({
        buildpacks: v.optional(
          v.object({
            ...files,
            group: buildpacksByExecEnv,
            pre: additionsByExecEnv,
            post: additionsByExecEnv,
            build: v.optional(v.object({ env: variablesByExecEnv }), {}),
          }),
          {},
        ),
      }),
      {},
    ),
  }),
} as const;

export type RawBuildpack = v.InferOutput<typeof buildpacks>[number] & { readonly "exec-env"?: string[] };
export type RawVariable = v.InferOutput<typeof variables>[number] & { readonly "exec-env"?: string[] };

/** A value and where it stands. */
export interface Placed<T> {
  readonly value: T;
  readonly path: TomlPath;
}

/** The tables of any version; what is not given is empty. */
export interface RawDescriptor {
  readonly about: Placed<v.InferOutput<v.ObjectSchema<typeof about, undefined>>>;
  readonly files: Placed<{
    readonly include: string[];
    readonly exclude: string[];
    readonly builder: string;
  }>;
  readonly group: Placed<readonly RawBuildpack[]>;
  readonly pre: Placed<readonly RawBuildpack[]>;
  readonly post: Placed<readonly RawBuildpack[]>;
  readonly env: Placed<readonly RawVariable[]>;
  readonly metadata: TomlTable;
}

/** @param value what TOML has, checked by the schema of that version */
export function toRawDescriptor(version: SchemaVersion, value: TomlTable): RawDescriptor {
  switch (version) {
    case "0.1": {
      const { project, build, metadata } = v.parse(DESCRIPTOR_SCHEMAS[version], value);
      const tables = { ...build, group: build.buildpacks };
      const env = { value: build.env, path: ["build", "env"] };
      const paths = { group: ["build", "buildpacks"], files: ["build"] };
      return { ...placed(tables, paths), about: { value: project, path: ["project"] }, env, metadata };
    }
    case "0.2": {
      const { _: project, io } = v.parse(DESCRIPTOR_SCHEMAS[version], value);
      const { build, env: formerly } = io.buildpacks;
      const env =
        build.env === undefined
          ? { value: formerly.build, path: ["io", "buildpacks", "env", "build"] }
          : { value: build.env, path: ["io", "buildpacks", "build", "env"] };
      return {
        ...placed(io.buildpacks, IO_PATHS),
        about: { value: project, path: ["_"] },
        env,
        metadata: project.metadata,
      };
    }
    case "0.3": {
      const { _: project, io } = v.parse(DESCRIPTOR_SCHEMAS[version], value);
      const env = { value: io.buildpacks.build.env, path: ["io", "buildpacks", "build", "env"] };
      return {
        ...placed(io.buildpacks, IO_PATHS),
        about: { value: project, path: ["_"] },
        env,
        metadata: project.metadata,
      };
    }
  }
}

const IO_PATHS = { group: ["io", "buildpacks", "group"], files: ["io", "buildpacks"] };

function placed(
  tables: RawDescriptor["files"]["value"] & {
    readonly group: RawBuildpack[];
    readonly pre: { readonly group: RawBuildpack[] };
    readonly post: { readonly group: RawBuildpack[] };
  },
  paths: { readonly group: string[]; readonly files: string[] },
): Omit<RawDescriptor, "about" | "env" | "metadata"> {
  return {
    files: { value: tables, path: paths.files },
    group: { value: tables.group, path: paths.group },
    pre: { value: tables.pre.group, path: [...paths.files, "pre", "group"] },
    post: { value: tables.post.group, path: [...paths.files, "post", "group"] },
  };
}
