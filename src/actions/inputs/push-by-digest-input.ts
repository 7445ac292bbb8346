// The input `push-by-digest`: an image that gets no name of its own, for an index that names it.
import { formatImageReference, imageName } from "../../oci/image-reference.ts";
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
  for (const tag of (await step.value("tags")) ?? []) {
    if (tag.tag === undefined) continue;
    complain(
      text,
      `${quote(formatImageReference(tag))} has a tag, but an image that is pushed by its digest gets none.`,
      `Name the repository in "image": ${quote(imageName(tag))}. A later job gives tags to the index.`,
    );
  }
  return true;
}
