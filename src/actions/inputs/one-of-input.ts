// Inputs that are one of a few words.
import { quote } from "../../quote.ts";
import type { InputReader } from "./input-reader.ts";

/** The word as it is allowed, also for a boolean that YAML spells in another way; the fallback if the input is empty or wrong. */
export function parseOneOf<T extends string>(
  reader: InputReader,
  input: string,
  { allowed, fallback }: { readonly allowed: Readonly<Record<T, true>>; readonly fallback: NoInfer<T> },
): T {
  const text = reader.text(input);
  if (text === "") return fallback;
  const value = yamlBoolean(text) ?? text;
  const isAllowed = (word: string): word is T => Object.hasOwn(allowed, word);
  if (isAllowed(value)) return value;
  reader.complainAbout(input)(text, `${quote(text)} is not one of ${Object.keys(allowed).join(", ")}.`);
  return fallback;
}

/** As `getBooleanInput` of @actions/core: the core schema of YAML 1.2. */
function yamlBoolean(text: string): "true" | "false" | undefined {
  if (["true", "True", "TRUE"].includes(text)) return "true";
  return ["false", "False", "FALSE"].includes(text) ? "false" : undefined;
}
