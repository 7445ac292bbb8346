import { describe, expect, it } from "@jest/globals";
import { formatTarget, hostTarget } from "../../src/oci/target.ts";

describe("hostTarget", () => {
  it.each([
    ["x64", "amd64"],
    ["arm64", "arm64"],
    ["ia32", "386"],
    ["arm", "arm"],
    ["riscv64", "riscv64"],
  ])("calls Node's %s linux/%s", (arch, name) => {
    expect(formatTarget(hostTarget(arch))).toBe(`linux/${name}`);
  });
});

describe("formatTarget", () => {
  it("names the variant where there is one", () => {
    expect(formatTarget({ os: "linux", arch: "arm64", variant: "v8" })).toBe("linux/arm64/v8");
  });
});
