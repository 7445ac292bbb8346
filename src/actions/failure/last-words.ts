// What is said of an error that no code expected: as Node.js prints it, its message could hold commands for the runner.
import { createRunner, type Runner } from "../runner/runner.ts";
import { reportFailure } from "./report-failure.ts";

/** The part of `process` that is needed here. */
export interface ProcessEnd {
  on(event: "uncaughtException", listener: (error: unknown) => void): unknown;
  exit(code: number): void;
}

/** From here on, an error that is thrown where no code waits for it ends the process with an annotation. */
export function reportUnexpected(process: ProcessEnd, runner: Runner = createRunner()): void {
  process.on("uncaughtException", (error) => {
    reportFailure(runner, error);
    process.exit(1);
  });
}
