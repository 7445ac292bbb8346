// What a schema cannot say about a project descriptor: which values go together, and what they may look like. Pure.
import { isVariableName, VARIABLE_NAME_RULE } from "../../cnb/variable-name.ts";
import { quote } from "../../quote.ts";
import { patternProblem } from "../source/source-filter.ts";
import { readDescriptorBuildpacks } from "./descriptor-buildpacks.ts";
import type { DescriptorProblem } from "./descriptor-error.ts";
import { checkExecEnv, type ComplainAt, given } from "./descriptor-fields.ts";
import type { RawDescriptor } from "./descriptor-schema.ts";
import type { DescriptorVariable, ProjectAbout, ProjectDescriptor } from "./project-descriptor.ts";
import type { TomlLines } from "./toml-lines.ts";

/** The contents of a descriptor, and what is wrong with them; if that is anything, they are incomplete. */
export interface CheckedDescriptor {
  readonly descriptor: Omit<ProjectDescriptor, "file" | "schemaVersion" | "warnings">;
  readonly problems: readonly DescriptorProblem[];
}

/** Reads what each table has, and collects complaints. */
export function checkDescriptor(raw: RawDescriptor, lines: TomlLines): CheckedDescriptor {
  const problems: DescriptorProblem[] = [];
  const complain: ComplainAt = (path, problem, hint) => {
    problems.push({ line: lines(path), problem, hint });
  };
  const { builder } = raw.files.value;
  const descriptor = {
    about: readAbout(raw, complain),
    builder: builder === "" ? undefined : { value: builder, line: lines([...raw.files.path, "builder"]) },
    selection: readSelection(raw, lines, complain),
    buildpacks: readDescriptorBuildpacks(raw.group, lines, complain),
    preBuildpacks: readDescriptorBuildpacks(raw.pre, lines, complain),
    postBuildpacks: readDescriptorBuildpacks(raw.post, lines, complain),
    env: readEnv(raw, lines, complain),
  };
  return { descriptor, problems };
}

function readAbout({ about, metadata }: RawDescriptor, complain: ComplainAt): ProjectAbout {
  const { value, path } = about;
  for (const [at, { type, uri }] of value.licenses.entries()) {
    if (type !== "" || uri !== "") continue;
    const problem = "A license has neither a type nor a uri.";
    complain([...path, "licenses", at], problem, 'Write e.g. type = "MIT".');
  }
  return {
    id: given(value.id),
    name: given(value.name),
    version: given(value.version),
    authors: value.authors,
    documentationUrl: given(value["documentation-url"]),
    sourceUrl: given(value["source-url"]),
    licenses: value.licenses.map(({ type, uri }) => ({ type: given(type), uri: given(uri) })),
    metadata,
  };
}

function readSelection(
  { files: { value, path } }: RawDescriptor,
  lines: TomlLines,
  complain: ComplainAt,
): ProjectDescriptor["selection"] {
  const { include, exclude } = value;
  if (include.length > 0 && exclude.length > 0) {
    const hint = "Keep one of them: files that are not included are excluded, and vice versa.";
    complain([...path, "exclude"], '"include" and "exclude" cannot both be given.', hint);
  }
  const kind = include.length > 0 ? "include" : "exclude";
  for (const [at, pattern] of value[kind].entries()) {
    const problem = patternProblem(pattern);
    if (problem !== undefined) complain([...path, kind, at], problem);
  }
  if (value[kind].length === 0) return { kind: "all", line: undefined };
  return { kind, patterns: value[kind], line: lines([...path, kind]) };
}

// The lifecycle gets each variable as a file of that name.
function readEnv({ env }: RawDescriptor, lines: TomlLines, complain: ComplainAt): DescriptorVariable[] {
  return env.value.map(({ name, value, "exec-env": execEnv = [] }, at) => {
    const path = [...env.path, at];
    if (name === "") complain(path, "A variable has no name.", 'Add name = "…".');
    else if (!isVariableName(name)) {
      const problem = `${quote(name)} is not the name of a variable.`;
      complain([...path, "name"], problem, `Its name ${VARIABLE_NAME_RULE}.`);
    }
    if (value === undefined) {
      const problem = name === "" ? "A variable has no value." : `The variable ${quote(name)} has no value.`;
      complain(path, problem, 'Add value = "…".');
    }
    checkExecEnv(execEnv, path, complain);
    return { name, value: value ?? "", execEnv, line: lines(path) };
  });
}
