// Which folders are kept from buildpacks. They may do anything that the builder's user may, and the job has logins in its home, in its
// checkout and in the files of the runner.
import { posix } from "node:path";
import type { Environment } from "../../environment.ts";
import { isInside } from "../../files/contained-path.ts";
import { isReadOnly } from "./replaceable-files.ts";

/** Where a job has files of its own, by its variables. */
const FOLDERS = [
  "HOME",
  "DOCKER_CONFIG",
  "GITHUB_WORKSPACE",
  "RUNNER_WORKSPACE",
  "RUNNER_TEMP",
  "RUNNER_TOOL_CACHE",
  "XDG_RUNTIME_DIR",
] as const;
/** Files, beside which there are others. */
const FILES = [
  "GITHUB_OUTPUT",
  "GITHUB_ENV",
  "GITHUB_PATH",
  "GITHUB_STATE",
  "GITHUB_STEP_SUMMARY",
  "GITHUB_EVENT_PATH",
] as const;
/**
 * What runners mount for the job beside its work folder: the second has the programs by which they start later steps. In a pod
 * everyone may write to these volumes.
 */
const RUNNER_VOLUMES = ["/github", "/__e"];
/** Where containers of a job have its home, whatever HOME is. */
const HOMES = ["/github/home", "/github/workflow"];
/** Where Kubernetes and others put secrets for all in a container. */
const SECRETS = ["/run/secrets", "/var/run/secrets"];

/** The folders of a job, by its variables; none of them is the root. */
export function foldersOfJob(env: Environment): string[] {
  const named = FOLDERS.flatMap((name) => env[name] ?? []);
  const beside = FILES.flatMap((name) => (env[name] ? [posix.dirname(env[name])] : []));
  const all = [...named, ...beside, ...workFolder(env)]
    .filter((path) => posix.isAbsolute(path))
    .map((path) => posix.resolve(path));
  return [...new Set(all)].filter((path) => path !== "/");
}

/** Everything that the runner has on this machine for its jobs, by the names that runners use. */
function workFolder({ RUNNER_TEMP: temp }: Environment): string[] {
  return temp !== undefined && posix.basename(temp) === "_temp" ? [posix.dirname(temp)] : [];
}

/**
 * What is kept from programs of another user: the folders of the job, and what the container has for all of its programs.
 * @param isReadOnlyHere whether no user can write to a directory; volumes of a runner need not be kept from anyone then
 */
export function privateFolders(
  env: Environment,
  isReadOnlyHere: (directory: string) => boolean = isReadOnly,
): string[] {
  const volumes = RUNNER_VOLUMES.filter((path) => !isReadOnlyHere(path));
  const folders = [...new Set([...foldersOfJob(env), ...volumes, ...HOMES, ...SECRETS])];
  // In a folder that is closed, nothing else has to be.
  return folders.filter((path) => !folders.some((other) => other !== path && isInside(path, other)));
}
