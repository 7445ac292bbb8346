// Which tags are meant: those that are named, and those of a repository that fit a pattern.
import { allEnded } from "../bounded.ts";
import { PlatformError } from "../errors.ts";
import { formatImageReference, imageName, type ImageReference } from "../oci/image-reference.ts";
import { quote } from "../quote.ts";
import type { Registry } from "../registry/registry.ts";

/** An image by name, or all tags of a repository that fit. */
export type ImageChoice =
  | { readonly kind: "image"; readonly reference: ImageReference }
  | { readonly kind: "pattern"; readonly repository: ImageReference; readonly tag: string };

/** A tag, or an image by its digest. */
export interface ChosenImage {
  readonly reference: ImageReference;
  /** Whether the workflow names it: what only fits a pattern may be something else than an app. */
  readonly isNamed: boolean;
}

/**
 * Each once, those that are named first.
 * @throws {PlatformError} `NOT_FOUND` if no tag fits a pattern, or what the registry rejects with
 */
export async function findImages(
  choices: readonly ImageChoice[],
  registry: Pick<Registry, "listTags">,
): Promise<readonly ChosenImage[]> {
  const lists = await allEnded(choices.map((choice) => imagesOf(choice, registry)));
  const named = (isNamed: boolean) => lists.flat().filter((image) => image.isNamed === isNamed);
  const chosen = new Map<string, ChosenImage>();
  for (const image of [...named(true), ...named(false)]) {
    const name = formatImageReference(image.reference);
    if (!chosen.has(name)) chosen.set(name, image);
  }
  return [...chosen.values()];
}

async function imagesOf(
  choice: ImageChoice,
  registry: Pick<Registry, "listTags">,
): Promise<readonly ChosenImage[]> {
  if (choice.kind === "image") return [{ reference: withTag(choice.reference), isNamed: true }];
  const { repository, tag: pattern } = choice;
  const tags = await registry.listTags(repository);
  const fitting = tags.filter((tag) => fits(tag, pattern));
  if (fitting.length === 0) {
    const message = `None of the ${tags.length} tags of ${quote(imageName(repository))} fits ${quote(pattern)}.`;
    throw new PlatformError("NOT_FOUND", message, {
      hint: "Write * for any number of characters, e.g. 1.*.",
    });
  }
  return fitting.map((tag) => ({ reference: { ...repository, tag }, isNamed: false }));
}

function withTag(reference: ImageReference): ImageReference {
  return reference.digest === undefined ? { tag: "latest", ...reference } : reference;
}

/** Only `*` has a meaning; it is greedy and needs no way back, so no pattern is slow. */
function fits(tag: string, pattern: string): boolean {
  const [first = "", ...rest] = pattern.split("*");
  const last = rest.pop();
  if (last === undefined) return tag === pattern;
  if (!tag.startsWith(first) || !tag.endsWith(last) || tag.length < first.length + last.length) return false;
  let at = first.length;
  const end = tag.length - last.length;
  for (const part of rest) {
    const found = tag.indexOf(part, at);
    if (found < 0 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}
