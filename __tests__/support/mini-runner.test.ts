import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { runAction } from "./mini-runner.ts";
import { parseVariables } from "./mini-runner/command-files.ts";
import { CommandParser } from "./mini-runner/command-parser.ts";

const ACTION_YML = `
inputs:
  greeting: { default: hello }
  run-name: {}
runs: { using: node24, main: dist/index.cjs, post: dist/index.cjs }
`;

const INDEX = `
const fs = require("node:fs");
const e = process.env;
if (e.STATE_started) {
  console.log("post of " + e.STATE_started);
} else {
  fs.appendFileSync(e.GITHUB_STATE, "started<<X\\nmain\\nX\\n");
  fs.appendFileSync(e.GITHUB_OUTPUT, "greeting<<X\\n" + e.INPUT_GREETING + "\\nworld\\nX\\nname=" + e["INPUT_RUN-NAME"] + "\\n");
  fs.appendFileSync(e.GITHUB_ENV, "A=b\\n");
  fs.appendFileSync(e.GITHUB_PATH, "/opt/bin\\n");
  fs.appendFileSync(e.GITHUB_STEP_SUMMARY, "# done");
  console.log("node " + process.versions.node.split(".")[0] + " in " + process.cwd().endsWith("workspace"));
  console.error("on stderr");
  if (e.WAIT) {
    process.on("SIGINT", () => { console.log("cancelled"); process.exit(130); });
    setInterval(() => {}, 1000);
    console.log("waiting");
  } else {
    process.exitCode = 3;
  }
}
`;

describe("runAction", () => {
  let action: string;

  beforeEach(async () => {
    action = await mkdtemp(join(tmpdir(), "fake-action-"));
    await mkdir(join(action, "dist"));
    await writeFile(join(action, "action.yml"), ACTION_YML);
    await writeFile(join(action, "dist/index.cjs"), INDEX);
  });

  afterEach(async () => {
    await rm(action, { recursive: true });
  });

  it("runs main with defaults, inputs and command files, and post with the state of main", async () => {
    const result = await runAction({ action, inputs: { "run-name": "x" } });

    expect(result).toMatchObject({
      exitCode: 3,
      outputs: { greeting: "hello\nworld", name: "x" },
      state: { started: "main" },
      env: { A: "b" },
      path: ["/opt/bin"],
      summary: "# done",
      post: { exitCode: 0, log: ["post of main"], state: {}, outputs: {} },
    });
    expect([...result.log].sort()).toEqual(["node 24 in true", "on stderr"]);
  });

  it("sends a signal to main only", async () => {
    const result = await runAction({
      action,
      env: { WAIT: "1" },
      cancel: { signal: "SIGINT", when: /waiting|post/ },
    });

    expect(result.exitCode).toBe(130);
    expect(result.log).toContain("cancelled");
    expect(result.post?.exitCode).toBe(0);
  });

  it("reports the signal that ended main", async () => {
    const result = await runAction({
      action,
      env: { WAIT: "1" },
      cancel: { signal: "SIGKILL", when: /waiting/ },
    });

    expect(result.exitCode).toBe(137);
  });

  it("refuses inputs that action.yml does not have", async () => {
    await expect(runAction({ action, inputs: { nope: "1" } })).rejects.toThrow("no inputs nope");
  });
});

function parse(...lines: readonly string[]) {
  const parser = new CommandParser();
  for (const line of lines) parser.read(line);
  return parser.result();
}

describe("CommandParser", () => {
  it("collects annotations with their properties, unescaped", () => {
    const { annotations, log } = parse(
      "::error file=a%3Ab,title=T%2C::one%0Atwo%25",
      " ::warning::w",
      "x ##[error]legacy",
    );

    expect(annotations).toEqual([
      { level: "error", message: "one\ntwo%", properties: { file: "a:b", title: "T," } },
      { level: "warning", message: "w", properties: {} },
      { level: "error", message: "legacy", properties: {} },
    ]);
    expect(log).toEqual([]);
  });

  it("prints commands that it does not know, and text with colons", () => {
    const lines = ["::nonsense::x", "a ::error::x", "std::string::c_str"];

    expect(parse(...lines)).toMatchObject({ log: lines, annotations: [] });
  });

  it("executes nothing between stop-commands and its token", () => {
    const inside = ["::error::x", "##[error]y", "::set-output name=a::b", "::other::"];

    const { log, annotations } = parse("::stop-commands::t0k", ...inside, "::t0k::", "::error::after");

    expect(log).toEqual(inside);
    expect(annotations.map(({ message }) => message)).toEqual(["after"]);
  });

  it("assigns lines to groups", () => {
    const { groups } = parse("a", "::group::G", "b", "::endgroup::", "c");

    expect(groups).toEqual([{ title: "G", lines: ["b"] }]);
  });

  it("masks each line of a secret in what is printed afterwards", () => {
    expect(parse("one", "::add-mask::one%0Atwo", "one two")).toMatchObject({ log: ["one", "*** ***"] });
  });

  it("takes a disabled command for an error", () => {
    expect(parse("::set-output name=a::b").annotations).toMatchObject([{ level: "error" }]);
  });
});

describe("parseVariables", () => {
  it("refuses a value without its closing delimiter", () => {
    expect(() => parseVariables("a<<X\nb\n")).toThrow("delimiter not found");
  });

  it("keeps lines that look like assignments inside of a value", () => {
    expect(parseVariables("a<<X\nb=c\n\nX\nd==e\n")).toEqual({ a: "b=c\n", d: "=e" });
  });
});
