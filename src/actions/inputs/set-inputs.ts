// The inputs that a workflow set, for its summary: never a value that may be secret.
import type { Environment } from "../../environment.ts";
import { withoutLogins } from "../../quote.ts";
import { shorten } from "../runner/cut-text.ts";

/** An input that is not at its default. */
export interface SetInput {
  readonly name: string;
  /** Of a list of variables or bindings only the names. */
  readonly value: string;
}

/** What is known of an input. */
export interface KnownInput {
  /** As in `action.yml`. */
  readonly byDefault: string | undefined;
  /** What is shown of it: its value, the names in it, or that it is set. */
  readonly shown: "value" | "names" | "nothing";
}

const MAX_VALUE_LENGTH = 400;

/**
 * By the environment of the step.
 * @param maxLength of each value; what is longer is cut
 * @param known in the order in which they are shown; any other comes after them, without its value
 */
export function setInputs(
  env: Environment,
  known: ReadonlyMap<string, KnownInput>,
  maxLength = MAX_VALUE_LENGTH,
): readonly SetInput[] {
  const given = new Map<string, string>();
  for (const [variable, text = ""] of Object.entries(env)) {
    const value = text.trim();
    if (variable.startsWith("INPUT_") && value !== "") given.set(variable.slice(6).toLowerCase(), value);
  }
  const others = [...given.keys()].filter((name) => !known.has(name)).sort();
  return [...known.keys(), ...others].flatMap((name) => {
    const value = given.get(name);
    const { byDefault, shown = "nothing" } = known.get(name) ?? {};
    if (value === undefined || value === byDefault) return [];
    return [{ name, value: shorten(show(value, shown), maxLength) }];
  });
}

function show(value: string, shown: KnownInput["shown"]): string {
  switch (shown) {
    case "value":
      return withoutLogins(value);
    case "names":
      return namesIn(value).join(", ") || "set";
    case "nothing":
      return "set";
  }
}

/** What is before `=` or `<` in each line; alone only what looks like a variable, not like a line of a key. */
function namesIn(value: string): string[] {
  const lines = value.split(/\r?\n/).map((line) => line.trim());
  const names = lines.map((line) =>
    /^([\w./:,[\]-]{1,100})\s*[=<]|^([A-Z][A-Z0-9_]{0,39})$/.exec(line)?.slice(1).join(""),
  );
  return [...new Set(names.flatMap((name) => name || []))];
}
