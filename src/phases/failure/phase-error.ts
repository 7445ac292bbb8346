// A phase that ended with another exit code than 0, in words.
import { ExitCode } from "../../cnb/exit-codes.ts";
import type { EngineKind } from "../../docker/daemon.ts";
import { PlatformError } from "../../errors.ts";
import type { PhaseName } from "../../log.ts";
import { someOf } from "../../quote.ts";
import type { Complaint } from "./complaint.ts";
import type { DetectionVerdict } from "./detection-verdicts.ts";
import { type ExitMeaning, explainExitCode, KILLED } from "./exit-code-words.ts";
import { hintForWords } from "./known-causes.ts";
import { type MemoryUse, memoryWords } from "./memory-limit.ts";
import { describeSavedTags } from "./saved-tags.ts";

/** What is known about the failure. */
export interface PhaseFailure {
  readonly phase: PhaseName;
  readonly exitCode: number;
  /** What ran it; Docker's by default. */
  readonly engine?: EngineKind;
  /** What the creator was doing; undefined for any other phase. */
  readonly section?: PhaseName | undefined;
  /** The last lines of its output: untrusted text. */
  readonly tail: readonly string[];
  /** What each buildpack said, if no group passed detection. */
  readonly verdicts?: readonly DetectionVerdict[] | undefined;
  /** `id@version` of the buildpack that failed to build; several if it cannot be told which of them. */
  readonly buildpacks?: readonly string[] | undefined;
  readonly memory?: MemoryUse | undefined;
  /** What was said about it; undefined if no line of the output says anything. */
  readonly complaint?: Complaint | undefined;
}

/** A phase of the lifecycle failed; which one, and how, is told by `phase` and `exitCode`. */
export class PhaseError extends PlatformError {
  readonly phase: PhaseName;
  readonly section: PhaseName | undefined;
  /** See https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#operations */
  readonly exitCode: number;
  readonly engine: EngineKind;
  readonly tail: readonly string[];
  readonly verdicts: readonly DetectionVerdict[];
  readonly buildpacks: readonly string[];
  readonly complaint: Complaint | undefined;

  constructor(failure: PhaseFailure) {
    const { phase, section, tail, complaint, verdicts = [], buildpacks = [] } = failure;
    const lines = verdicts.map(({ buildpack, reason }) => `\n  ${buildpack}: ${reason}`);
    const end = lines.length === 0 ? "." : `:${lines.join("")}`;
    super(
      "PHASE",
      `The ${failure.phase} ended with exit code ${failure.exitCode}: ${describe(failure)}${end}${savedTags(failure)}`,
      {
        hint: hintFor(failure),
        details: { kind: "phase", phase, section, buildpacks, tail, complaint },
      },
    );
    this.phase = failure.phase;
    this.section = failure.section;
    this.exitCode = failure.exitCode;
    this.engine = failure.engine ?? "docker";
    this.tail = failure.tail;
    this.verdicts = verdicts;
    this.buildpacks = buildpacks;
    this.complaint = failure.complaint;
  }
}

/** The exit code in words, where the output does not say more. */
function explain({ exitCode, tail }: PhaseFailure): ExitMeaning {
  return isForeignProgram(tail) ? FOREIGN_PROGRAM : explainExitCode(exitCode);
}

/** What happened, as a clause. */
function describe(failure: PhaseFailure): string {
  const { exitCode, buildpacks = [], memory } = failure;
  const { meaning } = explain(failure);
  const what = buildpacks.length === 0 ? meaning : describeBuildpacks(buildpacks);
  if (memory?.ranOut !== true) return what;
  const { where } = memoryWords(memory);
  return exitCode === KILLED ? `${what} ${where}` : `${what}; a process was killed ${where}`;
}

function savedTags({ exitCode, tail }: PhaseFailure): string {
  const tags = exitCode === ExitCode.EXPORT_FAILED ? describeSavedTags(tail) : "";
  return tags === "" ? "" : ` ${tags}`;
}

/** A guess beside the lifecycle's own words would only mislead. */
function hintFor(failure: PhaseFailure): string | undefined {
  const { complaint, engine = "docker" } = failure;
  const remedy = memoryHint(failure);
  if (remedy !== undefined) return remedy;
  const { hint, isGuess = false } = explain(failure);
  if (complaint?.by !== "lifecycle") return hint;
  return hintForWords(complaint.line, engine) ?? (isGuess ? undefined : hint);
}

/** The engine may not have seen why the container was killed. */
function memoryHint({ exitCode, memory }: PhaseFailure): string | undefined {
  if (memory === undefined) return undefined;
  const { where, hint } = memoryWords(memory);
  if (memory.ranOut) return hint;
  const isProbable = exitCode === KILLED && memory.limitBytes !== undefined;
  return isProbable ? `It was probably killed ${where}. ${hint}` : undefined;
}

function describeBuildpacks(buildpacks: readonly string[]): string {
  return buildpacks.length === 1
    ? `the buildpack ${buildpacks.join()} failed to build`
    : `one of the buildpacks ${someOf(buildpacks).join(", ")} failed to build`;
}

/** In the words of runc and crun, which end with different codes. */
const FOREIGN = /^(?:exec |.*\bexec container process ).+: exec format error$/is;

/** Whether all that came out of a container is that its program cannot be executed. @param tail the last lines of its output */
function isForeignProgram(tail: readonly string[]): boolean {
  return tail.length === 1 && FOREIGN.test(tail[0] ?? "");
}

/** As the meaning of an exit code, and what to do about it. */
const FOREIGN_PROGRAM = {
  meaning:
    "the machine of the Docker engine cannot run the image's programs, which are for another architecture",
  hint: "Use a runner of that architecture, or let this one emulate it: run docker/setup-qemu-action in a step before.",
} as const;
