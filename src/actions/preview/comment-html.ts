// Building blocks of a comment: HTML without a blank line, which GitHub takes as it is. What is from elsewhere is code, in which
// neither Markdown nor `@somebody` nor `#1` means anything. Pure.
import { escapeHtml } from "../summary/markup.ts";

/** Longest text from elsewhere, in characters. */
const MAX_TEXT = 200;

/** Any text, as code; empty if there is nothing to see. */
export function codeOf(text: string): string {
  const visible = oneLine(text);
  return visible === "" ? "" : `<code>${escapeHtml(visible)}</code>`;
}

/** Words if they are nothing but words, else code. */
export function wordsOf(text: string): string {
  const visible = oneLine(text);
  return /^[\p{L}\p{M}\p{N} ,()-]+$/u.test(visible) ? visible : codeOf(visible);
}

/** A row of cells that are HTML already. */
export function row(cells: readonly string[], cell: "td" | "th" = "td"): string {
  return `<tr>${cells.map((content) => `<${cell}>${content}</${cell}>`).join("")}</tr>`;
}

/** A table whose rows have a heading each; rows without a value are left out. Empty without rows. */
export function tableOf(rows: readonly string[]): string {
  return rows.length === 0 ? "" : `<table>\n${rows.join("\n")}\n</table>`;
}

/** A fold. */
export function details(summary: string, content: string): string {
  return `<details><summary>${summary}</summary>\n${content}\n</details>`;
}

/** Keeps rows from the first on, up to a number of characters, and says in a last one how many are left out. */
export function cutRows(rows: readonly string[], limit: number, columns: number): readonly string[] {
  let length = 0;
  const kept = rows.filter((text) => {
    length += text.length + 1;
    return length <= limit;
  });
  const missing = rows.length - kept.length;
  if (missing === 0) return rows;
  return [...kept, `<tr><td colspan="${columns}">… and ${missing} more, cut here</td></tr>`];
}

/** What cannot be seen, or turns the direction of text, would show something else than there is. */
function oneLine(text: string): string {
  const clean = text.replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
  const characters = Array.from(clean);
  return characters.length <= MAX_TEXT ? clean : `${characters.slice(0, MAX_TEXT - 1).join("")}…`;
}
