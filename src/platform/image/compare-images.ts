// What is different between two images: layers by their content, buildpacks by version, sizes, the run image. Pure.
import {
  type ContentLayer,
  type ImageContents,
  RUN_IMAGE_LAYERS,
  sumBytes,
  withoutSlice,
} from "./image-contents.ts";

/** `unknown`: both have a layer of that name, but of one the content is not known. */
export type LayerChangeKind = "added" | "removed" | "changed" | "same" | "unknown";

/** What became of a layer. */
export interface LayerChange {
  readonly kind: LayerChangeKind;
  readonly name: string;
  /** Undefined if it was not there, or its size is not known. */
  readonly beforeBytes: number | undefined;
  readonly afterBytes: number | undefined;
}

/** A buildpack's versions; undefined where it was not used. */
export interface BuildpackChange {
  readonly id: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** Compressed sizes of one image; undefined if not known. */
export interface ImageSizes {
  readonly totalBytes: number | undefined;
  /** Without the run image. */
  readonly ownBytes: number | undefined;
}

/** What is different in an image, seen from another. */
export interface ImageComparison {
  /** In the order of the new image; removed ones last. */
  readonly layers: readonly LayerChange[];
  /** In the order of the new image; removed ones last. */
  readonly buildpacks: readonly BuildpackChange[];
  readonly runImage: "same" | "changed" | "unknown";
  /** What an engine with the old image has to pull for the new one, at most; undefined if not known. */
  readonly newBytes: number | undefined;
}

export function compareImages(before: ImageContents, after: ImageContents): ImageComparison {
  const isComplete = before.isComplete && after.isComplete;
  const runImage = compareRunImages(before, after);
  return {
    layers: isComplete ? compareLayers(before.layers, after.layers) : compareOwnLayers(before, after),
    buildpacks: compareBuildpacks(before.buildpacks, after.buildpacks),
    runImage,
    newBytes: newBytes(before, after, runImage),
  };
}

/** Whether nothing but the run image is different, as far as layers and buildpacks tell. */
export function isRebase({ runImage, layers, buildpacks }: ImageComparison): boolean {
  const own = layers.filter(({ name }) => name !== RUN_IMAGE_LAYERS);
  return (
    runImage === "changed" &&
    own.length > 0 &&
    own.every(({ kind }) => kind === "same") &&
    buildpacks.every(({ before, after }) => before === after)
  );
}

export function sizesOf({ sizeBytes, runImageSizeBytes }: ImageContents): ImageSizes {
  const isSplit = sizeBytes !== undefined && runImageSizeBytes !== undefined;
  return { totalBytes: sizeBytes, ownBytes: isSplit ? sizeBytes - runImageSizeBytes : undefined };
}

/** A build that made no image of its own says nothing of layers, which are not gone. */
function compareOwnLayers(before: ImageContents, after: ImageContents): LayerChange[] {
  const isSilent = [before, after].some(({ layers, isComplete }) => !isComplete && layers.length === 0);
  return isSilent ? [] : compareLayers(ownLayers(before), ownLayers(after));
}

/** Slices of the app count as one layer: what a build says of them is how many it rebuilt, not which. */
function ownLayers({ layers }: ImageContents): ContentLayer[] {
  const isSlice = ({ name }: ContentLayer): boolean => withoutSlice(name) === "app";
  const own = layers.filter(({ name }) => name !== RUN_IMAGE_LAYERS);
  const slices = own.filter(isSlice);
  const app = {
    name: "app",
    diffId: slices.length === 1 ? slices[0]?.diffId : undefined,
    sizeBytes: sumBytes(slices),
  };
  return own
    .filter((layer) => !isSlice(layer) || layer === slices[0])
    .map((layer) => (isSlice(layer) ? app : layer));
}

function compareLayers(before: readonly ContentLayer[], after: readonly ContentLayer[]): LayerChange[] {
  return matchLayers(before, after).map((pair) => {
    if (pair.before === undefined) return change("added", pair);
    return change(pair.after === undefined ? "removed" : kindOf(pair.before, pair.after), pair);
  });
}

/** A layer of each image; one of them may be undefined. */
export interface LayerPair<Layer> {
  readonly before?: Layer;
  readonly after?: Layer;
}

/** Which layer is which: by its name, else by its content. In the order of the new image; what is only in the old one comes last. */
export function matchLayers<Layer extends Pick<ContentLayer, "name" | "diffId">>(
  before: readonly Layer[],
  after: readonly Layer[],
): LayerPair<Layer>[] {
  const old = new Map(before.map((layer) => [layer.name, layer]));
  const names = new Set(after.map(({ name }) => name));
  // What was only renamed is the same content: it is matched with what has no namesake.
  const renamed = new Map(
    before.filter(({ name }) => !names.has(name)).map((layer) => [layer.diffId, layer] as const),
  );
  renamed.delete(undefined);
  const pairs = after.map((layer): LayerPair<Layer> => {
    const known = old.get(layer.name) ?? renamed.get(layer.diffId);
    if (known === undefined) return { after: layer };
    old.delete(known.name);
    renamed.delete(known.diffId);
    return { before: known, after: layer };
  });
  return [...pairs, ...[...old.values()].map((layer) => ({ before: layer }))];
}

function kindOf(before: ContentLayer, after: ContentLayer): LayerChangeKind {
  if (before.diffId === undefined || after.diffId === undefined) return "unknown";
  return before.diffId === after.diffId ? "same" : "changed";
}

function change(kind: LayerChangeKind, { before, after }: LayerPair<ContentLayer>): LayerChange {
  const name = after?.name ?? before?.name ?? "";
  return { kind, name, beforeBytes: before?.sizeBytes, afterBytes: after?.sizeBytes };
}

function compareBuildpacks(
  before: ImageContents["buildpacks"],
  after: ImageContents["buildpacks"],
): BuildpackChange[] {
  const old = new Map(before.map(({ id, version }) => [id, version]));
  const current = new Map(after.map(({ id, version }) => [id, version]));
  const ids = new Set([...current.keys(), ...old.keys()]);
  return [...ids].map((id) => ({ id, before: old.get(id), after: current.get(id) }));
}

function compareRunImages(before: ImageContents, after: ImageContents): ImageComparison["runImage"] {
  const [old, current] = [before, after].map(
    ({ layers }) => layers.find(({ name }) => name === RUN_IMAGE_LAYERS)?.diffId,
  );
  if (old !== undefined && current !== undefined) return old === current ? "same" : "changed";
  if (before.runImage === undefined || after.runImage === undefined) return "unknown";
  // The same image may be read from a mirror.
  return digestIn(before.runImage) === digestIn(after.runImage) ? "same" : "changed";
}

function digestIn(reference: string): string {
  return reference.slice(reference.indexOf("@") + 1);
}

function newBytes(
  before: ImageContents,
  after: ImageContents,
  runImage: ImageComparison["runImage"],
): number | undefined {
  const { layers, isComplete } = after;
  // A run image that is the same is there already, whether its layers are known or not.
  const isAll = isComplete || runImage === "same";
  const isKnown = [...before.layers, ...layers].every(({ diffId }) => diffId !== undefined);
  if (!isAll || !isKnown || layers.length === 0) return undefined;
  const known = new Set(before.layers.map(({ diffId }) => diffId));
  // Nothing is pulled twice.
  const pulled = new Map(layers.map((layer) => [layer.diffId, layer]));
  return sumBytes([...pulled.values()].filter(({ diffId }) => !known.has(diffId)));
}
