import { describe, expect, it } from "@jest/globals";
import { parseApiVersion } from "../../../src/cnb/api-version.ts";
import { formatBuildpackPlan, formatPlan, parseDetectedPlan } from "../../../src/cnb/build-plan.ts";
import { formatLaunchMetadata } from "../../../src/cnb/launch-metadata.ts";
import { formatToml } from "../../../src/cnb/toml/format-toml.ts";
import { parseTomlTable } from "../../../src/cnb/toml/parse-toml.ts";

describe("formatToml", () => {
  it.each([
    ["nothing for an empty table", {}, ""],
    ["nothing for what is undefined or null", { a: undefined, b: null }, ""],
    ["lists without what is null", { a: [1n, null, 2n] }, "a = [1, 2]\n"],
    ["no undefined keys at any depth", { a: [{ b: undefined, c: 1n }] }, "[[a]]\n  c = 1\n"],
    ["quotes and line feeds escaped", { a: 'x"\n\\' }, 'a = "x\\"\\n\\\\"\n'],
    ["keys quoted where they must be", { "": { "a.b": true } }, '[""]\n  "a.b" = true\n'],
    ["keys of digits in the order of texts", { 9: "", 10: "" }, '10 = ""\n9 = ""\n'],
    ["values before tables", { t: { l: [{}], v: "" }, v: "" }, 'v = ""\n\n[t]\n  v = ""\n\n  [[t.l]]\n'],
    [
      "tables in mixed lists inline",
      { l: [1n, { t: { a: 1 }, b: "" }] },
      'l = [1, {b = "", t = {a = 1.0}}]\n',
    ],
    ["half of a character as what stands for none", { a: "\uD800" }, 'a = "\uFFFD"\n'],
    [
      "integers that TOML does not have as floats",
      { a: 2n ** 63n, b: -(2n ** 63n) },
      "a = 9.223372036854776e+18\nb = -9223372036854775808\n",
    ],
  ])("writes %s", (_, value, toml) => {
    expect(formatToml(value)).toBe(toml);
  });

  it.each([
    [0, "0.0"],
    [-0, "-0.0"],
    [999999, "999999.0"],
    [1e6, "1e+06"],
    [-1234567.5, "-1.2345675e+06"],
    [0.0001, "0.0001"],
    [0.00001, "1e-05"],
    [1e100, "1e+100"],
    [NaN, "nan"],
    [-Infinity, "-inf"],
  ])("writes the float %p as Go does", (value, text) => {
    expect(formatToml({ f: value })).toBe(`f = ${text}\n`);
  });

  it("comes back as it was", () => {
    const value = { s: "é", n: 1.5, b: true, list: [1n, 2], big: 9007199254740993n, t: { u: { v: [] } } };

    expect(parseTomlTable(formatToml(value), "it")).toStrictEqual(value);
  });
});

