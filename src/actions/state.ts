// What the main step told the post step. The runner passes it on as `STATE_*`; the post step does not read inputs again.
import type { Environment } from "../environment.ts";
import type { PendingCaches } from "../platform/request/build-caches.ts";

/** The names of what is passed on. */
export const STATE = {
  started: "started",
  runLabel: "run-label",
  engineMet: "engine-met",
  pendingCaches: "pending-caches",
  cleaner: "cleaner",
  filled: "cache-directory",
  noSummary: "no-summary",
  nothingLeft: "nothing-left",
  removing: "removing",
} as const;

/** Whether this is the post step. */
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

/** What is to be saved; nothing if the build did not succeed. */
export function savedPending(env: Environment): PendingCaches {
  return JSON.parse(saved(env, "pendingCaches") ?? "{}") as PendingCaches;
}

/** The directory to remove once its content is saved. */
export function savedFilled(env: Environment): string | undefined {
  return saved(env, "filled");
}

/** An image of the engine by which files of other users can be removed. */
export function savedCleaner(env: Environment): string | undefined {
  return saved(env, "cleaner");
}

/** Whether the workflow wants no summary. */
export function savedNoSummary(env: Environment): boolean {
  return Boolean(saved(env, "noSummary"));
}

/** The label of the build; undefined if the main step never came to build. */
export function savedRunLabel(env: Environment): string | undefined {
  return saved(env, "runLabel");
}

/** The kind of engine that the main step had, which may have something left of it; undefined if there was none. */
export function savedEngineMet(env: Environment): string | undefined {
  return saved(env, "engineMet");
}

function saved(env: Environment, name: keyof typeof STATE): string | undefined {
  return env[`STATE_${STATE[name]}`] || undefined;
}
