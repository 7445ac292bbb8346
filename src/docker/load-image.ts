// Getting an image from its blobs into the engine: what the engine has already is not sent, and what it made of the rest
// is checked.
import { addAbortSignal, Readable } from "node:stream";
import { countBytes } from "../bytes/count-bytes.ts";
import { PlatformError } from "../errors.ts";
import type { Digest } from "../oci/digest.ts";
import { quote } from "../quote.ts";
import type { Daemon, DaemonImage } from "./daemon.ts";
import { type ArchiveImage, countLeading, imageArchive } from "./image-archive.ts";

/** An image whose blobs can be read. */
export interface LoadableImage extends Omit<ArchiveImage, "omitLeading" | "held"> {
  readonly diffIds: readonly string[];
}

export interface LoadOptions {
  readonly daemon: Pick<Daemon, "inspectImage" | "loadImage" | "removeImage">;
  /** Names of images that may have the same first layers, e.g. the run image; unknown ones do not matter. */
  readonly relatives: readonly string[];
  /** Blobs that the engine has in a containerd store. */
  readonly held?: ReadonlySet<Digest> | undefined;
  /** What else must be true of the loaded image; a rejection counts as a failed load. */
  readonly check?: () => Promise<void>;
  readonly signal?: AbortSignal | undefined;
  /** Told how much of the archive was sent so far. */
  readonly onBytes?: ((bytes: number) => void) | undefined;
}

/** An image that the engine took. */
export interface LoadedImage {
  /** The engine's: the digest of the config, or of the manifest in the containerd store. */
  readonly id: string;
  readonly layers: number;
  /** How many of the layers the engine had, so that they were not sent. */
  readonly omittedLayers: number;
}

/**
 * Loads an image without the layers that it shares with its relatives in the engine, and all of it if that fails; not at all, if
 * all its names are already those of this very image.
 * @throws {PlatformError} `DAEMON` if the engine has something else then, or what the engine or the blobs reject with.
 * No name is left behind that was not there before.
 */
export async function loadImage(image: LoadableImage, options: LoadOptions): Promise<LoadedImage> {
  const { daemon, relatives, check } = options;
  const others = relatives.filter((name) => !image.names.includes(name));
  const [own, related] = await Promise.all([
    inspectAll(image.names, (name) => daemon.inspectImage(name)),
    // A relative only saves time.
    inspectAll(others, (name) => daemon.inspectImage(name).catch(() => undefined)),
  ]);
  const id = presentId(image, own);
  if (id !== undefined && (await passes(check))) {
    return { id, layers: image.diffIds.length, omittedLayers: image.diffIds.length };
  }
  const omitLeading = countLeading(image.diffIds, [...own.values(), ...related.values()]);
  try {
    return await loadOmitting(image, omitLeading, options);
  } catch (error) {
    const added = image.names.filter((name) => !own.has(name));
    await Promise.all(added.map((name) => daemon.removeImage(name).catch(() => undefined)));
    throw error;
  }
}

/** What the engine calls the image, if that is what all its names have; ids are of the manifest, or of the config in a graph driver. */
function presentId(
  { names, diffIds, manifestDigest, manifest }: LoadableImage,
  own: ReadonlyMap<string, DaemonImage>,
): string | undefined {
  const [first] = own.values();
  const isIt = (found: DaemonImage | undefined): boolean =>
    found !== undefined &&
    found.id === first?.id &&
    (found.id === manifestDigest || found.id === manifest.config.digest) &&
    hasLayers(found, diffIds);
  return names.every((name) => isIt(own.get(name))) ? first?.id : undefined;
}

async function passes(check: LoadOptions["check"]): Promise<boolean> {
  return (check?.() ?? Promise.resolve()).then(
    () => true,
    () => false,
  );
}

/** Whether an image of the engine consists of exactly these layers. */
export function hasLayers(image: DaemonImage, diffIds: readonly string[]): boolean {
  return image.diffIds.length === diffIds.length && image.diffIds.every((id, at) => id === diffIds[at]);
}

async function loadOmitting(
  image: LoadableImage,
  omitLeading: number,
  options: LoadOptions,
): Promise<LoadedImage> {
  const { held = new Set<Digest>() } = options;
  const layers = image.diffIds.length;
  try {
    const id = await loadAndVerify({ ...image, omitLeading, held }, options);
    const omitted = image.manifest.layers.filter(({ digest }, at) => at < omitLeading || held.has(digest));
    return { id, layers, omittedLayers: omitted.length };
  } catch (error) {
    // A relative may have been removed meanwhile, and the containerd store may know a layer without having its blob.
    if ((omitLeading === 0 && held.size === 0) || options.signal?.aborted === true) throw error;
    const id = await loadAndVerify({ ...image, omitLeading: 0 }, options);
    return { id, layers, omittedLayers: 0 };
  }
}

/** The id that all names have then. */
async function loadAndVerify(
  image: LoadableImage & ArchiveImage,
  { daemon, check, signal, onBytes = () => undefined }: LoadOptions,
): Promise<string> {
  const archive = Readable.from(countBytes(imageArchive(image), onBytes));
  if (signal !== undefined) addAbortSignal(signal, archive);
  try {
    await daemon.loadImage(archive);
  } finally {
    archive.destroy();
  }
  const loaded = await inspectAll(image.names, (name) => daemon.inspectImage(name));
  let id = "";
  for (const name of image.names) {
    const found = loaded.get(name);
    if (found === undefined) throw invalid(name, "the engine does not have it after loading it");
    if (!hasLayers(found, image.diffIds)) {
      throw invalid(name, "its layers in the engine are not those of its config");
    }
    id = found.id;
  }
  await check?.();
  return id;
}

/** By name, those that are there. */
async function inspectAll(
  names: readonly string[],
  inspect: Daemon["inspectImage"],
): Promise<ReadonlyMap<string, DaemonImage>> {
  const images = await Promise.all(names.map(inspect));
  const found = new Map<string, DaemonImage>();
  for (const [at, image] of images.entries()) if (image !== undefined) found.set(names[at] ?? "", image);
  return found;
}

function invalid(name: string, why: string): PlatformError {
  return new PlatformError("DAEMON", `The image ${quote(name)} cannot be used: ${why}.`, {
    hint: "Try again; if the problem persists, check the log of the Docker engine.",
  });
}
