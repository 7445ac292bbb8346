import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "@jest/globals";
import { allEnded, inOrder, inParallel } from "../src/bounded.ts";

describe("inParallel", () => {
  it("does all of it, at most so many at a time", async () => {
    const done: number[] = [];
    let [running, most] = [0, 0];

    await inParallel([1, 2, 3, 4, 5], 2, async (item) => {
      running += 1;
      most = Math.max(most, running);
      await pause(1);
      running -= 1;
      done.push(item);
    });

    expect(done.sort()).toEqual([1, 2, 3, 4, 5]);
    expect(most).toBe(2);
  });

  it("begins nothing after a failure, waits for what runs, and rejects with the first", async () => {
    const ended: number[] = [];

    const working = inParallel([1, 2, 3, 4], 2, async (item) => {
      if (item === 1) throw new Error("first");
      await pause(5);
      ended.push(item);
    });

    await expect(working).rejects.toThrow("first");
    expect(ended).toEqual([2]);
  });
});

describe("inOrder", () => {
  it("gives the results in the order of the items, with at most so many under way", async () => {
    const results: string[] = [];
    let [running, most] = [0, 0];

    for await (const result of inOrder([3, 1, 2, 0], 2, async (item) => {
      running += 1;
      most = Math.max(most, running);
      await pause(item);
      running -= 1;
      return `done ${item}`;
    }))
      results.push(result);

    expect(results).toEqual(["done 3", "done 1", "done 2", "done 0"]);
    expect(most).toBe(2);
  });

  it("rejects with a failure when it is its turn", async () => {
    const results: number[] = [];

    const reading = (async () => {
      for await (const result of inOrder([1, 2, 3], 3, async (item) => {
        if (item === 2) throw new Error("second");
        await pause(1);
        return item;
      }))
        results.push(result);
    })();

    await expect(reading).rejects.toThrow("second");
    expect(results).toEqual([1]);
  });
});

describe("allEnded", () => {
  it("gives all results in their order", async () => {
    expect(await allEnded([Promise.resolve(1), Promise.resolve("two")])).toEqual([1, "two"]);
  });

  it("rejects with the first failure, when all have ended", async () => {
    const ended: string[] = [];
    const last = Promise.withResolvers<undefined>();
    const slow = last.promise.then(() => {
      ended.push("slow");
      throw new Error("last");
    });

    const working = allEnded([slow, Promise.reject(new Error("first"))]);
    setImmediate(() => {
      last.resolve(undefined);
    });

    await expect(working).rejects.toThrow("first");
    expect(ended).toEqual(["slow"]);
  });
});
