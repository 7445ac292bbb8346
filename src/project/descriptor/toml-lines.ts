// On which line of a TOML file each key stands, which parsers do not tell. Pure.
import type { TomlPath } from "../../cnb/toml/toml-path.ts";

/** The line of a key, the first being 1; of the nearest table around it if it is not there; undefined if that isn't either. */
export type TomlLines = (path: TomlPath) => number | undefined;

/** Reads a text that is known to be TOML; of one that is not, it knows the lines up to the first mistake. */
export function indexTomlLines(text: string): TomlLines {
  const scanner = new Scanner(text);
  scanner.document();
  return (path) => {
    for (let length = path.length; length > 0; length -= 1) {
      const line = scanner.lines.get(JSON.stringify(path.slice(0, length)));
      if (line !== undefined) return line;
    }
    return undefined;
  };
}

/** Where scanning ends because the text is not TOML. */
class NotToml extends Error {}

class Scanner {
  readonly lines = new Map<string, number>();
  readonly #text: string;
  /** How many tables each array of tables has so far. */
  readonly #tables = new Map<string, number>();
  #at = 0;
  #line = 1;

  constructor(text: string) {
    this.#text = text;
  }

  document(): void {
    let table: TomlPath = [];
    try {
      for (this.#skip(BLANK); this.#at < this.#text.length; this.#skip(BLANK)) {
        if (this.#text[this.#at] === "[") table = this.#header();
        else this.#pair(table);
      }
    } catch (error) {
      if (!(error instanceof NotToml)) throw error;
    }
  }

  #header(): TomlPath {
    const isArray = this.#text.startsWith("[[", this.#at);
    this.#skip(/\[{1,2}/y);
    const line = this.#line;
    const path = this.#resolve(this.#keys(), isArray);
    this.#record(path, line);
    this.#skip(/[ \t]*\]{1,2}/y);
    return path;
  }

  /** A name of an array of tables stands for its last table, or at the end of `[[…]]` for a new one. */
  #resolve(keys: readonly string[], opensTable: boolean): TomlPath {
    const path: (string | number)[] = [];
    for (const [at, key] of keys.entries()) {
      path.push(key);
      const name = JSON.stringify(path);
      if (opensTable && at === keys.length - 1) this.#tables.set(name, (this.#tables.get(name) ?? 0) + 1);
      const count = this.#tables.get(name);
      if (count !== undefined) path.push(count - 1);
    }
    return path;
  }

  #pair(table: TomlPath): void {
    const line = this.#line;
    const path = [...table, ...this.#keys()];
    this.#record(path, line);
    this.#skip(/[ \t]*=[ \t]*/y);
    this.#value(path);
  }

  #keys(): string[] {
    const keys: string[] = [];
    do keys.push(unquoted(this.#skip(/[ \t]*("(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[\w-]+)[ \t]*/y).trim()));
    while (this.#has("."));
    return keys;
  }

  #value(path: TomlPath): void {
    const start = this.#text[this.#at];
    if (start === "[") this.#list(path);
    else if (start === "{") this.#inlineTable(path);
    else this.#skip(SCALAR);
  }

  #list(path: TomlPath): void {
    this.#skip(/\[/y);
    for (let index = 0; this.#notYet("]"); index += 1) {
      this.#record([...path, index], this.#line);
      this.#value([...path, index]);
      this.#skip(BLANK);
      this.#has(",");
    }
  }

  #inlineTable(path: TomlPath): void {
    this.#skip(/\{/y);
    while (this.#notYet("}")) {
      this.#pair(path);
      this.#skip(BLANK);
      this.#has(",");
    }
  }

  #notYet(end: string): boolean {
    this.#skip(BLANK);
    return !this.#has(end);
  }

  #has(character: string): boolean {
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #skip(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const [found] = pattern.exec(this.#text) ?? [];
    if (found === undefined) throw new NotToml();
    this.#at += found.length;
    for (let end = found.indexOf("\n"); end >= 0; end = found.indexOf("\n", end + 1)) this.#line += 1;
    return found;
  }

  /** Tables that no line opens stand where the first thing in them does. */
  #record(path: TomlPath, line: number): void {
    for (let length = 1; length < path.length; length += 1) {
      const table = JSON.stringify(path.slice(0, length));
      if (!this.lines.has(table)) this.lines.set(table, line);
    }
    this.lines.set(JSON.stringify(path), line);
  }
}

/** White space, line ends and comments; possibly nothing. */
const BLANK = /(?:[\s\uFEFF]+|#[^\n]*)*/y;

/** Strings of four kinds, or a number, date or boolean. */
const SCALAR =
  /"""(?:[^\\]|\\[^])*?"{3,5}|'''[^]*?'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[^\s,\]}#"'][^,\]}#\n]*/y;

function unquoted(key: string): string {
  if (key.startsWith("'")) return key.slice(1, -1);
  if (!key.startsWith('"')) return key;
  try {
    return String(JSON.parse(key));
  } catch {
    return key.slice(1, -1);
  }
}
