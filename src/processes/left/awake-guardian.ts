// The program of a guardian: what it does once the build is gone.
import { readFileSync } from "node:fs";
import { openAgain } from "./closed-together.ts";
import { endPhase, forgetPhase } from "./left-phase.ts";
import { RunRecords } from "./run-records.ts";

const STDIN = 0;

/**
 * Ends what the phase left running, then opens the folders, in the order of the post step: opened first, they would be a buildpack's to
 * look into. Volumes, and files among those of the builder, are left to the post step, which can run now. Where processes go on,
 * all stays as it is, and the next step tries again.
 * @param args the name of the records of a phase, and where they are: those of this container, and of all who share folders, if any
 * @throws {ProcessesGoOnError} if processes go on
 */
export async function runGuardian([
  name = "",
  directory = "",
  shared = "",
]: readonly string[]): Promise<void> {
  if (readFileSync(STDIN).length > 0) return;
  const records = new RunRecords(directory);
  // The owner may not have quite ended when its files are closed.
  for (const record of records.all()) {
    if (record.name !== name || record.kind !== "phase") continue;
    await endPhase(record);
    if (shared !== "") openShared(name, new RunRecords(shared));
    // The last of all: as long as there is the record, the next build waits for this process.
    forgetPhase(record, records);
  }
}

function openShared(name: string, records: RunRecords): void {
  const record = records.find(name);
  if (record?.kind === "closed") openAgain({ ...record, name }, records);
}
