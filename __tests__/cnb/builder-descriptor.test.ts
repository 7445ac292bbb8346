import { describe, expect, it } from "@jest/globals";
import { parseBuilderDescriptor } from "../../src/cnb/builder-descriptor.ts";

const parse = (toml: string) => parseBuilderDescriptor(toml, '"builder.toml"');

const IMAGES = '[build]\nimage = "build"\n[run]\n[[run.images]]\nimage = "run"\n';

describe("parseBuilderDescriptor", () => {
  it("reads every key that pack's format has", () => {
    const toml = `
description = "d"
[[buildpacks]]
id = "a"
version = "1"
uri = "../a"
[[buildpacks]]
image = "ghcr.io/o/b:1"
[[extensions]]
uri = "../e"
[[order]]
[[order.group]]
id = "a"
version = "1"
optional = true
[[order-extensions]]
[[order-extensions.group]]
id = "e"
[stack]
id = "s"
[lifecycle]
version = "0.21.14"
[build]
image = "build"
[[build.env]]
name = "PATH"
value = "/x"
suffix = "append"
delim = ":"
[[build.env]]
name = "A"
value = "1"
[[run.images]]
image = "run"
mirrors = ["m"]
[[targets]]
os = "linux"
arch = "arm64"
[[system.pre.buildpacks]]
id = "a"
[[system.post.buildpacks]]
id = "a"
version = "1"
optional = true
`;

    expect(parse(toml)).toStrictEqual({
      description: "d",
      buildpacks: [
        { id: "a", version: "1", locator: "../a" },
        { id: "", version: "", locator: "docker://ghcr.io/o/b:1" },
      ],
      extensions: [{ id: "", version: "", locator: "../e" }],
      order: [{ group: [{ id: "a", version: "1", optional: true }] }],
      orderExtensions: [{ group: [{ id: "e", version: "", optional: false }] }],
      stackId: "s",
      buildImage: "build",
      runImages: [{ image: "run", mirrors: ["m"] }],
      lifecycle: { version: "0.21.14" },
      variables: new Map([
        ["A", "1"],
        ["PATH.append", "/x"],
        ["PATH.delim", ":"],
      ]),
      targets: [{ os: "linux", arch: "arm64" }],
      system: {
        pre: [{ id: "a", version: "", optional: false }],
        post: [{ id: "a", version: "1", optional: true }],
      },
      warnings: [],
    });
  });

  it("reads images where they were before", () => {
    const toml = '[stack]\nid = "s"\nbuild-image = "b"\nrun-image = "r"\nrun-image-mirrors = ["m"]\n';

    expect(parse(toml)).toMatchObject({ buildImage: "b", runImages: [{ image: "r", mirrors: ["m"] }] });
  });

  it.each([
    ['uri = "l.tgz"', { uri: "l.tgz" }],
    ['image = "ghcr.io/o/l:1"', { uri: "docker://ghcr.io/o/l:1" }],
    ["", undefined],
  ])("reads the lifecycle %j", (line, lifecycle) => {
    expect(parse(`${IMAGES}[lifecycle]\n${line}\n`).lifecycle).toEqual(lifecycle);
  });

  it("warns of what has no effect", () => {
    expect(parse(`${IMAGES}[[build.env]]\nname = "A"\nexec-env = ["test"]\n`).warnings).toEqual([
      '"builder.toml" has no [[order]].',
      'The exec-env of the variable "A" has no effect in a builder.',
    ]);
  });

  const variable = (lines: string): string => `${IMAGES}[[build.env]]\n${lines}\n`;

  it.each([
    ["no build image", '[[run.images]]\nimage = "r"', "names no build image"],
    ["two build images", `${IMAGES}[stack]\nbuild-image = "other"`, "has two build images"],
    ["no run image", '[build]\nimage = "b"', "names no run image"],
    ["a run image without a name", '[build]\nimage = "b"\n[[run.images]]\nmirrors = []', "without an image"],
    ["two run images", `${IMAGES}[stack]\nrun-image = "other"`, "has two run images"],
    ["a buildpack that is nowhere", `${IMAGES}[[buildpacks]]\nid = "a"`, "has neither uri nor image"],
    ["a buildpack in two places", `${IMAGES}[[buildpacks]]\nuri = "a"\nimage = "b"`, "has both uri"],
    ["two lifecycles", `${IMAGES}[lifecycle]\nuri = "a"\nversion = "1.0.0"`, "names the lifecycle twice"],
    ["a slip of the finger", `${IMAGES}[lifecycel]`, 'has the key "lifecycel", which is not known'],
    ["an unknown suffix", variable('name = "A"\nsuffix = "x"'), '"A" in [[build.env]], with the suffix "x"'],
    [
      "a list without a delimiter",
      variable('name = "A"\nsuffix = "append"'),
      'suffix "append" and without delim',
    ],
    ["a variable that is a path", variable('name = "../A"'), '"../A" in [[build.env]], which is not a name'],
    ["no TOML", "[", '"builder.toml" is not TOML'],
  ])("refuses %s", (_, toml, message) => {
    expect(() => parse(toml)).toThrow(message);
  });
});
