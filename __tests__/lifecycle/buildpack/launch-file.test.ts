import { describe, expect, it } from "@jest/globals";
import { parseApiVersion } from "../../../src/cnb/api-version.ts";
import { parseLaunchFile } from "../../../src/lifecycle/buildpack/launch-file.ts";

const parse = (toml: string, api = "0.10") =>
  parseLaunchFile(toml, '"launch.toml"', { id: "acme/a", api: parseApiVersion(api) });

const process = (more: string): string => `[[processes]]\ntype = "web"\n${more}\n`;

describe("parseLaunchFile", () => {
  it("finds nothing in an empty file", () => {
    expect(parse("")).toStrictEqual({ processes: [], labels: [], slices: [], bom: [] });
  });

  it("reads everything", () => {
    const toml = `
[[processes]]
type = "web"
command = ["run", "it"]
args = ["a"]
default = true
working-dir = "/dir"
exec-env = ["test"]
[[processes]]
[[labels]]
key = "k"
value = "v"
[[slices]]
paths = ["a", "b"]
[[slices]]
[[bom]]
name = "b"
metadata = {version = "1"}
`;

    expect(parse(toml)).toStrictEqual({
      processes: [
        {
          ...{ type: "web", command: ["run", "it"], args: ["a"], direct: true, default: true },
          ...{ buildpackId: "acme/a", workingDirectory: "/dir", execEnv: ["test"] },
        },
        {
          ...{ type: "", command: [], args: undefined, direct: true, default: false },
          ...{ buildpackId: "acme/a", workingDirectory: undefined, execEnv: undefined },
        },
      ],
      labels: [{ key: "k", value: "v" }],
      slices: [{ paths: ["a", "b"] }, {}],
      bom: [{ name: "b", metadata: { version: "1" } }],
    });
  });

  it.each([
    ["direct = true", true],
    ["direct = false", false],
    ["", false],
  ])("before API 0.9 takes a command as text, with %j", (more, direct) => {
    const { processes } = parse(process(`command = "run it"\n${more}`), "0.8");

    expect(processes).toMatchObject([{ command: ["run it"], direct, args: undefined }]);
  });

  it("drops working directories before API 0.8", () => {
    const toml = process('command = "x"\nworking-dir = "/d"');

    expect(parse(toml, "0.7").processes[0]?.workingDirectory).toBeUndefined();
    expect(parse(toml, "0.8").processes[0]?.workingDirectory).toBe("/d");
  });

  it.each([
    ["0.9", "command as text", process('command = "x"'), 'is malformed at "processes.0.command"'],
    ["0.8", "command as list", process('command = ["x"]'), 'is malformed at "processes.0.command"'],
    ["0.9", "direct", process("direct = true"), 'has a process with the key "direct"'],
    ["0.10", "direct = false", process("direct = false"), 'has a process with the key "direct"'],
    [
      "0.10",
      "two defaults",
      process("default = true") + process("default = true"),
      "has more than one process with default = true",
    ],
    [
      "0.8",
      "two defaults",
      process('command = "a"\ndefault = true') + process('command = "b"\ndefault = true'),
      "has more than one process with default = true",
    ],
    ["0.10", "a number as type", "[[processes]]\ntype = 1", 'is malformed at "processes.0.type"'],
    ["0.10", "labels that are no list", "labels = {}", 'is malformed at "labels"'],
    ["0.10", "processes that are no list", "processes = 1", 'is malformed at "processes"'],
    [
      "0.10",
      "a version in its bill of materials",
      '[[bom]]\nversion = "1"',
      'has a [[bom]] entry with the key "version"',
    ],
    ["0.10", "no TOML", "[", "is not TOML"],
    ["0.8", "no command", process('args = ["x"]'), 'is malformed at "processes.0.command"'],
  ])("of API %s refuses %s", (api, _, toml, message) => {
    expect(() => parse(toml, api)).toThrow(`"launch.toml" ${message}`);
    expect(() => parse(toml, api)).toThrow(expect.objectContaining({ code: "MALFORMED" }));
  });

  it("reads keys in other letters, as a struct of Go has them", () => {
    const file = parse(
      '[[Processes]]\nType = "web"\nCommand = ["run"]\nDefault = true\n[[Slices]]\nPaths = ["a"]\n',
    );

    expect(file.processes).toMatchObject([{ type: "web", command: ["run"], default: true }]);
    expect(file.slices).toStrictEqual([{ paths: ["a"] }]);
    expect(() => parse(process('command = ["x"]\nDirect = true'))).toThrow(
      'has a process with the key "direct"',
    );
  });

  it("allows a process without a command from API 0.9 on, which then only takes arguments", () => {
    expect(parse(process('args = ["x"]'), "0.9").processes).toMatchObject([{ command: [], args: ["x"] }]);
    expect(parse(process("command = []")).processes).toMatchObject([{ command: [] }]);
  });
});
