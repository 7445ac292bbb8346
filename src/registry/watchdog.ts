// A timer that aborts one HTTP exchange when what is expected next does not come.

/** Aborts through its signal; only one expectation runs at a time. */
export interface Watchdog {
  readonly signal: AbortSignal;
  /** Why it aborted, if it did. */
  readonly failure: Error | undefined;
  /** (Re)starts the timer. @param problem e.g. `no answer` */
  expect(withinMs: number, problem: string): void;
  /** Nothing is expected from the other side for now. */
  rest(): void;
  /** Ends the exchange. */
  abort(): void;
}

export function createWatchdog(): Watchdog {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let failure: Error | undefined;
  return {
    signal: controller.signal,
    get failure() {
      return failure;
    },
    expect(withinMs, problem) {
      clearTimeout(timer);
      timer = setTimeout(() => {
        failure = new Error(`${problem} within ${withinMs / 1000} s`);
        controller.abort(failure);
      }, withinMs);
    },
    rest() {
      clearTimeout(timer);
    },
    abort() {
      clearTimeout(timer);
      controller.abort();
    },
  };
}
