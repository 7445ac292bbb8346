// Package URLs in one spelling, so that what two tools name alike is one component.
// Spec: https://github.com/package-url/purl-spec/blob/main/PURL-SPECIFICATION.rst

const PURL = /^pkg:\/*([a-z][a-z0-9.+-]*)\/([^?#]+)(?:\?([^#]*))?(?:#(.*))?$/i;

/** The same package in the one spelling that the specification calls canonical; undefined for what is no package URL. */
export function canonicalPurl(text: string): string | undefined {
  const [, type, path = "", qualifiers = "", subpath = ""] = PURL.exec(text.trim()) ?? [];
  if (type === undefined) return undefined;
  // The version may have a slash only if it is encoded, and a scope begins with the same sign.
  const at = path.lastIndexOf("@");
  const hasVersion = at > path.lastIndexOf("/") + 1;
  const segments = (hasVersion ? path.slice(0, at) : path).split("/").filter(Boolean);
  if (segments.length === 0) return undefined;
  try {
    const name = segments.map((segment) => encode(decodeURIComponent(segment))).join("/");
    const version = hasVersion ? encode(decodeURIComponent(path.slice(at + 1))) : "";
    return [
      `pkg:${type.toLowerCase()}/${name}`,
      version && `@${version}`,
      prefixed("?", canonicalQualifiers(qualifiers)),
      prefixed("#", canonicalSubpath(subpath)),
    ].join("");
  } catch {
    // Not encoded as it says, or half a character.
    return undefined;
  }
}

function canonicalQualifiers(text: string): string {
  const pairs = text.split("&").flatMap((pair): [string, string][] => {
    const [, key = "", value = ""] = /^([\w.-]+)=(.*)$/.exec(pair) ?? [];
    return key === "" || value === ""
      ? []
      : [[key.toLowerCase(), encode(decodeURIComponent(value)).replaceAll("%2F", "/")]];
  });
  return [...new Map(pairs)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${value}`)
    .join("&");
}

function canonicalSubpath(text: string): string {
  const segments = text.split("/").filter((segment) => !["", ".", ".."].includes(segment));
  return segments.map((segment) => encode(decodeURIComponent(segment))).join("/");
}

/** Everything but letters, digits, `.-_~:`. */
function encode(text: string): string {
  return encodeURIComponent(text)
    .replaceAll("%3A", ":")
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

function prefixed(prefix: string, text: string): string {
  return text === "" ? "" : `${prefix}${text}`;
}

/** The package URL of an image: https://github.com/package-url/purl-spec/blob/main/types/oci-definition.json */
export function imagePurl(repository: string, digest: string, arch: string | undefined): string | undefined {
  const name = repository.split("/").at(-1) ?? repository;
  const of = arch === undefined ? "" : `arch=${arch}&`;
  return canonicalPurl(`pkg:oci/${name}@${digest}?${of}repository_url=${repository}`);
}
