// Whether a build has an engine, or runs as processes of this machine.
import type { Daemon } from "../docker/daemon.ts";
import { messageOf, PlatformError } from "../errors.ts";
import { whyNoBuilder } from "./own-builder.ts";
import { ProcessEngine, type ProcessEngineOptions } from "./process-engine.ts";
import { chooseUserStart } from "./user-start.ts";

/** What is asked for: `auto` is an engine if one answers, else processes if this is the container of a builder. */
export type EngineChoice = "auto" | "docker" | "none";

/** What it takes to find one. */
export interface EngineSearch extends ProcessEngineOptions {
  readonly choice: EngineChoice;
  readonly connect: () => Promise<Daemon>;
  /** Told why there is no engine, as a clause. */
  readonly onNone: (reason: string) => void;
}

/**
 * An engine, or what runs phases as processes.
 * @throws {PlatformError} `INPUT` if there is to be no engine and this is not the container of a builder, `DAEMON` if processes of an
 * earlier build cannot be ended; else what connecting rejects with
 */
export async function findEngine({ choice, connect, onNone, ...options }: EngineSearch): Promise<Daemon> {
  switch (choice) {
    case "docker":
      return connect();
    case "none":
      return withoutEngine(options, 'the input "engine" is "none"', onNone);
    case "auto":
      return connect().catch(async (error: unknown) => {
        const isAbsent = error instanceof PlatformError && error.code === "DAEMON_UNREACHABLE";
        if (!isAbsent || (await whyNoBuilder(options)) !== undefined) throw error;
        return withoutEngine(
          options,
          `this is the container of a builder, and no engine answers (${messageOf(error)})`,
          onNone,
        );
      });
  }
}

async function withoutEngine(
  options: ProcessEngineOptions,
  reason: string,
  onNone: EngineSearch["onNone"],
): Promise<Daemon> {
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
  const [uid = NaN, gid = NaN] = ["CNB_USER_ID", "CNB_GROUP_ID"].map((name) => Number(env[name]));
  // Before anything slow. What is wrong with these numbers is said where the builder is read.
  if (isRoot && Number.isSafeInteger(uid) && Number.isSafeInteger(gid))
    chooseUserStart({ uid, gid }, tools());
  onNone(reason);
  const engine = new ProcessEngine(options);
  await engine.removeLeft();
  return engine;
}
