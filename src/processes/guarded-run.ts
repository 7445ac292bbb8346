// Running a program of a phase so that it can do what it could do in a container, and no more, as far as this process can see to that.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { hostname } from "node:os";
import { posix } from "node:path";
import type { DaemonImage, RunOptions } from "../docker/daemon.ts";
import type { Environment } from "../environment.ts";
import { closeFiles, filesToClose, privateFolders, reopenFiles } from "./closed-folders.ts";
import { endProcesses } from "./end-processes.ts";
import { homeOf, phaseVariables } from "./phase-variables.ts";
import { runPhaseProcess } from "./run-process.ts";
import type { RunRecords } from "./run-records.ts";
import type { PhaseProgram, RunningProgram } from "./running-program.ts";
import { chooseUserStart, type PrivilegeTools } from "./user-start.ts";

/** What programs run on. */
export interface GuardedMachine {
  readonly root: string;
  /** The variables of the job. */
  readonly env: Environment;
  readonly tools: () => PrivilegeTools;
  readonly records: RunRecords;
}

/** Programs of another user cannot look into the folders of the job; where all is of one user, they can. */
export function guardedRun(image: DaemonImage, machine: GuardedMachine): RunningProgram {
  return async (program, options) => {
    const { user, places } = program;
    const passwd = readFileSync(posix.join(machine.root, "etc/passwd"), "utf8");
    if (user === undefined) return runGuarded(program, options, { image, machine, passwd });
    const folders = privateFolders(machine.env);
    const closing = { ...user, folders, open: [...places, homeOf(user.uid, passwd)] };
    const closed = filesToClose(closing);
    const name = `phase-${randomUUID()}`;
    const note = (processes?: Parameters<typeof endProcesses>[0]): void => {
      machine.records.put(name, { kind: "phase", labels: program.labels, closed, processes });
    };
    const reopen = (): void => {
      reopenFiles(closed);
    };
    note();
    process.once("exit", reopen);
    try {
      closeFiles(closed, closing);
      return await runGuarded(program, options, { image, machine, passwd, note });
    } finally {
      reopen();
      process.off("exit", reopen);
      machine.records.forget(name);
    }
  };
}

/**
 * Ends a phase that another process has left running, and gives back what was taken from it.
 * @returns whether there is one of that name
 * @throws as {@link endProcesses}
 */
export async function endPhase(name: string, records: RunRecords): Promise<boolean> {
  const record = records.find(name);
  if (record?.kind !== "phase") return false;
  if (record.processes !== undefined) await endProcesses(record.processes);
  reopenFiles(record.closed);
  records.forget(name);
  return true;
}

interface Surroundings {
  readonly image: DaemonImage;
  readonly machine: GuardedMachine;
  readonly passwd: string;
  readonly note?: (processes: Parameters<typeof endProcesses>[0]) => void;
}

function runGuarded(
  { command, own, user }: PhaseProgram,
  options: RunOptions,
  { image, machine, passwd, note = () => undefined }: Surroundings,
): Promise<number> {
  const uid = user?.uid ?? process.getuid?.() ?? 0;
  const env = phaseVariables({ image: image.env, own, passwd, uid, hostName: hostname() });
  const userStart = user === undefined ? [] : chooseUserStart(user, machine.tools());
  return runPhaseProcess({ command, env, cwd: "/", user, userStart, onProcesses: note }, options);
}
