// Getting at what a locator names, wherever it is.
import { stat } from "node:fs/promises";
import path from "node:path";
import { parsePackageDescriptor } from "../cnb/package-descriptor.ts";
import { decodeToml } from "../cnb/toml/parse-toml.ts";
import { messageOf, PlatformError } from "../errors.ts";
import {
  containedPath,
  isInside,
  type PathChooser,
  readContainedFile,
  realPathOf,
} from "../files/contained-path.ts";
import { leadsNowhere, readRegularFile } from "../files/regular-file.ts";
import type { Digest } from "../oci/digest.ts";
import type { ImageReference } from "../oci/image-reference.ts";
import type { Target } from "../oci/target.ts";
import { quote, withoutLogins } from "../quote.ts";
import type { Registry } from "../registry/registry.ts";
import type { NamedBy } from "../registry/transport/routes.ts";
import { openModuleFile } from "./archive-source.ts";
import { openModuleDirectory } from "./buildpack-directory.ts";
import { buildpackError } from "./buildpack-error.ts";
import {
  type BuildpackLocator,
  type LocatedPath,
  LOCATOR_FORMS,
  parseLocator,
  type RegistryName,
  type ResolvedLocator,
} from "./locator.ts";
import type { ModuleBundle, ModuleSource } from "./module.ts";
import { type BlobStore, readPackageImage } from "./package-content.ts";
import { openPackage } from "./package-source.ts";
import { platformDirectory } from "./platform-directory.ts";
import { findInIndex, REGISTRY_INDEX, registryIndexPath } from "./registry-index.ts";
import { type NameContext, resolveLocator } from "./resolve-locator.ts";
import { UNPACK_LIMITS, type UnpackLimits } from "./unpack-stream.ts";

/** What buildpacks are got with. */
export interface ModuleAccess {
  readonly registry: Registry;
  readonly store: BlobStore;
  readonly downloads: Downloads;
  /** Of the image that is built. */
  readonly target: Target;
  /** Address of the registry index without a slash at its end; the public one if undefined. */
  readonly registryIndex?: string | undefined;
  readonly limits?: UnpackLimits | undefined;
}

/** A file over HTTP. */
export interface RemoteFile {
  readonly url: string;
  readonly namedBy: NamedBy;
  /** Of what there has to be. */
  readonly digest?: Digest | undefined;
  readonly limitBytes: number;
}

/** Files over HTTP. */
export interface Downloads {
  /**
   * The path of a file with the content of the address; if its digest is given, it may be a copy that was kept.
   * @param onProgress told how much is there, now and then
   * @throws {PlatformError} `NOT_FOUND` if the server answers 404, `DIGEST_MISMATCH` if there is something else
   */
  get(file: RemoteFile, onProgress?: OnDownloadProgress): Promise<string>;
}

/** Told how much of a file is there. */
export type OnDownloadProgress = (progress: { readonly doneBytes: number }) => void;

/** What may be opened: everything but what is in the builder already. */
export type OpenableLocator = Exclude<ResolvedLocator, { readonly kind: "builder-order" | "builder-module" }>;

/** What a locator is opened for. */
export type OpenContext = NameContext;

/** Where a dependency was found. */
interface Trail {
  /** The directories that led here, outermost first. */
  readonly above: readonly string[];
  /** What was opened already, by any way: what several depend on is opened once, however many ways lead to it. */
  readonly opened: Set<string>;
}

const MAX_INDEX_BYTES = 8 * 1024 * 1024;

/**
 * Opens what a locator names, with all that it depends on.
 * @throws {PlatformError} whatever is wrong about it
 */
export async function openModules(
  locator: OpenableLocator,
  context: OpenContext,
  access: ModuleAccess,
): Promise<ModuleBundle> {
  return openAlong(locator, context, access, { above: [], opened: new Set() });
}

async function openAlong(
  locator: OpenableLocator,
  context: OpenContext,
  access: ModuleAccess,
  trail: Trail,
): Promise<ModuleBundle> {
  const package_ = { kind: context.kind, origin: locator.text, limits: access.limits ?? UNPACK_LIMITS };
  switch (locator.kind) {
    case "package":
      return openPackage(await readPackageImage(locator.image, access.target, access), package_);
    case "registry": {
      const image = await packageInIndex(locator, access);
      return openPackage(await readPackageImage(image, access.target, access), package_);
    }
    case "download": {
      const { sizeBytes: limitBytes } = package_.limits;
      const file = await access.downloads.get({ ...locator, limitBytes });
      return openModuleFile(file, package_, access.target);
    }
    case "path": {
      const path = await containedPath(locator.path, locator.chooser);
      if (!(await isDirectory(path))) return openModuleFile(path, package_, access.target);
      return openDirectory({ ...locator, path }, context, access, trail);
    }
  }
}

async function openDirectory(
  locator: Extract<OpenableLocator, { kind: "path" }>,
  context: OpenContext,
  access: ModuleAccess,
  trail: Trail,
): Promise<ModuleBundle> {
  const { path: dir } = locator;
  // As pack has it: the files for a platform are looked for where a package is made, and not in a build.
  const filesDir = context.builder === undefined ? await platformDirectory(dir, access.target) : dir;
  const source = await openModuleDirectory({ dir, filesDir }, context.kind, locator.text);
  const [main] = source.modules;
  if (main === undefined) throw new Error("A directory without a module");
  const dependencies = await openDependencies(locator, context, access, trail);
  return { main, sources: [source, ...dependencies] };
}

