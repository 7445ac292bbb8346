// Locators of buildpacks and extensions, as `pack build --buildpack` takes them. Pure.
// See https://buildpacks.io/docs/for-platform-operators/how-to/build-inputs/specify-buildpacks/
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { ModuleReference } from "../cnb/module-reference.ts";
import { messageOf, PlatformError } from "../errors.ts";
import type { PathChooser } from "../files/contained-path.ts";
import { type Digest, isDigest } from "../oci/digest.ts";
import { type ImageReference, parseImageReference } from "../oci/image-reference.ts";
import { quote, withoutLogins } from "../quote.ts";
import { isModuleId, isModuleVersion } from "./module.ts";

/** A buildpack in a registry index, e.g. `acme/node@1.2.0`; the highest version if that is empty. */
export interface RegistryName {
  readonly namespace: string;
  readonly name: string;
  readonly version: string;
}

/** Where a buildpack is; `text` is what the user wrote. */
export type ResolvedLocator = { readonly text: string } & (
  | /** The whole order of the builder. */ { readonly kind: "builder-order" }
  | /** A buildpack of the builder; the only version if that is empty. */ ({
      readonly kind: "builder-module";
    } & ModuleReference)
  | ({ readonly kind: "registry" } & RegistryName)
  | /** A package image. */ { readonly kind: "package"; readonly image: ImageReference }
  | /** A directory, an archive of one, or a package file. */ ({ readonly kind: "path" } & LocatedPath)
  | /** An archive or a package file. */ {
      readonly kind: "download";
      readonly url: string;
      readonly digest: Digest | undefined;
      readonly namedBy: PathChooser["by"];
    }
);

/** A path of this machine, which is to be looked at only as {@link PathChooser} allows. */
export interface LocatedPath {
  /** Absolute. */
  readonly path: string;
  readonly chooser: PathChooser;
}

/** A name that may be several things; what it is depends on the file system and the builder. */
export interface NakedLocator extends LocatedPath {
  readonly kind: "name";
  readonly text: string;
  readonly module: ModuleReference | undefined;
  readonly registry: RegistryName | undefined;
  readonly image: ImageReference | undefined;
}

export type BuildpackLocator = ResolvedLocator | NakedLocator;

/** What locators may look like, for hints. */
export const LOCATOR_FORMS =
  "Allowed are: an id of the builder (acme/node or acme/node@1.2.0), from=builder, a directory (./buildpack), " +
  "a .tgz or .cnb file, an https address of one (with #sha256=<hex> to check it), a package image " +
  "(docker://ghcr.io/owner/buildpack:1), urn:cnb:builder:<id>[@<version>], urn:cnb:registry:<namespace>/<name>[@<version>].";

const MAX_LENGTH = 2048;
const ARCHIVE = /\.(?:tgz|tar\.gz|tar|cnb)$/;
const SCHEME = /^([A-Za-z][A-Za-z0-9+.-]*):\//;
const NAMESPACE = /^[a-z0-9.-]+$/;
const NUMBER = "(?:0|[1-9]\\d*)";
const SEMVER = new RegExp(`^${NUMBER}\\.${NUMBER}\\.${NUMBER}(?:-[0-9A-Za-z.-]+)?(?:\\+[0-9A-Za-z.-]+)?$`);

/**
 * Parses a locator.
 * @param chooser who wrote it
 * @param baseDir where relative paths start, absolute; the workspace for an input
 * @throws {PlatformError} `INPUT` quoting the value and saying what is allowed
 */
export function parseLocator(
  text: string,
  chooser: PathChooser,
  baseDir = chooser.by === "workflow" ? chooser.workspace : chooser.directories[0],
): BuildpackLocator {
  if (text === "" || text.trim() !== text) throw invalid(text, "it is empty or has spaces around it");
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  if (/[\0-\x1f\x7f]/.test(text)) throw invalid(text, "it has control characters");
  if (text.length > MAX_LENGTH) throw invalid(text, `it has more than ${MAX_LENGTH} characters`);
  if (text === "from=builder") return { kind: "builder-order", text };
  return parsePrefixed(text) ?? parseAddress(text, chooser) ?? parseNaked(text, chooser, baseDir);
}

