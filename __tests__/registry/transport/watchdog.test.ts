import { describe, expect, it } from "@jest/globals";
import { Patience } from "../../../src/registry/transport/patience.ts";
import { createWatchdog, type WatchdogOptions } from "../../../src/registry/transport/watchdog.ts";
import { createFakeClock } from "../../support/fake-clock.ts";

function start(options: Partial<WatchdogOptions> = {}) {
  const clock = createFakeClock();
  const watchdog = createWatchdog({
    clock,
    patience: undefined,
    wholeMs: undefined,
    stallMs: 60_000,
    ...options,
  });
  /** Content that comes after a while, again and again. */
  const trickle = (bytes: number, { everyMs, times }: { everyMs: number; times: number }): void => {
    for (let at = 0; at < times && !watchdog.signal.aborted; at += 1) {
      watchdog.expectContent("no more data");
      clock.advance(everyMs);
      watchdog.rest();
      watchdog.gotContent(bytes);
    }
  };
  return { clock, watchdog, trickle };
}

describe("watchdog", () => {
  it("ends an exchange in which nothing comes", () => {
    const { clock, watchdog } = start();
    watchdog.expect(5_000, "no answer");

    clock.advance(4_999);
    expect(watchdog.signal.aborted).toBe(false);
    clock.advance(1);

    expect(watchdog.failure?.message).toBe("no answer within 5 s");
    expect(watchdog.signal.aborted).toBe(true);
  });

  it("ends a transfer that gets on too slowly", () => {
    const { clock, watchdog, trickle } = start();

    trickle(1, { everyMs: 1_000, times: 1_000 });

    expect(watchdog.signal.aborted).toBe(true);
    expect(watchdog.failure?.message).toMatch(/^no more data than 59 bytes within/);
    expect(clock.now()).toBe(60_000);
  });

  it("lets a slow transfer be that gets on", () => {
    const { watchdog, trickle } = start();

    trickle(1_100, { everyMs: 1_000, times: 10_000 });

    expect(watchdog.signal.aborted).toBe(false);
  });

  it("ends what is small once all of it should be here", () => {
    const { clock, watchdog, trickle } = start({ wholeMs: 30_000 });

    trickle(1_000_000, { everyMs: 1_000, times: 1_000 });

    expect(watchdog.signal.aborted).toBe(true);
    expect(clock.now()).toBe(30_000);
  });

  it("does not count time in which nothing is expected", () => {
    const { clock, watchdog } = start();
    watchdog.expect(5_000, "no answer");
    watchdog.rest();

    clock.advance(1_000_000);

    expect(watchdog.signal.aborted).toBe(false);
  });

  it("ends when the patience of the call is at its end", () => {
    const patience = new Patience(10_000);
    patience.waited(8_000);
    patience.spend();
    const { clock, watchdog } = start({ patience });
    watchdog.expect(5_000, "no answer");

    clock.advance(2_000);

    expect(watchdog.signal.aborted).toBe(true);
    expect(patience.leftMs).toBe(0);
  });

  it("gives patience back for content, but not for what was lost before", () => {
    const patience = new Patience(100_000);
    patience.waited(40_000);
    patience.spend();
    const { trickle } = start({ patience });

    trickle(1_000_000, { everyMs: 10_000, times: 100 });

    expect(patience.leftMs).toBe(60_000);
  });
});
