// Why a phase failed, in the words of what failed. Pure, and of untrusted text: it decides nothing but what people read.
import { ExitCode } from "../../cnb/exit-codes.ts";
import { oneLine, withoutLogins } from "../../quote.ts";

/** A line of output that says what went wrong. */
export interface Complaint {
  /** The lifecycle, the buildpack that failed, or else that or one that ran before it. */
  readonly by: "lifecycle" | "buildpack" | "a buildpack";
  readonly line: string;
}

/** A failure, as its output tells of it. */
export interface FailureOutput {
  readonly exitCode: number;
  /** Its last lines, without those of phases, or of buildpacks, that are known to have ended before. */
  readonly lines: readonly string[];
  /** Whether all lines are of the buildpack that failed, and of the lifecycle. */
  readonly isOfOneBuildpack: boolean;
}

/** Registries answer in long sentences. */
const MAX_LENGTH = 500;
/** How lifecycles begin their last line; platforms that show it may name the phase before. */
const ERROR = /^(?:\[[\w.-]+\] )?ERROR: /;
/** What only repeats that a buildpack ended. */
const STATUS = /^(?:failed to .*\bexit status \d+|failed with status code.*)$/;
const REASON = /error|\berr!|\bfail|fatal|cannot|could not|not found|denied|no such|missing|exception/i;
/** The least that a shell adds for a signal, e.g. where a container is killed: no lifecycle is left to say anything. */
const SIGNALS_FROM = 128;

/** The line that says most about a failure; undefined if none does. */
export function findComplaint(failure: FailureOutput): Complaint | undefined {
  const { exitCode, lines } = failure;
  // What each buildpack said is listed.
  const isListed =
    exitCode === ExitCode.NO_GROUP_DETECTED || exitCode === ExitCode.NO_GROUP_DETECTED_WITH_ERRORS;
  if (isListed || exitCode >= SIGNALS_FROM) return undefined;
  const error = lines.findLast((line) => ERROR.test(line))?.replace(ERROR, "");
  const own = error === undefined ? undefined : ({ by: "lifecycle", line: readable(error) } as const);
  if (exitCode !== ExitCode.BUILDPACK_FAILED) return own;
  if (own !== undefined && !STATUS.test(own.line)) return own;
  return buildpackComplaint(failure) ?? own;
}

/** The last line that looks like a reason: often others follow, such as a stack or what version it was. */
function buildpackComplaint({ lines, isOfOneBuildpack }: FailureOutput): Complaint | undefined {
  const line = lines.findLast((each) => REASON.test(each) && !isOfLifecycle(each));
  if (line === undefined) return undefined;
  return { by: isOfOneBuildpack ? "buildpack" : "a buildpack", line: readable(line) };
}

function isOfLifecycle(line: string): boolean {
  return (
    STATUS.test(line.replace(/^\[[\w.-]+\] /, "")) ||
    (ERROR.test(line) && STATUS.test(line.replace(ERROR, "")))
  );
}

function readable(line: string): string {
  return oneLine(withoutLogins(line), MAX_LENGTH);
}
