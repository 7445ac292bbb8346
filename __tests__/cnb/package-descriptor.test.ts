import { describe, expect, it } from "@jest/globals";
import { parsePackageDescriptor } from "../../src/cnb/package-descriptor.ts";

const parse = (toml: string) => parsePackageDescriptor(toml, '"package.toml"');

describe("parsePackageDescriptor", () => {
  it("reads the main buildpack, its dependencies and its targets", () => {
    const toml = `
[buildpack]
uri = "../node"
[[dependencies]]
uri = "docker://ghcr.io/acme/npm:1"
[[dependencies]]
image = "ghcr.io/acme/yarn:1"
[platform]
os = "linux"
[[targets]]
os = "linux"
arch = "arm64"
`;

    expect(parse(toml)).toStrictEqual({
      kind: "buildpack",
      uri: "../node",
      dependencies: ["docker://ghcr.io/acme/npm:1", "docker://ghcr.io/acme/yarn:1"],
      targets: [{ os: "linux", arch: "arm64" }],
    });
  });

  it("means what is beside it where it says nothing", () => {
    expect(parse("")).toStrictEqual({ kind: undefined, uri: ".", dependencies: [], targets: [] });
    expect(parse("[extension]")).toMatchObject({ kind: "extension", uri: "." });
  });

  it.each([
    ["both kinds", '[buildpack]\nuri = "a"\n[extension]\nuri = "b"', "has both [buildpack] and [extension]"],
    ["another system", '[platform]\nos = "windows"', 'is for the system "windows"'],
    ["a dependency that is nowhere", "[[dependencies]]", "has neither uri nor image"],
    [
      "a dependency in two places",
      '[[dependencies]]\nuri = "a"\nimage = "b"',
      'has both uri = "a" and image = "b"',
    ],
    ["a slip of the finger", '[buildpack]\nurl = "a"', 'has the key "buildpack.url", which is not known'],
    ["a slip in a list", '[[dependencies]]\nuri = "a"\nimagee = "b"', '"dependencies[0].imagee"'],
    ["no TOML", "[", '"package.toml" is not TOML'],
  ])("refuses %s", (_, toml, message) => {
    expect(() => parse(toml)).toThrow(message);
  });
});
