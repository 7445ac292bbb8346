// Inputs about caches.
import { formatImageReference, type ImageReference, manifestSelector } from "../../oci/image-reference.ts";
import type { CacheOption } from "../../platform/request/build-request.ts";
import { quote } from "../../quote.ts";
import { parseImage } from "./image-inputs.ts";
import type { Complain } from "./input-reader.ts";

const KEYWORDS = ["auto", "github", "volume", "none"] as const;

/** Of `pack`, whose lists have semicolons, and of Buildx. */
const OTHER_FORMS_HINT =
  'Write the image alone, e.g. ghcr.io/owner/app-cache:main for "format=image;name=IMAGE" or "type=registry,ref=IMAGE", volume for "format=volume", or github for "type=gha". No directory can be named.';

/** The input `cache`: one of the words, or an image reference, which means a cache in that registry. */
export function parseCache(text: string, tags: readonly ImageReference[], complain: Complain): CacheOption {
  const keyword = KEYWORDS.find((word) => word === (text || "auto"));
  if (keyword !== undefined) return { kind: keyword };
  if (/^(?:type|format|name)=/.test(text)) {
    complain(text, `${quote(text)} is a cache as other tools write it.`, OTHER_FORMS_HINT);
    return { kind: "auto" };
  }
  if (!/[/:.]/.test(text)) {
    complain(
      text,
      `${quote(text)} is neither one of ${KEYWORDS.join(", ")} nor an image reference.`,
      "Name an image with its registry, e.g. ghcr.io/owner/app-cache:main.",
    );
    return { kind: "auto" };
  }
  const image = parseImage(text, complain);
  if (image === undefined) return { kind: "auto" };
  if (image.digest !== undefined) {
    complain(text, `${quote(text)} has a digest, so it cannot be written.`, "Name a tag.");
  }
  if (tags.some((tag) => isSame(tag, image))) {
    complain(
      text,
      `${quote(text)} is also a tag of the image, which would overwrite it.`,
      "Give the cache a repository or a tag of its own.",
    );
  }
  return { kind: "registry", image };
}

/** The input `cache-scope`: any short text, of which keys and volume names only have a hash. */
export function parseCacheScope(text: string, complain: Complain): string {
  if (text.length > 200 || /[\r\n]/.test(text)) {
    complain(
      text.slice(0, 40),
      "it has more than 200 characters or more than one line.",
      "Use a short name, e.g. the value of a matrix.",
    );
  }
  return text;
}

function isSame(a: ImageReference, b: ImageReference): boolean {
  return (
    formatImageReference({ ...a, tag: manifestSelector(a) }) ===
    formatImageReference({ ...b, tag: manifestSelector(b) })
  );
}
