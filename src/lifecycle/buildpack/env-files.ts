// Environment directories: files whose names say a variable and what to do with it.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#environment-variable-modification-rules
import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { PlatformError } from "../../errors.ts";
import { errorCode, isMissing } from "../../files/regular-file.ts";
import { compareBytes } from "../../oci/json.ts";
import { readText } from "../toml-file.ts";

/** A file of an environment directory; `name` is e.g. `PATH.prepend`. */
export interface EnvFile {
  readonly name: string;
  readonly content: string;
}

/** The variables of a process that the lifecycle starts: each has a value. */
export type ProcessEnvironment = Readonly<Record<string, string>>;

/**
 * The files of a directory in byte order; none if it does not exist. Directories, also linked ones, are skipped.
 * @throws {Error} naming the path if it is a file, in which variables would be lost, or cannot be read
 */
export async function readEnvFiles(dir: string): Promise<readonly EnvFile[]> {
  const names = await readdir(dir).catch((error: unknown): string[] => {
    if (isMissing(error)) return [];
    if (errorCode(error) !== "ENOTDIR") throw error;
    throw new PlatformError(
      "MALFORMED",
      `${JSON.stringify(dir)} is not a directory with a file for each variable.`,
      {
        cause: error,
      },
    );
  });
  const files: EnvFile[] = [];
  for (const name of names.sort(compareBytes)) {
    const file = path.join(dir, name);
    if ((await stat(file)).isDirectory()) continue;
    files.push({ name, content: await readText(file) });
  }
  return files;
}

/**
 * Applies the files of one directory.
 * @param withoutSuffix what a name without suffix means: `override` for layers, `default` for the operator's directory
 */
export function applyEnvFiles(
  env: ProcessEnvironment,
  files: readonly EnvFile[],
  withoutSuffix: "override" | "default",
): ProcessEnvironment {
  const delimiters = new Map(
    files.filter(({ name }) => name.endsWith(".delim")).map((file) => [file.name, file.content]),
  );
  return files.reduce((current, { name, content }) => {
    const { variable, action } = splitName(name, withoutSuffix);
    const delimiter = delimiters.get(`${variable}.delim`);
    return applyAction(current, { variable, action, content, delimiter });
  }, env);
}

/** Puts a value before the variable's own, with a colon between them where there is one. */
export function prependPath(env: ProcessEnvironment, variable: string, value: string): ProcessEnvironment {
  return applyAction(env, { variable, action: "prepend", content: value, delimiter: ":" });
}

interface Modification {
  readonly variable: string;
  /** Anything but the specified actions is ignored. */
  readonly action: string;
  readonly content: string;
  readonly delimiter: string | undefined;
}

function applyAction(
  env: ProcessEnvironment,
  { variable, action, content, delimiter }: Modification,
): ProcessEnvironment {
  const old = env[variable] ?? "";
  const joint = old === "" ? "" : (delimiter ?? "");
  switch (action) {
    case "append":
      return { ...env, [variable]: `${old}${joint}${content}` };
    case "prepend":
      return { ...env, [variable]: `${content}${joint}${old}` };
    case "override":
      return { ...env, [variable]: content };
    case "default":
      return old === "" ? { ...env, [variable]: content } : env;
    case "prepend-path":
      return applyAction(env, { variable, action: "prepend", content, delimiter: delimiter ?? ":" });
    default:
      return env;
  }
}

/** The variable goes up to the first dot; a dot with nothing behind it prepends, with a colon unless there is a delimiter. */
function splitName(name: string, withoutSuffix: string): { variable: string; action: string } {
  const dot = name.indexOf(".");
  if (dot < 0) return { variable: name, action: withoutSuffix };
  const action = name.slice(dot + 1);
  return { variable: name.slice(0, dot), action: action === "" ? "prepend-path" : action };
}
