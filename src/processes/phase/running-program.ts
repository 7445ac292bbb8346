// What a container asks of the machine: a program as a user, with variables.
import type { FileOwner, RunOptions } from "../../docker/daemon.ts";

/** A program of a phase. */
export interface PhaseProgram {
  readonly command: readonly string[];
  /** `KEY=value` each, besides those of the image. */
  readonly own: readonly string[];
  /** Undefined where it can only be that of this process. */
  readonly user: FileOwner | undefined;
  /** Directories of this machine that it has to reach. */
  readonly places: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
}

/** Runs one to the end of all that it started, and resolves with its exit code. */
export type RunningProgram = (program: PhaseProgram, options: RunOptions) => Promise<number>;
