// The input `env`: variables for the buildpacks, one per line.
import { isVariableName, VARIABLE_NAME_RULE } from "../../cnb/variable-name.ts";
import type { Environment } from "../../environment.ts";
import type { BuildVariable } from "../../platform/request/build-request.ts";
import { quote } from "../../quote.ts";
import type { Complain } from "./input-reader.ts";
import { describeRepeated, lastOfEach, type ReadVariables } from "./repeated-variables.ts";
import type { ActionStep } from "./request-fields.ts";
import { variablesToPassOn } from "./step-variables.ts";

/** Those of `env-files`, and then these: of a name that both have, the later value counts. */
export async function readVariables(
  text: string,
  complain: Complain,
  step: ActionStep,
): Promise<readonly BuildVariable[]> {
  const read = parseEnv(text, step.env, complain);
  for (const warning of describeRepeated('The input "env"', read)) step.remark("warning", warning);
  return [...(await step.value("step.envFiles")), ...read.variables];
}

/**
 * Lines `KEY=VALUE`, or `KEY` for the value that the step's own environment has for others than actions; lines that start with `#` are comments.
 * The value is everything after the first `=`. Of a name that is there twice the last value counts.
 */
export function parseEnv(text: string, env: Environment, complain: Complain): ReadVariables {
  const variables: BuildVariable[] = [];
  const stepEnv = variablesToPassOn(env);
  for (const line of text.split(/\r?\n/).map((text) => text.trimStart())) {
    if (line === "" || line.startsWith("#")) continue;
    const variable = parseLine(line, stepEnv, complain);
    if (variable !== undefined) variables.push(variable);
  }
  return lastOfEach(variables);
}

const SEVERAL_LINES = "For a value of several lines, write KEY, and set KEY in the env of the step.";
const FORMS = `Write KEY=VALUE, one per line. ${SEVERAL_LINES}`;

function parseLine(line: string, env: Environment, complain: Complain): BuildVariable | undefined {
  const equals = line.indexOf("=");
  const name = equals < 0 ? line.trimEnd() : line.slice(0, equals);
  if (!isVariableName(name)) {
    const problem =
      name === "" ? 'There is no name before "=".' : `${quote(name)} is not the name of a variable.`;
    complain(name, problem, `${FORMS} A name ${VARIABLE_NAME_RULE}.`);
    return undefined;
  }
  const value = equals < 0 ? env[name] : line.slice(equals + 1);
  if (value === undefined) {
    // It may be the second line of a value.
    const hint = `Write ${name}=VALUE, or set ${name} in the env of the step. ${SEVERAL_LINES}`;
    complain(name, `${quote(name)} has no value, and the step's environment has none for it.`, hint);
    return undefined;
  }
  return { name, value };
}
