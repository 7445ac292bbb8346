// Tells the user why a run failed, in annotations: they are seen on the page of the run, where the log is not.
import {
  type DescriptorFailure,
  firstError,
  isSuppressing,
  messageOf,
  type PhaseFailureDetails,
  PlatformError,
} from "../../errors.ts";
import type { FilePlace } from "../../log.ts";
import { InputErrors, problemMessage } from "../inputs/input-errors.ts";
import type { Runner } from "../runner/runner.ts";
import { withHint } from "../runner/with-hint.ts";
import { blamedFile } from "./blamed-file.ts";

/** What of an error is shown to people. */
export interface Failure {
  readonly message: string;
  readonly hint: string | undefined;
  /** Undefined if it is about no file of the workspace. */
  readonly place?: FilePlace | undefined;
  /** Undefined if no phase failed. */
  readonly phase?: FailedPhase | undefined;
  /** The last lines of the test that the image failed: untrusted text. Undefined if it is about something else. */
  readonly testLines?: readonly string[] | undefined;
  /** What was different in the image that was built a second time; undefined if it is about something else. */
  readonly differences?: readonly string[] | undefined;
}

/** What is known of a phase that failed. */
export interface FailedPhase {
  /** For people, e.g. `builder`, or `builder, in the creator`. */
  readonly name: string;
  /** `id@version` of the buildpack that failed, or of those that may have. */
  readonly buildpacks: readonly string[];
  /** Of its output: untrusted text. */
  readonly lastLines: readonly string[];
}

/** The page of a run shows ten of a step. */
const MAX_ANNOTATIONS = 30;

/** The page of a run shows few lines of an annotation. */
const MAX_ANNOTATED_LINES = 10;

/** Causes deeper than this are cycles, or not worth showing. */
const MAX_CAUSES = 10;

/**
 * The failures that an error stands for: one, or one for each wrong input.
 * @param sourceDirectory of the build, relative to the workspace
 */
export function failuresOf(error: unknown, sourceDirectory = ""): readonly Failure[] {
  if (error instanceof InputErrors) {
    return error.problems.map((problem) => ({ message: problemMessage(problem), hint: problem.hint }));
  }
  if (isSuppressing(error))
    return [error.suppressed, error.error].flatMap((each) => failuresOf(each, sourceDirectory));
  const details = error instanceof PlatformError ? error.details : undefined;
  switch (details?.kind) {
    case "several":
      return details.errors.flatMap((each) => failuresOf(each, sourceDirectory));
    case "descriptor":
      return descriptorFailures(details);
    case "phase":
      return [phaseFailure(plainFailure(error), details, sourceDirectory)];
    case "test":
      return [{ ...plainFailure(error), testLines: details.tail }];
    case "verification":
      return [{ ...plainFailure(error), differences: details.lines }];
    case undefined:
      return [plainFailure(error)];
  }
}

function plainFailure(error: unknown): Failure {
  // What a cancelled operation says about being aborted is of no interest.
  const chain = isCancellation(error) ? [error] : causeChain(error);
  const hints = chain.map((link) => (link instanceof PlatformError ? link.hint : undefined));
  return { message: joinMessages(chain), hint: hints.find((each) => each !== undefined) };
}

function phaseFailure(
  { message, hint }: Failure,
  { phase, section, buildpacks, tail, complaint }: PhaseFailureDetails,
  sourceDirectory: string,
): Failure {
  const said = complaint === undefined ? [] : [`${speaker(complaint, buildpacks)}: ${complaint.line}`];
  return {
    message: [message, ...said].join("\n"),
    hint,
    place: placeOf(complaint, sourceDirectory),
    phase: {
      name: section === undefined ? phase : `${section}, in the ${phase}`,
      buildpacks,
      lastLines: tail,
    },
  };
}

/** A failure whose texts are without secrets. */
export function redactFailure(failure: Failure, redact: (text: string) => string): Failure {
  const { message, hint, phase, testLines, differences } = failure;
  return {
    ...failure,
    message: redact(message),
    hint: hint && redact(hint),
    phase: phase && { ...phase, lastLines: phase.lastLines.map(redact) },
    testLines: testLines?.map(redact),
    differences: differences?.map(redact),
  };
}

/** Annotates the step; stack traces are seen with debug logging only. */
export function reportFailure(runner: Runner, error: unknown, sourceDirectory = ""): void {
  const level = isCancellation(error) ? "warning" : "error";
  const failures = failuresOf(error, sourceDirectory);
  for (const failure of failures.slice(0, MAX_ANNOTATIONS)) {
    runner.annotate(level, annotationOf(failure), failure.place);
  }
  const left = failures.length - MAX_ANNOTATIONS;
  if (left > 0) runner.annotate(level, `${left} more problems of this kind are not shown.`);
  for (const link of causeChain(error)) {
    if (link instanceof Error && link.stack !== undefined) runner.debug(link.stack);
  }
}

/** What a test printed last is what people look for first, and its author is not that of a buildpack. */
function annotationOf({ message, hint, testLines = [], differences = [] }: Failure): string {
  const last = testLines.slice(-MAX_ANNOTATED_LINES);
  const heading = last.length === 1 ? "Its last line:" : `Its last ${last.length} lines:`;
  return [
    withHint(message, hint),
    ...(last.length === 0 ? [] : [heading, ...last.map((line) => `  ${line}`)]),
    ...annotatedDifferences(differences),
  ].join("\n");
}

/** Lines, some of which count files themselves. */
function annotatedDifferences(differences: readonly string[]): string[] {
  const left = differences.length - MAX_ANNOTATED_LINES;
  const lines = differences.slice(0, MAX_ANNOTATED_LINES).map((line) => `  ${line}`);
  return left > 0 ? [...lines, `The log has all ${differences.length} lines.`] : lines;
}

/** The run was cancelled: that needs no red cross. */
export function isCancellation(error: unknown): boolean {
  const first = firstError(error);
  return first instanceof PlatformError && first.code === "CANCELLED";
}

type Complaint = NonNullable<PhaseFailureDetails["complaint"]>;

/** Each problem has a line of its own, where the page of the run shows it. */
function descriptorFailures({ file, problems }: DescriptorFailure): Failure[] {
  const isInWorkspace = !file.startsWith("/") && !file.startsWith("../");
  return problems.map(({ line, problem, hint }) => ({
    message: `${file}${line === undefined ? "" : ` line ${line}`}: ${problem}`,
    hint,
    place: isInWorkspace ? { file, line } : undefined,
  }));
}

/** Who said it: a buildpack, or the lifecycle, whose phase the sentence before names. */
const SPEAKERS: Readonly<Record<Complaint["by"], string>> = {
  lifecycle: "It said",
  buildpack: "It said",
  "a buildpack": "It, or a buildpack that ran before it, said",
};

/** Only a buildpack complains about files of the source. */
function placeOf(complaint: Complaint | undefined, sourceDirectory: string): FilePlace | undefined {
  return complaint === undefined || complaint.by === "lifecycle"
    ? undefined
    : blamedFile(complaint.line, sourceDirectory);
}

function speaker({ by }: Complaint, buildpacks: readonly string[]): string {
  return by === "lifecycle" && buildpacks.length > 0 ? "The lifecycle said" : SPEAKERS[by];
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
