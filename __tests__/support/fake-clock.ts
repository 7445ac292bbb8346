// Time that stands still until a test moves it, so that no test depends on how fast a machine is.
import type { Clock } from "../../src/registry/transport/clock.ts";

export interface FakeClock extends Clock {
  /** How long each pause was to be, in order; none of them is waited for, but time is later then. */
  readonly pauses: readonly number[];
  /** Moves time on; what is due meanwhile is called. */
  advance(byMs: number): void;
  /** Lets the one timer of these that is set run out, or the next one that is set. */
  expireNext(isMeant?: (delayMs: number) => boolean): void;
}

interface Timer {
  readonly atMs: number;
  readonly delayMs: number;
  readonly action: () => void;
}

/** @param random what chance gives each time */
export function createFakeClock(random = 0): FakeClock {
  let nowMs = 0;
  const timers = new Set<Timer>();
  const awaited: ((delayMs: number) => boolean)[] = [];
  const pauses: number[] = [];
  const fire = (timer: Timer): void => {
    timers.delete(timer);
    nowMs = Math.max(nowMs, timer.atMs);
    timer.action();
  };
  const clock: FakeClock = {
    pauses,
    now: () => nowMs,
    random: () => random,
    after(delayMs, action) {
      const timer = { atMs: nowMs + delayMs, delayMs, action };
      timers.add(timer);
      const at = awaited.findIndex((isMeant) => isMeant(delayMs));
      if (at >= 0) {
        awaited.splice(at, 1);
        // Not before the caller has what cancels it.
        queueMicrotask(() => {
          if (timers.has(timer)) fire(timer);
        });
      }
      return () => timers.delete(timer);
    },
    pause(delayMs, signal) {
      pauses.push(delayMs);
      nowMs += delayMs;
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- as the real one does
      return signal?.aborted === true ? Promise.reject(signal.reason) : Promise.resolve();
    },
    advance(byMs) {
      const untilMs = nowMs + byMs;
      for (;;) {
        const [next] = [...timers].sort((a, b) => a.atMs - b.atMs);
        if (next === undefined || next.atMs > untilMs) break;
        fire(next);
      }
      nowMs = untilMs;
    },
    expireNext(isMeant = () => true) {
      const timer = [...timers].find(({ delayMs }) => isMeant(delayMs));
      if (timer === undefined) awaited.push(isMeant);
      else fire(timer);
    },
  };
  return clock;
}
