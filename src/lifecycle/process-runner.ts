// Starting the programs of buildpacks.
import { spawn } from "node:child_process";
import { constants } from "node:os";

/** One program to run; it reads nothing from standard input. */
export interface ProgramCall {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Gets standard output and standard error as they come. */
  readonly onOutput: (bytes: Buffer) => void;
}

/** How a program ended; `not-started` when it is missing or not executable. */
export type ProgramResult =
  | { readonly kind: "exited"; readonly code: number }
  | { readonly kind: "killed"; readonly signal: string }
  | { readonly kind: "not-started"; readonly reason: string };

export interface ProcessRunner {
  run(call: ProgramCall): Promise<ProgramResult>;
}

/** Runs programs as children of this process. */
export const childProcesses: ProcessRunner = {
  run: ({ program, args, cwd, env, onOutput }) =>
    new Promise((resolve) => {
      const child = spawn(program, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
      child.stdout.on("data", onOutput);
      child.stderr.on("data", onOutput);
      child.on("error", (error) => {
        resolve({ kind: "not-started", reason: error.message });
      });
      child.on("close", (code, signal) => {
        if (code !== null) resolve({ kind: "exited", code });
        else
          resolve({
            kind: "killed",
            signal: `${signal ?? "unknown"} (${String(constants.signals[signal ?? "SIGKILL"])})`,
          });
      });
    }),
};

/** How a result reads in a message, e.g. `exit status 3`. */
export function describeResult(result: ProgramResult): string {
  switch (result.kind) {
    case "exited":
      return `exit status ${String(result.code)}`;
    case "killed":
      return `killed by signal ${result.signal}`;
    case "not-started":
      return result.reason;
  }
}
