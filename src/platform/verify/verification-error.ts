// An image that came out different the second time, in words. Pure.
import { PlatformError } from "../../errors.ts";
import { shortDigest } from "../../oci/digest.ts";
import type { Descriptor } from "../../oci/manifest.ts";
import { oneLine, quote } from "../../quote.ts";
import type { NamelessImage } from "../delivery/destination.ts";
import { keptBack } from "../delivery/kept-back.ts";
import { withoutSlice } from "../image/image-contents.ts";
import type { BuildReport } from "../request/build-request.ts";
import type { ImageDifferences, LayerDifference } from "./image-differences.ts";
import type { LayerFiles } from "./layer-files.ts";

/** What is known about the failure. */
export interface FailedVerification {
  readonly image: Pick<NamelessImage, "digest" | "image">;
  /** Of the second image. */
  readonly secondDigest: string;
  readonly differences: ImageDifferences;
  /** Of the first build: which layers it reused. */
  readonly reuse: BuildReport["layers"];
}

/** The error for it. */
export function verificationError(failure: FailedVerification): PlatformError {
  const { image, secondDigest, differences } = failure;
  const message =
    `The image is not reproducible: it is ${image.digest}, and ${secondDigest} when it is built again without any cache. ` +
    `${countDifferences(differences)}. ${keptBack(image)}`;
  return new PlatformError("VERIFICATION", message, {
    hint: hintFor(failure),
    details: { kind: "verification", lines: describeDifferences(failure) },
  });
}

/** All that is told of the differences, a line for each. */
export function describeDifferences(failure: FailedVerification): readonly string[] {
  const { layers, layerCount, isReordered, settings, settingCount } = failure.differences;
  return [
    ...layers.flatMap((layer) => describeLayer(layer, failure)),
    ...describeOthers(layerCount - layers.length, "layer"),
    ...(isReordered ? ["The layers are the same in another order"] : []),
    ...settings.map((setting) => `${setting[0]?.toUpperCase() ?? ""}${setting.slice(1)}`),
    ...describeOthers(settingCount - settings.length, "setting"),
  ];
}

function describeOthers(left: number, noun: string): string[] {
  return left > 0 ? [`${count(left, `more ${noun}`)} differ${left === 1 ? "s" : ""}`] : [];
}

function countDifferences({ layerCount, settingCount, isReordered }: ImageDifferences): string {
  const parts = [
    ...(layerCount > 0 ? [count(layerCount, "layer")] : []),
    ...(isReordered ? ["the order of the layers"] : []),
    ...(settingCount > 0 ? [count(settingCount, "setting")] : []),
  ];
  const only = parts.length === 1 && (layerCount === 1 || settingCount === 1 || isReordered);
  if (parts.length === 0) return "Only the form of their configs or manifests differs";
  const words = parts.join(" and ");
  return `${words[0]?.toUpperCase() ?? ""}${words.slice(1)} differ${only ? "s" : ""}`;
}

function describeLayer(layer: LayerDifference, { differences, reuse }: FailedVerification): string[] {
  const reason = whyReused(layer, reuse);
  const reused = reason === undefined ? "" : `, which the first build reused (${reason})`;
  const heading = `Layer ${quote(layer.name)}${makerOf(layer, differences)}${reused}`;
  switch (layer.kind) {
    case "only in one":
      return [`${heading}: only in the ${layer.which} image`];
    case "storage":
      return [
        `${heading}: the same content, stored as ${stored(layer.first)} and as ${stored(layer.second)}`,
      ];
    case "unread":
      return [`${heading}: its files could not be compared: ${oneLine(layer.why)}`];
    case "files":
      return [`${heading}:`, ...describeFiles(layer.files).map((line) => `  ${line}`)];
  }
}

function describeFiles({ shown, count: total, isReordered, isComplete }: LayerFiles): string[] {
  const left = total - shown.length;
  return [
    ...shown.map(({ path, aspects }) => `${quote(path)}: ${aspects.join(", ")}`),
    ...(left > 0 ? [`and ${count(left, "more file")}`] : []),
    ...(isComplete ? [] : [`${total === 0 ? "" : "and maybe others: "}${TOO_MANY}`]),
    ...(isReordered ? ["the files are the same in another order"] : []),
    ...(total === 0 && !isReordered && isComplete ? [OTHER_FORM] : []),
  ];
}

/** What a comparison ends at. */
const TOO_MANY =
  "too many files are in one of both layers only, or in another order, so not all were compared";

/** What is not read of an archive. */
const OTHER_FORM =
  "the files are the same; what differs is e.g. an extended attribute, the name of an owner, or a part of a second";

/** e.g. ` of examples/node 1.0.0`; layers of buildpacks are named after them. */
function makerOf({ name }: LayerDifference, { buildpacks }: ImageDifferences): string {
  if (withoutSlice(name) === "app") return " (the source, and what buildpacks made of it)";
  const maker = buildpacks.find(({ id }) => name.startsWith(`${id}:`));
  return maker === undefined ? "" : ` of the buildpack ${quote(`${maker.id}@${maker.version}`)}`;
}

/** Why the first build reused the layer; undefined if it did not. */
function whyReused({ name }: LayerDifference, reuse: FailedVerification["reuse"]): string | undefined {
  const known = reuse.find((layer) => withoutSlice(layer.name) === withoutSlice(name));
  return known?.outcome === "reused" ? known.reason : undefined;
}

function stored({ size, digest, mediaType }: Descriptor): string {
  return `${size} bytes sha256:${shortDigest(digest)} (${oneLine(mediaType)})`;
}

function hintFor({ differences: { layers }, reuse }: FailedVerification): string {
  const areReused = layers.length > 0 && layers.every((layer) => whyReused(layer, reuse) !== undefined);
  if (layers.length > 0 && layers.every(({ kind }) => kind === "storage")) {
    return 'Name an image that does not exist in "previous-image" once, so that all layers are stored in one way.';
  }
  return areReused
    ? 'What was reused comes out different today: set "clear-cache" to "true" once, and see whether the image is reproducible then.'
    : "Let the buildpack make the same files each time: without times, random numbers, and the order in which a directory is listed.";
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
