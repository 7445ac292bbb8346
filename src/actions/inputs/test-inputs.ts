// Inputs about the test that the finished image has to pass.
import type { BuildVariable } from "../../platform/request/build-request.ts";
import { quote } from "../../quote.ts";
import { parseNetwork } from "./container-inputs.ts";
import { parseEnv } from "./env-input.ts";
import type { Complain } from "./input-reader.ts";
import { describeRepeated } from "./repeated-variables.ts";
import type { ActionStep } from "./request-fields.ts";
import { secondsBetween } from "./seconds-input.ts";

/** A command for the launcher of the image: of its shell, or a program and its arguments after `--`. */
export function parseTestCommand(text: string, complain: Complain): string | undefined {
  if (text === "") return undefined;
  if (text.includes("\0")) complain(text, "a command cannot have a null character.");
  if (/^--\s*$/.test(text)) {
    complain(
      text,
      "there is no program after --.",
      "Write a program and its arguments, e.g. -- node smoke.js.",
    );
  }
  return text;
}

const MAX_PATH_LENGTH = 2_000;

/** What is asked for by `GET`: a path, with a query if there is one. */
export function parseTestPath(text: string, complain: Complain): string | undefined {
  if (text === "") return undefined;
  if (/^\/[!-"$-~]*$/.test(text) && text.length <= MAX_PATH_LENGTH) return text;
  complain(
    text,
    `${quote(text)} is not the path of a request.`,
    'Begin it with / and encode everything but ASCII, e.g. /health. The port comes from "test-env" or the image.',
  );
  return undefined;
}

/** As in the input `env`. */
export async function readTestVariables(
  text: string,
  complain: Complain,
  step: ActionStep,
): Promise<readonly BuildVariable[]> {
  const read = parseEnv(text, step.env, complain);
  for (const warning of describeRepeated('The input "test-env"', read)) step.remark("warning", warning);
  if (text !== "") await remarkIdle("test-env", step);
  return read.variables;
}

/** In milliseconds. */
export const parseTestTimeout = secondsBetween({ least: 1, most: 21_600, fallback: 300, example: 60 });

/** The name of a network; undefined for none but the containers' own. */
export async function readTestNetwork(
  text: string,
  complain: Complain,
  step: ActionStep,
): Promise<string | undefined> {
  const network = parseNetwork(text, complain);
  if (network === undefined || network === "none") return undefined;
  await remarkIdle("test-network", step);
  return network;
}

/** What is said about a test that there is not is often a typo. */
async function remarkIdle(input: string, step: ActionStep): Promise<void> {
  const tests = [await step.value("test.command"), await step.value("test.http")];
  if (tests.some((test) => test !== undefined)) return;
  step.remark("warning", `"${input}" has no effect, since neither "test" nor "test-http" is given.`);
}
