// Which lifecycle a builder gets: the one that the step names for its platform, else that of builder.toml, else an official one.
import path from "node:path";
import { parseLocator } from "../../buildpack/locator.ts";
import type { BuilderDescriptor } from "../../cnb/builder-descriptor.ts";
import { PlatformError } from "../../errors.ts";
import { containedPath, type PathChooser } from "../../files/contained-path.ts";
import { parseImageReference } from "../../oci/image-reference.ts";
import { formatTarget, isSameVariant, type Target } from "../../oci/target.ts";
import { quote } from "../../quote.ts";
import type { PackageAccess } from "../module-layer.ts";
import { type LifecycleSource, openLifecycleFile, openLifecycleImage } from "./lifecycle-source.ts";

/** A lifecycle that a step names: a version, or what locates one; for one platform, or for all. */
export interface NamedLifecycle {
  readonly text: string;
  readonly target: Target | undefined;
}

/** What is chosen from, and where the paths of builder.toml start. */
export interface LifecycleChoice {
  readonly named: readonly NamedLifecycle[];
  readonly listed: BuilderDescriptor["lifecycle"];
  readonly dir: string;
  readonly chooser: PathChooser;
}

/** The newest that exports right to every engine. */
const DEFAULT_VERSION = "0.21.14";
/** Where the project publishes its lifecycles; tags are versions without `v`. */
const OFFICIAL_IMAGES = "docker.io/buildpacksio/lifecycle";
const VERSION = /^v?\d+\.\d+\.\d+(?:-[\w.-]+)?$/;
const MAX_ARCHIVE_BYTES = 1024 ** 3;

/** @throws {PlatformError} what is wrong with the one that was chosen */
export async function chooseLifecycle(
  { named, listed, dir, chooser }: LifecycleChoice,
  target: Target,
  access: PackageAccess,
): Promise<LifecycleSource> {
  const own = named.find((each) => each.target !== undefined && isFor(each.target, target));
  const [text, baseDir] = [
    own?.text ?? named.find((each) => each.target === undefined)?.text,
    chooser.by === "workflow" ? chooser.workspace : dir,
  ];
  if (text !== undefined) return openLifecycle(text, { baseDir, chooser, target }, access);
  if (named.length > 0)
    throw new PlatformError("INPUT", `No lifecycle is named for ${formatTarget(target)}.`, {
      hint: `Add a line for it to "lifecycle", e.g. ${formatTarget(target)}=lifecycle.tgz.`,
    });
  if (listed !== undefined && "uri" in listed)
    return openLifecycle(listed.uri, { baseDir: dir, chooser, target }, access);
  return openOfficial(listed?.version ?? DEFAULT_VERSION, target, access);
}

function isFor(wanted: Target, target: Target): boolean {
  return wanted.arch === target.arch && isSameVariant(target.arch, wanted.variant, target.variant);
}

interface LifecyclePlace {
  readonly baseDir: string;
  readonly chooser: PathChooser;
  readonly target: Target;
}

async function openLifecycle(
  text: string,
  { baseDir, chooser, target }: LifecyclePlace,
  access: PackageAccess,
): Promise<LifecycleSource> {
  if (VERSION.test(text)) return openOfficial(text, target, access);
  const locator = parseLocator(text, chooser, baseDir);
  switch (locator.kind) {
    case "package":
      return openLifecycleImage(locator.image, target, access);
    case "download":
      return openLifecycleFile(await access.downloads.get({ ...locator, limitBytes: MAX_ARCHIVE_BYTES }));
    case "path":
    case "name":
      return openLifecycleFile(await containedPath(path.resolve(baseDir, locator.path), chooser));
    case "builder-module":
    case "builder-order":
    case "registry":
      throw new PlatformError("INPUT", `${quote(text)} is not a lifecycle.`, {
        hint: "Name a version, a directory, an archive, an https address, or an image as docker://….",
      });
  }
}

function openOfficial(version: string, target: Target, access: PackageAccess): Promise<LifecycleSource> {
  if (!VERSION.test(version))
    throw new PlatformError("INPUT", `${quote(version)} is not a version of the lifecycle.`, {
      hint: `Write three numbers, e.g. ${DEFAULT_VERSION}.`,
    });
  const image = parseImageReference(`${OFFICIAL_IMAGES}:${version.replace(/^v/, "")}`);
  return openLifecycleImage(image, target, access);
}
