// Everything that is wrong with a project descriptor, reported together.
import { PlatformError } from "../../errors.ts";

/** One thing about a place in a project descriptor. */
export interface DescriptorProblem {
  /** Of the file; the first is 1. Undefined if it is about something that is not there. */
  readonly line: number | undefined;
  /** A sentence that quotes the value and says what is allowed. */
  readonly problem: string;
  /** What to change. */
  readonly hint?: string | undefined;
}

/** A project descriptor cannot be used; `problems` has at least one. */
export class DescriptorError extends PlatformError {
  /** As it was named to the parser, e.g. `project.toml`. */
  readonly file: string;
  readonly problems: readonly DescriptorProblem[];

  constructor(file: string, problems: readonly DescriptorProblem[], cause?: unknown) {
    const messages = problems.map((problem) => descriptorMessage(file, problem));
    const all =
      messages.length === 1 ? messages.join("") : `${messages.length} problems: ${messages.join(" ")}`;
    super("MALFORMED", all, {
      hint: problems.length === 1 ? problems[0]?.hint : undefined,
      cause,
      details: { kind: "descriptor", file, problems },
    });
    this.file = file;
    this.problems = problems;
  }
}

/** e.g. `project.toml line 12: "io.buildpacks.builder" is 5, but must be a text in quotes.` */
function descriptorMessage(file: string, { line, problem }: DescriptorProblem): string {
  return line === undefined ? `${file}: ${problem}` : `${file} line ${line}: ${problem}`;
}
