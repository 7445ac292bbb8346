// A process that gives the folders of the job back if the build is killed while they are closed: by the kernel, when memory runs out,
// or by whoever ends the step by force. A runner that is not root's could not even enter its own work folder any more.
import type { ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import type { Socket } from "node:net";
import type { FileOwner } from "../../docker/daemon.ts";
import { messageOf } from "../../errors.ts";
import { replaceableAbove } from "../guard/replaceable-files.ts";
import { type ProcessIdentity, startOf } from "./live-processes.ts";
import type { RunRecords } from "./run-records.ts";
import { spawnApart } from "./spawn-apart.ts";

/** The guardian of one phase. */
export interface Guardian {
  readonly identity: ProcessIdentity;
  /** Lets it end without doing anything; to be called once everything is given back. */
  dismiss(): void;
}

/** For whom it works. */
export interface GuardedRecords {
  /** The program that {@link runGuardian} is, and its first arguments. */
  readonly guardian: readonly string[];
  readonly records: RunRecords;
  /** Of folders that other containers have, too. */
  readonly shared?: { readonly records: RunRecords } | undefined;
  readonly onDebug: (line: string) => void;
}

const SHELL = "/bin/sh";
/** A shell takes a twentieth of what Node.js takes, so that waits, and becomes Node.js only if there is something to do. */
const WAIT = 'read -r word || exec "$@"';
/** One line. */
const WORD = "given back\n";

/**
 * Starts it, in a session of its own, with no variables, and with no file but a pipe whose other end this process has, and none that it
 * starts: it wakes when that is closed without a word. Phases of another user cannot reach it. It is one for each phase, so that this
 * process is there to be told of its end: its entry would stay in a container whose first process asks for none.
 * @param name of the records of the phase
 * @param user of the phase; where that is the one of this process, nothing is closed
 * @returns undefined if there is none; then the next step has to give everything back, as it does if the guardian is killed, too
 */
export function startGuardian(
  name: string,
  user: FileOwner | undefined,
  { guardian, records, shared, onDebug }: GuardedRecords,
): Guardian | undefined {
  if (user === undefined) return undefined;
  const program = [...guardian, name, records.directory, shared?.records.directory ?? ""];
  const hasShell = existsSync(SHELL) && replaceableAbove(SHELL, user) === undefined;
  if (!hasShell)
    onDebug(`There is no ${SHELL} that is only root's, so Node.js guards the folders of the job.`);
  const command = hasShell ? [SHELL, "-c", WAIT, "sh", ...program] : program;
  const child = spawnApart({ command, env: {}, stdio: ["pipe", "ignore", "ignore"] });
  child.on("error", (error) => {
    onDebug(`Nothing guards the folders of the job: ${messageOf(error)}`);
  });
  return child.pid === undefined ? undefined : guardianOf(child, child.pid);
}

/** This process waits neither for it nor for the pipe. */
function guardianOf(child: ChildProcess, pid: number): Guardian {
  const pipe = child.stdin as Socket;
  // It may have been ended.
  pipe.on("error", () => undefined);
  child.unref();
  pipe.unref();
  return {
    identity: { pid, startedAt: startOf(pid) },
    dismiss() {
      pipe.end(WORD);
    },
  };
}
