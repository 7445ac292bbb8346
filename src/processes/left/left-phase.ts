// What is to be done for a phase whose build was killed, by whoever comes first: its guardian, the post step, or the next build.
import { setTimeout as sleep } from "node:timers/promises";
import { reopenFiles } from "../guard/closed-folders.ts";
import { endProcesses } from "./end-processes.ts";
import { isLive, type ProcessIdentity } from "./live-processes.ts";
import type { NamedRecord, RunRecords } from "./run-records.ts";

type LeftPhase = Extract<NamedRecord, { readonly kind: "phase" }>;

/** Longer than a guardian takes, which ends by itself. */
const ROUNDS = 500;
const ROUND_MS = 10;

/**
 * Waits for the guardian of a phase whose build has ended: it must not open what the next build closes. One that hangs is ended, and
 * all that it does can be done again.
 */
export async function guardianEnded({ guardian, isHere, isOwned }: LeftPhase): Promise<void> {
  if (guardian === undefined || !isHere || isOwned) return;
  if (await hasEnded(guardian)) return;
  process.kill(guardian.pid, "SIGKILL");
  await hasEnded(guardian);
}

/** Whether it ends while it is waited for. */
async function hasEnded(guardian: ProcessIdentity): Promise<boolean> {
  for (let round = 0; round < ROUNDS && isLive(guardian); round += 1) await sleep(ROUND_MS);
  return !isLive(guardian);
}

/** Ends its processes, which are gone already where it was of another container. @throws as {@link endProcesses} */
export async function endPhase({ processes, isHere }: LeftPhase): Promise<void> {
  if (processes !== undefined && isHere) await endProcesses(processes);
}

/** Opens what was closed for it. */
export function forgetPhase({ name, closed }: LeftPhase, records: RunRecords): void {
  reopenFiles(closed);
  records.forget(name);
}