// What the official lifecycle 0.21.14 made of the same files.
describe("what other lifecycles write, byte by byte:", () => {
  const detected = `[[provides]]
name = "x"
[[requires]]
name = "x"
[requires.metadata]
zero = 2026-01-02T03:04:05+00:00
big = 9007199254740993
date = 2026-01-02
dates = [2026-01-02]
exponent = 1e3
list = [1.0, 2.5]
local = 2026-01-02T03:04:05.1200
negative-zero = -0.0
nested = [[1, 2], ["a"]]
offset = 2026-01-02T03:04:05.123456789+02:00
one = 1.0
s = "a'b\\"c\\\\\\u0001<\\u007fé"
time = 10:11:12
inline = {a = 1, b = {c = 2.0}}
empty = {}
tables = [{a = 1}, {b = 2}]
`;
  const metadata = `    big = 9007199254740993
    date = 2026-01-02
    dates = [2026-01-02]
    exponent = 1000.0
    list = [1.0, 2.5]
    local = 2026-01-02T03:04:05.12
    negative-zero = -0.0
    nested = [[1, 2], ["a"]]
    offset = 2026-01-02T03:04:05.123456789+02:00
    one = 1.0
    s = "a'b\\"c\\\\\\u0001<\\u007fé"
    time = 10:11:12
    zero = 2026-01-02T03:04:05Z
    [entries.metadata.empty]
    [entries.metadata.inline]
      a = 1
      [entries.metadata.inline.b]
        c = 2.0

    [[entries.metadata.tables]]
      a = 1

    [[entries.metadata.tables]]
      b = 2
`;
  const [section] = parseDetectedPlan(detected, "it");

  it("the plan of a buildpack", () => {
    expect(formatBuildpackPlan(section?.requires ?? [])).toBe(
      `[[entries]]\n  name = "x"\n  [entries.metadata]\n${metadata}`,
    );
  });

  it("plan.toml", () => {
    const entry = { providers: [{ id: "a/b", version: "1" }], requires: section?.requires ?? [] };
    const requires = metadata
      .replace(/^(?=.)/gm, "  ")
      .replaceAll("entries.metadata", "entries.requires.metadata");

    expect(formatPlan([entry])).toBe(
      `[[entries]]\n\n  [[entries.providers]]\n    id = "a/b"\n    version = "1"\n\n  [[entries.requires]]\n    name = "x"\n    [entries.requires.metadata]\n${requires}`,
    );
  });

  it("metadata.toml, which is a layer of the image", () => {
    const process = { direct: true, default: false, buildpackId: "a/b" };
    const text = formatLaunchMetadata(
      {
        defaultProcessType: "web",
        buildpacks: [{ id: "a/b", version: "1", api: "0.10" }],
        extensions: [],
        labels: [{ key: "k", value: 'v"\t' }],
        processes: [
          { ...process, type: "noargs", command: ["z"] },
          {
            ...process,
            type: "web",
            command: ["a", "b"],
            args: ["c"],
            workingDirectory: "/x",
            execEnv: ["*", "test"],
          },
        ],
        slices: [{ paths: ["*.a", "b"] }],
      },
      parseApiVersion("0.12"),
    );

    expect(text).toBe(`buildpack-default-process-type = "web"

[[buildpacks]]
  id = "a/b"
  version = "1"
  api = "0.10"

[[labels]]
  key = "k"
  value = "v\\"\\t"

[[processes]]
  type = "noargs"
  command = ["z"]
  direct = true
  buildpack-id = "a/b"

[[processes]]
  type = "web"
  command = ["a", "b"]
  args = ["c"]
  direct = true
  buildpack-id = "a/b"
  working-dir = "/x"
  exec-env = ["*", "test"]

[[slices]]
  paths = ["*.a", "b"]
`);
  });

  // As those from 0.21.15 on; older ones end with a panic before Platform API 0.10.
  it.each([
    ["0.9", '  command = ""\n  args = ["a"]\n'],
    ["0.10", '  command = []\n  args = ["a"]\n'],
  ])("a process without a command, with Platform API %s", (api, command) => {
    const process = {
      type: "web",
      command: [],
      args: ["a"],
      direct: true,
      default: false,
      buildpackId: "a/b",
    };
    const nothing = { defaultProcessType: "", buildpacks: [], extensions: [], labels: [], slices: [] };

    expect(formatLaunchMetadata({ ...nothing, processes: [process] }, parseApiVersion(api))).toContain(
      command,
    );
  });

  it.each([
    ["0.9", 'command = "a \\u0026\\u0026 \\u003cb\\u003e \\u007f"\n  args = ["&"]\n'],
    ["0.10", 'command = ["a \\u0026\\u0026 \\u003cb\\u003e \\u007f"]\n  args = ["&"]\n'],
  ])("commands as JSON that may stand in HTML, with platform API %s, and nothing else so", (api, written) => {
    const process = { type: "web", direct: true, default: false, buildpackId: "a/b" };
    const nothing = { defaultProcessType: "", buildpacks: [], extensions: [], labels: [], slices: [] };
    const processes = [{ ...process, command: ["a && <b> \u007f"], args: ["&"] }];

    const text = formatLaunchMetadata({ ...nothing, processes }, parseApiVersion(api));

    expect(text).toContain(written);
    expect(parseTomlTable(text, "it")).toMatchObject({
      processes: [{ command: api === "0.9" ? "a && <b> \u007f" : ["a && <b> \u007f"] }],
    });
  });
});
