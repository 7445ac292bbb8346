// What the runner's signals do to a build.
import { writeSync } from "node:fs";

/** The process that gets the signals. */
export interface SignalHost {
  on(signal: "SIGINT" | "SIGTERM", listener: () => void): unknown;
  exit(code: number): void;
}

/** How a program says that it was interrupted: 128 and the number of SIGINT. */
export const INTERRUPTED = 130;

const LAST_WORDS =
  "A second signal ended the step before it had removed everything that the build created. The post step removes the rest.";

/**
 * The runner cancels with SIGINT, 7.5 s later SIGTERM, 2.5 s later SIGKILL. The first is for cleaning up; who sends another one
 * does not want to wait, and what is left is for the post step.
 * @param say prints a line before the process ends
 */
export function cancelOnSignals(host: SignalHost, say: (line: string) => void = printLine): AbortSignal {
  const controller = new AbortController();
  const cancel = (): void => {
    if (!controller.signal.aborted) {
      controller.abort();
      return;
    }
    say(LAST_WORDS);
    host.exit(INTERRUPTED);
  };
  host.on("SIGINT", cancel);
  host.on("SIGTERM", cancel);
  return controller.signal;
}

/** At once: nothing is written any more afterwards. A reader that is gone or full must not keep the process. */
function printLine(line: string): void {
  try {
    writeSync(1, `${line}\n`);
  } catch {
    // The reader of the output is gone.
  }
}
