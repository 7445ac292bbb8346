// What the documents say that can be checked: links, inputs, exit codes, folders, trusted builders.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { describeInputs } from "../script/describe-inputs.ts";
import { TRUSTED_BUILDERS } from "../src/builder/trusted-builders.ts";
import { ExitCode } from "../src/cnb/exit-codes.ts";
import { explainExitCode } from "../src/phases/failure/exit-code-words.ts";
import { DOCUMENTS, read, ROOT } from "./docs/markdown.ts";

/** The targets of `[…](target)` and `[name]: target`, outside of code. */
function linksOf(markdown: string): string[] {
  const prose = withoutBlocks(markdown).replace(/`[^`\n]*`/g, "`…`");
  return [...prose.matchAll(/\]\(([^)\s]+)\)|^\[[^\]]+\]: (\S+)$/gm)].map(
    ([, inline, named]) => inline ?? named ?? "",
  );
}

/** What is between fences is code, also in lists. */
function withoutBlocks(markdown: string): string {
  return markdown.replace(/^( *)(`{3,})[^`\n]*\n[^]*?^\1\2$/gm, "");
}

/** `[text][name]` without a line `[name]: target`. */
function danglingReferences(markdown: string): string[] {
  const used = [...withoutBlocks(markdown).matchAll(/\]\[([^\]]+)\]/g)].map(([, name = ""]) => name);
  return used.filter((name) => !markdown.includes(`\n[${name}]: `));
}

/** As GitHub makes the anchors of headings. */
function anchorsOf(markdown: string): string[] {
  const headings = [...withoutBlocks(markdown).matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) => heading);
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, "")
      .replaceAll(" ", "-"),
  );
}

/** Why a relative link leads nowhere; undefined if it does not. */
function brokenLink(document: string, link: string): string | undefined {
  if (/^[a-z]+:/.test(link)) return undefined;
  const [path = "", anchor] = link.split("#");
  const file = path === "" ? resolve(ROOT, document) : resolve(ROOT, dirname(document), path);
  if (!existsSync(file)) return `${link}: there is no such file`;
  if (anchor === undefined || anchorsOf(readFileSync(file, "utf8")).includes(anchor)) return undefined;
  return `${link}: there is no such heading`;
}

/** The cells of the table rows below a heading, without the table's head. */
function rowsBelow(document: string, heading: string): string[][] {
  const section =
    read(document)
      .split(/^##+ /m)
      .find((text) => text.startsWith(`${heading}\n`)) ?? "";
  return [...section.matchAll(/^\| (.*) \|$/gm)]
    .map(([, row = ""]) => row.split(" | ").map((cell) => cell.trim()))
    .filter(([first = ""]) => !first.startsWith("--"))
    .slice(1);
}

describe.each(DOCUMENTS)("%s", (document) => {
  it("links to files and headings that are there", () => {
    const markdown = read(document);

    expect(linksOf(markdown).flatMap((link) => brokenLink(document, link) ?? [])).toEqual([]);
    expect(danglingReferences(markdown)).toEqual([]);
  });

  it("links to pinned versions of the specification", () => {
    const links = linksOf(read(document)).filter((link) => link.includes("buildpacks/spec/blob/"));
    const isPinned = /\/blob\/(?:platform\/0\.15|buildpack\/0\.12|distribution\/0\.3)\/\w+\.md#/;

    expect(links.filter((link) => !isPinned.test(link))).toEqual([]);
  });
});

describe("the check of links", () => {
  it.each([
    ["docs/nowhere.md", "docs/nowhere.md: there is no such file"],
    ["docs/security.md#nowhere", "docs/security.md#nowhere: there is no such heading"],
  ])("finds that %s leads nowhere", (link, problem) => {
    expect(linksOf(`See [this](${link}).`)).toEqual([link]);
    expect(brokenLink("README.md", link)).toBe(problem);
  });
});

describe("docs/inputs.md", () => {
  it("is what script/describe-inputs.ts makes of both action.yml", async () => {
    const subActions = {
      preview: read("preview/action.yml"),
      push: read("push/action.yml"),
      rebase: read("rebase/action.yml"),
      index: read("index/action.yml"),
      builder: read("builder/action.yml"),
      buildpack: read("buildpack/action.yml"),
    };

    expect(read("docs/inputs.md")).toBe(await describeInputs(read("action.yml"), subActions));
  });
});

describe("docs/troubleshooting.md", () => {
  it("explains every exit code, as the log does", () => {
    const unknown = explainExitCode(1_000).meaning;
    // Beyond the ranges of the specification only signals have words.
    const signals = Array.from({ length: 128 }, (_, at) => at + 128).filter(
      (code) => explainExitCode(code).meaning !== unknown,
    );
    const failures = Object.values(ExitCode).filter((code) => code !== ExitCode.OK);

    expect(rowsBelow("docs/troubleshooting.md", "Exit codes of phases")).toEqual(
      [...failures, ...signals].map((code) => {
        const { meaning, hint } = explainExitCode(code);
        return [`\`The … ended with exit code ${code}: ${meaning}…\``, hint];
      }),
    );
  });
});

describe("the messages in docs/troubleshooting.md", () => {
  const sections = read("docs/troubleshooting.md")
    .split(/^## /m)
    .filter((section) => section.includes("\n| message"))
    .map((section) => section.split("\n", 1).join(""));
  const messagesBelow = (heading: string): string[] =>
    rowsBelow("docs/troubleshooting.md", heading).map(([message = ""]) => message);

  it("are each in one code span, so that they can be looked for", () => {
    expect(sections.flatMap(messagesBelow).filter((message) => !/^`[^`]+`$/.test(message))).toEqual([]);
  });

  it("are the forty-seven that are met most, besides exit codes", () => {
    const most = sections.filter((heading) => heading !== "Exit codes of phases").flatMap(messagesBelow);

    expect(new Set(most).size).toBe(47);
  });
});

describe("docs/architecture.md", () => {
  it("has a row for every folder of src/", () => {
    const files = readdirSync(resolve(ROOT, "src"), { recursive: true, encoding: "utf8" });
    const folders = files
      .filter((file) => file.endsWith(".ts"))
      .map((file) => `\`${file.replace(/\.ts$|\/.*$/g, "")}\``);
    const rows = rowsBelow("docs/architecture.md", "The house").map(([folder = ""]) => folder);

    expect(rows.sort()).toEqual([...new Set(folders)].sort());
  });
});

describe("docs/security.md", () => {
  it("lists the builders that are trusted", () => {
    const listed = [...read("docs/security.md").matchAll(/^- `([^`]+)`$/gm)].map(([, name]) => name);

    expect(listed).toEqual(TRUSTED_BUILDERS);
  });
});
