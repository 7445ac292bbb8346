// What a build has made on this machine, for the post step of a run that was ended in the middle: a file for each volume.
import { mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { posix } from "node:path";
import { errorCode, isMissing } from "../files/regular-file.ts";
import type { WorkDirectory } from "./work-directory.ts";

/** A volume that is to go with its run. */
export interface RunRecord {
  readonly labels: Readonly<Record<string, string>>;
  readonly directory: WorkDirectory;
}

/** The records in a directory that only the job's user may write to. */
export class RunRecords {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
  }

  add(volume: string, record: RunRecord): void {
    mkdirSync(this.#directory, { recursive: true, mode: 0o700 });
    writeFileSync(this.#file(volume), JSON.stringify(record), { mode: 0o600 });
  }

  find(volume: string): RunRecord | undefined {
    try {
      return JSON.parse(readFileSync(this.#file(volume), "utf8")) as RunRecord;
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  forget(volume: string): void {
    rmSync(this.#file(volume), { force: true });
    try {
      rmdirSync(this.#directory);
    } catch (error) {
      if (!["ENOENT", "ENOTEMPTY"].includes(errorCode(error) ?? "")) throw error;
    }
  }

  /** The volumes with a label, `key=value`. */
  labelled(label: string): string[] {
    const hasLabel = (volume: string): boolean =>
      Object.entries(this.find(volume)?.labels ?? {}).some(([key, value]) => `${key}=${value}` === label);
    return this.#volumes().filter(hasLabel);
  }

  #volumes(): string[] {
    try {
      return readdirSync(this.#directory).map((name) => name.replace(/\.json$/, ""));
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
  }

  #file(volume: string): string {
    return posix.join(this.#directory, `${volume}.json`);
  }
}
