// The end of a program of the action.

/** Sockets that a library keeps alive must not keep the job alive. */
const LINGER_MS = 5_000;

/** Ends the process in a few seconds, if it does not end by itself before. */
export function exitSoon(): void {
  setTimeout(() => {
    process.exit();
  }, LINGER_MS).unref();
}

/** Ends the process, whatever it waits for, once everything that it printed is written. */
export function exitOnceWritten({ stdout, exit }: Pick<NodeJS.Process, "stdout" | "exit">): void {
  // Also called if it cannot be written.
  stdout.write("", () => exit());
}
