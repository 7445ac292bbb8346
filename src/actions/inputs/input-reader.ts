// Reads inputs as the runner passes them, and collects what is wrong with them instead of stopping at the first.
import type { Environment } from "../../environment.ts";
import { InputErrors, type InputProblem } from "./input-errors.ts";

/** Says what is wrong with a value of one input. */
export type Complain = (value: string, problem: string, hint?: string) => void;

/** The inputs of one run. */
export interface InputReader {
  /** The input without white space around it; empty if it was not given, which an expression may also evaluate to. */
  text(input: string): string;
  /** For the parsers of that input. */
  complainAbout(input: string): Complain;
  /** @throws {InputErrors} with all complaints, if there are any */
  throwComplaints(): void;
  /** Values that are required: where one is undefined, its parser has complained. @throws {InputErrors} with all complaints */
  complete<T extends object>(values: T): { readonly [Name in keyof T]: Exclude<T[Name], undefined> };
}

/** The variable that an input is passed in, e.g. `INPUT_RUN-IMAGE`. */
export function inputVariable(input: string): string {
  return `INPUT_${input.replaceAll(" ", "_").toUpperCase()}`;
}

/**
 * Reads from `INPUT_…` variables.
 * @param writtenAs what the workflow calls an input, where that is another name, for complaints
 */
export function createInputReader(
  env: Environment,
  writtenAs: ReadonlyMap<string, string> = new Map(),
): InputReader {
  const problems: InputProblem[] = [];
  const isComplete = <T extends object>(
    values: T,
  ): values is { [Name in keyof T]: Exclude<T[Name], undefined> } =>
    problems.length === 0 && !Object.values(values).includes(undefined);
  return {
    text: (input) => (env[inputVariable(input)] ?? "").trim(),
    complainAbout: (input) => (value, problem, hint) => {
      problems.push({ input: writtenAs.get(input) ?? input, value, problem, hint });
    },
    throwComplaints() {
      if (problems.length > 0) throw new InputErrors(problems);
    },
    complete(values) {
      if (!isComplete(values)) throw new InputErrors(problems);
      return values;
    },
  };
}
