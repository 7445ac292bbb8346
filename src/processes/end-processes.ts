// Ending what a phase left running: it may have left its process group, and its parents may have ended.
import { setTimeout as sleep } from "node:timers/promises";
import { PlatformError } from "../errors.ts";
import { errorCode } from "../files/regular-file.ts";
import { descendants, type LiveProcess, liveProcesses, startOf } from "./live-processes.ts";

/** By what the processes of a phase are known. */
export interface PhaseProcesses {
  /** The process that was started: it leads a session of its own. */
  readonly leader: number;
  /** When it was started; in ticks since the machine started. */
  readonly startedAt: number;
  /** Whose all of them are, if this process is not of that user; nothing that the user started before is theirs. */
  readonly user: number | undefined;
}

/** Of the first process of a phase, right after it was started; it may have ended already, and not what it led to. */
export function phaseProcesses(leader: number, user: number | undefined): PhaseProcesses {
  return { leader, user, startedAt: startOf(leader) };
}

/** Sends a signal to the process group of a phase, if there still is one. */
export function signalGroup({ leader }: Pick<PhaseProcesses, "leader">, signal: NodeJS.Signals): void {
  sendSignal(-leader, signal);
}

/** A process that makes another one as fast as it is ended cannot go on for ever: the kernel allows only so many at a time. */
const ROUNDS = 200;
const ROUND_MS = 10;

/**
 * Ends all processes of a phase by force.
 * @throws {PlatformError} `DAEMON` if some go on, since they would see what later phases do
 */
export async function endProcesses(phase: PhaseProcesses): Promise<void> {
  signalGroup(phase, "SIGKILL");
  for (let round = 0; round < ROUNDS; round += 1) {
    const found = leftProcesses(phase, liveProcesses());
    if (found.length === 0) return;
    for (const { pid } of found) sendSignal(pid, "SIGKILL");
    await sleep(ROUND_MS);
  }
  throw new PlatformError("DAEMON", "Processes that a phase of the build left running cannot be ended.", {
    hint: "A buildpack starts them; run the job on a machine of its own, or use an engine.",
  });
}

/** Pure. */
export function leftProcesses(phase: PhaseProcesses, all: readonly LiveProcess[]): LiveProcess[] {
  const { leader, startedAt, user } = phase;
  const related = new Set(descendants(leader, all).map(({ pid }) => pid));
  return all.filter((each) => {
    // A process number may be used again.
    if (each.startedAt < startedAt) return false;
    const isTheirs = user !== undefined && each.users.includes(user);
    return isTheirs || each.session === leader || each.group === leader || related.has(each.pid);
  });
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (errorCode(error) !== "ESRCH") throw error;
  }
}