const MAX_PACKAGE_TOML_BYTES = 1024 * 1024;

/** What `package.toml` beside `buildpack.toml` names. */
async function openDependencies(
  located: LocatedPath,
  context: OpenContext,
  access: ModuleAccess,
  { above, opened }: Trail,
): Promise<readonly ModuleSource[]> {
  const { path: dir } = located;
  const file = path.join(dir, "package.toml");
  if (context.kind === "extension") return [];
  const own = { by: "checkout", directories: [dir] } as const;
  const content = await readContainedFile(file, own, MAX_PACKAGE_TOML_BYTES).catch((error: unknown) => {
    if (!leadsNowhere(error)) throw error;
    return undefined;
  });
  if (content === undefined) return [];
  const trail = { above: [...above, await realPathOf(dir)], opened };
  const { dependencies } = parsePackageDescriptor(decodeToml(content, quote(file)), quote(file));
  const chooser = dependencyChooser(located);
  const sources = await Promise.all(
    dependencies.map(async (uri) => {
      const locator = await resolveLocator(parseLocator(uri, chooser, dir), context);
      if (locator.kind === "builder-module" && context.builder !== undefined) return [];
      if (!isOpenable(locator)) throw notInPackage(file, uri, context);
      const place = locator.kind === "path" ? await realPathOf(locator.path) : locator.text;
      if (trail.above.includes(place))
        throw buildpackError(
          `${quote(file)} has the dependency ${quote(uri)}, which depends on it: is it a dependency of itself?`,
        );
      if (opened.has(place)) return [];
      opened.add(place);
      return (await openAlong(locator, context, access, trail)).sources;
    }),
  );
  return sources.flat();
}

function notInPackage(file: string, uri: string, { builder }: OpenContext): PlatformError {
  const why = builder === undefined ? "of a builder, and a package has none" : "which only an order may have";
  return buildpackError(`${quote(file)} has the dependency ${quote(withoutLogins(uri))}, ${why}.`);
}

/** What may be opened of a name that is for a package or a builder: there is no builder yet. @throws {PlatformError} `BUILDPACK` */
export async function openableIn(locator: BuildpackLocator, context: OpenContext): Promise<OpenableLocator> {
  const resolved = await resolveLocator(locator, context);
  if (isOpenable(resolved)) return resolved;
  throw buildpackError(`${quote(locator.text)} is of a builder, and there is none yet.`, LOCATOR_FORMS);
}

/** Whether it is not in the builder already. */
function isOpenable(locator: ResolvedLocator): locator is OpenableLocator {
  return locator.kind !== "builder-module" && locator.kind !== "builder-order";
}

/** What a buildpack of a checkout names is there as well; what one from elsewhere names, beside it. */
function dependencyChooser({ path: dir, chooser }: LocatedPath): PathChooser {
  if (chooser.by === "checkout") return chooser;
  const workspace = path.resolve(chooser.workspace);
  return { by: "checkout", directories: [isInside(dir, workspace) ? workspace : path.dirname(dir)] };
}

/**
 * The package image of a buildpack, as the index of the registry has it.
 * @throws {PlatformError} `BUILDPACK` if it has none, or why the index cannot be read
 */
export async function packageInIndex(
  name: RegistryName,
  access: Pick<ModuleAccess, "downloads" | "registryIndex">,
): Promise<ImageReference> {
  return findInIndex(await readIndexFile(name, access), name);
}

async function readIndexFile(
  name: RegistryName,
  { downloads, registryIndex = REGISTRY_INDEX }: Pick<ModuleAccess, "downloads" | "registryIndex">,
): Promise<string> {
  try {
    const url = `${registryIndex}/${registryIndexPath(name)}`;
    const file = await downloads.get({ url, namedBy: "workflow", limitBytes: MAX_INDEX_BYTES });
    return (await readRegularFile(file, MAX_INDEX_BYTES)).toString("utf8");
  } catch (cause) {
    if (!(cause instanceof PlatformError) || cause.code !== "NOT_FOUND") throw cause;
    throw buildpackError(
      `The index of buildpacks at ${withoutLogins(registryIndex)} has no ${quote(`${name.namespace}/${name.name}`)}.`,
      "See https://registry.buildpacks.io for what there is; a package image needs its registry or a tag.",
    );
  }
}

/** @throws {PlatformError} if it is neither a directory nor a file, which opening might wait for */
async function isDirectory(file: string): Promise<boolean> {
  try {
    const found = await stat(file);
    if (!found.isDirectory() && !found.isFile())
      throw new Error("it is neither a directory nor a regular file");
    return found.isDirectory();
  } catch (cause) {
    const why = leadsNowhere(cause) ? "it does not exist" : messageOf(cause);
    throw new PlatformError("NOT_FOUND", `${quote(file)} cannot be read: ${why}.`, {
      cause,
      hint: "Paths are relative to the workspace; check out or build the buildpack before.",
    });
  }
}
