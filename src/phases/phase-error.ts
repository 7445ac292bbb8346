// A phase that ended with another exit code than 0, in words.
import { PlatformError } from "../errors.ts";
import type { PhaseName } from "../log.ts";
import { someOf } from "../quote.ts";
import type { DetectionVerdict } from "./detection-verdicts.ts";
import { ExitCode } from "../cnb/exit-codes.ts";
import type { Complaint } from "./complaint.ts";
import { explainExitCode } from "./exit-codes.ts";
import { hintForWords } from "./known-causes.ts";
import { describeSavedTags } from "./saved-tags.ts";

/** What is known about the failure. */
export interface PhaseFailure {
  readonly phase: PhaseName;
  readonly exitCode: number;
  /** What the creator was doing; undefined for any other phase. */
  readonly section?: PhaseName | undefined;
  /** The last lines of its output: untrusted text. */
  readonly tail: readonly string[];
  /** What each buildpack said, if no group passed detection. */
  readonly verdicts?: readonly DetectionVerdict[] | undefined;
  /** `id@version` of the buildpack that failed to build; several if it cannot be told which of them. */
  readonly buildpacks?: readonly string[] | undefined;
  /** What was said about it; undefined if no line of the output says anything. */
  readonly complaint?: Complaint | undefined;
}

/** A phase of the lifecycle failed; which one, and how, is told by `phase` and `exitCode`. */
export class PhaseError extends PlatformError {
  readonly phase: PhaseName;
  readonly section: PhaseName | undefined;
  /** See https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#operations */
  readonly exitCode: number;
  readonly tail: readonly string[];
  readonly verdicts: readonly DetectionVerdict[];
  readonly buildpacks: readonly string[];
  readonly complaint: Complaint | undefined;

  constructor(failure: PhaseFailure) {
    const { meaning } = explainExitCode(failure.exitCode);
    const { verdicts = [], buildpacks = [] } = failure;
    const what = buildpacks.length === 0 ? meaning : describeBuildpacks(buildpacks);
    const lines = verdicts.map(({ buildpack, reason }) => `\n  ${buildpack}: ${reason}`);
    const end = lines.length === 0 ? "." : `:${lines.join("")}`;
    super(
      "PHASE",
      `The ${failure.phase} ended with exit code ${failure.exitCode}: ${what}${end}${savedTags(failure)}`,
      {
        hint: hintFor(failure),
      },
    );
    this.phase = failure.phase;
    this.section = failure.section;
    this.exitCode = failure.exitCode;
    this.tail = failure.tail;
    this.verdicts = verdicts;
    this.buildpacks = buildpacks;
    this.complaint = failure.complaint;
  }
}

function savedTags({ exitCode, tail }: PhaseFailure): string {
  const tags = exitCode === ExitCode.EXPORT_FAILED ? describeSavedTags(tail) : "";
  return tags === "" ? "" : ` ${tags}`;
}

/** A guess beside the lifecycle's own words would only mislead. */
function hintFor({ exitCode, complaint }: PhaseFailure): string | undefined {
  const { hint, isGuess = false } = explainExitCode(exitCode);
  if (complaint?.by !== "lifecycle") return hint;
  return hintForWords(complaint.line) ?? (isGuess ? undefined : hint);
}

function describeBuildpacks(buildpacks: readonly string[]): string {
  return buildpacks.length === 1
    ? `the buildpack ${buildpacks.join()} failed to build`
    : `one of the buildpacks ${someOf(buildpacks).join(", ")} failed to build`;
}
