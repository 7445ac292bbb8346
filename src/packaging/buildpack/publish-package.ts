// A package from its files to its tags, or to files of its own: for all its platforms, and read back once it is there.
import path from "node:path";
import { formatModule } from "../../cnb/module-reference.ts";
import { imageArchive } from "../../docker/image-archive.ts";
import { PlatformError } from "../../errors.ts";
import type { PathChooser } from "../../files/contained-path.ts";
import { OutputDirectory, type OutputPlace } from "../../files/output-directory.ts";
import { atDigest, type ImageTags } from "../../oci/image-reference.ts";
import { formatTarget, type Target } from "../../oci/target.ts";
import { quote } from "../../quote.ts";
import { imageTargets } from "../image-targets.ts";
import type { PackageAccess } from "../module-layer.ts";
import { checkWritable, type PublishedImages, publishImages } from "../publish-images.ts";
import { type MadePackage, makePackage } from "./make-package.ts";
import { planPackage } from "./package-plan.ts";
import { readBackFile, readBackImage } from "./read-back.ts";

/** A file in a directory. */
export interface OutputFile {
  readonly place: OutputPlace;
  /** e.g. `node.cnb` */
  readonly name: string;
}

/** What is to be packaged, and where it goes. */
export interface PackageRequest {
  /** A directory, an archive or a package.toml; relative to the workspace. */
  readonly path: string;
  readonly chooser: PathChooser;
  /** Undefined if the package is not pushed. */
  readonly tags: ImageTags | undefined;
  /** Of several platforms, each has a file of its own. */
  readonly file: OutputFile | undefined;
  /** None: those that the buildpack names. */
  readonly targets: readonly Target[];
  readonly labels: ReadonlyMap<string, string>;
  /** Of the index, if there are several platforms. */
  readonly annotations: ReadonlyMap<string, string>;
}

/** What packaging needs. */
export interface PackageDeps extends PackageAccess {
  readonly signal: AbortSignal;
  readonly warn: (message: string) => void;
}

/** A package that is where it was to be. */
export interface PublishedPackage {
  readonly kind: MadePackage["main"]["kind"];
  readonly id: string;
  readonly version: string;
  /** `id@version` of all modules, the main one last. */
  readonly modules: readonly string[];
  /** e.g. `linux/amd64` */
  readonly platforms: readonly string[];
  /** Undefined if it was not pushed. */
  readonly pushed: PublishedImages | undefined;
  /** Absolute. */
  readonly files: readonly string[];
}

/**
 * Makes all images first, so that nothing is pushed if one of them cannot be made; the tags move at the very end.
 * @throws {PlatformError} what is wrong with the modules, what registries reject with, or `CANCELLED`
 * @throws {TagsError} if only some of the tags were moved
 */
export async function publishPackage(request: PackageRequest, deps: PackageDeps): Promise<PublishedPackage> {
  const plan = await planPackage(request.path, request.chooser);
  const targets = imageTargets(request.targets, plan.targets);
  await checkWritable(request.tags ?? [], deps.registry);
  const packages: MadePackage[] = [];
  for (const target of targets) packages.push(await makePackage(plan, { ...request, target }, deps));
  const [first] = packages;
  if (first === undefined) throw new Error("A package for no platform");
  checkOneModule(packages);
  const files = request.file === undefined ? [] : await writeFiles(packages, request.file);
  const pushed = request.tags && (await push(packages, { ...request, tags: request.tags }, deps));
  const { kind, id, version } = first.main;
  return {
    ...{ kind, id, version, pushed, files },
    modules: first.modules.map(({ info }) => formatModule(info)),
    platforms: targets.map(formatTarget),
  };
}

/** An archive of another version for one of the platforms would be served as this one. */
function checkOneModule([first, ...others]: readonly MadePackage[]): void {
  const other = others.find(
    ({ main }) => first !== undefined && formatModule(main) !== formatModule(first.main),
  );
  if (first === undefined || other === undefined) return;
  const [one, two] = [first, other].map(
    ({ main, target }) => `${quote(formatModule(main))} for ${formatTarget(target)}`,
  );
  throw new PlatformError("BUILDPACK", `The package would be ${one ?? ""}, but ${two ?? ""}.`, {
    hint: "Package the same version for all platforms.",
  });
}

function push(
  packages: readonly MadePackage[],
  { tags, annotations }: Pick<PackageRequest, "annotations"> & { readonly tags: ImageTags },
  deps: PackageDeps,
): Promise<PublishedImages> {
  const beforeTags = async (): Promise<void> => {
    for (const made of packages) await readBackImage(made, atDigest(tags[0], made.image.digest), deps);
  };
  const images = packages.map(({ image }) => image);
  return publishImages(images, { tags, annotations, beforeTags }, deps);
}

async function writeFiles(
  packages: readonly MadePackage[],
  { place, name }: OutputFile,
): Promise<readonly string[]> {
  await using directory = await OutputDirectory.open(place);
  const files: string[] = [];
  for (const made of packages) {
    const file = packages.length === 1 ? name : fileNameFor(name, made.target);
    await directory.write([file], archiveOf(made));
    const written = path.join(place.path, file);
    await readBackFile(made, written);
    files.push(written);
  }
  return files;
}

/** As pack calls them, e.g. `node-linux-arm64.cnb`. */
function fileNameFor(name: string, target: Target): string {
  const { name: base, ext } = path.parse(name);
  return `${base}-${formatTarget(target).replaceAll("/", "-")}${ext}`;
}

function archiveOf({ image, target }: MadePackage): AsyncGenerator<Buffer> {
  const { manifest, mediaType, manifestBytes, digest } = image;
  return imageArchive({
    ...{ names: [], manifestDigest: digest, mediaType, manifestBytes, manifest, target },
    omitLeading: 0,
    readBlob: (blob) => image.readBlob(blob),
  });
}