function parsePrefixed(text: string): ResolvedLocator | undefined {
  for (const prefix of ["from=builder:", "urn:cnb:builder:"]) {
    if (!text.startsWith(prefix)) continue;
    const module = parseModule(text.slice(prefix.length));
    if (module === undefined)
      throw invalid(text, `${quote(text.slice(prefix.length))} is not <id>[@<version>]`);
    return { kind: "builder-module", text, ...module };
  }
  const prefix = "urn:cnb:registry:";
  if (text.startsWith(prefix)) {
    const name = parseRegistryName(text.slice(prefix.length));
    if (name === undefined)
      throw invalid(text, `${quote(text.slice(prefix.length))} is not <namespace>/<name>[@<version>]`);
    return { kind: "registry", text, ...name };
  }
  if (/^(?:from=|urn:)/.test(text)) throw invalid(text, "there is no such prefix");
  return undefined;
}

function parseAddress(text: string, chooser: PathChooser): ResolvedLocator | undefined {
  const scheme = SCHEME.exec(text)?.[1]?.toLowerCase();
  switch (scheme) {
    case undefined:
      return undefined;
    case "docker":
      return { kind: "package", text, image: parsePackage(text) };
    case "file":
      return { kind: "path", text, path: parseFileUrl(text), chooser };
    case "http":
    case "https":
      return { kind: "download", text: withoutLogins(text), ...parseDownload(text), namedBy: chooser.by };
    default:
      throw invalid(text, `"${scheme}:" is not an allowed scheme`);
  }
}

/** `docker:/`, `docker://` and `docker:///` all are accepted. */
function parsePackage(text: string): ImageReference {
  const name = text.replace(/^docker:\/{1,3}/i, "");
  try {
    return parseImageReference(name);
  } catch (cause) {
    throw invalid(text, messageOf(cause).replace(/\.$/, ""), cause);
  }
}

function parseFileUrl(text: string): string {
  try {
    const file = fileURLToPath(new URL(text));
    if (!file.includes("\0")) return file;
  } catch (cause) {
    throw invalid(
      text,
      "a file address has three slashes and an absolute path, e.g. file:///opt/node",
      cause,
    );
  }
  throw invalid(text, "a path cannot have a NUL");
}

function parseDownload(text: string): { url: string; digest: Digest | undefined } {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined) throw invalid(text, "it is not an address");
  if (url.username !== "" || url.password !== "") throw invalid(text, "it has a user or a password in it");
  const fragment = url.hash;
  url.hash = "";
  if (fragment === "") return { url: url.href, digest: undefined };
  const digest = fragment.toLowerCase().replace(/^#sha256=/, "sha256:");
  if (!isDigest(digest)) throw invalid(text, `${quote(fragment)} is not #sha256= and 64 hexadecimal digits`);
  return { url: url.href, digest };
}

function parseNaked(text: string, chooser: PathChooser, baseDir: string): BuildpackLocator {
  const located = { path: path.resolve(baseDir, text), chooser: chooserOf(text, chooser) };
  const isPath = text.startsWith("/") || /^\.{1,2}(?:\/|$)/.test(text) || ARCHIVE.test(text);
  if (isPath) return { kind: "path", text, ...located };
  return {
    kind: "name",
    text,
    ...located,
    module: parseModule(text),
    registry: parseRegistryName(text, SEMVER),
    image: imageOf(text),
  };
}

/** Only by a whole path may a workflow name what is outside of the workspace. */
function chooserOf(text: string, chooser: PathChooser): PathChooser {
  if (chooser.by === "checkout" || path.isAbsolute(text)) return chooser;
  return { by: "checkout", directories: [path.resolve(chooser.workspace)] };
}

function parseModule(text: string): ModuleReference | undefined {
  const [id = "", version = "", ...more] = text.split("@");
  const isVersion = text.includes("@") ? isModuleVersion(version) : true;
  return isModuleId(id) && isVersion && more.length === 0 ? { id, version } : undefined;
}

function parseRegistryName(text: string, versions?: RegExp): RegistryName | undefined {
  const module = parseModule(text);
  const [namespace = "", name = "", ...more] = module?.id.split("/") ?? [];
  if (module === undefined || more.length > 0) return undefined;
  if (!NAMESPACE.test(namespace) || !NAMESPACE.test(name)) return undefined;
  if (module.version !== "" && versions?.test(module.version) === false) return undefined;
  return { namespace, name, version: module.version };
}

function imageOf(text: string): ImageReference | undefined {
  try {
    return parseImageReference(text);
  } catch (error) {
    if (error instanceof PlatformError) return undefined;
    throw error;
  }
}

function invalid(text: string, why: string, cause?: unknown): PlatformError {
  return new PlatformError(
    "INPUT",
    `${quote(withoutLogins(text), 120)} does not locate a buildpack: ${why}.`,
    {
      hint: LOCATOR_FORMS,
      cause,
    },
  );
}
