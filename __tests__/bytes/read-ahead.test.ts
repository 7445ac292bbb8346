import { describe, expect, it } from "@jest/globals";
import { readAhead } from "../../src/bytes/read-ahead.ts";

/** Numbers from 0; `events` has what was read, and when reading ended. */
async function* numbers(count: number, events: string[], failure?: Error): AsyncGenerator<number> {
  try {
    for (let at = 0; at < count; at += 1) {
      events.push(`read ${at}`);
      yield await Promise.resolve(at);
    }
    if (failure !== undefined) throw failure;
  } finally {
    events.push("closed");
  }
}

describe("readAhead", () => {
  it("reads the next one while one is looked at, and none after it", async () => {
    const events: string[] = [];

    for await (const at of readAhead(numbers(3, events))) {
      await new Promise(setImmediate);
      events.push(`looked at ${at}`);
    }

    expect(events).toEqual([
      "read 0",
      "read 1",
      "looked at 0",
      "read 2",
      "looked at 1",
      "closed",
      "looked at 2",
    ]);
  });

  it("gives what was read before it fails with the error of the source", async () => {
    const seen: number[] = [];
    const reading = async (): Promise<void> => {
      for await (const at of readAhead(numbers(2, [], new Error("gone")))) {
        await new Promise(setImmediate);
        seen.push(at);
      }
    };

    await expect(reading()).rejects.toThrow("gone");
    expect(seen).toEqual([0, 1]);
  });

  it("ends the source once its reader has enough, after what is still being read", async () => {
    const events: string[] = [];

    for await (const at of readAhead(numbers(9, events))) {
      if (at === 1) break;
    }

    expect(events).toEqual(["read 0", "read 1", "read 2", "closed"]);
  });
});
