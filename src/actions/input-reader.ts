// Reads inputs as the runner passes them, and collects what is wrong with them instead of stopping at the first.
import { InputErrors, type InputProblem } from "./input-errors.ts";

/** The variables of the environment, as the entry passes them in. */
export type Environment = Readonly<Record<string, string | undefined>>;

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
}

/** Reads from `INPUT_…` variables, e.g. `INPUT_RUN-IMAGE`. */
export function createInputReader(env: Environment): InputReader {
  const problems: InputProblem[] = [];
  return {
    text: (input) => (env[`INPUT_${input.replaceAll(" ", "_").toUpperCase()}`] ?? "").trim(),
    complainAbout: (input) => (value, problem, hint) => {
      problems.push({ input, value, problem, hint });
    },
    throwComplaints() {
      if (problems.length > 0) throw new InputErrors(problems);
    },
  };
}
