// The input `push-by-digest`: an image or an index that gets no name of its own yet.
import { formatImageReference, imageName, type ImageTags } from "../../oci/image-reference.ts";
import { quote } from "../../quote.ts";
import type { Complain } from "./input-reader.ts";
import { whether } from "./one-of-input.ts";
import type { ActionStep } from "./request-fields.ts";

/** Complains of what contradicts it: tags, and an image that is not pushed. */
export async function readPushByDigest(text: string, complain: Complain, step: ActionStep): Promise<boolean> {
  if (!whether("false")(text, complain)) return false;
  if (!(await step.value("delivery.push"))) {
    const hint = 'Set "push" to "true", or leave "push-by-digest" out.';
    complain(text, 'the image is to be pushed by its digest, but "push" is "false".', hint);
  }
  const later = "A later job gives tags to the index.";
  complainOfTags(await step.value("tags"), { what: "an image", later }, (problem, hint) => {
    complain(text, problem, hint);
  });
  return true;
}

/** Complains of each tag of what gets none, and says when it gets some. */
export function complainOfTags(
  tags: ImageTags | undefined,
  { what, later }: { readonly what: string; readonly later: string },
  complain: (problem: string, hint: string) => void,
): void {
  for (const tag of tags ?? []) {
    if (tag.tag === undefined) continue;
    complain(
      `${quote(formatImageReference(tag))} has a tag, but ${what} that is pushed by its digest gets none.`,
      `Name the repository in "image": ${quote(imageName(tag))}. ${later}`,
    );
  }
}
