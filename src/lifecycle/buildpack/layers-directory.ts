// The directory `<layers>/<buildpack>/`: layers, their TOML files, and what to do with unwanted layers.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#layer-types
import { lstat, readdir, rename, stat } from "node:fs/promises";
import path from "node:path";
import { type LayerContentMetadata, parseLayer } from "../../cnb/layer.ts";
import { messageOf } from "../../errors.ts";
import { isMissing } from "../../files/regular-file.ts";
import { compareBytes } from "../../oci/json.ts";
import { quote } from "../../quote.ts";
import { StepError } from "../lifecycle-error.ts";
import { readOptionalToml } from "../toml-file.ts";

/** A TOML file that would describe a layer without a name: it describes none. */
export const NAMELESS_LAYER = ".toml";

/** A layer as its buildpack describes it. */
export interface Layer extends LayerContentMetadata {
  readonly name: string;
  /** Its directory, which may not exist. */
  readonly dir: string;
  /** Whether the directory exists; a link that leads nowhere is none. */
  readonly hasContent: boolean;
}

/**
 * The layers of a buildpack in the byte order of their TOML file names.
 * @throws {PlatformError} `MALFORMED` naming the file
 */
export async function readLayers(buildpackDir: string): Promise<readonly Layer[]> {
  const names = await namesIn(buildpackDir);
  const files = names.filter((name) => name.endsWith(".toml") && name !== NAMELESS_LAYER);
  const layers: Layer[] = [];
  for (const file of files.sort(compareBytes)) {
    const tomlPath = path.join(buildpackDir, file);
    if (await isLayerContent(tomlPath)) continue;
    // A link that leads nowhere says as little as no file.
    const metadata = parseLayer((await readOptionalToml(tomlPath)) ?? "", quote(tomlPath));
    const name = file.slice(0, -".toml".length);
    const dir = path.join(buildpackDir, name);
    layers.push({ ...metadata, name, dir, hasContent: await exists(dir, stat) });
  }
  return layers;
}

/** What is in the directory of a buildpack; nothing where the buildpack has removed it. */
export async function namesIn(buildpackDir: string): Promise<readonly string[]> {
  return readdir(buildpackDir).catch(noneIfMissing);
}

/** Whether what is named like a TOML file is a directory: that of a layer whose name ends so, or one that means nothing. */
export async function isLayerContent(tomlPath: string): Promise<boolean> {
  return stat(tomlPath).then((found) => found.isDirectory(), falseIfMissing);
}

/**
 * Renames the directory of a layer without types, so that nothing uses it; it stays there for people to look at.
 * @throws {Error} if there already is one of that name, as after a build over the same directory
 */
export async function ignoreLayer(layer: Layer): Promise<void> {
  if (!layer.hasContent) return;
  const target = `${layer.dir}.ignore`;
  if (await exists(target, lstat))
    throw new StepError(`${quote(target)} exists already; build in an empty layers directory`);
  await rename(layer.dir, target).catch((error: unknown) => {
    throw new StepError(`cannot rename layer ${quote(layer.dir)} to ${quote(target)}: ${messageOf(error)}`);
  });
}

/** Whether a layer is for anything at all. */
export function hasType({ build, launch, cache }: Layer): boolean {
  return build || launch || cache;
}

async function exists(file: string, look: typeof stat | typeof lstat): Promise<boolean> {
  return look(file).then(() => true, falseIfMissing);
}

function falseIfMissing(error: unknown): false {
  if (isMissing(error)) return false;
  throw error;
}

function noneIfMissing(error: unknown): string[] {
  if (isMissing(error)) return [];
  throw error;
}
