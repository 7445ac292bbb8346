// What the variables of a process say of where it is.
import { tmpdir } from "node:os";

/** The variables of a process, as far as they are set. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Where files are that the job does not need any more when it ends; that of the system outside of a runner. */
export function temporaryDirectory(env: Environment): string {
  return env["RUNNER_TEMP"] || tmpdir();
}

/** What all jobs of the runner share; undefined if it has nothing like that. A variable that is empty names nothing. */
export function toolCacheDirectory(env: Environment): string | undefined {
  return env["RUNNER_TOOL_CACHE"] || undefined;
}

/**
 * Whether the machine is one of GitHub's, which begins with nothing and is thrown away after the job.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 */
export function isHostedRunner(env: Environment): boolean {
  return env["RUNNER_ENVIRONMENT"] === "github-hosted";
}
