// The input `env-files`: files with variables for the buildpacks.
import { readContainedFile } from "../../files/contained-path.ts";
import type { BuildVariable } from "../../platform/request/build-request.ts";
import { quote } from "../../quote.ts";
import { parseEnvFile } from "./env-file.ts";
import { splitNames } from "./image-inputs.ts";
import type { Complain } from "./input-reader.ts";
import { complainOfPath } from "./path-problem.ts";
import { describeRepeated } from "./repeated-variables.ts";
import type { ActionStep } from "./request-fields.ts";
import { variablesToPassOn } from "./step-variables.ts";

const MAX_FILE_BYTES = 1024 * 1024;

/** The variables of all files in their order; relative names are below the workspace. */
export async function readVariableFiles(
  text: string,
  complain: Complain,
  step: ActionStep,
): Promise<readonly BuildVariable[]> {
  const variables: BuildVariable[] = [];
  const stepEnv = variablesToPassOn(step.env);
  for (const name of splitNames(text)) {
    try {
      const content = await readContainedFile(
        name,
        { by: "workflow", workspace: step.workspace },
        MAX_FILE_BYTES,
      );
      const read = parseEnvFile({ name, text: content.toString("utf8") }, stepEnv, complain);
      for (const warning of describeRepeated(`The file ${quote(name)}`, read))
        step.remark("warning", warning);
      variables.push(...read.variables);
    } catch (error) {
      complainOfPath(complain, name, error, "Name a file of the workspace, e.g. config/build.env.");
    }
  }
  return variables;
}
