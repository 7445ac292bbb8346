// HTML for the summary of a run. Everything from elsewhere is escaped, since labels, ids and messages can hold anything; a part of a
// summary never has an empty line, which would end HTML and begin Markdown. Pure.
import { shorten } from "../runner/cut-text.ts";

/** Markup of our own, in which everything from elsewhere is escaped already. */
export interface Html {
  readonly html: string;
}

/** A text from anywhere, which is escaped where it is used, or markup of our own. */
export type Content = string | Html;

/** What a cell may have; more is cut, with a `…`. */
const MAX_TEXT_LENGTH = 400;
/** What a part may have, so that all of them fit into the 1 MiB that the runner takes. */
const MAX_PART_BYTES = 48 * 1024;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "\n": "&#10;",
};

/** Without control characters, and without those that turn the direction of what follows. */
export function escapeHtml(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{C}\n\t\u200d]/gu, "")
    .replace(/[&<>"'\n]/g, (character) => ENTITIES[character] ?? character);
}

function toHtml(content: Content): string {
  return typeof content === "string" ? escapeHtml(shorten(content, MAX_TEXT_LENGTH)) : content.html;
}

/** Words that are to be read as they are; each line as one of its own. */
export function code(text: string): Html {
  const lines = shorten(text, MAX_TEXT_LENGTH).split(/\r?\n/);
  return { html: lines.map((line) => `<code>${escapeHtml(line)}</code>`).join("<br>") };
}

/** Several contents, one below the other. */
export function stacked(contents: readonly Content[]): Html {
  return { html: contents.map(toHtml).join("<br>") };
}

/** Words that are to be read as they are, one below the other; undefined if there are none. */
export function listed(words: readonly string[]): Html | undefined {
  return words.length === 0 ? undefined : stacked(words.map(code));
}

/** A link to a page of the web; only the text of what is none. */
export function link(text: string, address: string | undefined): Content {
  if (address === undefined || address.length > MAX_TEXT_LENGTH || !URL.canParse(address)) return text;
  const { protocol, href } = new URL(address);
  if (protocol !== "https:" && protocol !== "http:") return text;
  return { html: `<a href="${escapeHtml(href)}">${escapeHtml(shorten(text, MAX_TEXT_LENGTH))}</a>` };
}

/** A table; rows that are too much are left out, with a note. Empty without rows. */
export function table(columns: readonly string[], rows: readonly (readonly Content[])[]): string {
  if (rows.length === 0) return "";
  const head = columns.map((column) => `<th>${escapeHtml(column)}</th>`).join("");
  const { lines, left } = within(
    rows.map((row) => `<tr>${row.map((cell) => `<td>${toHtml(cell)}</td>`).join("")}</tr>`),
  );
  return `<table><tr>${head}</tr>${lines.join("")}</table>${note(left, "row")}`;
}

/** A table of two columns; what is not known is not there. */
export function facts(rows: readonly (readonly [string, Content | undefined])[]): string {
  const known = rows.flatMap(([name, value]): [string, Content][] => (value ? [[name, value]] : []));
  if (known.length === 0) return "";
  const cells = known.map(
    ([name, value]) => `<tr><th align="left">${escapeHtml(name)}</th><td>${toHtml(value)}</td></tr>`,
  );
  return `<table>${within(cells).lines.join("")}</table>`;
}

/** What unfolds with a click, or is unfolded already; nothing if there is nothing in it. */
export function fold(title: string, body: string, options: { readonly isOpen?: boolean } = {}): string {
  if (body === "") return "";
  const open = options.isOpen === true ? " open" : "";
  return `<details${open}><summary>${escapeHtml(shorten(title, MAX_TEXT_LENGTH))}</summary>${body}</details>`;
}

/** Markdown, for what only a fence can show: lines that have nothing in them that ends it, between empty lines. */
export function fence(language: "mermaid" | "sh", lines: readonly string[]): string {
  return `\n\`\`\`${language}\n${lines.join("\n")}\n\`\`\`\n`;
}

/** Lines as a program printed them; the first are left out if they are too much. */
export function preformatted(lines: readonly string[]): string {
  const escaped = lines.map((line) => escapeHtml(shorten(line, 1000)));
  const { lines: kept, left } = within([...escaped].reverse());
  return `${note(left, "line")}<pre>${kept.reverse().join("&#10;")}</pre>`;
}

function within(parts: readonly string[]): { readonly lines: string[]; readonly left: number } {
  let rest = MAX_PART_BYTES;
  const lines: string[] = [];
  for (const part of parts) {
    rest -= Buffer.byteLength(part);
    if (rest < 0) break;
    lines.push(part);
  }
  return { lines, left: parts.length - lines.length };
}

function note(left: number, noun: string): string {
  return left === 0
    ? ""
    : `<p>… and ${left} more ${noun}${left === 1 ? "" : "s"}, which do not fit here.</p>`;
}
