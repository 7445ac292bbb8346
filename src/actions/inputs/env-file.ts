// Files of variables, as the input `env-files` names them. The grammar is that of Docker Compose's env files, which other
// tools' `.env` files share, without interpolation: `docker run --env-file` would make quotes and `# …` part of the value,
// and `pack build --env-file` comments, too.
// Grammar: https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/#env-file-syntax
import { isVariableName, VARIABLE_NAME_RULE } from "../../cnb/variable-name.ts";
import type { Environment } from "../../environment.ts";
import type { BuildVariable } from "../../platform/request/build-request.ts";
import { quote } from "../../quote.ts";
import type { Complain } from "./input-reader.ts";
import { lastOfEach, type ReadVariables } from "./repeated-variables.ts";

/** A file and what is in it. */
export interface EnvFileText {
  /** For messages, e.g. `config/build.env`. */
  readonly name: string;
  readonly text: string;
}

/**
 * - `KEY=VALUE`, possibly after `export `; white space around both does not count, and ` #` starts a comment
 * - `KEY='VALUE'`: everything up to the next `'`, over several lines if need be
 * - `KEY="VALUE"`: the same, with the escapes `\n \r \t \\ \" \$`; any other backslash stays
 * - `KEY`: the value that the step's own environment has
 * - lines that are empty or start with `#` are left out
 *
 * `$` has no meaning. Of a name that is there twice the last value counts. Complaints name file and line, never a value.
 */
export function parseEnvFile(file: EnvFileText, env: Environment, complain: Complain): ReadVariables {
  const variables: BuildVariable[] = [];
  const text = file.text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
  let line = 1;
  for (let at = 0; at < text.length;) {
    const statement = readStatement(text, at);
    const { problem, variable } = withStepValue(statement, env);
    if (problem !== undefined) {
      const place = `${file.name} line ${line}`;
      complain(place, `${place}: ${problem}`, HINT);
    }
    if (variable !== undefined) variables.push(variable);
    line += text.slice(at, statement.end).split("\n").length - 1;
    at = statement.end;
  }
  return lastOfEach(variables);
}

const HINT =
  "Write KEY=VALUE, KEY='VALUE', KEY=\"VALUE\" or KEY, or start a comment with #; a value in quotes may have several lines.";

/** One statement, or a line that is none. */
interface Statement {
  /** Behind its line end. */
  readonly end: number;
  readonly problem?: string;
  /** Without a value, it is the step's. */
  readonly variable?: { readonly name: string; readonly value: string | undefined };
}

function withStepValue(
  { problem, variable }: Statement,
  env: Environment,
): { readonly problem?: string | undefined; readonly variable?: BuildVariable } {
  if (variable === undefined) return { problem };
  const { name, value = env[name] } = variable;
  if (value !== undefined) return { variable: { name, value } };
  return { problem: `${quote(name)} has no value, and the step's environment has none for it.` };
}

function readStatement(text: string, start: number): Statement {
  const lineEnd = endOfLine(text, start);
  const end = lineEnd + 1;
  const line = text.slice(start, lineEnd);
  if (isBlank(line)) return { end };
  const [, prefix = "", key = ""] = /^(\s*(?:export\s+)?)([^=]*)/.exec(line) ?? [];
  const equals = prefix.length + key.length;
  const hasValue = line[equals] === "=";
  const name = (hasValue ? key : withoutComment(key)).trim();
  if (!isVariableName(name)) return { end, problem: nameProblem(name, hasValue) };
  if (!hasValue) return { end, variable: { name, value: undefined } };
  const value = line.slice(equals + 1);
  const quoteAt = /^[ \t]*(?=['"])/.exec(value)?.[0].length;
  if (quoteAt !== undefined) return readQuoted(text, start + equals + 1 + quoteAt, name);
  return { end, variable: { name, value: withoutComment(value).trim() } };
}

/** Without an equals sign it may be what is left of a value, which must not be told. */
function nameProblem(name: string, hasValue: boolean): string {
  if (!hasValue) return "This is neither a variable nor a comment.";
  if (name === "") return 'There is no name before "=".';
  return `${quote(name)} is not the name of a variable, which ${VARIABLE_NAME_RULE}.`;
}

function readQuoted(text: string, quoteAt: number, name: string): Statement {
  const close = closingQuote(text, quoteAt);
  // The rest of the file has no meaning then: one complaint is enough.
  if (close === undefined)
    return { end: text.length, problem: `The quoted value of ${quote(name)} does not end.` };
  const lineEnd = endOfLine(text, close);
  const end = lineEnd + 1;
  if (!isBlank(text.slice(close + 1, lineEnd)))
    return { end, problem: `There is text after the quoted value of ${quote(name)}.` };
  const quoted = text.slice(quoteAt + 1, close);
  return { end, variable: { name, value: text[quoteAt] === '"' ? unescape(quoted) : quoted } };
}

function closingQuote(text: string, quoteAt: number): number | undefined {
  const quote = text[quoteAt];
  for (let at = quoteAt + 1; at < text.length; at += 1) {
    if (text[at] === quote) return at;
    if (quote === '"' && text[at] === "\\") at += 1;
  }
  return undefined;
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", "\\": "\\", '"': '"', $: "$" };

function unescape(quoted: string): string {
  return quoted.replace(/\\([^])/g, (all, character: string) => ESCAPES[character] ?? all);
}

/** Nothing, or a comment. */
function isBlank(line: string): boolean {
  return /^\s*(#|$)/.test(line);
}

/** A `#` within a word is part of it, as in `#ff0000` and the addresses of pages. */
function withoutComment(value: string): string {
  return value.replace(/\s#[^]*$/, "");
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}
