// Everything between fences in the documents is what it says it is.
import { spawnSync } from "node:child_process";
import { describe, expect, it } from "@jest/globals";
import { parse as parseToml } from "smol-toml";
import { parseAllDocuments } from "yaml";
import { blocksIn, DOCUMENTS, fencedBlocks, read } from "./markdown.ts";
import { problemsOfCommands } from "./shell.ts";

/** `text` is for what programs print, and for what no program reads. */
const LANGUAGES = ["yaml", "toml", "json", "sh", "xml", "groovy", "text", "mermaid"];

const SHELL_SYNTAX = ["-n"];

/** Why a text is not YAML, warnings included, and why what its steps run is not shell. */
function yamlProblems(text: string): string[] {
  const documents = [...parseAllDocuments(text, { prettyErrors: false })];
  const problems = documents.flatMap(({ errors, warnings }) =>
    [...errors, ...warnings].map(({ message }) => message),
  );
  if (problems.length > 0) return problems;
  const scripts = documents.flatMap((document) => scriptsIn(document.toJS()));
  return scripts.flatMap((script) => shellProblems(script.replace(/\$\{\{.*?\}\}/g, "value")));
}

function scriptsIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.values(value).flatMap(scriptsIn);
  return "run" in value && typeof value.run === "string" ? [value.run, ...inner] : inner;
}

/** Numbers that change from run to run are left out of recordings, which no value of TOML stands for. */
function tomlProblems(text: string): string[] {
  return problemsOf(() => parseToml(text.replace(/= …$/gm, "= 0")));
}

function jsonProblems(text: string): string[] {
  return problemsOf(() => JSON.parse(text) as unknown);
}

function problemsOf(parse: () => unknown): string[] {
  try {
    parse();
    return [];
  } catch (error) {
    return [String(error)];
  }
}

function shellProblems(text: string): string[] {
  const { status, stderr } = spawnSync("bash", SHELL_SYNTAX, { input: text, encoding: "utf8" });
  return [...(status === 0 ? [] : [stderr]), ...problemsOfCommands(text)];
}

function mermaidProblems(text: string): string[] {
  const problems: string[] = [];
  if (!/^(?:flowchart|sequenceDiagram|gantt)\b/.test(text))
    problems.push("it is no diagram that GitHub shows");
  if (!/^ +accTitle: /m.test(text) || !/^ +accDescr: /m.test(text))
    problems.push("it has no words for who cannot see it");
  return problems;
}

const CHECKS: Readonly<Record<string, (text: string) => string[]>> = {
  yaml: yamlProblems,
  toml: tomlProblems,
  json: jsonProblems,
  sh: shellProblems,
  mermaid: mermaidProblems,
};

describe.each(DOCUMENTS)("%s", (document) => {
  it("says of each block what language it is in", () => {
    const blocks = fencedBlocks(document, read(document));

    expect(blocks.filter(({ language }) => !LANGUAGES.includes(language))).toEqual([]);
  });
});

describe.each(Object.entries(CHECKS))("a block of %s", (language, check) => {
  const blocks = blocksIn(language);

  it("is in some document", () => {
    expect(blocks.length).toBeGreaterThan(0);
  });

  it("is right", () => {
    const wrong = blocks.flatMap(({ place, text }) => check(text).map((problem) => `${place}: ${problem}`));

    expect(wrong).toEqual([]);
  });
});

describe("the check of blocks", () => {
  it.each([
    ["yaml", "a: [", 1],
    ["yaml", "a: 1\na: 2\n", 1],
    ["yaml", "- run: if true", 1],
    ["yaml", "- run: echo ${{ github.sha }}", 0],
    ["toml", "a = ", 1],
    ["toml", "size = …", 0],
    ["json", "{a}", 1],
    ["sh", "if true; then\n", 1],
    ["sh", "script/nothing", 1],
    ["sh", "script/test --never", 1],
    ["sh", "npm run nothing", 1],
    ["sh", "npm test -- __tests__/nowhere.test.ts", 1],
    ["sh", 'npm test -- __tests__/docs -t "never said"', 1],
    ["sh", 'CASES="03" ./script/conformance   # one', 0],
    ["sh", "script/bench overhead", 0],
    ["sh", 'docker run --rm "$IMAGE" npm test', 1],
    ["sh", 'docker run --rm --entrypoint launcher "$IMAGE" npm run test', 0],
    ["yaml", '- run: docker run --rm "$IMAGE" npm test', 1],
    ["mermaid", "flowchart LR\n  a --> b", 1],
  ])("takes %s apart: %j has %d problems", (language, text, problems) => {
    expect(CHECKS[language]?.(text)).toHaveLength(problems);
  });

  it("finds blocks in lists, and those with longer fences", () => {
    const markdown = "1. item\n\n   ```sh\n   a\n     b\n   ```\n\n````text\n```\n````\n";

    expect(fencedBlocks("a.md", markdown)).toEqual([
      { place: "a.md line 3", language: "sh", text: "a\n  b\n" },
      { place: "a.md line 8", language: "text", text: "```\n" },
    ]);
  });

  it("finds a fence that is not closed", () => {
    expect(() => fencedBlocks("a.md", "\n```sh\n")).toThrow("a.md line 2: the block does not end");
  });
});
