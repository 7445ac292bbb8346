// What the main step tells the post step. The runner passes it on as `STATE_*`; the post step does not read inputs again.
import * as core from "@actions/core";
import type { Environment } from "./input-reader.ts";

const STARTED = "started";
const RUN_LABEL = "run-label";

/** Notes that the main step ran, so that the same program knows itself as the post step. */
export function saveStarted(): void {
  core.saveState(STARTED, "true");
}

/** Whether this is the post step. */
export function isPost(env: Environment): boolean {
  return Boolean(env[`STATE_${STARTED}`]);
}

/** Remembers the label of everything that the build creates; before it creates anything. */
export function saveRunLabel(runLabel: string): void {
  core.saveState(RUN_LABEL, runLabel);
}

/** The label of the build; undefined if the main step never came to build. */
export function savedRunLabel(env: Environment): string | undefined {
  return env[`STATE_${RUN_LABEL}`] || undefined;
}
