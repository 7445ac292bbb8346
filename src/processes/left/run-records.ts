// What a build has made and changed on this machine, a file for each thing: for other builds, which must not begin meanwhile, and for
// those that come after a run that was ended in the middle. Containers may share the directory, and cannot see each other's processes:
// as long as a process goes on, it renews the times of its files.
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { posix } from "node:path";
import { messageOf, PlatformError } from "../../errors.ts";
import { errorCode, isFull, isMissing, isUnseen } from "../../files/regular-file.ts";
import { quote } from "../../quote.ts";
import type { ReplacedFile } from "../files/outside-files.ts";
import type { WorkDirectory } from "../files/work-directory.ts";
import type { ClosedFile } from "../guard/closed-folders.ts";
import type { PhaseProcesses } from "./end-processes.ts";
import { isLive, type ProcessIdentity, startOf } from "./live-processes.ts";
import { containerIdentity } from "./this-container.ts";

/**
 * A build that is at work, a volume that is to go with its run, one that outlives it while it is in use, a phase that is running, files
 * that are closed for it, or files of a phase among those of the builder.
 */
export type RunRecord = { readonly labels: Readonly<Record<string, string>> } & (
  | { readonly kind: "build" }
  | { readonly kind: "volume"; readonly directory: WorkDirectory }
  | { readonly kind: "kept volume"; readonly volume: string; readonly place: string }
  | ClosedFiles
  | { readonly kind: "files"; readonly replaced: readonly ReplacedFile[] }
  | {
      readonly kind: "phase";
      readonly closed: readonly ClosedFile[];
      /** Undefined before there are any. */
      readonly processes: PhaseProcesses | undefined;
      /** Who gives back what is closed if the build is killed. */
      readonly guardian?: ProcessIdentity | undefined;
    }
);

/** In a folder that other containers may use. */
interface ClosedFiles {
  readonly kind: "closed";
  readonly closed: readonly ClosedFile[];
  /** Whether they are being opened again. */
  readonly isOpening: boolean;
}

interface Owner extends ProcessIdentity {
  /** In which container; that of this process if there is none. */
  readonly container?: string | undefined;
}

/** What is written down. */
type OwnedRecord = RunRecord & { readonly owner: Owner };

/** One of those that there are. */
export type NamedRecord = OwnedRecord & {
  readonly name: string;
  /** Whether it is of this container: what is in others is not this one's to give back, but for folders that they share. */
  readonly isHere: boolean;
  /** Whether the process that made it is still there. */
  readonly isOwned: boolean;
};

/** How often a record is renewed, and when one is given up whose process cannot be seen. */
const RENEWED_MS = 30_000;
const GIVEN_UP_MS = 10 * 60_000;

/** The records in a directory that only the job's user may write to. */
export class RunRecords {
  readonly directory: string;
  /** Those of this process. */
  readonly #own = new Set<string>();
  #renewing: NodeJS.Timeout | undefined;

  constructor(directory: string) {
    this.directory = directory;
  }

  /** @throws {PlatformError} `INPUT` if there can be none */
  put(name: string, record: RunRecord): void {
    const { pid } = process;
    const owner = { pid, startedAt: startOf(pid), container: containerIdentity() };
    this.#write(name, { ...record, owner });
    this.#own.add(name);
    // It must not keep a process alive that has nothing else to do.
    this.#renewing ??= setInterval(() => {
      this.renew();
    }, RENEWED_MS).unref();
  }

  /** Shows those who cannot see this process that it goes on. */
  renew(now = new Date()): void {
    for (const name of this.#own)
      try {
        utimesSync(this.#file(name), now, now);
      } catch {
        // It is renewed the next time, or nobody needs it any more.
      }
  }

  #write(name: string, record: OwnedRecord, attempts = 10): void {
    makeDirectoryOfRecords(this.directory);
    // Never half of it, whenever this process is ended.
    const unfinished = posix.join(this.directory, `${name}.new`);
    try {
      writeFileSync(unfinished, JSON.stringify(record), { mode: 0o600 });
      renameSync(unfinished, this.#file(name));
    } catch (error) {
      // Who forgets the last record removes the directory, too.
      if (!isMissing(error) || attempts === 0) throw noRecords(this.directory, error);
      this.#write(name, record, attempts - 1);
    }
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
    this.#own.delete(name);
    if (this.#own.size === 0) {
      clearInterval(this.#renewing);
      this.#renewing = undefined;
    }
    rmSync(this.#file(name), { force: true });
    try {
      rmdirSync(this.directory);
    } catch (error) {
      if (!["ENOENT", "ENOTEMPTY"].includes(errorCode(error) ?? "")) throw error;
    }
  }

  /** What has a label, `key=value`. */
  labelled(label: string): NamedRecord[] {
    return this.all().filter(({ labels }) =>
      Object.entries(labels).some(([key, value]) => `${key}=${value}` === label),
    );
  }

  /** What processes have left that are no more. */
  left(): NamedRecord[] {
    return this.all().filter(({ isOwned }) => !isOwned);
  }

  /** Phases of this container that run, or could not be ended. */
  phases(): Extract<NamedRecord, { readonly kind: "phase" }>[] {
    return this.all().filter((record) => record.kind === "phase" && record.isHere) as Extract<
      NamedRecord,
      { readonly kind: "phase" }
    >[];
  }

  /** The processes of builds that are at work in this container. */
  builders(): number[] {
    const builds = this.all().filter(({ kind, isHere, isOwned }) => kind === "build" && isHere && isOwned);
    return builds.map(({ owner }) => owner.pid);
  }

  /** Without those that another process forgets meanwhile. */
  all(): NamedRecord[] {
    const container = containerIdentity();
    return this.#names().flatMap((name) => {
      const record = this.find(name);
      if (record === undefined) return [];
      const { container: its = container } = record.owner;
      const isHere = its === container;
      const isOwned = isHere ? isLive(record.owner) : this.#isRenewed(name);
      return [{ ...record, name, isHere, isOwned }];
    });
  }

  #isRenewed(name: string): boolean {
    const info = statSync(this.#file(name), { throwIfNoEntry: false });
    return info !== undefined && Date.now() - info.mtimeMs < GIVEN_UP_MS;
  }

  #names(): string[] {
    try {
      const files = readdirSync(this.directory).filter((name) => name.endsWith(".json"));
      return files.map((name) => posix.basename(name, ".json"));
    } catch (error) {
      // There are none that this user could have written.
      if (isUnseen(error)) return [];
      throw error;
    }
  }

  #file(name: string): string {
    return posix.join(this.directory, `${name}.json`);
  }
}

function makeDirectoryOfRecords(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw noRecords(directory, error);
  }
}

function noRecords(directory: string, cause: unknown): PlatformError {
  const message = `The build cannot keep its records in ${quote(directory)}: ${messageOf(cause)}.`;
  const hint = isFull(cause)
    ? "Make room in the folder that RUNNER_TEMP names, or let it have more."
    : "Let the user of the job write to the folder that RUNNER_TEMP names. In Kubernetes, the template of pods says whose it is.";
  return new PlatformError("INPUT", message, { cause, hint });
}
