// [[build.env]] of builder.toml: variables that a builder sets for all builds, as files with a suffix for how they are set.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#provided-by-the-platform
import * as v from "valibot";
import { PlatformError } from "../errors.ts";
import { quote } from "../quote.ts";

const SUFFIXES = ["default", "override", "append", "prepend"];

const Variable = v.object({
  name: v.string(),
  value: v.optional(v.string(), ""),
  suffix: v.optional(v.string(), ""),
  delim: v.optional(v.string(), ""),
  "exec-env": v.optional(v.array(v.string())),
});

/** The schema of the tables. */
export const BuildVariables = v.array(Variable);
export type BuilderVariable = v.InferOutput<typeof Variable>;

/**
 * Files by name, e.g. `PATH.append` and `PATH.delim`, sorted; of two of one name the last counts.
 * @throws {PlatformError} `MALFORMED` naming the file and the variable
 */
export function builderVariableFiles(
  variables: readonly BuilderVariable[],
  what: string,
): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const { name, value, suffix, delim } of variables) {
    if (!/^[^/\0=]+$/.test(name) || name === "." || name === "..")
      throw malformed(name, what, "which is not a name", "Use letters, digits and underscores.");
    if (suffix !== "" && !SUFFIXES.includes(suffix))
      throw malformed(name, what, `with the suffix ${quote(suffix)}`, `Allowed are ${SUFFIXES.join(", ")}.`);
    files.set(suffix === "" ? name : `${name}.${suffix}`, value);
    if (delim !== "") files.set(`${name}.delim`, delim);
  }
  for (const { name, suffix } of variables) {
    if ((suffix === "append" || suffix === "prepend") && !files.has(`${name}.delim`))
      throw malformed(
        name,
        what,
        `with the suffix ${quote(suffix)} and without delim`,
        'Set delim, e.g. to ":".',
      );
  }
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function malformed(name: string, what: string, why: string, hint: string): PlatformError {
  return new PlatformError("MALFORMED", `${what} has the variable ${quote(name)} in [[build.env]], ${why}.`, {
    hint,
  });
}
