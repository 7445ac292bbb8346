import { describe, expect, it } from "@jest/globals";
import { parseBuilderConfig } from "../../../script/builder/builder-config.ts";

const TOML = `
description = "d"
[[buildpacks]]
uri = "../buildpacks/a"
[[buildpacks]]
uri = "/absolute"
[[order]]
[[order.group]]
id = "a"
version = "1"
optional = true
[build]
image = "ghcr.io/o/build:1"
[run]
[[run.images]]
image = "ghcr.io/o/run:1"
mirrors = ["m"]
`;
const parse = (toml: string) => parseBuilderConfig(toml, "/work/builder", '"builder.toml"');

describe("parseBuilderConfig", () => {
  it("reads a builder, its buildpacks relative to the file", () => {
    expect(parse(TOML)).toStrictEqual({
      description: "d",
      buildpackDirs: ["/work/buildpacks/a", "/absolute"],
      order: [{ group: [{ id: "a", version: "1", optional: true }] }],
      buildImage: { registry: "ghcr.io", repository: "o/build", tag: "1" },
      runImages: [{ image: "ghcr.io/o/run:1", mirrors: ["m"] }],
    });
  });

  it.each([
    ["no order", TOML.replace(/\[\[order\]\][^]*optional = true/, ""), 'is malformed at "order"'],
    ["no build image", TOML.replace(/image = .*build:1"/, ""), 'is malformed at "build.image"'],
    [
      "no run image",
      TOML.replace(/\[\[run.images[^]*/, "images = []"),
      'at "run.images": needs a run image.',
    ],
    ["a buildpack without uri", TOML.replace('uri = "/absolute"', ""), 'is malformed at "buildpacks.1.uri"'],
    ["a bad build image", TOML.replace("ghcr.io/o/build", "ghcr.io/O/build"), "has upper-case letters"],
    ["no TOML", "[", '"builder.toml" is not TOML'],
  ])("refuses %s", (_, toml, message) => {
    expect(() => parse(toml)).toThrow(message);
  });
});
