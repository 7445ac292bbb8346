// The documents of the repository, and what is between fences in them.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Relative to the repository. */
export const DOCUMENTS: readonly string[] = [
  ...readdirSync(ROOT).filter(isMarkdown),
  ...["docs", "docs/decisions", "examples", "examples/workflows"].flatMap((folder) =>
    existsSync(resolve(ROOT, folder))
      ? readdirSync(resolve(ROOT, folder))
          .filter(isMarkdown)
          .map((name) => `${folder}/${name}`)
      : [],
  ),
];

function isMarkdown(name: string): boolean {
  return name.endsWith(".md");
}

export function read(document: string): string {
  return readFileSync(resolve(ROOT, document), "utf8");
}

/** What is between two fences. */
export interface FencedBlock {
  /** e.g. `README.md line 12`, for messages. */
  readonly place: string;
  /** e.g. `yaml`; empty if the fence says nothing. */
  readonly language: string;
  readonly text: string;
}

/** @throws {Error} if a fence is not closed */
export function fencedBlocks(document: string, markdown: string): readonly FencedBlock[] {
  const blocks: FencedBlock[] = [];
  let open: { fence: string; indent: number; language: string; line: number; lines: string[] } | undefined;
  for (const [at, line] of markdown.split("\n").entries()) {
    const [, indent = "", fence, language = ""] = /^( *)(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
    if (open === undefined) {
      if (fence !== undefined) {
        open = { fence, indent: indent.length, language: language.trim(), line: at + 1, lines: [] };
      }
    } else if (fence?.startsWith(open.fence) === true && language === "") {
      const { indent: width, lines } = open;
      const text = lines.map((each) => each.slice(Math.min(width, each.length))).join("\n");
      blocks.push({ place: `${document} line ${open.line}`, language: open.language, text: `${text}\n` });
      open = undefined;
    } else open.lines.push(line);
  }
  if (open !== undefined) throw new Error(`${document} line ${open.line}: the block does not end`);
  return blocks;
}

/** The blocks of all documents in one of some languages. */
export function blocksIn(...languages: readonly string[]): readonly FencedBlock[] {
  return DOCUMENTS.flatMap((document) => fencedBlocks(document, read(document))).filter(({ language }) =>
    languages.includes(language),
  );
}
