import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { parseBuildpackDescriptor } from "../../../src/cnb/buildpack-descriptor.ts";
import { parseExtensionDescriptor } from "../../../src/cnb/extension-descriptor.ts";
import {
  resolveTarget,
  supportsTarget,
  targetVariables,
} from "../../../src/lifecycle/buildpack/target-data.ts";
import { hostTarget } from "../../../src/oci/target.ts";

const installed = (tables: string, api = "0.10", hasBuild = true) => ({
  kind: "buildpack" as const,
  root: "/bp",
  hasBuild,
  descriptor: parseBuildpackDescriptor(`api = "${api}"\n${tables}\n[buildpack]\nid = "a"`, "it"),
});

const LINUX = { os: "linux", arch: "amd64" };
const ubuntu = (version: string) => ({ ...LINUX, distro: { name: "ubuntu", version } });
const DISTROS =
  'targets = [{os = "linux", distros = [{name = "ubuntu", version = "24.04"}, {name = "debian"}]}]';
const BIONIC = '{id = "io.buildpacks.stacks.bionic"}';

describe("supportsTarget", () => {
  it.each([
    ["the same system and architecture", 'targets = [{os = "linux", arch = "amd64"}]', LINUX, true],
    ["any architecture", 'targets = [{os = "linux"}]', LINUX, true],
    ["any system", 'targets = [{arch = "amd64"}]', LINUX, true],
    ["another architecture", 'targets = [{os = "linux", arch = "arm64"}]', LINUX, false],
    ["another system", 'targets = [{os = "windows"}]', LINUX, false],
    ["one of several", 'targets = [{os = "windows"}, {os = "linux"}]', LINUX, true],
    ["an image that names no architecture", 'targets = [{arch = "arm64"}]', { os: "linux", arch: "" }, true],
    [
      "another variant",
      'targets = [{arch = "arm", arch-variant = "v6"}]',
      { os: "linux", arch: "arm", "arch-variant": "v7" },
      false,
    ],
    [
      "a variant where the image names none",
      'targets = [{arch = "amd64", arch-variant = "v3"}]',
      LINUX,
      true,
    ],
    ["its distribution", DISTROS, ubuntu("24.04"), true],
    ["another version of its distribution", DISTROS, ubuntu("22.04"), false],
    ["any version of a distribution", DISTROS, { ...LINUX, distro: { name: "debian", version: "12" } }, true],
    ["a distribution where the image has none", DISTROS, LINUX, false],
    ["no distribution where the image has one", 'targets = [{os = "linux"}]', ubuntu("24.04"), true],
    ["every stack", 'stacks = [{id = "*"}]', { os: "windows", arch: "arm64" }, true],
    ["targets before stacks", 'stacks = [{id = "*"}]\ntargets = [{os = "windows"}]', LINUX, false],
    ["the stack of Ubuntu 18.04", `stacks = [${BIONIC}]`, ubuntu("18.04"), true],
    ["the stack of Ubuntu 18.04 alone", `stacks = [${BIONIC}]`, ubuntu("24.04"), false],
    ["that stack among others", `stacks = [${BIONIC}, {id = "x"}]`, ubuntu("24.04"), false],
    ["another stack, for it has bin/build", 'stacks = [{id = "x"}]', ubuntu("24.04"), true],
    ["nothing, with bin/build, for Linux", "", LINUX, true],
    ["nothing, with bin/build, for others", "", { os: "windows", arch: "amd64" }, false],
  ])("of %s", (_, tables, target, expected) => {
    expect(supportsTarget(installed(tables), target)).toBe(expected);
  });

  it("takes anything for a buildpack without targets and bin/build", () => {
    expect(supportsTarget(installed("", "0.10", false), { os: "windows", arch: "amd64" })).toBe(true);
  });

  it.each([
    [`[${BIONIC}, {id = "x"}]`, true],
    [`[${BIONIC}]`, false],
  ])("before API 0.10, for stacks = %s and Ubuntu 24.04, is %s", (stacks, expected) => {
    expect(supportsTarget(installed(`stacks = ${stacks}`, "0.9"), ubuntu("24.04"))).toBe(expected);
  });
});

describe("supportsTarget of extensions", () => {
  const extension = (toml: string, hasDetect: boolean, hasGenerate: boolean) => ({
    kind: "extension" as const,
    root: "/ext",
    hasDetect,
    hasGenerate,
    descriptor: parseExtensionDescriptor(`api = "0.10"\n${toml}\n[extension]\nid = "e"`, "it"),
  });
  const WINDOWS = { os: "windows", arch: "amd64" };

  it.each([
    ["its targets", extension('targets = [{os = "windows"}]', true, true), WINDOWS, true],
    ["no other", extension('targets = [{os = "windows"}]', true, true), LINUX, false],
    ["Linux with bin/detect", extension("", true, false), WINDOWS, false],
    ["Linux with bin/generate", extension("", false, true), WINDOWS, false],
    ["everything without programs", extension("", false, false), WINDOWS, true],
  ])("takes %s", (_, module, target, expected) => {
    expect(supportsTarget(module, target)).toBe(expected);
  });
});

describe("targetVariables", () => {
  const target = { ...ubuntu("24.04"), "arch-variant": "v2" };

  it.each(["0.8", "0.9"])("are none for API %s", (api) => {
    expect(targetVariables(installed("", api), target)).toStrictEqual({});
  });

  it("are all that is known", () => {
    expect(targetVariables(installed(""), target)).toStrictEqual({
      CNB_TARGET_OS: "linux",
      CNB_TARGET_ARCH: "amd64",
      CNB_TARGET_ARCH_VARIANT: "v2",
      CNB_TARGET_DISTRO_NAME: "ubuntu",
      CNB_TARGET_DISTRO_VERSION: "24.04",
    });
  });

  it("are system and architecture even if they are empty", () => {
    expect(targetVariables(installed(""), { os: "", arch: "" })).toStrictEqual({
      CNB_TARGET_OS: "",
      CNB_TARGET_ARCH: "",
    });
  });
});

describe("resolveTarget", () => {
  it("keeps what the run image says", async () => {
    const target = {
      id: "x",
      os: "linux",
      arch: "s390x",
      "arch-variant": "v",
      distro: { name: "d", version: "1" },
    };

    expect(await resolveTarget(target)).toStrictEqual(target);
  });

  it.each([undefined, { os: "", arch: "" }])("fills %j from the machine", async (analyzed) => {
    const release = readFileSync("/etc/os-release", "utf8");
    const value = (key: string) => new RegExp(`^${key}=["']?([^"'\\n]*)`, "m").exec(release)?.[1] ?? "";

    expect(await resolveTarget(analyzed)).toStrictEqual({
      ...hostTarget(process.arch),
      distro: { name: value("ID"), version: value("VERSION_ID") },
    });
  });
});
