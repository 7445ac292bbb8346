// What a build has made and changed on this machine, for the post step of a run that was ended in the middle: a file for each thing.
import { mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { posix } from "node:path";
import { errorCode, isMissing } from "../files/regular-file.ts";
import type { ClosedFile } from "./closed-folders.ts";
import type { PhaseProcesses } from "./end-processes.ts";
import type { WorkDirectory } from "./work-directory.ts";

/** A volume that is to go with its run, or a phase that is running. */
export type RunRecord = { readonly labels: Readonly<Record<string, string>> } & (
  | { readonly kind: "volume"; readonly directory: WorkDirectory }
  | {
      readonly kind: "phase";
      readonly closed: readonly ClosedFile[];
      /** Undefined before there are any. */
      readonly processes: PhaseProcesses | undefined;
    }
);

/** The records in a directory that only the job's user may write to. */
export class RunRecords {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
  }

  put(name: string, record: RunRecord): void {
    mkdirSync(this.#directory, { recursive: true, mode: 0o700 });
    writeFileSync(this.#file(name), JSON.stringify(record), { mode: 0o600 });
  }

  find(name: string): RunRecord | undefined {
    try {
      return JSON.parse(readFileSync(this.#file(name), "utf8")) as RunRecord;
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

  /** The names of what has a label, `key=value`. */
  labelled(label: string): string[] {
    const hasLabel = (name: string): boolean =>
      Object.entries(this.find(name)?.labels ?? {}).some(([key, value]) => `${key}=${value}` === label);
    return this.#names().filter(hasLabel);
  }

  #names(): string[] {
    try {
      return readdirSync(this.#directory).map((name) => name.replace(/\.json$/, ""));
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
  }

  #file(name: string): string {
    return posix.join(this.#directory, `${name}.json`);
  }
}
