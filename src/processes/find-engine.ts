// Whether a build has an engine, or runs as processes of this machine. The code for the latter is loaded where it is needed: few builds
// do, and all of them wait until what is loaded has been read.
import type { Daemon } from "../docker/daemon.ts";
import { messageOf, PlatformError } from "../errors.ts";
import type { OpenedProcesses } from "./open-processes.ts";

/** What is asked for: `auto` is an engine if one answers, else processes if this is the container of a builder. */
export type EngineChoice = "auto" | "docker" | "none";

/** What it takes to find one. */
export interface EngineSearch {
  readonly choice: EngineChoice;
  /** Whether the input `docker-host` names it. */
  readonly isNamed: boolean;
  readonly connect: () => Promise<Daemon>;
  /** What is there without an engine. */
  readonly processes: () => Promise<OpenedProcesses>;
  /** Told why there is no engine, as a clause. */
  readonly onNone: (reason: string) => void;
}

/**
 * An engine, or what runs phases as processes.
 * @throws {PlatformError} `INPUT` if there is to be no engine, and this is not the container of a builder; `DAEMON` if processes of an
 * earlier build cannot be ended; else what connecting rejects with
 */
export async function findEngine({
  choice,
  isNamed,
  connect,
  processes,
  onNone,
}: EngineSearch): Promise<Daemon> {
  // Who names an engine wants that one: a build must not be elsewhere without being asked for.
  switch (choice === "auto" && isNamed ? "docker" : choice) {
    case "docker":
      return connect();
    case "none":
      return (await processes()).start(() => {
        onNone('the input "engine" is "none"');
      });
    case "auto":
      return connect().catch(async (error: unknown) => {
        const isAbsent = error instanceof PlatformError && error.code === "DAEMON_UNREACHABLE";
        if (!isAbsent) throw error;
        const container = await processes();
        const why = await container.whyNoBuilder();
        if (why !== undefined) throw neither(error, why);
        return container.start(() => {
          onNone(`this is the container of a builder, and no engine answers (${messageOf(error)})`);
        });
      });
  }
}

/** Who has no engine may not know that there need not be one. */
function neither(error: PlatformError, why: string): PlatformError {
  const { code, message, hint = "", cause } = error;
  return new PlatformError(code, message, {
    cause,
    hint: `${hint} Where there is to be none, set "container" of the job to the image of a builder: ${why}.`.trimStart(),
  });
}
