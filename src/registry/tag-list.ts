// The tags of a repository, page by page.
// Spec: https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#listing-tags
import * as v from "valibot";
import { imageName, type ImageReference } from "../oci/image-reference.ts";
import { parseJson } from "../oci/schema.ts";
import type { Calls } from "./calls.ts";
import { RegistryError } from "./failure/registry-error.ts";
import { type HttpAnswer, readBody, resolveLocation } from "./transport/transport.ts";

/** Registries may give fewer. */
const TAGS_PER_PAGE = 1_000;
/** A list that is longer is one that has no end. */
const MAX_PAGES = 1_000;
const MAX_PAGE_BYTES = 1024 * 1024;

const TagList = v.object({ tags: v.nullish(v.array(v.string()), []) });

/** All tags of the reference's repository, in the registry's order. */
export async function listTags(calls: Calls, reference: ImageReference): Promise<readonly string[]> {
  const tags: string[] = [];
  let next: string | URL | undefined = `tags/list?n=${TAGS_PER_PAGE}`;
  for (let pages = 0; next !== undefined; pages++) {
    const page: TagPage = await readPage(calls, reference, { to: next, isLast: pages === MAX_PAGES });
    tags.push(...page.tags);
    next = page.next;
  }
  return tags;
}

interface TagPage {
  readonly tags: readonly string[];
  readonly next: URL | undefined;
}

function readPage(
  calls: Calls,
  reference: ImageReference,
  { to, isLast }: { readonly to: string | URL; readonly isLast: boolean },
): Promise<TagPage> {
  const what = `the tags of "${imageName(reference)}"`;
  return calls.retried("read", async (connect) => {
    const answer = await connect({
      reference,
      doing: `list ${what}`,
      access: "pull",
      method: "GET",
      to,
      expect: [200],
    });
    const json = (await readBody(answer, MAX_PAGE_BYTES)).toString("utf8");
    const { tags } = parseJson(TagList, json, `The list of ${what}`);
    const next = nextPage(answer);
    if (next !== undefined && isLast) {
      throw new RegistryError("REGISTRY", answer.request, `its list has more than ${MAX_PAGES} pages`);
    }
    return { tags, next };
  });
}

/** Only the registry itself is asked: what it points to elsewhere is no page of its list. */
function nextPage({ headers, url, request }: HttpAnswer): URL | undefined {
  const [, target] = /<([^>]*)>\s*;\s*rel="?next"?/.exec(headers.get("link") ?? "") ?? [];
  if (target === undefined) return undefined;
  const next = resolveLocation(request, url, target);
  if (next.origin === url.origin) return next;
  throw new RegistryError("REGISTRY", request, `the next page of its list is not on ${url.host}`);
}
