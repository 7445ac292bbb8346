// Which of the programs in the bundle this process is. No package is needed for that, so each process loads only what it runs.
import type { Environment } from "../environment.ts";
import { isPost, savedNothingLeft, savedRemoving } from "./state.ts";

/** The argument that starts the action's own program as cache client. */
export const CACHE_CLIENT_COMMAND = "actions-cache-client";

/** The argument that starts the action's own program as guardian of a phase. */
export const GUARDIAN_COMMAND = "guardian";

/** The argument by which the file of the post step says what it is. */
export const POST_COMMAND = "post";

/**
 * What the runner, or the action itself, started. `look` is a post step that may have nothing to do but to see that the engine has
 * removed everything; `done` is one that has nothing to do; `lost` is one that was not told what the main step saved.
 */
export type Entry = "main" | "post" | "look" | "done" | "lost" | "cache-client" | "guardian";

/**
 * What this process is to run.
 * @param argument the first one after the script's path
 */
export function chooseEntry(argument: string | undefined, env: Environment): Entry {
  if (argument === CACHE_CLIENT_COMMAND) return "cache-client";
  if (argument === GUARDIAN_COMMAND) return "guardian";
  if (!isPost(env)) return argument === POST_COMMAND ? "lost" : "main";
  if (savedNothingLeft(env)) return "done";
  return savedRemoving(env) === undefined ? "post" : "look";
}
