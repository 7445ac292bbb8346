// Documents are read by people in a hurry, many of whom have another first language: no sentence is long.
import { describe, expect, it } from "@jest/globals";
import { DOCUMENTS, read } from "./markdown.ts";

const MAX_WORDS = 38;

/** Not written here. */
const OTHERS = ["docs/third-party-licenses.md"];

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
