// What the main step tells the post step. The runner passes it on as `STATE_*`; the post step does not read inputs again.
import * as core from "@actions/core";
import type { PendingCaches } from "../platform/build-caches.ts";
import type { Environment } from "./input-reader.ts";

const STARTED = "started";
const RUN_LABEL = "run-label";
const PENDING_CACHES = "pending-caches";
const CLEANER = "cleaner";
const FILLED = "cache-directory";
const NO_SUMMARY = "no-summary";

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

/** Remembers what is to be saved once the job's other steps are through; only after a build that succeeded. */
export function savePending(pending: PendingCaches): void {
  core.saveState(PENDING_CACHES, JSON.stringify(pending));
}

/** What is to be saved; nothing if the build did not succeed. */
export function savedPending(env: Environment): PendingCaches {
  return JSON.parse(env[`STATE_${PENDING_CACHES}`] || "{}") as PendingCaches;
}

/** Remembers a directory to remove once its content is saved; as soon as it is filled, whatever comes of the build. */
export function saveFilled(directory: string): void {
  core.saveState(FILLED, directory);
}

export function savedFilled(env: Environment): string | undefined {
  return env[`STATE_${FILLED}`] || undefined;
}

/** Remembers an image of the engine by which files of other users can be removed. */
export function saveCleaner(image: string): void {
  core.saveState(CLEANER, image);
}

export function savedCleaner(env: Environment): string | undefined {
  return env[`STATE_${CLEANER}`] || undefined;
}

/** Notes that the workflow wants no summary. */
export function saveNoSummary(): void {
  core.saveState(NO_SUMMARY, "true");
}

export function savedNoSummary(env: Environment): boolean {
  return Boolean(env[`STATE_${NO_SUMMARY}`]);
}

/** The label of the build; undefined if the main step never came to build. */
export function savedRunLabel(env: Environment): string | undefined {
  return env[`STATE_${RUN_LABEL}`] || undefined;
}
