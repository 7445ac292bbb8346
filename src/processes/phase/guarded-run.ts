// Running a program of a phase so that it can do what it could do in a container, and no more, as far as this process can see to that.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { hostname } from "node:os";
import { posix } from "node:path";
import { BUILDER_METADATA_LABEL, parseBuilderMetadata } from "../../cnb/builder-labels.ts";
import type { DaemonImage, FileOwner, RunOptions } from "../../docker/daemon.ts";
import type { Environment } from "../../environment.ts";
import { leadsNowhere } from "../../files/regular-file.ts";
import { endProcessesNow, type PhaseProcesses, ProcessesGoOnError } from "../left/end-processes.ts";
import { type Guardian, startGuardian } from "../left/guardian.ts";
import type { RunRecords } from "../left/run-records.ts";
import { type ClosedForPhase, closedForPhase, type SharedPlace } from "./closed-for-phase.ts";
import { variablesForJobUser } from "./job-user.ts";
import { homeOf, phaseVariables } from "./phase-variables.ts";
import { runPhaseProcess } from "./run-process.ts";
import type { PhaseProgram, RunningProgram } from "./running-program.ts";
import { chooseUserStart, type PrivilegeTools } from "./user-start.ts";

/** What programs run on. */
export interface GuardedMachine {
  readonly root: string;
  /** The variables of the job. */
  readonly env: Environment;
  readonly tools: () => PrivilegeTools;
  readonly records: RunRecords;
  /** What starts the program of guardians, which {@link startGuardian} tells for what. */
  readonly guardian: readonly string[];
  readonly onDebug: (line: string) => void;
  /** Where volumes are that outlive jobs; undefined if there is nothing like that. */
  readonly shared?: SharedPlace;
}

/** Programs of another user cannot look into the folders of the job; where all is of one user, they can. */
export function guardedRun(image: DaemonImage, machine: GuardedMachine): RunningProgram {
  return async (program, options) => {
    const passwd = readPasswd(machine.root);
    const folders = new GuardedFolders(program, machine, homeOf(program.user?.uid ?? 0, passwd));
    const note = (processes: PhaseProcesses): void => {
      folders.note(processes);
    };
    const atExit = (): void => {
      folders.reopenIfEnded();
    };
    folders.note();
    process.once("exit", atExit);
    try {
      await folders.close();
      const code = await runGuarded(program, options, { image, machine, passwd, note });
      folders.reopen();
      return code;
    } catch (error) {
      if (!(error instanceof ProcessesGoOnError)) folders.reopen();
      throw error;
    } finally {
      process.off("exit", atExit);
    }
  };
}

/** What is closed for a phase, and written down with what it starts: if this process is ended by force, that goes on. */
class GuardedFolders {
  readonly #name = `phase-${randomUUID()}`;
  readonly #labels: PhaseProgram["labels"];
  readonly #records: RunRecords;
  readonly #folders: ClosedForPhase;
  readonly #guardian: Guardian | undefined;
  #started: PhaseProcesses | undefined;

  /** Closes nothing yet. @throws as {@link closedForPhase} */
  constructor(program: PhaseProgram, machine: GuardedMachine, home: string) {
    const { env, shared } = machine;
    this.#labels = program.labels;
    this.#records = machine.records;
    this.#folders = closedForPhase(program, { env, shared, home, record: this.#name });
    this.#guardian = startGuardian(this.#name, program.user, machine);
  }

  note(processes?: PhaseProcesses): void {
    this.#started = processes;
    const { closed } = this.#folders;
    const guardian = this.#guardian?.identity;
    this.#records.put(this.#name, { kind: "phase", labels: this.#labels, closed, processes, guardian });
  }

  close(): Promise<void> {
    return this.#folders.close();
  }

  reopen(): void {
    this.#folders.reopen();
    this.#records.forget(this.#name);
    this.#guardian?.dismiss();
  }

  /** Else they stay closed, and the record stays: the guardian, the post step and the next build try again. */
  reopenIfEnded(): void {
    if (this.#started !== undefined && !endProcessesNow(this.#started)) return;
    this.#folders.reopen();
    this.#guardian?.dismiss();
  }
}

interface Surroundings {
  readonly image: DaemonImage;
  readonly machine: GuardedMachine;
  readonly passwd: string;
  readonly note: (processes: PhaseProcesses) => void;
}

function runGuarded(
  { command, own, user }: PhaseProgram,
  options: RunOptions,
  { image, machine, passwd, note }: Surroundings,
): Promise<number> {
  const { uid, gid } = user ?? thisUser();
  const variables =
    user === undefined
      ? variablesForJobUser(own, { uid, gid, passwd, lifecycleVersion: lifecycleVersionOf(image) })
      : own;
  const env = phaseVariables({ image: image.env, own: variables, passwd, uid, hostName: hostname() });
  const userStart = user === undefined ? [] : chooseUserStart(user, machine.tools());
  return runPhaseProcess({ command, env, user, userStart, onProcesses: note }, options);
}

function thisUser(): FileOwner {
  return { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
}

function lifecycleVersionOf({ labels }: DaemonImage): string {
  return parseBuilderMetadata(labels[BUILDER_METADATA_LABEL] ?? "", "this container").lifecycle.version;
}

/** Empty where there is none: small images have no users. */
function readPasswd(root: string): string {
  try {
    return readFileSync(posix.join(root, "etc/passwd"), "utf8");
  } catch (error) {
    if (leadsNowhere(error)) return "";
    throw error;
  }
}
