// Closing files that other containers may close at the same time, such as those of a tool cache that pods share: each writes down what
// it needs closed, and what that was like before, and who is the last to need a file closed opens it.
import { setTimeout as sleep } from "node:timers/promises";
import { type ClosedFile, reopenFiles } from "../guard/closed-folders.ts";
import type { NamedRecord, RunRecords } from "./run-records.ts";

type Labels = Readonly<Record<string, string>>;

/** What there is to close. @param look as files are now: of those that are closed already, it is known what they were like before */
export function filesBefore(look: () => readonly ClosedFile[], records: RunRecords): ClosedFile[] {
  // Meanwhile, one may be closed, and another opened.
  const earlier = knownBefore(records);
  const files = look();
  const known = new Map([...earlier, ...knownBefore(records)]);
  return files.map((file) => known.get(file.path) ?? file);
}

/** Files that one phase needs closed. */
export class ClosedTogether {
  readonly #records: RunRecords;
  readonly #name: string;

  constructor(records: RunRecords, name: string) {
    this.#records = records;
    this.#name = name;
  }

  /** To be called before they are closed; resolves once nobody opens them any more who did not know of that. */
  async begin(closed: readonly ClosedFile[], labels: Labels): Promise<void> {
    this.#records.put(this.#name, { kind: "closed", labels, closed, isOpening: false });
    for (let round = 0; round < ROUNDS && this.#areOpened(); round += 1) await sleep(ROUND_MS);
  }

  /** Opens those that nobody else needs closed. Does not wait, since the process may be about to end. */
  end(): void {
    const record = this.#records.find(this.#name);
    if (record?.kind !== "closed") return;
    openAgain({ ...record, name: this.#name }, this.#records);
  }

  #areOpened(): boolean {
    return others(this.#name, this.#records).some((record) => record.isOpening && record.isOwned);
  }
}

/** Opens files of a record that nobody else needs closed, and forgets it. */
export function openAgain(
  { name, labels, closed }: Pick<ClosedRecord, "name" | "labels" | "closed">,
  records: RunRecords,
): void {
  // Who comes from now on waits, so all others are seen.
  records.put(name, { kind: "closed", labels, closed, isOpening: true });
  const holders = others(name, records).filter(({ isOpening, isOwned }) => isOwned && !isOpening);
  const held = new Set(holders.flatMap((record) => record.closed.map(({ path }) => path)));
  reopenFiles(closed.filter(({ path }) => !held.has(path)));
  records.forget(name);
}

/** Opening takes no more than some calls of the file system. */
const ROUNDS = 500;
const ROUND_MS = 10;

type ClosedRecord = Extract<NamedRecord, { readonly kind: "closed" }>;

function closedRecords(records: RunRecords): ClosedRecord[] {
  return records.all().filter((record): record is ClosedRecord => record.kind === "closed");
}

function others(own: string, records: RunRecords): ClosedRecord[] {
  return closedRecords(records).filter(({ name }) => name !== own);
}

/** Also of those whose process is gone: they are closed still. */
function knownBefore(records: RunRecords): Map<string, ClosedFile> {
  return new Map(closedRecords(records).flatMap(({ closed }) => closed.map((file) => [file.path, file])));
}
