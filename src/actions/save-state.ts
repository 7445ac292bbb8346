// What the main step tells the post step.
import * as core from "@actions/core";
import type { FilledDirectory, PendingCaches } from "../platform/request/build-caches.ts";
import { type MetEngine, STATE } from "./state.ts";

/** Notes that the main step ran, so that the same program knows itself as the post step. */
export function saveStarted(): void {
  core.saveState(STATE.started, "true");
}

/** Remembers the label of everything that the build creates; before it creates anything. */
export function saveRunLabel(runLabel: string): void {
  core.saveState(STATE.runLabel, runLabel);
}

/** Notes which engines there are; before anything is created on them. */
export function saveEnginesMet(engines: readonly MetEngine[]): void {
  core.saveState(STATE.enginesMet, JSON.stringify(engines));
}

/** Remembers what is to be saved once the job's other steps are through; only after phases that succeeded. */
export function savePending(pending: readonly PendingCaches[]): void {
  core.saveState(STATE.pendingCaches, JSON.stringify(pending));
}

/** Remembers all directories to remove once their content is saved; as soon as one is filled, whatever comes of the build. */
export function saveFilled(directories: readonly FilledDirectory[]): void {
  core.saveState(STATE.filled, JSON.stringify(directories));
}

/** Notes that the workflow wants no summary. */
export function saveNoSummary(): void {
  core.saveState(STATE.noSummary, "true");
}

/** Notes that the engine is still removing what the build made, and all that the post step has to do is to see whether it has. */
export function saveRemoving(socketPath: string): void {
  core.saveState(STATE.removing, socketPath);
}

/** Notes that the post step may end at once: nothing is to be saved, and everything that the build made is removed. */
export function saveNothingLeft(): void {
  core.saveState(STATE.nothingLeft, "true");
}
