// The input `env-files`: files with variables for the buildpacks.
import type { Environment } from "../../environment.ts";
import { readContainedFile } from "../../files/contained-path.ts";
import type { BuildVariable } from "../../platform/request/build-request.ts";
import { quote } from "../../quote.ts";
import { parseEnvFile } from "./env-file.ts";
import { splitNames } from "./image-inputs.ts";
import type { InputReader } from "./input-reader.ts";
import { complainOfPath } from "./path-problem.ts";
import { describeRepeated } from "./repeated-variables.ts";

const MAX_FILE_BYTES = 1024 * 1024;

/** What the runner gives to actions only, such as tokens: an untrusted file must not ask for it. */
const ACTIONS_OWN = /^(?:ACTIONS|INPUT|STATE)_/i;

/**
 * The variables of all files in their order; relative names are below the workspace.
 * @param warn gets sentences about what is probably a mistake
 */
export async function readEnvFiles(
  reader: InputReader,
  env: Environment,
  { workspace, warn }: { readonly workspace: string; readonly warn: (warning: string) => void },
): Promise<readonly BuildVariable[]> {
  const complain = reader.complainAbout("env-files");
  const variables: BuildVariable[] = [];
  const stepEnv = Object.fromEntries(Object.entries(env).filter(([name]) => !ACTIONS_OWN.test(name)));
  for (const name of splitNames(reader.text("env-files"))) {
    try {
      const content = await readContainedFile(name, { by: "workflow", workspace }, MAX_FILE_BYTES);
      const read = parseEnvFile({ name, text: content.toString("utf8") }, stepEnv, complain);
      describeRepeated(`The file ${quote(name)}`, read).forEach(warn);
      variables.push(...read.variables);
    } catch (error) {
      complainOfPath(complain, name, error, "Name a file of the workspace, e.g. config/build.env.");
    }
  }
  return variables;
}
