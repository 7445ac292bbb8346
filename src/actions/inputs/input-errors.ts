// Everything that is wrong with the inputs of one run, reported together.
import { PlatformError } from "../../errors.ts";

/** One thing that is wrong with one input. */
export interface InputProblem {
  /** As in `action.yml`, e.g. `trust-builder`. */
  readonly input: string;
  /** The part that is wrong, e.g. one tag of many. Of a variable only the name: its value may be a secret. */
  readonly value: string;
  /** A sentence that quotes the value and says what is allowed. */
  readonly problem: string;
  /** What to change. */
  readonly hint: string | undefined;
}

/** Some inputs are wrong; `problems` has at least one. */
export class InputErrors extends PlatformError {
  readonly problems: readonly InputProblem[];

  constructor(problems: readonly InputProblem[]) {
    const messages = problems.map(problemMessage);
    const all =
      messages.length === 1 ? messages.join("") : `${messages.length} problems: ${messages.join(" ")}`;
    super("INPUT", all, { hint: problems.length === 1 ? problems[0]?.hint : undefined });
    this.problems = problems;
  }
}

/** e.g. `Input "pull": "sometimes" is not one of always, if-not-present, never.` */
export function problemMessage({ input, problem }: InputProblem): string {
  return `Input "${input}": ${problem}`;
}
