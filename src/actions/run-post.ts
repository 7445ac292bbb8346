// The post step from the runner's point of view: it sweeps what a cancelled build left, and never fails the job.
import { messageOf, PlatformError } from "../errors.ts";
import type { Runner } from "./runner.ts";

/** What {@link runPost} needs. */
export interface PostStep {
  readonly runner: Runner;
  /** Undefined if there was no build. */
  readonly runLabel: string | undefined;
  readonly sweep: (runLabel: string) => Promise<{ readonly containers: number; readonly volumes: number }>;
}

/** Resolves once everything that can be removed is removed; never rejects. */
export async function runPost({ runner, runLabel, sweep }: PostStep): Promise<void> {
  if (runLabel === undefined) return;
  try {
    const { containers, volumes } = await sweep(runLabel);
    if (containers + volumes === 0) return;
    runner.print(
      `Removed what the build left: ${count(containers, "container")}, ${count(volumes, "volume")}`,
    );
  } catch (error) {
    const message = `Nothing was cleaned up: ${messageOf(error)}`;
    // Where no engine answers, the main step said so already, and there is nothing left on it.
    if (error instanceof PlatformError && error.code === "DAEMON_UNREACHABLE") runner.print(message);
    else runner.annotate("warning", message);
  }
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
