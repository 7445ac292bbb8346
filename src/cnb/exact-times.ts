// The parser of TOML cuts times to milliseconds. So those with more digits are put into quotes before it sees them, where a mark
// that no text of a file can have tells them from what was quoted already. Pure.
import { TomlDate } from "./toml-date.ts";

/** Half of a character: neither bytes in UTF-8 nor an escape of TOML can become one. */
const MARK = "\uD800";
const MARKED = new RegExp(`'${MARK}([^']*)'`, "g");

const MORE_THAN_MILLISECONDS = /:\d{2}\.\d{4}/;
/** Where a string, a comment or a time may begin. */
const START = /["'#]|(?<![\w.+:-])\d/g;
const TIME = /(?:\d{4}-\d{2}-\d{2}[Tt ])?\d{2}:\d{2}:\d{2}\.\d{4,}(?:[Zz]|[+-]\d{2}:\d{2})?(?![\w.:+-])/y;

/** Puts times of more than milliseconds into quotes, with a mark. It looks at each character once, whatever the file is. */
export function quoteExactTimes(toml: string): string {
  if (!MORE_THAN_MILLISECONDS.test(toml)) return toml;
  const parts: string[] = [];
  let done = 0;
  let next = 0;
  for (;;) {
    START.lastIndex = next;
    const at = START.exec(toml)?.index;
    if (at === undefined) break;
    const time = timeAt(toml, at);
    if (time !== undefined) parts.push(toml.slice(done, at), `'${MARK}${time}'`);
    next = time === undefined ? endOfToken(toml, at) : at + time.length;
    if (time !== undefined) done = next;
  }
  parts.push(toml.slice(done));
  return parts.join("");
}

/** Removes quotes and marks from a text that quotes the file, such as an error. */
export function unquoteExactTimes(text: string): string {
  return text.replace(MARKED, "$1");
}

/** The time that a string of the parser is; undefined if it is a string. */
export function exactTimeOf(value: string): TomlDate | undefined {
  return value.startsWith(MARK) ? TomlDate.parse(value.slice(MARK.length)) : undefined;
}

/** One that is none, such as of 25 hours, is left to the parser. */
function timeAt(toml: string, at: number): string | undefined {
  TIME.lastIndex = at;
  const [time] = TIME.exec(toml) ?? [];
  return time === undefined || TomlDate.parse(time) === undefined ? undefined : time;
}

/** Behind a string or a comment, or behind a digit. A string without end goes to the end of its line, or of the file. */
function endOfToken(toml: string, at: number): number {
  const sign = toml.charAt(at);
  if (sign === "#") return indexOrEnd(toml, "\n", at);
  if (sign !== '"' && sign !== "'") return at + 1;
  const isLong = toml.startsWith(sign.repeat(3), at);
  return isLong ? endOfLongString(toml, sign, at + 3) : endOfString(toml, sign, at + 1);
}

function endOfString(toml: string, quote: string, start: number): number {
  for (let at = start; at < toml.length; at += 1) {
    const sign = toml.charAt(at);
    if (sign === quote) return at + 1;
    if (sign === "\n") return at;
    if (sign === "\\" && quote === '"') at += 1;
  }
  return toml.length;
}

/** The last of its quotes may be followed by two more, which belong to the text. */
function endOfLongString(toml: string, quote: string, start: number): number {
  for (let at = start; at < toml.length; at += 1) {
    if (toml.charAt(at) === "\\" && quote === '"') at += 1;
    else if (toml.startsWith(quote.repeat(3), at)) {
      let end = at + 3;
      while (end < at + 5 && toml.charAt(end) === quote) end += 1;
      return end;
    }
  }
  return toml.length;
}

function indexOrEnd(toml: string, sign: string, from: number): number {
  const at = toml.indexOf(sign, from);
  return at < 0 ? toml.length : at;
}
