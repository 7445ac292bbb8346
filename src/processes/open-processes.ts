// The container that this process runs in, as what phases can be processes of.
import type { Daemon, FileOwner } from "../docker/daemon.ts";
import { type Environment, toolCacheDirectory } from "../environment.ts";
import { PlatformError } from "../errors.ts";
import { isUserId } from "../oci/user-id.ts";
import { checkPlacesOfRoot } from "./guard/places-of-root.ts";
import { foldersOfJob, privateFolders } from "./guard/private-folders.ts";
import { lifecycleOf, whyNoBuilder } from "./own-builder.ts";
import { checkTemporaryFiles } from "./phase/temporary-files.ts";
import { chooseUserStart, thisMachinesTools } from "./phase/user-start.ts";
import { ProcessEngine, type ProcessEngineOptions } from "./process-engine.ts";

/** What is there without an engine. */
export interface OpenedProcesses {
  /** In words why this is not the container of a builder; undefined if it seems to be one. */
  whyNoBuilder(): Promise<string | undefined>;
  /**
   * For a build, which finds nothing of those before it.
   * @param onStart told before anything is changed
   * @throws {PlatformError} `INPUT` if this is not the container of a builder, or nothing keeps buildpacks from the rights of root,
   * which they also get by files that root's processes use, or phases have no place for temporary files, or another build is at work
   * here, or the job has no place for records;
   * `DAEMON` if processes of an earlier build cannot be ended
   */
  start(onStart: () => void): Promise<Daemon>;
  /** For what an earlier process has left. */
  again(): Daemon;
}

/** This machine, by the variables of the job. */
export function thisContainer(
  env: Environment,
  own: Pick<
    ProcessEngineOptions,
    "temporaryDir" | "guardian" | "user" | "onDebug" | "onNotice" | "onWarning" | "labels" | "onLeftRun"
  >,
): ProcessEngineOptions {
  const isRoot = process.getuid?.() === 0;
  return {
    ...own,
    ...{ root: "/", env, arch: process.arch, isRoot, tools: thisMachinesTools },
    lifecycle: lifecycleOf("/"),
    folders: foldersOfJob(env),
    storeDir: toolCacheDirectory(env) ?? own.temporaryDir,
  };
}

/** Changes nothing yet. */
export function openProcesses(options: ProcessEngineOptions): OpenedProcesses {
  return {
    whyNoBuilder: () => whyNoBuilder(options),
    start: (onStart) => start(options, onStart),
    again: () => new ProcessEngine(options),
  };
}

async function start(options: ProcessEngineOptions, onStart: () => void): Promise<Daemon> {
  const why = await whyNoBuilder(options);
  if (why !== undefined) {
    throw new PlatformError(
      "INPUT",
      `"engine" is "none", but this job is not in the container of a builder: ${why}.`,
      {
        hint: 'Set "container" of the job to the image of a builder, or "engine" to "docker".',
      },
    );
  }
  const { isRoot, env, tools } = options;
  const user = phaseUser(options);
  // Before anything slow.
  if (isRoot && user !== undefined) {
    chooseUserStart(user, tools());
    checkPlacesOfRoot(env, user, privateFolders(env));
    checkTemporaryFiles(user);
  }
  onStart();
  const engine = new ProcessEngine(options);
  await engine.begin();
  return engine;
}

/** As whom phases are to run; undefined if the builder's user is none, or root, which is said where the builder is read. */
function phaseUser({ env, user }: Pick<ProcessEngineOptions, "env" | "user">): FileOwner | undefined {
  const uid = String(user.uid ?? env["CNB_USER_ID"]);
  const gid = String(user.gid ?? env["CNB_GROUP_ID"]);
  const isUser = isUserId(uid) && isUserId(gid) && Number(uid) !== 0;
  return isUser ? { uid: Number(uid), gid: Number(gid) } : undefined;
}
