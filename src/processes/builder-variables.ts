// What of the variables of this process is its image's: the others are the job's, and may be secret. Pure.
import { posix } from "node:path";
import type { Environment } from "../environment.ts";
import { isInside } from "../files/contained-path.ts";

/** What lifecycles pass on to buildpacks, and what programs need to be found and to read texts. */
const KEPT =
  /^(?:CNB_USER_ID|CNB_GROUP_ID|CNB_STACK_ID|CNB_TARGET_[A-Z_]+|PATH|LD_LIBRARY_PATH|LIBRARY_PATH|CPATH|PKG_CONFIG_PATH|LANG|LANGUAGE|LC_[A-Z]+)$/;
/** Earlier steps add directories to these. */
const LISTS = /PATH$/;
/** Folders of the job, in which steps put what they install. */
const FOLDERS = ["GITHUB_WORKSPACE", "RUNNER_WORKSPACE", "RUNNER_TEMP", "RUNNER_TOOL_CACHE"] as const;

/** `KEY=value` each, in their order. */
export function builderVariables(env: Environment): string[] {
  const folders = FOLDERS.flatMap((name) => env[name] || []);
  return Object.entries(env)
    .flatMap(([name, value]) => (value !== undefined && KEPT.test(name) ? [[name, value] as const] : []))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${LISTS.test(name) ? outside(value, folders) : value}`);
}

function outside(list: string, folders: readonly string[]): string {
  const isOutside = (directory: string): boolean =>
    !posix.isAbsolute(directory) || folders.every((folder) => !isInside(directory, folder));
  return list.split(":").filter(isOutside).join(":");
}
