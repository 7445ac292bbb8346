// `cache-from` and `cache-to` of docker/build-push-action: lists of caches, of which a build here has one. Pure.
import { quote } from "../../quote.ts";
import { splitNames } from "../inputs/image-inputs.ts";
import { linesOf, listEntries, type ListEntry } from "./attributes.ts";
import type { Translation } from "./translation.ts";

type CacheInput = "cache-from" | "cache-to";

interface Cache {
  readonly input: CacheInput;
  readonly line: string;
  readonly type: string;
  /** Of a cache in a registry. */
  readonly ref: string;
  /** Of a cache at GitHub. */
  readonly scope: string;
}

/**
 * Where it is written counts, else where it is read: but an image that a step only reads must not be written, as it may be the one
 * that is in use.
 */
export function readCaches(translation: Translation): void {
  const [from, to] = [cachesOf(translation, "cache-from"), cachesOf(translation, "cache-to")];
  const inline = to.find(({ type }) => type === "inline");
  const kept = to.filter(({ type }) => type !== "inline");
  if (inline !== undefined && kept.length === 0) {
    for (const cache of from) useInline(translation, cache);
    return;
  }
  const written = kept.length > 0;
  const [chosen, ...others] = [...kept, ...from].filter(({ type }) => written || type !== "registry");
  if (chosen !== undefined) use(translation, chosen);
  for (const { input, line } of others.filter((other) => chosen !== undefined && !isSame(other, chosen))) {
    translation.notice(`A build has one cache, so ${quote(line)} of "${input}" is not used.`);
  }
  if (!written) leaveImages(translation, from);
}

/** A build reuses the layers of its own image anyway. */
function leaveImages(translation: Translation, from: readonly Cache[]): void {
  const names = imageNames(translation);
  for (const { line } of from.filter(({ type, ref }) => type === "registry" && !names.includes(ref))) {
    translation.notice(
      `${quote(line)} of "cache-from" is not used: a cache here is written, too, so "cache-to" has to name it as well.`,
    );
  }
}

const KINDS: Readonly<Record<string, true>> = { gha: true, registry: true, inline: true };

/** Complains about those that there are not. */
function cachesOf(translation: Translation, input: CacheInput): readonly Cache[] {
  return listEntries(translation.text(input)).flatMap((entry) => {
    const cache = cacheOf(entry, input);
    const isKnown = Object.hasOwn(KINDS, cache.type);
    if (isKnown && (cache.type !== "registry" || cache.ref !== "")) return [cache];
    const problem = isKnown
      ? `${quote(entry.line)} does not name an image.`
      : `${quote(entry.line)} is not a cache of type gha, registry or inline.`;
    const hint =
      'Leave it out: "cache: auto" keeps layers in GitHub\'s cache, or write type=registry,ref=IMAGE.';
    translation.complain(input, problem, hint);
    return [];
  });
}

function cacheOf({ line, attributes }: ListEntry, input: CacheInput): Cache {
  // A line without attributes is the name of an image.
  const isName = !line.includes("=");
  return {
    input,
    line,
    type: isName ? "registry" : (attributes.get("type") ?? ""),
    ref: isName ? line : (attributes.get("ref") ?? ""),
    scope: attributes.get("scope") ?? "",
  };
}

/** The image has its own layers, so only another image has to be named to reuse them from. */
function useInline(translation: Translation, { type, ref, input }: Cache): void {
  if (type !== "registry" || imageNames(translation).includes(ref)) return;
  if (!translation.isSet("previous-image")) translation.set("previous-image", ref, input);
}

function use(translation: Translation, cache: Cache): void {
  const { type, ref, scope, input } = cache;
  if (type === "inline") return;
  if (type === "gha") {
    translation.set("cache", "auto", input);
    if (scope !== "") translation.set("cache-scope", scope, input);
    return;
  }
  translation.set("cache", ref, input);
}

function imageNames(translation: Translation): readonly string[] {
  return splitNames(linesOf(translation.text("image")).join("\n"));
}

function isSame(a: Cache, b: Cache): boolean {
  return a.type === b.type && a.ref === b.ref && a.scope === b.scope;
}
