// Time and chance, as the client sees them: handed in, so that a test neither waits nor depends on how fast a machine is.

export interface Clock {
  /** Milliseconds; only differences mean something. */
  now(): number;
  /** Calls once after so long, unless what it returns is called before. */
  after(delayMs: number, action: () => void): () => void;
  /** Resolves after so long. @throws the signal's reason as soon as that is aborted */
  pause(delayMs: number, signal: AbortSignal | undefined): Promise<void>;
  /** From 0 up to, but not including, 1. */
  random(): number;
}

export const SYSTEM_CLOCK: Clock = {
  now: () => performance.now(),
  after(delayMs, action) {
    const timer = setTimeout(action, delayMs);
    return () => {
      clearTimeout(timer);
    };
  },
  pause: (delayMs, signal) =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const stop = (): void => {
        clearTimeout(timer);
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- whatever the signal was given
        reject(signal?.reason);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener("abort", stop);
        resolve();
      }, delayMs);
      signal?.addEventListener("abort", stop, { once: true });
    }),
  random: Math.random,
};
