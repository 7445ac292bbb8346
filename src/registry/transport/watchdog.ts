// A timer that aborts one HTTP exchange when what is expected next does not come, or comes too slowly.
import type { Clock } from "./clock.ts";
import type { Patience } from "./patience.ts";
import { leastBytes } from "./timeouts.ts";

export interface WatchdogOptions {
  readonly clock: Clock;
  /** Of the call that the exchange belongs to. */
  readonly patience: Patience | undefined;
  /** For the whole exchange; undefined if it may take as long as it gets on. */
  readonly wholeMs: number | undefined;
  /** A window of waiting in which a blob has to get on. */
  readonly stallMs: number;
}

/** Aborts through its signal; only one expectation runs at a time. */
export interface Watchdog {
  readonly signal: AbortSignal;
  /** Why it aborted, if it did. */
  readonly failure: Error | undefined;
  /** (Re)starts the timer. @param problem e.g. `no answer` */
  expect(withinMs: number, problem: string): void;
  /** The same for the next piece of content. @param problem e.g. `no more data`; "than 5 bytes" may follow it */
  expectContent(problem: string): void;
  /** So much content was moved. */
  gotContent(bytes: number): void;
  /** Nothing is expected from the other side for now. */
  rest(): void;
  /** Ends the exchange. */
  abort(): void;
}

export function createWatchdog(options: WatchdogOptions): Watchdog {
  return new ExchangeWatchdog(options);
}

class ExchangeWatchdog implements Watchdog {
  readonly #options: WatchdogOptions;
  readonly #controller = new AbortController();
  readonly #startedMs: number;
  #failure: Error | undefined;
  /** Of the expectation that runs. */
  #running: { readonly sinceMs: number; readonly cancel: () => void } | undefined;
  /** Since the last time that enough content came. */
  #window = { waitedMs: 0, bytes: 0 };

  constructor(options: WatchdogOptions) {
    this.#options = options;
    this.#startedMs = options.clock.now();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  get failure(): Error | undefined {
    return this.#failure;
  }

  expect(withinMs: number, problem: string): void {
    this.rest();
    const { clock, patience, wholeMs } = this.#options;
    const sinceMs = clock.now();
    const wholeLeftMs = wholeMs === undefined ? Infinity : wholeMs - (sinceMs - this.#startedMs);
    const limitMs = Math.max(0, Math.min(withinMs, wholeLeftMs, patience?.leftMs ?? Infinity));
    const cancel = clock.after(limitMs, () => {
      this.rest();
      const limit = limitMs === wholeLeftMs ? wholeMs : limitMs;
      this.#failure = new Error(`${problem} within ${seconds(limit ?? limitMs)} s`);
      this.#controller.abort(this.#failure);
    });
    this.#running = { sinceMs, cancel };
  }

  expectContent(problem: string): void {
    const { stallMs } = this.#options;
    const { bytes, waitedMs } = this.#window;
    this.expect(stallMs - waitedMs, bytes === 0 ? problem : `${problem} than ${bytes} bytes`);
  }

  gotContent(bytes: number): void {
    this.#window.bytes += bytes;
    if (this.#window.bytes < leastBytes(this.#options.stallMs)) return;
    this.#window = { waitedMs: 0, bytes: 0 };
    this.#options.patience?.gotOn();
  }

  rest(): void {
    if (this.#running === undefined) return;
    this.#running.cancel();
    const waitedMs = this.#options.clock.now() - this.#running.sinceMs;
    this.#running = undefined;
    this.#window.waitedMs += waitedMs;
    this.#options.patience?.waited(waitedMs);
  }

  abort(): void {
    this.rest();
    this.#controller.abort();
  }
}

function seconds(milliseconds: number): number {
  return Math.round(milliseconds / 10) / 100;
}
