// What the main step told the post step. The runner passes it on as `STATE_*`; the post step does not read inputs again.
import type { EngineKind } from "../docker/daemon.ts";
import type { Environment } from "../environment.ts";
import type { FilledDirectory, PendingCaches } from "../platform/request/build-caches.ts";

/** An engine of the step. */
export interface MetEngine {
  /** The platform that it is for, as the input has it; empty for that of everything else. */
  readonly name: string;
  readonly kind: EngineKind;
}

/** The names of what is passed on. */
export const STATE = {
  started: "started",
  runLabel: "run-label",
  enginesMet: "engines-met",
  pendingCaches: "pending-caches",
  filled: "cache-directories",
  noSummary: "no-summary",
  nothingLeft: "nothing-left",
  removing: "removing",
} as const;

/** Whether this is the post step of a main step that could tell it so. */
export function isPost(env: Environment): boolean {
  return Boolean(saved(env, "started"));
}

/** Whether the main step left neither a cache to save nor anything to remove. */
export function savedNothingLeft(env: Environment): boolean {
  return Boolean(saved(env, "nothingLeft"));
}

/** Where an engine listens that may still have been removing what the build made; undefined if there is more to do than to look. */
export function savedRemoving(env: Environment): string | undefined {
  return saved(env, "removing");
}

/** What is to be saved of each build; nothing if the step did not succeed. */
export function savedPending(env: Environment): readonly PendingCaches[] {
  return JSON.parse(saved(env, "pendingCaches") ?? "[]") as readonly PendingCaches[];
}

/** The directories to remove once their content is saved. */
export function savedFilled(env: Environment): readonly FilledDirectory[] {
  return JSON.parse(saved(env, "filled") ?? "[]") as readonly FilledDirectory[];
}

/** Whether the workflow wants no summary. */
export function savedNoSummary(env: Environment): boolean {
  return Boolean(saved(env, "noSummary"));
}

/** The label of the build; undefined if the main step never came to build. */
export function savedRunLabel(env: Environment): string | undefined {
  return saved(env, "runLabel");
}

/** The engines that the main step had, which may have something left of it. */
export function savedEnginesMet(env: Environment): readonly MetEngine[] {
  return JSON.parse(saved(env, "enginesMet") ?? "[]") as readonly MetEngine[];
}

function saved(env: Environment, name: keyof typeof STATE): string | undefined {
  return env[`STATE_${STATE[name]}`] || undefined;
}
