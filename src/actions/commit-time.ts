// When the commit that is checked out was made.
import { runProgram } from "./programs.ts";

/** Seconds since 1970; undefined where there is no commit, or no git. */
export async function readCommitTime(workspace: string): Promise<number | undefined> {
  try {
    const { exitCode, stdout } = await runProgram("git", ["log", "-1", "--format=%ct"], {
      workingDir: workspace,
    });
    return exitCode === 0 && /^\d+\n?$/.test(stdout) ? Number(stdout) : undefined;
  } catch {
    return undefined;
  }
}
