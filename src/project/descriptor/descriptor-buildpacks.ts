// The buildpacks that a project descriptor names, each of exactly one kind. Pure.
import type { TomlPath } from "../../cnb/toml/toml-path.ts";
import { quote, withoutLogins } from "../../quote.ts";
import { checkExecEnv, type ComplainAt, given } from "./descriptor-fields.ts";
import type { Placed, RawBuildpack } from "./descriptor-schema.ts";
import type { DescriptorBuildpack, ScriptedBuildpack } from "./project-descriptor.ts";
import type { TomlLines } from "./toml-lines.ts";

const INLINE_VERSION = "0.0.0";
const INLINE_SHELL = "/bin/sh";
const RESERVED_IDS = ["app", "config", "generated", "sbom"];

/** Reads `[[…group]]`; items that are complained about are left out. */
export function readDescriptorBuildpacks(
  { value, path }: Placed<readonly RawBuildpack[]>,
  lines: TomlLines,
  complain: ComplainAt,
): readonly DescriptorBuildpack[] {
  return value.flatMap((raw, index) => {
    const at = [...path, index];
    const execEnv = raw["exec-env"] ?? [];
    checkExecEnv(execEnv, at, complain);
    const kind = readKind(raw, at, complain);
    return kind === undefined ? [] : [{ ...kind, execEnv, line: lines(at) }];
  });
}

type BuildpackKind =
  | { readonly kind: "id"; readonly id: string; readonly version: string | undefined }
  | { readonly kind: "uri"; readonly uri: string; readonly id: string | undefined }
  | ScriptedBuildpack;

function readKind(raw: RawBuildpack, at: TomlPath, complain: ComplainAt): BuildpackKind | undefined {
  const { id, version, uri, script } = raw;
  if (uri !== "" && script !== undefined) {
    const problem = `A buildpack has both a uri, ${quote(withoutLogins(uri))}, and a script.`;
    complain([...at, "uri"], problem, "Keep the one that you mean.");
    return undefined;
  }
  if (uri !== "" && version !== "") {
    const problem = `A buildpack has both a uri, ${quote(withoutLogins(uri))}, and a version, ${quote(version)}.`;
    complain([...at, "version"], problem, "Leave out the version: the buildpack at that uri defines it.");
    return undefined;
  }
  if (script !== undefined) return readInline({ ...raw, script }, at, complain);
  if (uri !== "") return { kind: "uri", uri, id: given(id) };
  if (id !== "") return { kind: "id", id, version: given(version) };
  complain(at, "A buildpack has neither an id nor a uri.", 'Write e.g. id = "example/java".');
  return undefined;
}

function readInline(
  { id, version, script }: RawBuildpack & { readonly script: NonNullable<RawBuildpack["script"]> },
  at: TomlPath,
  complain: ComplainAt,
): ScriptedBuildpack {
  const { api, inline = "", shell } = script;
  // Both become names of directories.
  if (!/^[A-Za-z0-9./-]+$/.test(id) || isPathLike(id) || RESERVED_IDS.includes(id)) {
    const hint = `Give it an id of letters, digits, . / and -, other than ${RESERVED_IDS.join(", ")}.`;
    const problem =
      id === "" ? "An inline buildpack has no id." : `${quote(id)} cannot be the id of an inline buildpack.`;
    complain([...at, "id"], problem, hint);
  }
  if (version !== "" && (!/^[\w.+-]+$/.test(version) || isPathLike(version))) {
    const hint = `Write e.g. version = "1.0.0", or leave it out for ${INLINE_VERSION}.`;
    complain([...at, "version"], `${quote(version)} cannot be the version of an inline buildpack.`, hint);
  }
  if (!/^\d+(\.\d+)?$/.test(api)) {
    const problem =
      api === "" ? "The script has no api." : `The api ${quote(api)} of the script is not a version.`;
    complain([...at, "script", "api"], problem, 'Write e.g. api = "0.10", a version of the Buildpack API.');
  }
  if (inline.trim() === "") {
    const hint = "Write the script of bin/build between ''' and '''.";
    complain([...at, "script", "inline"], "The script has no inline text.", hint);
  }
  if (shell !== "" && !/^\/[^\r\n\0]+$/.test(shell)) {
    const hint =
      'Write the path of a program in the build image, e.g. "/bin/bash" or "/usr/bin/env python3".';
    complain([...at, "script", "shell"], `${quote(shell)} is not an absolute path.`, hint);
  }
  return {
    kind: "inline",
    id,
    version: given(version) ?? INLINE_VERSION,
    api,
    shell: given(shell) ?? INLINE_SHELL,
    script: inline,
  };
}

function isPathLike(name: string): boolean {
  return name.split("/").some((part) => part === "" || part === "." || part === "..");
}
