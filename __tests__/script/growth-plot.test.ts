import { describe, expect, it } from "@jest/globals";
import { type Growth, plotGrowth } from "../../script/measures/growth-plot.ts";

const point = (count: number, durationMs: number) => ({ count, durationMs, peakMib: 100 });
const curve = (phase: string, ...durationsMs: readonly number[]) => ({
  phase,
  points: durationsMs.map((durationMs, at) => point(10 ** at, durationMs)),
});
const growth = (...curves: Growth["curves"]): Growth => ({ unit: "layers", curves });

/** The points of the curves, which are the thick lines. */
function curvesOf(svg: string): readonly (readonly (readonly number[])[])[] {
  const lines = [...svg.matchAll(/<polyline points="([^"]+)"[^>]*stroke-width="2"/g)];
  return lines.map(([, points = ""]) => points.split(" ").map((pair) => pair.split(",").map(Number)));
}

/** Where the names are, from the top. */
function heightsOf(svg: string, names: readonly string[]): readonly number[] {
  const texts = [...svg.matchAll(/<text x="[^"]+" y="([^"]+)"[^>]*>([^<]+)</g)];
  return texts.filter(([, , name = ""]) => names.includes(name)).map(([, y]) => Number(y));
}

describe("plotGrowth", () => {
  it("makes the same bytes of the same points", () => {
    const points = growth(curve("export", 100, 200, 1000, 9000));

    expect(plotGrowth([points])).toBe(plotGrowth([points]));
  });

  it("draws what is in proportion as a line like the one it is compared with", () => {
    const [[start = [], , end = []] = []] = curvesOf(plotGrowth([growth(curve("export", 10, 100, 1000))]));
    const [, from = "", to = ""] =
      /points="([\d.,]+) ([\d.,]+)"[^>]*stroke-dasharray/.exec(
        plotGrowth([growth(curve("export", 10, 100, 1000))]),
      ) ?? [];

    expect([start, end].map((at) => at.map((place) => place.toFixed(1)).join(","))).toEqual([from, to]);
  });

  it("has time on the left, and memory on the right, of each row", () => {
    const svg = plotGrowth([
      growth(curve("export", 1, 2)),
      { ...growth(curve("detect", 1, 2)), unit: "buildpacks" },
    ]);

    const titles = [...svg.matchAll(/translate\((\d+) (\d+)\)">\n<text[^>]*>([^<]+)</g)].map(
      ([, ...all]) => all,
    );
    expect(titles).toEqual([
      ["0", "0", "milliseconds by layers"],
      ["380", "0", "MiB of memory by layers"],
      ["0", "260", "milliseconds by buildpacks"],
      ["380", "260", "MiB of memory by buildpacks"],
    ]);
  });

  it("puts names of curves that end at the same place below each other", () => {
    const svg = plotGrowth([growth(curve("one", 1, 10), curve("two", 1, 10), curve("three", 1, 10))]);

    const [first = 0, second = 0, third = 0] = heightsOf(svg, ["one", "two", "three"]);
    expect([second - first, third - second]).toEqual([12, 12]);
  });
});
