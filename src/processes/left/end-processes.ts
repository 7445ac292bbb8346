// Ending what a phase left running: it may have left its process group, and its parents may have ended.
import { setTimeout as sleep } from "node:timers/promises";
import { messageOf, PlatformError } from "../../errors.ts";
import { errorCode } from "../../files/regular-file.ts";
import { endAllOf } from "./end-user.ts";
import { descendants, type LiveProcess, liveProcesses, newestProcess, startOf } from "./live-processes.ts";

/** By what the processes of a phase are known. */
export interface PhaseProcesses {
  /** The process that was started: it leads a session of its own. */
  readonly leader: number;
  /** When it was started; in ticks since the machine started. */
  readonly startedAt: number;
  /** Whose all of them are, if this process is not of that user; nothing that the user started before is theirs. */
  readonly user: number | undefined;
}

/**
 * Of the first process of a phase, right after it was started; it may have ended already, and not what it led to.
 * @throws {ProcessesGoOnError} if it cannot be looked at; it is ended then
 */
export function phaseProcesses(leader: number, user: number | undefined): PhaseProcesses {
  try {
    return { leader, user, startedAt: startOf(leader) };
  } catch (cause) {
    sendSignal(-leader, "SIGKILL");
    throw new ProcessesGoOnError(cause);
  }
}

/** Sends a signal to the process group of a phase, if there still is one. */
export function signalGroup({ leader }: Pick<PhaseProcesses, "leader">, signal: NodeJS.Signals): void {
  sendSignal(-leader, signal);
}

/** A process that makes another one as fast as it is ended cannot go on for ever: the kernel allows only so many at a time. */
const ROUNDS = 200;
const ROUND_MS = 10;
/** How often processes are ended one by one before all of their user are ended at once. */
const ROUNDS_ALONE = 3;
/** For how long it has to be sure that none is missed where all are of one user, of which others may start some all the time. */
const ROUNDS_OF_ONE_USER = 20;

/** Processes of a phase go on, so that nothing may be done that they must not see. */
export class ProcessesGoOnError extends PlatformError {
  constructor(cause?: unknown) {
    const why = cause === undefined ? "" : `: ${messageOf(cause)}`;
    super("DAEMON", `Processes that a phase of the build left running cannot be ended${why}.`, {
      cause,
      hint: "A buildpack starts them; run the job on a machine of its own, or use an engine.",
    });
  }
}

/**
 * Ends all processes of a phase by force.
 * @throws {ProcessesGoOnError} if some go on, since they would see what later phases do
 */
export async function endProcesses(phase: PhaseProcesses): Promise<void> {
  let cause: unknown;
  for (let round = 0; round < ROUNDS; round += 1) {
    try {
      if (await endRound(phase, round)) return;
    } catch (error) {
      // What is wanting, such as open files, may come back when some have ended.
      cause = error;
    }
    await sleep(ROUND_MS);
  }
  throw new ProcessesGoOnError(cause);
}

/** @returns whether all have ended */
async function endRound(phase: PhaseProcesses, round: number): Promise<boolean> {
  const { user } = phase;
  const killed = killFound(phase);
  if (haveEnded(killed, phase, round)) return true;
  if (round < ROUNDS_ALONE || user === undefined || killed.hasElders || !(await endAllOf(user))) return false;
  // They cannot start others any more.
  return killFound(phase).found === 0;
}

/** As {@link endProcesses}, for a process that is about to end and cannot wait. @returns whether all have ended */
export function endProcessesNow(phase: PhaseProcesses): boolean {
  for (let round = 0; round < ROUNDS; round += 1) {
    try {
      if (haveEnded(killFound(phase), phase, round)) return true;
    } catch {
      // As if some had been found.
    }
  }
  return false;
}

interface Killed {
  /** How many there still were. */
  readonly found: number;
  /** Whether none can have been started while they were looked for. */
  readonly isSure: boolean;
  /** Whether the user has processes which are not of the phase. */
  readonly hasElders: boolean;
}

function haveEnded({ found, isSure }: Killed, { user }: PhaseProcesses, round: number): boolean {
  return found === 0 && (isSure || (user === undefined && round >= ROUNDS_OF_ONE_USER));
}

function killFound(phase: PhaseProcesses): Killed {
  const { user, startedAt } = phase;
  signalGroup(phase, "SIGKILL");
  const newest = newestProcess();
  const all = liveProcesses();
  // One that starts another and ends meanwhile is not found, nor is the other.
  const isSure = newestProcess() === newest;
  const found = leftProcesses(phase, all);
  for (const { pid } of found) sendSignal(pid, "SIGKILL");
  const isElder = (each: LiveProcess): boolean => each.startedAt < startedAt;
  const hasElders = user !== undefined && all.some((each) => isElder(each) && each.users.includes(user));
  return { found: found.length, isSure, hasElders };
}

/**
 * Pure.
 * @param own the user of this process
 */
export function leftProcesses(
  phase: PhaseProcesses,
  all: readonly LiveProcess[],
  own = process.getuid?.(),
): LiveProcess[] {
  const { leader, startedAt, user } = phase;
  // A process number may be used again.
  const younger = all.filter((each) => each.startedAt >= startedAt);
  const related = new Set(descendants([leader], all).map(({ pid }) => pid));
  const lost = user === undefined ? lostProcesses(younger, all) : new Set();
  return younger.filter((each) => {
    const isTheirs =
      user === undefined
        ? lost.has(each.pid) && own !== undefined && each.users.includes(own)
        : each.users.includes(user);
    return isTheirs || each.session === leader || each.group === leader || related.has(each.pid);
  });
}

const FIRST = 1;

/**
 * Where all are of one user: what lost its parents and is in a session of its own, as daemons are, with what that led to. What the job
 * itself has started has a parent or a session that is older than the phase, or comes from outside of the container.
 */
function lostProcesses(younger: readonly LiveProcess[], all: readonly LiveProcess[]): Set<number> {
  const isYounger = new Set(younger.map(({ pid }) => pid));
  const elders = new Set(all.filter(({ pid }) => !isYounger.has(pid)).map(({ pid }) => pid));
  const lost = younger.filter(
    ({ pid, parent, session }) => pid !== FIRST && parent === FIRST && !elders.has(session),
  );
  const led = descendants(
    lost.map(({ pid }) => pid),
    all,
  );
  return new Set([...lost, ...led].map(({ pid }) => pid));
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    // What may not be ended goes on, and is found again.
    if (!["ESRCH", "EPERM"].includes(errorCode(error) ?? "")) throw error;
  }
}
