// Programs of the runner that we use. Silent: what they answer may be secret.
import { quote } from "../../quote.ts";

/** How a program ended. */
export interface ProgramResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Options of {@link runProgram}. */
export interface ProgramOptions {
  /** Nothing secret: other users of the machine may see it, as they see arguments. */
  readonly stdin?: string;
}

// Not the option `input` of @actions/exec: as it was added (https://github.com/actions/toolkit/pull/360) and in 3.0, it writes to the
// program without listening for errors, so one that ends without reading takes the whole action down with EPIPE, even if there is
// nothing to write (https://github.com/nodejs/node/issues/29206). Without `input`, standard input stays open, and a program that
// reads it never ends. The shell knows how to feed a program.
const FEED = 'input=$1; shift; printf %s "$input" | "$@"';

/** How a shell says that a program is not executable, or not there. */
const NOT_STARTED = [126, 127];

/**
 * Runs a program to its end; rejects if it cannot be started, but not for its exit code.
 * It starts in the root directory: a checkout must not be where a program looks for its configuration or for others.
 */
export async function runProgram(
  program: string,
  args: readonly string[],
  { stdin = "" }: ProgramOptions = {},
): Promise<ProgramResult> {
  // Few steps need the code for it.
  const { getExecOutput } = await import("@actions/exec");
  const { exitCode, stdout, stderr } = await getExecOutput(
    "sh",
    ["-c", FEED, "sh", stdin, program, ...args],
    { silent: true, ignoreReturnCode: true, cwd: "/" },
  );
  if (NOT_STARTED.includes(exitCode)) {
    throw new Error(`the program ${quote(program)} is not on the PATH, or not executable`);
  }
  return { exitCode, stdout, stderr };
}

/** Runs `<program> get` of a credential helper, which is asked on its standard input. */
export async function runHelper(
  program: string,
  stdin: string,
): Promise<{ exitCode: number; stdout: string }> {
  return runProgram(program, ["get"], { stdin });
}
