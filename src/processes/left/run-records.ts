// What a build has made and changed on this machine, a file for each thing: for other builds, which must not begin meanwhile, and for
// those that come after a run that was ended in the middle.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { posix } from "node:path";
import { messageOf, PlatformError } from "../../errors.ts";
import { errorCode, isMissing } from "../../files/regular-file.ts";
import { quote } from "../../quote.ts";
import type { ReplacedFile } from "../files/outside-files.ts";
import type { WorkDirectory } from "../files/work-directory.ts";
import type { ClosedFile } from "../guard/closed-folders.ts";
import type { PhaseProcesses } from "./end-processes.ts";
import { liveProcess, startOf } from "./live-processes.ts";

/** A build that is at work, a volume that is to go with its run, a phase that is running, or files of a phase among those of the builder. */
export type RunRecord = { readonly labels: Readonly<Record<string, string>> } & (
  | { readonly kind: "build" }
  | { readonly kind: "volume"; readonly directory: WorkDirectory }
  | { readonly kind: "files"; readonly replaced: readonly ReplacedFile[] }
  | {
      readonly kind: "phase";
      readonly closed: readonly ClosedFile[];
      /** Undefined before there are any. */
      readonly processes: PhaseProcesses | undefined;
    }
);

/** What is written down: a process number may be used again. */
type OwnedRecord = RunRecord & { readonly owner: { readonly pid: number; readonly startedAt: number } };

/** One of those that there are. */
export type NamedRecord = OwnedRecord & { readonly name: string };

/** Whether the process that made a record is still there. */
function hasOwner({ owner }: OwnedRecord): boolean {
  return liveProcess(owner.pid)?.startedAt === owner.startedAt;
}

/** The records in a directory that only the job's user may write to. */
export class RunRecords {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** @throws {PlatformError} `INPUT` if there can be none */
  put(name: string, record: RunRecord): void {
    makeDirectoryOfRecords(this.#directory);
    const { pid } = process;
    const owned: OwnedRecord = { ...record, owner: { pid, startedAt: startOf(pid) } };
    // Never half of it, whenever this process is ended.
    const unfinished = posix.join(this.#directory, `${name}.new`);
    writeFileSync(unfinished, JSON.stringify(owned), { mode: 0o600 });
    renameSync(unfinished, this.#file(name));
  }

  find(name: string): OwnedRecord | undefined {
    try {
      return JSON.parse(readFileSync(this.#file(name), "utf8")) as OwnedRecord;
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  forget(name: string): void {
    rmSync(this.#file(name), { force: true });
    try {
      rmdirSync(this.#directory);
    } catch (error) {
      if (!["ENOENT", "ENOTEMPTY"].includes(errorCode(error) ?? "")) throw error;
    }
  }

  /** What has a label, `key=value`. */
  labelled(label: string): NamedRecord[] {
    return this.#all().filter(({ labels }) =>
      Object.entries(labels).some(([key, value]) => `${key}=${value}` === label),
    );
  }

  /** What processes have left that are no more. */
  left(): NamedRecord[] {
    return this.#all().filter((record) => !hasOwner(record));
  }

  /** Phases that run, or could not be ended. */
  phases(): Extract<NamedRecord, { readonly kind: "phase" }>[] {
    return this.#all().filter((record) => record.kind === "phase");
  }

  /** The processes of builds that are at work. */
  builders(): number[] {
    const builds = this.#all().filter((record) => record.kind === "build" && hasOwner(record));
    return builds.map(({ owner }) => owner.pid);
  }

  /** Without those that another process forgets meanwhile. */
  #all(): NamedRecord[] {
    return this.#names().flatMap((name) => {
      const record = this.find(name);
      return record === undefined ? [] : [{ ...record, name }];
    });
  }

  #names(): string[] {
    try {
      const files = readdirSync(this.#directory).filter((name) => name.endsWith(".json"));
      return files.map((name) => posix.basename(name, ".json"));
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
  }

  #file(name: string): string {
    return posix.join(this.#directory, `${name}.json`);
  }
}

function makeDirectoryOfRecords(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
  } catch (error) {
    const message = `The build cannot keep its records in ${quote(directory)}: ${messageOf(error)}.`;
    throw new PlatformError("INPUT", message, {
      cause: error,
      hint: "Let the user of the job write to the folder that RUNNER_TEMP names. In Kubernetes, the template of pods says whose it is.",
    });
  }
}
