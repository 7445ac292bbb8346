// Running a program as a process of this machine, in a group of its own, to the end of everything that it started.
import type { ChildProcess } from "node:child_process";
import { access, constants as fsConstants } from "node:fs/promises";
import { constants } from "node:os";
import type { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import type { FileOwner, RunOptions } from "../../docker/daemon.ts";
import { LineSplitter } from "../../docker/line-splitter.ts";
import { PlatformError } from "../../errors.ts";
import { errorCode } from "../../files/regular-file.ts";
import { endProcesses, type PhaseProcesses, phaseProcesses, signalGroup } from "../left/end-processes.ts";
import { spawnApart } from "../left/spawn-apart.ts";
import { checkProcessRoom } from "./process-room.ts";
import { startFailure } from "./start-failure.ts";
import { startedBy, type UserStart } from "./user-start.ts";

/** What is started. */
export interface ProgramStart {
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Who runs it, where this process may choose. */
  readonly user: FileOwner | undefined;
  /** By what it is started. */
  readonly userStart: UserStart;
  /** Told by what its processes are known. */
  readonly onProcesses: (processes: PhaseProcesses) => void;
}

/** What a runner gives a cancelled step is 7.5 s in all. */
const STOP_GRACE_MS = 2_000;

/** How long output may go on after everything that could write it has ended. */
const HELD_MS = 5_000;

/** As in containers. */
const UMASK = 0o022;

/**
 * Resolves with its exit code once it and all that it started have ended; 128 and the number of the signal, if one ended it.
 * @throws {PlatformError} `DAEMON` if it cannot be started, or cannot be ended; `CANCELLED` if the signal was aborted
 */
export async function runPhaseProcess(start: ProgramStart, options: RunOptions): Promise<number> {
  checkNotCancelled(options.signal);
  await checkStartable(start);
  const child = startChild(start);
  const ended = new Promise<number>((resolve, reject) => {
    child.once("error", (error) => {
      reject(startFailure(start, error));
    });
    child.once("exit", (code, signal) => {
      resolve(code ?? 128 + constants.signals[signal ?? "SIGKILL"]);
    });
  });
  if (child.pid === undefined) return ended;
  const processes = phaseProcesses(child.pid, start.user?.uid);
  const output = readOutput(child, options);
  const stopping = stopOnAbort(processes, options.signal);
  try {
    start.onProcesses(processes);
    options.onStart?.();
    // What cannot be read must not be waited for.
    const code = await Promise.race([ended, output.then(() => ended)]);
    await endProcesses(processes);
    // Where all belong to one user, a process may have hidden from that, and still hold the output.
    await Promise.race([output, sleep(HELD_MS, undefined, { ref: false })]);
    checkNotCancelled(options.signal);
    return code;
  } catch (error) {
    await endProcesses(processes);
    throw error;
  } finally {
    stopping[Symbol.dispose]();
    for (const stream of [child.stdout, child.stderr]) stream?.destroy();
    await output.catch(() => undefined);
  }
}

/** What starts it could tell only by an exit code, or not at all. */
async function checkStartable(start: ProgramStart): Promise<void> {
  try {
    await access(start.command[0] ?? "", fsConstants.X_OK);
    checkProcessRoom();
  } catch (error) {
    throw startFailure(start, error);
  }
}

function startChild({ userStart, user, ...asked }: ProgramStart): ChildProcess {
  // The child has what this process has when it starts, which is before anything else can run.
  const umask = process.umask(UMASK);
  try {
    return spawnApart({ ...startedBy(userStart, asked), stdio: ["ignore", "pipe", "pipe"], user });
  } finally {
    process.umask(umask);
  }
}

function stopOnAbort(processes: PhaseProcesses, signal: AbortSignal | undefined): Disposable {
  let force: NodeJS.Timeout | undefined;
  const stop = (): void => {
    signalGroup(processes, "SIGTERM");
    force = setTimeout(() => void endProcesses(processes).catch(() => undefined), STOP_GRACE_MS);
  };
  signal?.addEventListener("abort", stop, { once: true });
  if (signal?.aborted === true) stop();
  return {
    [Symbol.dispose]() {
      signal?.removeEventListener("abort", stop);
      clearTimeout(force);
    },
  };
}

async function readOutput(child: ChildProcess, { onLine }: Pick<RunOptions, "onLine">): Promise<void> {
  const read = (name: "stdout" | "stderr"): Promise<void> =>
    readLines(child[name] as Readable, (line) => {
      onLine(line, name);
    });
  await Promise.all([read("stdout"), read("stderr")]);
}

async function readLines(stream: Readable, onLine: (line: string) => void): Promise<void> {
  const lines = new LineSplitter(onLine);
  try {
    for await (const chunk of stream) lines.write(chunk as Buffer);
  } catch (error) {
    // Nothing more was waited for.
    if (errorCode(error) !== "ERR_STREAM_PREMATURE_CLOSE") throw error;
  }
  lines.end();
}

function checkNotCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted !== true) return;
  throw new PlatformError("CANCELLED", "The phase was stopped because the run was cancelled.", {
    cause: signal.reason,
  });
}
