import { describe, expect, it } from "@jest/globals";
import { runAll } from "../../src/platform/run-all.ts";

const never = new AbortController().signal;
const untilAborted = (signal: AbortSignal, onEnd: () => void): Promise<void> =>
  new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => {
      onEnd();
      reject(new Error("aborted"));
    });
  });

describe("runAll", () => {
  it("runs all tasks at once", async () => {
    const order: string[] = [];
    const task = (name: string) => async () => {
      order.push(`start ${name}`);
      await Promise.resolve();
      order.push(`end ${name}`);
    };

    await runAll(never, [task("a"), task("b")]);

    expect(order).toEqual(["start a", "start b", "end a", "end b"]);
  });

  it("gives what each task gives, in the order of the tasks", async () => {
    const slow = async () => {
      await new Promise(setImmediate);
      return "slow";
    };

    const [first, second] = await runAll(never, [slow, () => Promise.resolve(2)]);

    expect([first, second]).toEqual(["slow", 2]);
  });

  it("aborts the others when one fails, waits for them, and rejects with the first error", async () => {
    let ended = false;
    const running = runAll(never, [
      (signal) => untilAborted(signal, () => (ended = true)),
      () => Promise.reject(new Error("first")),
    ]);

    await expect(running).rejects.toThrow("first");
    expect(ended).toBe(true);
  });

  it("aborts all when the signal is aborted", async () => {
    const abort = new AbortController();
    const running = runAll(abort.signal, [(signal) => untilAborted(signal, () => undefined)]);
    abort.abort();

    await expect(running).rejects.toThrow("aborted");
  });
});
