// Inputs that are one of a few words.
import { quote } from "../../quote.ts";
import type { Complain } from "./input-reader.ts";

/**
 * A parser for the word as it is allowed, also for a boolean that YAML spells in another way; it gives the fallback if the input
 * is empty or wrong.
 * @param allowed a record, so that the compiler notices a word that is missing as well as one too many
 */
export function oneOf<T extends string>(
  allowed: Readonly<Record<T, true>>,
  fallback: NoInfer<T>,
): (text: string, complain: Complain) => T {
  const isAllowed = (word: string): word is T => Object.hasOwn(allowed, word);
  return (text, complain) => {
    if (text === "") return fallback;
    const value = yamlBoolean(text) ?? text;
    if (isAllowed(value)) return value;
    complain(text, `${quote(text)} is not one of ${Object.keys(allowed).join(", ")}.`);
    return fallback;
  };
}

/** A parser for `true` and `false`. */
export function whether(fallback: "true" | "false"): (text: string, complain: Complain) => boolean {
  const parse = oneOf({ true: true, false: true }, fallback);
  return (text, complain) => parse(text, complain) === "true";
}

/** As `getBooleanInput` of @actions/core: the core schema of YAML 1.2. */
function yamlBoolean(text: string): "true" | "false" | undefined {
  if (["true", "True", "TRUE"].includes(text)) return "true";
  return ["false", "False", "FALSE"].includes(text) ? "false" : undefined;
}
