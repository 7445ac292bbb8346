// Giving back what processes took of this machine that are no more, or whose run is swept, as they have written it down.
import { PlatformError } from "../errors.ts";
import { putBack } from "./files/outside-files.ts";
import { openAgain } from "./left/closed-together.ts";
import { endPhase, forgetPhase, guardianEnded } from "./left/left-phase.ts";
import type { NamedRecord, RunRecords } from "./left/run-records.ts";
import type { Volumes } from "./volumes.ts";

/** How much of each there was. */
export interface GivenBack {
  readonly phases: number;
  readonly files: number;
  readonly volumes: number;
}

/** What records tell of. */
export interface RecordedMachine {
  readonly records: RunRecords;
  readonly volumes: Volumes;
}

/**
 * Ends phases, puts files of the builder back, and then removes volumes, since what runs could still write to them. Of what is of another
 * container, only folders that it shares with this one are given back: its processes have ended with it, and its file system is gone.
 * @throws {PlatformError} `DAEMON` if a phase cannot be ended, or as {@link putBack}, once everything else is given back
 */
export async function giveBack(
  left: readonly NamedRecord[],
  { records, volumes }: RecordedMachine,
): Promise<GivenBack> {
  const [phases, files, work] = [ofKind(left, "phase"), ofKind(left, "files"), ofKind(left, "volume")];
  for (const phase of phases) {
    await guardianEnded(phase);
    await endPhase(phase);
    forgetPhase(phase, records);
  }
  const here = files.filter(({ isHere }) => isHere);
  const failures = here.flatMap((record) => putBackRecorded(record, records) ?? []);
  const gone = work.filter(({ isHere, directory }) => isHere || volumes.isSpare(directory.path));
  for (const { name } of gone) volumes.remove(name);
  const [first] = failures;
  if (first !== undefined) throw first;
  // By these it is known which runs have left something.
  for (const { name, kind, isHere } of left) if (kind === "build" || !isHere) records.forget(name);
  return {
    phases: phases.length,
    files: here.reduce((sum, { replaced }) => sum + replaced.length, 0),
    volumes: gone.length,
  };
}

/** The same of what is in the directory of kept volumes. */
export function giveBackShared(left: readonly NamedRecord[], { records, volumes }: RecordedMachine): void {
  for (const record of ofKind(left, "closed")) openAgain(record, records);
  for (const record of ofKind(left, "kept volume")) volumes.giveBackKept(record);
}

type RecordOf<Kind> = Extract<NamedRecord, { readonly kind: Kind }>;

function ofKind<Kind extends NamedRecord["kind"]>(
  left: readonly NamedRecord[],
  kind: Kind,
): RecordOf<Kind>[] {
  return left.filter((record): record is RecordOf<Kind> => record.kind === kind);
}

/** @returns why not; it stays recorded then, so that it can be tried again */
function putBackRecorded(
  { name, replaced }: RecordOf<"files">,
  records: RunRecords,
): PlatformError | undefined {
  try {
    putBack(replaced);
  } catch (error) {
    if (error instanceof PlatformError) return error;
    throw error;
  }
  records.forget(name);
  return undefined;
}
