// Tells the user why a run failed, in annotations: they are seen on the page of the run, where the log is not.
import { messageOf, PlatformError } from "../errors.ts";
import { InputErrors, problemMessage } from "./input-errors.ts";
import type { Runner } from "./runner.ts";

/** What of an error is shown to people. */
export interface Failure {
  readonly message: string;
  readonly hint: string | undefined;
}

/** Causes deeper than this are cycles, or nobody's business. */
const MAX_CAUSES = 10;

/** The failures that an error stands for: one, or one for each wrong input. */
export function failuresOf(error: unknown): readonly Failure[] {
  if (error instanceof InputErrors) {
    return error.problems.map((problem) => ({ message: problemMessage(problem), hint: problem.hint }));
  }
  if (holdsErrors(error)) return error.errors.flatMap(failuresOf);
  // What a cancelled operation says about being aborted is of no interest.
  const chain = isCancellation(error) ? [error] : causeChain(error);
  const hints = chain.map((link) => (link instanceof PlatformError ? link.hint : undefined));
  return [{ message: joinMessages(chain), hint: hints.find((hint) => hint !== undefined) }];
}

/** Annotates the step; stack traces are seen with debug logging only. */
export function reportFailure(runner: Runner, error: unknown): void {
  const level = isCancellation(error) ? "warning" : "error";
  for (const { message, hint } of failuresOf(error)) {
    runner.annotate(level, hint === undefined ? message : `${message}\n${hint}`);
  }
  for (const link of causeChain(error)) {
    if (link instanceof Error && link.stack !== undefined) runner.debug(link.stack);
  }
}

/** Somebody cancelled the run: that needs no red cross. */
export function isCancellation(error: unknown): boolean {
  return error instanceof PlatformError && error.code === "CANCELLED";
}

/** An error that only says that there are others, as several wrong inputs found side by side are reported. */
function holdsErrors(error: unknown): error is PlatformError & { readonly errors: readonly unknown[] } {
  return error instanceof PlatformError && "errors" in error && Array.isArray(error.errors);
}

/** The error, its cause, the cause's cause, …; for an AggregateError without a message also what it holds. */
function causeChain(error: unknown): readonly unknown[] {
  const chain: unknown[] = [];
  let link: unknown = error;
  while (link !== undefined && chain.length < MAX_CAUSES) {
    chain.push(link);
    if (link instanceof AggregateError) chain.push(...(link.errors as unknown[]));
    link = link instanceof Error ? link.cause : undefined;
  }
  return chain;
}

/** A cause whose words the error above it already has is left out. */
function joinMessages(chain: readonly unknown[]): string {
  let joined = "";
  for (const message of chain.map(messageOf)) {
    if (message === "" || joined.includes(message)) continue;
    joined = joined === "" ? message : `${joined}\nCaused by: ${message}`;
  }
  return joined === "" ? "An unknown error occurred." : joined;
}
