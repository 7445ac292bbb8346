import { describe, expect, it } from "@jest/globals";
import { formatDuration, formatSize } from "../src/quantities.ts";

describe("formatSize", () => {
  it.each([
    [0, "0 kB"],
    [1, "1 kB"],
    [12_000, "12 kB"],
    [999_499, "1000 kB"],
    [999_500, "1.0 MB"],
    [30_140_000, "30.1 MB"],
    [999_950_000, "1.00 GB"],
    [4_200_000_000, "4.20 GB"],
  ])("writes %p bytes as %s", (bytes, text) => {
    expect(formatSize(bytes)).toBe(text);
  });
});

describe("formatDuration", () => {
  it.each([
    [300, "0.3 s"],
    [59_949, "59.9 s"],
    [59_950, "1 min 0 s"],
    [125_400, "2 min 5 s"],
  ])("writes %p ms as %s", (durationMs, text) => {
    expect(formatDuration(durationMs)).toBe(text);
  });
});
