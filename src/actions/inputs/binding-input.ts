// The input `bindings`: service bindings for buildpacks, one entry a line, each named like the file it becomes.
import type { Environment } from "../../environment.ts";
import type { BindingSource, RequestedBinding } from "../../platform/request/bindings.ts";
import { quote } from "../../quote.ts";
import type { Complain } from "./input-reader.ts";
import { variablesToPassOn } from "./step-variables.ts";

const NAME = /^[a-z0-9.-]{1,253}$/;
const KEY = /^[\w.-]{1,253}$/;
const HINT =
  "Write one entry per line: NAME/KEY=VALUE for a text, NAME/KEY<FILE for the content of a file, NAME/KEY<$VARIABLE for a variable " +
  "of the step, which may have several lines, or NAME<DIRECTORY for all files of a directory.";

/**
 * - `NAME/KEY=VALUE`: everything after the first `=` is the value, as in the input `env`
 * - `NAME/KEY<FILE`: the content of a file
 * - `NAME/KEY<$VARIABLE`: a variable of the step's environment, for values of several lines
 * - `NAME<DIRECTORY`: all files of a directory
 *
 * Variables are those of the step, `env`. Each binding needs a `type`. Lines that are empty or start with `#` are left out. Complaints never have a value.
 */
export function parseBindings(
  text: string,
  env: Environment,
  complain: Complain,
): readonly RequestedBinding[] {
  const drafts = new Map<string, BindingDraft>();
  for (const [at, line] of text.split(/\r?\n|\r$/).entries()) {
    if (/^\s*(#|$)/.test(line)) continue;
    const parsed = parseLine(line, at + 1, env);
    if (parsed.kind === "problem") complain(parsed.place, parsed.problem, parsed.hint ?? HINT);
    else addEntry(drafts, parsed, complain);
  }
  for (const { name, entries, directory } of drafts.values()) {
    if (entries.has("type") || directory !== undefined) continue;
    complain(name, `The binding ${quote(name)} has no type.`, `Add the line ${name}/type=TYPE, e.g. maven.`);
  }
  return [...drafts.values()];
}

type BindingDraft = Omit<RequestedBinding, "entries"> & { readonly entries: Map<string, BindingSource> };

type BindingLine =
  | {
      readonly kind: "entry";
      readonly name: string;
      readonly key: string;
      readonly source: BindingSource;
    }
  | { readonly kind: "directory"; readonly name: string; readonly path: string }
  | Problem;

interface Problem {
  readonly kind: "problem";
  /** e.g. `db/password` */
  readonly place: string;
  readonly problem: string;
  readonly hint?: string;
}

function addEntry(
  drafts: Map<string, BindingDraft>,
  line: Exclude<BindingLine, Problem>,
  complain: Complain,
): void {
  const { name } = line;
  const draft = drafts.get(name) ?? { name, entries: new Map<string, BindingSource>(), directory: undefined };
  const isTwice = line.kind === "entry" ? draft.entries.has(line.key) : draft.directory !== undefined;
  if (isTwice) {
    const place = line.kind === "entry" ? `${name}/${line.key}` : name;
    const hint =
      line.kind === "entry"
        ? `Keep one of the lines; pass a value of several lines through a variable of the step: ${place}<$VARIABLE.`
        : `Keep one of the lines, and add single files to it: ${name}/KEY<FILE.`;
    complain(place, `${quote(place)} is given twice.`, hint);
  } else if (line.kind === "entry") draft.entries.set(line.key, line.source);
  drafts.set(name, line.kind === "directory" ? { ...draft, directory: line.path } : draft);
}

function parseLine(line: string, number: number, env: Environment): BindingLine {
  const [, left = "", operator = "", right = ""] = /^([^=<]*)([=<]?)([^]*)$/.exec(line) ?? [];
  const place = left.trim();
  const [name = "", key, ...more] = place.split("/");
  if (operator === "") {
    // Not quoted: it may be what is left of a secret of several lines.
    const hint = "Pass a value of several lines through a variable of the step: NAME/KEY<$VARIABLE.";
    return { kind: "problem", place: `line ${number}`, problem: `Line ${number} has neither = nor <.`, hint };
  }
  if (!NAME.test(name) || isDots(name)) {
    const problem = `${quote(name)} is not the name of a binding, which has lower-case letters, digits, . and -.`;
    return { kind: "problem", place, problem };
  }
  if (key !== undefined && (!KEY.test(key) || isDots(key) || more.length > 0)) {
    const problem = `${quote(place)} does not name an entry, whose key has letters, digits, _ . and -.`;
    return { kind: "problem", place, problem };
  }
  if (operator === "<") return parseReference(right.trim(), { name, key }, env);
  if (key === undefined)
    return { kind: "problem", place, problem: `${quote(place)} has a value but no key.` };
  return { kind: "entry", name, key, source: { kind: "text", text: right } };
}

/** What follows `<`. */
function parseReference(
  reference: string,
  { name, key }: { readonly name: string; readonly key: string | undefined },
  env: Environment,
): BindingLine {
  const place = key === undefined ? name : `${name}/${key}`;
  if (reference === "" || reference.includes("\0"))
    return { kind: "problem", place, problem: `${quote(place)} has no path and no variable after "<".` };
  const [variable] = /(?<=^\$)\w+$/.exec(reference) ?? [];
  if (!reference.startsWith("$")) {
    if (key === undefined) return { kind: "directory", name, path: reference };
    return { kind: "entry", name, key, source: { kind: "file", path: reference } };
  }
  const value = variable === undefined ? undefined : variablesToPassOn(env)[variable];
  if (key === undefined || value === undefined) {
    const hint = "Write NAME/KEY<$VARIABLE, and set the variable in the env of the step.";
    return { kind: "problem", place, problem: variableProblem(place, reference, key), hint };
  }
  return { kind: "entry", name, key, source: { kind: "text", text: value } };
}

function variableProblem(place: string, reference: string, key: string | undefined): string {
  return key === undefined
    ? `${quote(place)} is a whole binding, which ${quote(reference)} cannot be.`
    : `${quote(place)} refers to ${quote(reference)}, which the step's environment does not have.`;
}

function isDots(name: string): boolean {
  return name === "." || name === "..";
}
