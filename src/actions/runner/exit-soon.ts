// The end of a program of the action.

/** Sockets that a library keeps alive must not keep the job alive. */
const LINGER_MS = 5_000;

/** Ends the process in a few seconds, if it does not end by itself before. */
export function exitSoon(): void {
  setTimeout(() => {
    process.exit();
  }, LINGER_MS).unref();
}
