import { beforeEach, describe, expect, it } from "@jest/globals";
import { ProgressLines } from "../../../src/actions/log/progress-lines.ts";

const MB = 1_000_000;
let now: number;
let lines: ProgressLines;

beforeEach(() => {
  now = 0;
  lines = new ProgressLines(() => now);
});

/** What is said at each of the times, in seconds, of something that gets 10 MB a second. */
function told(seconds: readonly number[], totalBytes?: number): string[] {
  return seconds.flatMap((second) => {
    now = second * 1000;
    return lines.add("Pulling", { doneBytes: second * 10 * MB, totalBytes }) ?? [];
  });
}

describe("ProgressLines", () => {
  it("says nothing of what takes less than two seconds", () => {
    expect(told([0, 0.5, 1, 1.9])).toEqual([]);
  });

  it("says how much is done, of how much, how fast, and what is left", () => {
    expect(told([0, 2], 100 * MB)).toEqual(["Pulling: 20.0 MB of 100.0 MB (20 %, 10.0 MB/s, 8.0 s left)"]);
  });

  it("does not guess what is left before a hundredth is done", () => {
    lines.add("Unpacking", { doneBytes: 0, totalBytes: 135 * MB });
    now = 60_000;

    expect(lines.add("Unpacking", { doneBytes: 1, totalBytes: 135 * MB })).toBe(
      "Unpacking: 1 kB of 135.0 MB (0 %, 1 kB/s)",
    );
  });

  it("says how much is done if nobody knows of how much", () => {
    expect(told([0, 2])).toEqual(["Pulling: 20.0 MB (10.0 MB/s)"]);
  });

  it("has no total that is less than what is done", () => {
    expect(told([0, 2], 5 * MB)).toEqual(["Pulling: 20.0 MB (10.0 MB/s)"]);
  });

  it("has at most one line a second, however often it is told", () => {
    const often = Array.from({ length: 501 }, (_, at) => at / 100);

    expect(told(often)).toHaveLength(4);
  });

  it("has fewer lines the longer it takes", () => {
    const minutes = Array.from({ length: 600 }, (_, second) => second);

    expect(told(minutes).length).toBeLessThan(60);
  });

  it("has one line of everything that got on", () => {
    lines.add("Pulling", { doneBytes: 0 });
    lines.add("Uploading", { doneBytes: 0 });
    lines.add("Resting", { doneBytes: 0 });
    now = 2000;
    lines.add("Resting", { doneBytes: MB });
    now = 4000;
    lines.add("Uploading", { doneBytes: 2 * MB });
    now = 4500;
    lines.add("Pulling", { doneBytes: 4 * MB });
    now = 5000;

    expect(lines.add("Uploading", { doneBytes: 5 * MB })).toBe(
      "Pulling: 4.0 MB (800 kB/s); Uploading: 5.0 MB (1.0 MB/s)",
    );
  });

  it("does not tell of what ended before others were slow", () => {
    lines.add("Uploading", { doneBytes: 0 });
    lines.add("Uploading", { doneBytes: MB });
    now = 5000;

    expect(told([5, 8])).toEqual(["Pulling: 80.0 MB (10.0 MB/s)"]);
  });

  it("times what starts over anew", () => {
    told([0, 2, 4]);
    now = 10_000;

    expect(lines.add("Pulling", { doneBytes: 0 })).toBeUndefined();
    now = 12_000;
    expect(lines.add("Pulling", { doneBytes: 2 * MB })).toBe("Pulling: 2.0 MB (1.0 MB/s)");
  });
});
