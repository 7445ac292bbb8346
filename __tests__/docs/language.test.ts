// Documents and messages are read by people in a hurry, many of whom have another first language: no sentence is long, and no
// phrase is one that a native speaker would not write.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import ts from "typescript";
import { DOCUMENTS, read, ROOT } from "./markdown.ts";

const MAX_WORDS = 38;

/** Not written here. */
const OTHERS = ["docs/third-party-licenses.md"];

/** Phrases that a native speaker would not write there, and what to write. */
const FOREIGN: readonly (readonly [phrase: RegExp, instead: string])[] = [
  [/\b(?:no|any|some)body\b|\bwhoever\b/i, "name the subject, or use the passive"],
  [/\banew\b/i, '"again", or "re-" as in "rebuilt"'],
  [/\bone an? (?:line|item|entry|file|job|step|layer|platform|build)\b/i, '"one per line"'],
  [/\bneed not\b/i, '"do not have to"'],
  [/\bby way of\b/i, '"through"'],
  [/\b(?:is|was|are|were|be) got\b|\bgot ready\b/i, '"is fetched", "is prepared"'],
  [/\bcalled after\b/i, '"named after"'],
  [/\bvouche[sd]?\b/i, '"trusted", "self-signed"'],
  [/\balike\b/i, '"the same", "both"'],
  [/\bmeans? nothing\b/i, '"has no effect"'],
  [/^known are\b/i, '"Valid keys: …"'],
  [/\bif it stays\b[,:]/i, '"if the problem persists"'],
  [/\bso many\b/i, "say how many"],
  [/\bbelongs? into\b/i, '"belongs in"'],
  [/\b(?:are|is) those of (?:what|who)\b/i, "name what it is"],
  [/(?<!there )\bis no (?!longer|more|such)/i, '"is not a"'],
  [/^(?:let|look) (?:nothing|no step|into)\b/i, '"do not …", "check …"'],
];

/** The foreign phrases of a text, each with what to write. */
function foreignIn(text: string): string[] {
  return FOREIGN.flatMap(([phrase, instead]) => {
    const found = phrase.exec(text);
    return found === null ? [] : [`"${found[0]}" in "${text.trim().slice(0, 80)}": write ${instead}`];
  });
}

/** What strings and templates of a source file say; what has no space is no sentence. */
function messagesOf(source: string): string[] {
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) texts.push(node.text);
    if (ts.isTemplateExpression(node))
      texts.push(
        [node.head, ...node.templateSpans.map(({ literal }) => literal)].map(({ text }) => text).join("…"),
      );
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("source.ts", source, ts.ScriptTarget.Latest));
  return texts.filter((text) => text.includes(" "));
}

/** The sentences outside of blocks; a cell of a table has sentences of its own. */
function sentencesOf(markdown: string): string[] {
  return markdown
    .replace(/^( *)(`{3,})[^`\n]*\n[^]*?^\1\2$/gm, "\n\n")
    .replace(/^\[[^\]]+\]: .*$/gm, "")
    .replace(/\]\([^)]*\)/g, "]")
    .split(/\n\s*\n|\n(?=\s*(?:[-*|]|\d+\.))| \| /)
    .flatMap((text) => text.replace(/\s+/g, " ").split(/(?<=[.!?]) /));
}

function isLong(sentence: string): boolean {
  return sentence.split(" ").length > MAX_WORDS;
}

describe.each(DOCUMENTS.filter((document) => !OTHERS.includes(document)))("%s", (document) => {
  it("has short sentences", () => {
    expect(sentencesOf(read(document)).filter(isLong)).toEqual([]);
  });

  it("has no foreign phrases", () => {
    expect(document === "CHANGELOG.md" ? [] : sentencesOf(read(document)).flatMap(foreignIn)).toEqual([]);
  });
});

describe("what users see", () => {
  const sources = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" });

  it.each(["action.yml", "preview/action.yml", "push/action.yml", "rebase/action.yml", "index/action.yml"])(
    "has no foreign phrases in %s",
    (file) => {
      expect(
        read(file)
          .replace(/\s+/g, " ")
          .split(/(?<=\.) /)
          .flatMap(foreignIn),
      ).toEqual([]);
    },
  );

  it("has no foreign phrases in the messages and hints of src", () => {
    const found = sources
      .filter((file) => file.endsWith(".ts"))
      .flatMap((file) =>
        messagesOf(read(`src/${file}`))
          .flatMap(foreignIn)
          .map((phrase) => `${file}: ${phrase}`),
      );

    expect(found).toEqual([]);
  });

  it("has no foreign phrases in the README of a folder of src", () => {
    const readmes = sources.filter((file) => file.endsWith("README.md"));

    expect(readmes.flatMap((file) => sentencesOf(read(`src/${file}`)).flatMap(foreignIn))).toEqual([]);
  });
});

describe("the check of phrases", () => {
  it("finds one in a string and in a template, and not in a comment or in code", () => {
    const source = 'log(`${anew} was made ${how}, anew`); // nobody knows\nconst whoever = "so many words";';

    expect(messagesOf(source).flatMap(foreignIn)).toEqual([
      expect.stringContaining('"anew" in "… was made …, anew": write "again"'),
      expect.stringContaining('"so many" in "so many words"'),
    ]);
  });

  it.each([
    "Write one a line.",
    "It is no image.",
    "A registry that nobody vouches for",
    "The cache is called after it.",
    "Let nothing write to it.",
  ])("finds what is foreign in %j", (text) => {
    expect(foreignIn(text)).not.toEqual([]);
  });

  it.each(["There is no image.", "It is no longer there.", "Look at one line per job.", "It stays there."])(
    "finds nothing in %j",
    (text) => {
      expect(foreignIn(text)).toEqual([]);
    },
  );
});

describe("the check of sentences", () => {
  it("finds one that is too long, in a paragraph, a list or a table", () => {
    const long = `${"word ".repeat(MAX_WORDS)}end.`;
    const markdown = `Short. ${long} Short.\n\n- ${long}\n\n| ${long} | short |\n`;

    expect(sentencesOf(markdown).filter(isLong)).toHaveLength(3);
  });

  it("does not count code, or where links lead", () => {
    const block = `\`\`\`sh\n${"word ".repeat(50)}\n\`\`\``;

    expect(sentencesOf(`[a](${"x".repeat(100)})\n\n${block}\n`).filter(isLong)).toEqual([]);
  });
});
