// A layer's metadata on its way from the buildpack into labels and back. What labels have is what the official lifecycle 0.21.14
// wrote for the same file.
import { expect, it } from "@jest/globals";
import { formatRestoredLayer, parseLayer } from "../../src/cnb/layer.ts";
import { encodeLifecycleMetadata, parseLifecycleMetadata } from "../../src/cnb/lifecycle-metadata.ts";

const LAYER = `[metadata]
big = 9007199254740993
date = 2026-01-02
time = 10:11:12
offset = 2026-01-02T03:04:05.123456789+02:00
local = 2026-01-02T03:04:05
negative-zero = -0.0
one = 1.0
exponent = 1e3
huge = 1e21
tiny = 1e-7
hex = 0xff
list = [1.0, 2.5]
10 = "keys are sorted as texts"
9 = ""
`;

const DATA =
  '{"10":"keys are sorted as texts","9":"","big":9007199254740993,"date":"2026-01-02T00:00:00Z","exponent":1000,"hex":255,' +
  '"huge":1e+21,"list":[1,2.5],"local":"2026-01-02T03:04:05Z","negative-zero":-0,"offset":"2026-01-02T03:04:05.123456789+02:00",' +
  '"one":1,"time":"0000-01-01T10:11:12Z","tiny":1e-7}';

function labelOf(layer: string): string {
  const data = parseLayer(layer, "it").metadata;
  const layers = { l: { sha: "", data, build: false, launch: true, cache: false } };
  return encodeLifecycleMetadata({ buildpacks: [{ key: "k", version: "1", layers }] });
}

it("keeps every digit in the label", () => {
  expect(labelOf(LAYER)).toContain(`"data":${DATA},`);
});

it("restores the label with every digit, whole numbers as integers", () => {
  const [buildpack] = parseLifecycleMetadata(labelOf(LAYER), "it").buildpacks ?? [];

  expect(formatRestoredLayer(buildpack?.layers?.["l"]?.data)).toBe(`[metadata]
  10 = "keys are sorted as texts"
  9 = ""
  big = 9007199254740993
  date = "2026-01-02T00:00:00Z"
  exponent = 1000
  hex = 255
  huge = 1e+21
  list = [1, 2.5]
  local = "2026-01-02T03:04:05Z"
  negative-zero = -0.0
  offset = "2026-01-02T03:04:05.123456789+02:00"
  one = 1
  time = "0000-01-01T10:11:12Z"
  tiny = 1e-07
`);
});

it("has the same label after a build that changed nothing", () => {
  const label = labelOf(LAYER);
  const [buildpack] = parseLifecycleMetadata(label, "it").buildpacks ?? [];

  expect(labelOf(formatRestoredLayer(buildpack?.layers?.["l"]?.data))).toBe(label);
});
