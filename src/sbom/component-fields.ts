// Fields that several formats have, as a component may have them: what does not fit is counted as lost.
import { canonicalPurl } from "./package-url.ts";
import {
  type ComponentHash,
  type ComponentLink,
  type ComponentProperty,
  HASHES,
  LINK_TYPES,
} from "./sbom-component.ts";
import type { SbomLosses } from "./sbom-losses.ts";
import { fieldOf, type JsonObject, wordIn, wordOf } from "./untrusted-json.ts";

/** Of one component; some tools list every file of a package. */
const MAX_ITEMS = 50;
/** Of one file; the image of a whole distribution has some thousand. */
const MAX_COMPONENTS = 50_000;

/** The name, without which a component is none: then it is counted as lost. */
export function readName(object: JsonObject, losses: SbomLosses): string | undefined {
  const name = wordIn(object, "name");
  if (name === undefined) losses.add("components without a usable name");
  return name;
}

/** The word of a field; one that is too long, or no text, is lost. */
export function readWord(object: JsonObject, name: string, losses: SbomLosses): string | undefined {
  const value = fieldOf(object, name);
  const word = wordOf(value);
  if (word === undefined && value !== undefined && value !== null && value !== "") losses.addField(name);
  return word;
}

/** The package URL of a field. */
export function readPurl(value: unknown, losses: SbomLosses): string | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  const word = wordOf(value);
  const purl = word === undefined ? undefined : canonicalPurl(word);
  if (purl === undefined) losses.add("invalid purls");
  return purl;
}

/** A CPE; other texts are lost. */
export function readCpes(values: readonly unknown[], losses: SbomLosses): string[] {
  const cpes = [...new Set(values.map(wordOf))].filter((cpe) => cpe !== undefined && CPE.test(cpe));
  losses.add("CPEs", Math.max(0, cpes.length - MAX_ITEMS));
  return cpes.filter((cpe) => cpe !== undefined).slice(0, MAX_ITEMS);
}

const CPE = /^cpe:(?:2\.3:|\/)[\x21-\x7e]+$/;

/** A hash, with the name of its kind in any spelling, e.g. `sha256`. */
export function readHash(alg: string, content: string, losses: SbomLosses): ComponentHash[] {
  const known = [...HASHES.keys()].find((name) => plain(name) === plain(alg));
  const isWhole = new RegExp(`^[0-9a-f]{${String(HASHES.get(known ?? "") ?? 0)}}$`, "i").test(content);
  if (known !== undefined && isWhole) return [{ alg: known, content: content.toLowerCase() }];
  losses.add("hashes");
  return [];
}

function plain(alg: string): string {
  return alg.toLowerCase().replace(/[^a-z0-9]/g, "");
}

/** A link to where more is found. */
export function readLink(type: string, url: string | undefined, losses: SbomLosses): ComponentLink[] {
  if (url !== undefined && LINK_TYPES.has(type) && isAddress(url)) return [{ type, url }];
  losses.add("links");
  return [];
}

/** What schemas take for a reference, and people can open. */
function isAddress(url: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\/[\x21-\x7e]+$/i.test(url) && !/[<>"{}|\\^`]/.test(url) && URL.canParse(url);
}

/** As many as a component may have; the others are lost. */
export function someItems<T>(items: readonly T[], what: string, losses: SbomLosses): readonly T[] {
  losses.add(what, Math.max(0, items.length - MAX_ITEMS));
  return items.slice(0, MAX_ITEMS);
}

/** As many components as one file may have; the others are lost. */
export function someComponents<T>(items: readonly T[], losses: SbomLosses): readonly T[] {
  losses.add(
    `components after the first ${String(MAX_COMPONENTS)}`,
    Math.max(0, items.length - MAX_COMPONENTS),
  );
  return items.slice(0, MAX_COMPONENTS);
}

/** A property from an object and the field that has its value; one without a value is none. */
export function readProperty(
  name: string | undefined,
  { object, field }: { readonly object: JsonObject; readonly field: string },
  losses: SbomLosses,
): ComponentProperty[] {
  const value = readWord(object, field, losses);
  return name === undefined || value === undefined ? [] : [{ name, value }];
}
