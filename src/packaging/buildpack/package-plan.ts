// What a package is to be made of: the place of its main module, what comes with it, and the platforms it is for.
import { stat } from "node:fs/promises";
import path from "node:path";
import { readModuleInfo } from "../../buildpack/buildpack-directory.ts";
import { type BuildpackLocator, parseLocator } from "../../buildpack/locator.ts";
import type { DescriptorTarget } from "../../cnb/buildpack-descriptor.ts";
import type { ModuleKind } from "../../cnb/module-reference.ts";
import { type PackageDescriptor, parsePackageDescriptor } from "../../cnb/package-descriptor.ts";
import { decodeToml, MAX_TOML_BYTES } from "../../cnb/toml/parse-toml.ts";
import { PlatformError } from "../../errors.ts";
import { containedPath, type PathChooser, readContainedFile } from "../../files/contained-path.ts";
import { leadsNowhere } from "../../files/regular-file.ts";
import { quote } from "../../quote.ts";

/** Where the modules of a package are. */
export interface PackagePlan {
  readonly kind: ModuleKind;
  readonly main: BuildpackLocator;
  /** Besides what a package.toml beside the main module names. */
  readonly dependencies: readonly BuildpackLocator[];
  /** As the module, or package.toml for a composite, declares them; none if neither does. */
  readonly targets: readonly DescriptorTarget[];
}

const DESCRIPTOR = "package.toml";

/**
 * Reads what a path names: a directory of a buildpack or extension, an archive of one, or a package.toml.
 * @throws {PlatformError} what is wrong with it
 */
export async function planPackage(name: string, chooser: PathChooser): Promise<PackagePlan> {
  const place = await containedPath(name, chooser);
  const isDirectory = await isDirectoryAt(place);
  if (isDirectory === undefined)
    throw new PlatformError("NOT_FOUND", `${quote(name)} does not exist.`, {
      hint: "Name the directory of the buildpack, or its package.toml; is it checked out?",
    });
  const isDescriptor = !isDirectory && place.endsWith(".toml");
  const dir = isDirectory ? place : path.dirname(place);
  const file = isDescriptor ? place : path.join(dir, DESCRIPTOR);
  const descriptor =
    isDirectory || isDescriptor ? await readDescriptor(file, isDescriptor, chooser) : undefined;
  const uri = descriptor?.uri ?? (isDirectory ? "." : place);
  return planMain({ dir, uri, descriptor }, chooser);
}

async function readDescriptor(
  file: string,
  isRequired: boolean,
  chooser: PathChooser,
): Promise<PackageDescriptor | undefined> {
  try {
    const content = await readContainedFile(file, chooser, MAX_TOML_BYTES);
    return parsePackageDescriptor(decodeToml(content, quote(file)), quote(file));
  } catch (error) {
    if (isRequired || !leadsNowhere(error)) throw error;
    return undefined;
  }
}

interface MainPlace {
  readonly dir: string;
  readonly uri: string;
  readonly descriptor: PackageDescriptor | undefined;
}

async function planMain({ dir, uri, descriptor }: MainPlace, chooser: PathChooser): Promise<PackagePlan> {
  const located = path.resolve(dir, uri);
  const isDirectory = (await isDirectoryAt(located)) === true;
  // By its whole path, which is the same wherever relative ones start.
  const main = parseLocator(isDirectory ? located : uri, chooser, dir);
  const kind = descriptor?.kind ?? (isDirectory ? await kindOf(located) : "buildpack");
  const info = isDirectory ? await readModuleInfo(await containedPath(located, chooser), kind) : undefined;
  const isComposite = info === undefined || info.order.length > 0;
  // The package.toml beside the main module is read with it.
  const isBeside = isDirectory && path.resolve(dir) === located;
  return {
    ...{ kind, main },
    dependencies: isBeside
      ? []
      : (descriptor?.dependencies ?? []).map((text) => parseLocator(text, chooser, dir)),
    targets: isComposite ? (descriptor?.targets ?? []) : info.targets,
  };
}

async function kindOf(dir: string): Promise<ModuleKind> {
  const has = async (name: string): Promise<boolean> => (await isDirectoryAt(path.join(dir, name))) === false;
  return (await has("extension.toml")) && !(await has("buildpack.toml")) ? "extension" : "buildpack";
}

/** Undefined if there is nothing. */
async function isDirectoryAt(file: string): Promise<boolean | undefined> {
  return stat(file).then(
    (found) => found.isDirectory(),
    () => undefined,
  );
}
