// The input `env-files`: files with variables for the buildpacks.
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { messageOf } from "../errors.ts";
import type { BuildVariable } from "../platform/build-request.ts";
import { parseEnvFile } from "./env-file.ts";
import { splitNames } from "./image-inputs.ts";
import type { Environment, InputReader } from "./input-reader.ts";

/** The variables of all files in their order; relative names are below the workspace. */
export async function readEnvFiles(
  reader: InputReader,
  env: Environment,
  workspace: string,
): Promise<readonly BuildVariable[]> {
  const complain = reader.complainAbout("env-files");
  const variables: BuildVariable[] = [];
  for (const name of splitNames(reader.text("env-files"))) {
    try {
      const text = await readFile(resolve(workspace, name), "utf8");
      variables.push(...parseEnvFile({ name, text }, env, complain));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      const problem = code === "ENOENT" ? "does not exist" : `cannot be read: ${messageOf(error)}`;
      complain(name, `"${name}" ${problem}.`, "Name a file of the workspace, e.g. config/build.env.");
    }
  }
  return variables;
}
