// Inputs that name images.
import { messageOf, PlatformError } from "../../errors.ts";
import {
  formatImageReference,
  type ImageReference,
  type ImageTags,
  manifestSelector,
  parseImageReference,
} from "../../oci/image-reference.ts";
import { quote } from "../../quote.ts";
import type { Complain } from "./input-reader.ts";

/** One optional reference. */
export function parseImage(text: string, complain: Complain): ImageReference | undefined {
  if (text === "") return undefined;
  if (/[A-Z]/.test(nameOf(text))) {
    complain(
      text,
      `${quote(text)} has upper-case letters in its name.`,
      `Use lower case: ${quote(lowerCaseName(text))}.`,
    );
    return undefined;
  }
  try {
    return parseImageReference(text);
  } catch (error) {
    complain(text, messageOf(error), error instanceof PlatformError ? error.hint : undefined);
    return undefined;
  }
}

/** References by line or comma, each once. */
export function parseImages(text: string, complain: Complain): readonly ImageReference[] {
  const names = new Set(splitNames(text));
  return [...names].flatMap((name) => parseImage(name, complain) ?? []);
}

/** One reference that must be there; `example` is for who left it out. */
export function parseRequiredImage(
  text: string,
  complain: Complain,
  example: string,
): ImageReference | undefined {
  if (text === "") complain("", "it is required, and missing or empty.", `Set it, e.g. to ${example}.`);
  return parseImage(text, complain);
}

/**
 * The names of the image to build, by line or comma, as docker/metadata-action prints its `tags`; lines that start with `#`
 * are comments. Each is there once.
 * Undefined if there is none that is right, which is complained about.
 */
export function parseTags(text: string, complain: Complain): ImageTags | undefined {
  const names = splitNames(text);
  if (names.length === 0) {
    const hint =
      "Set it to one or more tags, e.g. ghcr.io/owner/app:1.0, or to the `tags` output of docker/metadata-action.";
    complain("", "it is required, and missing or empty.", hint);
  }
  const tags = new Map<string, ImageReference>();
  for (const name of names) {
    const tag = parseTag(name, complain);
    if (tag !== undefined) tags.set(formatImageReference({ ...tag, tag: manifestSelector(tag) }), tag);
  }
  const [first, ...others] = tags.values();
  return first && [first, ...others];
}

/** What stands in lines or between commas; lines that start with `#` are comments. */
export function splitNames(text: string): string[] {
  return text
    .split(/\r?\n/)
    .filter((line) => !line.trimStart().startsWith("#"))
    .flatMap((line) => line.split(","))
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

function parseTag(name: string, complain: Complain): ImageReference | undefined {
  const reference = parseImage(name, complain);
  if (reference?.digest === undefined) return reference;
  complain(
    name,
    `${quote(name)} has a digest, which only a finished image has.`,
    "Name a tag, e.g. ghcr.io/owner/app:1.0.",
  );
  return undefined;
}

/** Without tag and digest, which may have upper-case letters. */
function nameOf(text: string): string {
  const [name = ""] = text.split("@");
  return name.replace(/:[^/]*$/, "");
}

function lowerCaseName(text: string): string {
  const name = nameOf(text);
  return name.toLowerCase() + text.slice(name.length);
}
