// The parser of TOML cuts times to milliseconds, makes 30 February a day of March, and numbers that are too large infinite. So such
// values are put into quotes before it sees them, where a mark that no text of a file can have tells them from what was quoted
// already. Pure.
import { isCalendarDay } from "./calendar-day.ts";
import { TomlDate } from "./toml-date.ts";

/** Half of a character: neither bytes in UTF-8 nor an escape of TOML can become one. Before other than its values it may be a whole one. */
const MARK = "\uD800";
const VALUE = "([+\\-\\d][^']*)";
const MARKED = new RegExp(`'${MARK}${VALUE}'`, "g");
const WHOLE_MARKED = new RegExp(`^${MARK}${VALUE}$`);

/** What is seen only in files that may have such a value. */
const MAY_CHANGE = /:\d{2}\.\d{4}|-(?:02-(?:29|3)|(?:04|06|09|11)-31)|[eE]\+?[\d_]{3}|[\d_]{200}/;
/** Where a string, a comment or a value may begin. */
const START = /["'#]|(?<![\w.+:-])[+-]?\d/g;
/** Behind a whole value, which is not a key before its equals sign. */
const END = "(?![\\w.:+-]|[ \\t]*=)";
const CLOCK = "\\d{2}:\\d{2}:\\d{2}";
const ZONE = "(?:[Zz]|[+-]\\d{2}:\\d{2})?";
const EXACT_TIME = new RegExp(`(?:\\d{4}-\\d{2}-\\d{2}[Tt ])?${CLOCK}\\.\\d{4,}${ZONE}${END}`, "y");
const DATE = new RegExp(
  `\\d{4}-\\d{2}-\\d{2}(?:[Tt ]\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?${ZONE})?${END}`,
  "y",
);
const FLOAT = new RegExp(`[+-]?\\d[\\d_]*(?:\\.\\d[\\d_]*(?:[eE][+-]?[\\d_]+)?|[eE][+-]?[\\d_]+)${END}`, "y");

/** Puts values that the parser would change into quotes, with a mark. It looks at each character once, whatever the file is. */
export function quoteExactValues(toml: string): string {
  if (!MAY_CHANGE.test(toml)) return toml;
  const parts: string[] = [];
  let done = 0;
  let next = 0;
  for (;;) {
    START.lastIndex = next;
    const at = START.exec(toml)?.index;
    if (at === undefined) break;
    const value = valueAt(toml, at);
    if (value !== undefined) parts.push(toml.slice(done, at), `'${MARK}${value}'`);
    next = value === undefined ? endOfToken(toml, at) : at + value.length;
    if (value !== undefined) done = next;
  }
  parts.push(toml.slice(done));
  return parts.join("");
}

/** Removes quotes and marks from a text that quotes the file, such as an error. */
export function unquoteExactValues(text: string): string {
  return text.replace(MARKED, "$1");
}

/** What a string of the parser, or a key, was before it got the mark; undefined if it has none. */
export function exactValueOf(text: string): string | undefined {
  return WHOLE_MARKED.exec(text)?.[1];
}

/** A time that is none otherwise, such as of 25 hours, is left to the parser. */
function valueAt(toml: string, at: number): string | undefined {
  const time = matchAt(EXACT_TIME, toml, at);
  if (time !== undefined && TomlDate.parse(time) !== undefined) return time;
  const date = matchAt(DATE, toml, at);
  if (date !== undefined && !isCalendarDay(date)) return date;
  const float = matchAt(FLOAT, toml, at);
  return float !== undefined && !Number.isFinite(Number(float.replaceAll("_", ""))) ? float : undefined;
}

function matchAt(pattern: RegExp, toml: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(toml)?.[0];
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
