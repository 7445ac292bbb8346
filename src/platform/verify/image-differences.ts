// How an image differs from one that was built a second time: layer by layer, and in its settings. Only layers that differ are read.
import { UnpackRoom } from "../../bytes/unpack-room.ts";
import { messageOf, PlatformError } from "../../errors.ts";
import type { FinishedImage } from "../../gateway/finished-image.ts";
import type { Descriptor } from "../../oci/manifest.ts";
import { formatLimit } from "../../quantities.ts";
import { type LayerPair, matchLayers } from "../image/compare-images.ts";
import { describeContents, type ImageContents, RUN_IMAGE_LAYERS } from "../image/image-contents.ts";
import { compareLayerFiles, type FileLimits, type LayerFiles } from "./layer-files.ts";
import { settingDifferences } from "./setting-differences.ts";

/** A layer that is not the same; its name is untrusted. */
export type LayerDifference = { readonly name: string } & (
  | { readonly kind: "only in one"; readonly which: "first" | "second" }
  | { readonly kind: "files"; readonly files: LayerFiles }
  /** The content is the same, and what registries store is not. */
  | { readonly kind: "storage"; readonly first: Descriptor; readonly second: Descriptor }
  /** Why the files cannot be told. */
  | { readonly kind: "unread"; readonly why: string }
);

/** How two images differ that have not the same digest. */
export interface ImageDifferences {
  /** The first of those that differ. */
  readonly layers: readonly LayerDifference[];
  /** How many differ. */
  readonly layerCount: number;
  /** Whether they have the same layers in another order. */
  readonly isReordered: boolean;
  /** The first of the clauses that {@link settingDifferences} gives. */
  readonly settings: readonly string[];
  /** How many there are. */
  readonly settingCount: number;
  /** Those of both, which layers are named after. */
  readonly buildpacks: ImageContents["buildpacks"];
}

/** As much as people read of one failure. */
const MAX_LAYERS = 5;
const MAX_SETTINGS = 10;
const FILE_LIMITS: Omit<FileLimits, "room"> = { maxShown: 10, maxWaitingBytes: 64 * 1024 * 1024 };
/** Of all layers of both images that are compared, decompressed: a few megabytes may become any number of these. */
const MAX_COMPARED_BYTES = 64 * 1024 ** 3;

/**
 * @throws {PlatformError} `MALFORMED` if the labels of one of them cannot be read, `CANCELLED`; that a layer cannot be read is a
 * difference in itself
 */
export async function findDifferences(
  first: FinishedImage,
  second: FinishedImage,
  signal: AbortSignal,
): Promise<ImageDifferences> {
  const [before, after] = [describe(first), describe(second)];
  const pairs = matchLayers(before.layers, after.layers).filter((pair) => !isSame(pair));
  const layers: LayerDifference[] = [];
  const room = new UnpackRoom(MAX_COMPARED_BYTES, tooMuchToCompare);
  for (const pair of pairs.slice(0, MAX_LAYERS))
    layers.push(await compare(pair, { first, second, signal, room }));
  const [a, b] = [first, second].map(({ config }) => config.rootfs.diff_ids.join());
  return {
    layers,
    layerCount: pairs.length,
    isReordered: pairs.length === 0 && a !== b,
    ...countSettings(settingDifferences(first, second, a === b)),
    buildpacks: [...before.buildpacks, ...after.buildpacks],
  };
}

function tooMuchToCompare(): PlatformError {
  const size = formatLimit(MAX_COMPARED_BYTES);
  return new PlatformError(
    "MALFORMED",
    `The layers that differ have more than ${size} in all, which is as much as is compared.`,
  );
}

function countSettings(clauses: Iterable<string>): Pick<ImageDifferences, "settings" | "settingCount"> {
  const settings: string[] = [];
  let settingCount = 0;
  for (const clause of clauses) {
    settingCount += 1;
    if (settings.length < MAX_SETTINGS) settings.push(clause);
  }
  return { settings, settingCount };
}

/** A layer by its name. */
interface ImageLayer {
  readonly name: string;
  readonly diffId: string;
  readonly blob: Descriptor;
}

/** From the bottom; those of the run image have no names but their numbers. */
function describe({
  config,
  manifest,
  digest,
}: FinishedImage): Pick<ImageContents, "buildpacks"> & { readonly layers: readonly ImageLayer[] } {
  const { layers, buildpacks } = describeContents(config, manifest, digest);
  const own = layers.filter(({ name }) => name !== RUN_IMAGE_LAYERS);
  const below = manifest.layers.length - own.length;
  const named = manifest.layers.map((blob, at) => ({
    name: own[at - below]?.name ?? `${RUN_IMAGE_LAYERS}, layer ${at + 1}`,
    diffId: config.rootfs.diff_ids[at] ?? "",
    blob,
  }));
  return { buildpacks, layers: named };
}

function isSame({ before, after }: LayerPair<ImageLayer>): boolean {
  return before?.diffId === after?.diffId && before?.blob.digest === after?.blob.digest;
}

interface Images {
  readonly first: FinishedImage;
  readonly second: FinishedImage;
  readonly signal: AbortSignal;
  readonly room: UnpackRoom;
}

async function compare(
  { before, after }: LayerPair<ImageLayer>,
  { first, second, signal, room }: Images,
): Promise<LayerDifference> {
  if (before === undefined || after === undefined) {
    const which = before === undefined ? "second" : "first";
    return { name: before?.name ?? after?.name ?? "", kind: "only in one", which };
  }
  const { name } = before;
  if (before.diffId === after.diffId)
    return { name, kind: "storage", first: before.blob, second: after.blob };
  try {
    const [a, b] = [first.readBlob(before.blob.digest), second.readBlob(after.blob.digest)];
    return { name, kind: "files", files: await compareLayerFiles(a, b, { ...FILE_LIMITS, signal, room }) };
  } catch (error) {
    if (signal.aborted) throw error;
    return { name, kind: "unread", why: messageOf(error) };
  }
}
