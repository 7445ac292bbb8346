import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { DescriptorError } from "../../../src/project/descriptor/descriptor-error.ts";
import { selectExecEnv } from "../../../src/project/descriptor/exec-env.ts";
import { parseProjectDescriptor } from "../../../src/project/descriptor/parse-descriptor.ts";
import type { ProjectDescriptor } from "../../../src/project/descriptor/project-descriptor.ts";
import { anyCharacter } from "../../support/any-character.ts";

const FILE = "project.toml";

const parse = (...lines: readonly string[]): ProjectDescriptor =>
  parseProjectDescriptor(lines.join("\n"), FILE);

/** Of schema 0.2, the lines from the second on. */
const parse02 = (...lines: readonly string[]): ProjectDescriptor =>
  parse('_.schema-version = "0.2"', ...lines);

function problemsOf(...lines: readonly string[]): readonly string[] {
  try {
    parse(...lines);
  } catch (error) {
    if (error instanceof DescriptorError)
      return error.problems.map(({ line, problem }) => `${String(line)}: ${problem}`);
    throw error;
  }
  return [];
}

const warningsOf = ({ warnings }: ProjectDescriptor): string[] =>
  warnings.map(({ line, problem }) => `${String(line)}: ${problem}`);

describe("parseProjectDescriptor", () => {
  it("reads everything of schema 0.2", () => {
    const descriptor = parse(
      "[_]",
      'schema-version = "0.2"',
      'id = "com.example.app"',
      'name = "App"',
      'version = "1.2"',
      'authors = ["A <a@example.com>"]',
      'documentation-url = "https://example.com/docs"',
      'source-url = "https://example.com/source"',
      "[[_.licenses]]",
      'type = "MIT"',
      "[_.metadata]",
      "any = { thing = 1 }",
      "[io.buildpacks]",
      'builder = "example/builder:1"',
      'exclude = ["spec/"]',
      "[[io.buildpacks.group]]",
      'id = "example/java"',
      'version = "1.0"',
      "[[io.buildpacks.group]]",
      'uri = "../buildpacks/node"',
      "[[io.buildpacks.group]]",
      'id = "example/post-build"',
      "  [io.buildpacks.group.script]",
      '  api = "0.10"',
      "  inline = '''",
      "echo hello",
      "'''",
      "[[io.buildpacks.pre.group]]",
      'id = "example/pre"',
      "[[io.buildpacks.post.group]]",
      'id = "example/post"',
      "[[io.buildpacks.build.env]]",
      'name = "JAVA_OPTS"',
      'value = "-Xmx1g"',
    );

    const forAll = { execEnv: [] };
    expect(descriptor).toEqual({
      file: FILE,
      schemaVersion: "0.2",
      about: {
        id: "com.example.app",
        name: "App",
        version: "1.2",
        authors: ["A <a@example.com>"],
        documentationUrl: "https://example.com/docs",
        sourceUrl: "https://example.com/source",
        licenses: [{ type: "MIT", uri: undefined }],
        metadata: { any: { thing: 1 } },
      },
      builder: { value: "example/builder:1", line: 14 },
      selection: { kind: "exclude", patterns: ["spec/"], line: 15 },
      buildpacks: [
        { kind: "id", id: "example/java", version: "1.0", line: 16, ...forAll },
        { kind: "uri", uri: "../buildpacks/node", id: undefined, line: 19, ...forAll },
        {
          kind: "inline",
          id: "example/post-build",
          version: "0.0.0",
          api: "0.10",
          shell: "/bin/sh",
          script: "echo hello\n",
          line: 21,
          ...forAll,
        },
      ],
      preBuildpacks: [{ kind: "id", id: "example/pre", version: undefined, line: 28, ...forAll }],
      postBuildpacks: [{ kind: "id", id: "example/post", version: undefined, line: 30, ...forAll }],
      env: [{ name: "JAVA_OPTS", value: "-Xmx1g", line: 32, ...forAll }],
      warnings: [],
    });
  });

  it("reads the tables of schema 0.1", () => {
    const descriptor = parse(
      '_.schema-version = "0.1"',
      "[project]",
      'id = "app"',
      'version = "3"',
      'licenses = [{ uri = "https://example.com/license" }]',
      "[build]",
      'include = ["src/"]',
      'builder = "b"',
      "[[build.buildpacks]]",
      'id = "x"',
      "[[build.pre.group]]",
      'id = "y"',
      "[[build.env]]",
      'name = "A"',
      'value = "b"',
      "[metadata]",
      "free = true",
    );

    expect(descriptor).toMatchObject({
      schemaVersion: "0.1",
      about: {
        id: "app",
        version: "3",
        licenses: [{ uri: "https://example.com/license" }],
        metadata: { free: true },
      },
      builder: { value: "b", line: 8 },
      selection: { kind: "include", patterns: ["src/"], line: 7 },
      buildpacks: [{ kind: "id", id: "x", line: 9 }],
      preBuildpacks: [{ kind: "id", id: "y", line: 11 }],
      env: [{ name: "A", value: "b", line: 13 }],
      warnings: [],
    });
  });

  it("takes a descriptor without a version for 0.1, and says so", () => {
    const descriptor = parse("[build]", 'builder = "b"', "[io.buildpacks]", 'builder = "c"');

    expect(descriptor).toMatchObject({ schemaVersion: "0.1", builder: { value: "b" } });
    expect(warningsOf(descriptor)).toEqual([
      "undefined: It has no schema-version, so it is read as schema 0.1.",
      '3: "[io.buildpacks]" is ignored: it is for schema 0.2 or later, and this file uses 0.1.',
    ]);
  });

  it("takes values that are empty as not given", () => {
    expect(
      parse02(
        "[io.buildpacks]",
        'builder = ""',
        "include = []",
        'group = [{ id = "a", version = "", uri = "" }]',
      ),
    ).toMatchObject({
      builder: undefined,
      selection: { kind: "all" },
      buildpacks: [{ kind: "id", id: "a", version: undefined }],
    });
  });

  it("reads the former name of variables only if there is nothing under the new one, and warns", () => {
    const former = ["[[io.buildpacks.env.build]]", 'name = "A"', 'value = "old"'];
    const present = ["[[io.buildpacks.build.env]]", 'name = "A"', 'value = "new"'];

    expect(parse02(...former).env).toMatchObject([{ value: "old", line: 2 }]);
    expect(parse02(...former, ...present).env).toMatchObject([{ value: "new", line: 5 }]);
    expect(warningsOf(parse02(...former))).toEqual([
      '2: "io.buildpacks.env.build" is the former name of "io.buildpacks.build.env".',
    ]);
  });

  it("warns about tables that would be read if they were written in small letters", () => {
    const descriptor = parse(
      "[_]",
      'schema-version = "0.2"',
      "[IO.buildpacks]",
      'builder = "b"',
      "[io.Buildpacks]",
      'builder = "c"',
      "[iO.BuildPacks]",
      "[Project]",
      "[[BUILD.env]]",
      "[IO2.buildpacks]",
      "[Io.other]",
    );

    expect(descriptor.builder).toBeUndefined();
    expect(warningsOf(descriptor)).toEqual([
      '3: "[IO.buildpacks]" is ignored: names of tables are written in small letters.',
      '7: "[iO.BuildPacks]" is ignored: names of tables are written in small letters.',
      '8: "[Project]" is ignored: names of tables are written in small letters.',
      '9: "[BUILD]" is ignored: names of tables are written in small letters.',
      '5: "io.Buildpacks" is ignored: schema 0.2 does not know it.',
    ]);
    expect(descriptor.warnings[0]?.hint).toBe("Write [io.buildpacks].");
  });

  it("warns about keys that its schema does not know, but not about tables of others", () => {
    const descriptor = parse(
      "[_]",
      'schema-version = "0.2"',
      "nmae = 1",
      "[_.metadata]",
      "anything = 1",
      "[com.example]",
      "anything = 1",
      "[io.other]",
      "anything = 1",
      "[[io.buildpacks.group]]",
      'id = "a"',
      'exec-env = ["test"]',
      "[io.buildpacks.builds]",
      "[build]",
      "[project]",
    );

    expect(warningsOf(descriptor)).toEqual([
      '3: "_.nmae" is ignored: schema 0.2 does not know it.',
      '12: "io.buildpacks.group[0].exec-env" is ignored: schema 0.2 does not know it.',
      '13: "io.buildpacks.builds" is ignored: schema 0.2 does not know it.',
      '14: "[build]" is ignored: it is for schema 0.1, and this file uses 0.2.',
      '15: "[project]" is ignored: it is for schema 0.1, and this file uses 0.2.',
    ]);
    expect(descriptor.warnings[1]?.hint).toBe("Valid keys: id, version, uri, script.");
  });

  it.each<[string, string[], string]>([
    [
      "tables in tables without an end",
      ['_.schema-version = "0.2"', `${"a.".repeat(300)}b = 1`],
      "undefined: It is nested deeper than 200 levels.",
    ],
    [
      "more keys than a descriptor has",
      ['_.schema-version = "0.2"', "a = ", "[".repeat(1_000_001)],
      "undefined: It has more than 1,000,000 keys and values.",
    ],
    ["no TOML", ['_.schema-version = "0.2"', "a = = 1"], "2: It is not TOML: "],
    [
      "an unknown version",
      ["[_]", 'schema-version = "0.4"'],
      '2: The schema-version "0.4" is not one of "0.1", "0.2", "0.3".',
    ],
    [
      "a number as version",
      ["_.schema-version = 0.2"],
      '1: The schema-version 0.2 must be a text in quotes: "0.2".',
    ],
    [
      "a table as version",
      ["[_]", 'schema-version = { toString = "0.2" }'],
      '2: The schema-version {"toString":"0.2"} is not one of',
    ],
  ])("refuses %s", (_what, lines, problem) => {
    expect(problemsOf(...lines).map((text) => text.slice(0, problem.length))).toEqual([problem]);
  });

  it.each<[string, string[], string]>([
    [
      "a builder that is no text",
      ["io.buildpacks.builder = 5"],
      '2: "io.buildpacks.builder" is 5, but must be a text in quotes.',
    ],
    [
      "a list that is a text",
      ['io.buildpacks.include = "a"'],
      '2: "io.buildpacks.include" is "a", but must be a list: [ … ], or [[ … ]] for tables.',
    ],
    [
      "an item that is no text",
      ["io.buildpacks.include = [", '"a",', "true]"],
      '4: "io.buildpacks.include[1]" is true, but must be a text in quotes.',
    ],
    [
      "a group that is one table",
      ["[io.buildpacks.group]", 'id = "a"'],
      '2: "io.buildpacks.group" is {"id":"a"}, but must be a list: [ … ], or [[ … ]] for tables.',
    ],
    ["a table that is a text", ['io.buildpacks = "a"'], '2: "io.buildpacks" is "a", but must be a table.'],
    [
      "both include and exclude",
      ['io.buildpacks.include = ["a"]', 'io.buildpacks.exclude = ["b"]'],
      '3: "include" and "exclude" cannot both be given.',
    ],
    [
      "a pattern of two lines",
      ['io.buildpacks.exclude = ["a",', '"b\\nc"]'],
      '3: The pattern "b\\nc" has a line break; write one pattern per entry.',
    ],
    ["a license without anything", ["[[_.licenses]]"], "2: A license has neither a type nor a uri."],
    [
      "a buildpack without anything",
      ["[[io.buildpacks.group]]"],
      "2: A buildpack has neither an id nor a uri.",
    ],
    [
      "a version of a uri",
      ["[[io.buildpacks.pre.group]]", 'uri = "u"', 'version = "1"'],
      '4: A buildpack has both a uri, "u", and a version, "1".',
    ],
    [
      "a script beside a uri",
      ["[[io.buildpacks.group]]", 'uri = "u"', 'script = { api = "0.10", inline = "x" }'],
      '3: A buildpack has both a uri, "u", and a script.',
    ],
    [
      "a script without an id",
      ["[[io.buildpacks.group]]", 'script = { api = "0.10", inline = "x" }'],
      "2: An inline buildpack has no id.",
    ],
    [
      "an id that leads elsewhere",
      ["[[io.buildpacks.group]]", 'id = "../x"', 'script = { api = "0.10", inline = "x" }'],
      '3: "../x" cannot be the id of an inline buildpack.',
    ],
    [
      "an id that is reserved",
      ["[[io.buildpacks.group]]", 'id = "app"', 'script = { api = "0.10", inline = "x" }'],
      '3: "app" cannot be the id of an inline buildpack.',
    ],
    [
      "a version that leads elsewhere",
      ["[[io.buildpacks.group]]", 'id = "a"', 'version = ".."', 'script = { api = "0.10", inline = "x" }'],
      '4: ".." cannot be the version of an inline buildpack.',
    ],
    [
      "a script without an api",
      ["[[io.buildpacks.group]]", 'id = "a"', 'script.inline = "x"'],
      "4: The script has no api.",
    ],
    [
      "an api that is no version",
      ["[[io.buildpacks.group]]", 'id = "a"', 'script = { api = "v1", inline = "x" }'],
      '4: The api "v1" of the script is not a version.',
    ],
    [
      "a script of nothing",
      ["[[io.buildpacks.group]]", 'id = "a"', 'script = { api = "0.10", inline = " " }'],
      "4: The script has no inline text.",
    ],
    [
      "a shell that is no path",
      ["[[io.buildpacks.group]]", 'id = "a"', 'script = { api = "0.10", inline = "x", shell = "bash" }'],
      '4: "bash" is not an absolute path.',
    ],
    [
      "a variable without a name",
      ["[[io.buildpacks.build.env]]", 'value = "x"'],
      "2: A variable has no name.",
    ],
    [
      "a variable whose name is a path",
      ["[[io.buildpacks.build.env]]", 'name = "../A"', 'value = "x"'],
      '3: "../A" is not the name of a variable.',
    ],
    [
      "a variable without a value",
      ["[[io.buildpacks.build.env]]", 'name = "A"'],
      '2: The variable "A" has no value.',
    ],
  ])("refuses %s", (_what, lines, problem) => {
    expect(problemsOf('_.schema-version = "0.2"', ...lines)).toEqual([problem]);
  });

  it("refuses names of execution environments that cannot be", () => {
    expect(
      problemsOf('_.schema-version = "0.3"', 'io.buildpacks.group = [{ id = "a", exec-env = ["a b"] }]'),
    ).toEqual(['2: "a b" is not the name of an execution environment.']);
  });

  it("reports all problems in one error, with file and lines", () => {
    const parseWrong = () => parse02("[[io.buildpacks.group]]", "[[io.buildpacks.build.env]]", 'name = "A"');

    expect(parseWrong).toThrow(
      "2 problems: project.toml line 2: A buildpack has neither an id nor a uri. " +
        'project.toml line 3: The variable "A" has no value.',
    );
    expect(parseWrong).toThrow(expect.objectContaining({ code: "MALFORMED" }));
  });

  it("reports values of a wrong type and what is wrong besides together", () => {
    const problems = problemsOf(
      '_.schema-version = "0.2"',
      "[[io.buildpacks.build.env]]",
      'name = "A"',
      "value = 5",
      "[[io.buildpacks.build.env]]",
      'value = "b"',
      "[[io.buildpacks.build.env]]",
      "name = 7",
    );

    expect(problems).toEqual([
      '4: "io.buildpacks.build.env[0].value" is 5, but must be a text in quotes.',
      "5: A variable has no name.",
      '7: The variable "7" has no value.',
      '8: "io.buildpacks.build.env[2].name" is 7, but must be a text in quotes.',
    ]);
  });

  it("parses any text, or throws a DescriptorError", () => {
    const word = fc.constantFrom(
      ...'[ ] [[ ]] [_] [io.buildpacks] [[io.buildpacks.group]] schema-version = "0.2" "0.3" id include { } , \'\'\' """ 1 \n # . exec-env script'.split(
        " ",
      ),
    );
    const likely = fc.array(word, { maxLength: 30 }).map((words) => words.join(" "));

    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: anyCharacter }), likely), (toml) => {
        try {
          expect(parseProjectDescriptor(toml, FILE).file).toBe(FILE);
        } catch (error) {
          if (!(error instanceof DescriptorError)) throw error;
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("takes tables of any shape, or throws a DescriptorError", () => {
    const value = fc.anything({ withNullPrototype: false, maxDepth: 3 });
    const tables = fc.record(
      { include: value, builder: value, group: value, pre: value, build: value, other: value },
      { requiredKeys: [] },
    );

    fc.assert(
      fc.property(fc.constantFrom("0.1", "0.2", "0.3"), tables, (version, table) => {
        const json = JSON.stringify(table, (_key, item: unknown) =>
          typeof item === "bigint" ? 1 : item,
        ).replace(/null/g, "1");
        const toml = `_.schema-version = "${version}"\nio.buildpacks = ${inlineToml(JSON.parse(json))}\n`;
        try {
          expect(parseProjectDescriptor(toml, FILE).schemaVersion).toBe(version);
        } catch (error) {
          if (!(error instanceof DescriptorError)) throw error;
        }
      }),
      { numRuns: 1000 },
    );
  });
});

function inlineToml(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inlineToml).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const pairs = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)} = ${inlineToml(item)}`);
  return `{ ${pairs.join(", ")} }`;
}

describe("selectExecEnv", () => {
  const descriptor = parse(
    '_.schema-version = "0.3"',
    "[io.buildpacks]",
    'group = [{ id = "all" }, { id = "any", exec-env = ["*"] }, { id = "test", exec-env = ["test", "ci"] }]',
    'pre.group = [{ id = "production", exec-env = ["production"] }]',
    'post.group = [{ id = "test", exec-env = ["test"] }]',
    "build.env = [",
    '  { name = "A", value = "1" },',
    '  { name = "A", value = "2", exec-env = ["test"] },',
    '  { name = "B", value = "3", exec-env = ["production"] },',
    "]",
  );
  const chosen = (execEnv: string) => {
    const { buildpacks, preBuildpacks, postBuildpacks, env } = selectExecEnv(descriptor, execEnv);
    const ids = [buildpacks, preBuildpacks, postBuildpacks].map((group) => group.map(({ id }) => id));
    return [...ids, env.map(({ name, value }) => `${name}=${value}`)];
  };

  it("keeps what is for all environments or for that one", () => {
    expect(chosen("production")).toEqual([["all", "any"], ["production"], [], ["A=1", "B=3"]]);
    expect(chosen("ci")).toEqual([["all", "any", "test"], [], [], ["A=1"]]);
  });

  it("takes the last of several variables of one name that apply", () => {
    expect(chosen("test")).toEqual([["all", "any", "test"], [], ["test"], ["A=2"]]);
  });
});
