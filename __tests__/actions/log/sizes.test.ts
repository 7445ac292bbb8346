import { describe, expect, it } from "@jest/globals";
import { formatSize } from "../../../src/actions/log/sizes.ts";

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
