// The tables of a preview: what is different, in numbers and by layer and buildpack. Pure.
import type { BuildpackChange, LayerChange, LayerChangeKind } from "../../platform/image/compare-images.ts";
import type { ImagePreview } from "../../platform/image/preview-image.ts";
import { formatSize } from "../../quantities.ts";
import { codeOf, cutRows, details, row, tableOf } from "./comment-html.ts";

/** Characters that a table may have where there is one of each, so that all of them fit into a comment. */
const MAX_BUILDPACKS = 12_000;
const MAX_LAYERS = 40_000;

/** What a table is of. */
export interface TableSubject extends Pick<ImagePreview, "contents" | "comparison"> {
  /** How many images share the comment. */
  readonly images: number;
}

/** What is worth reading comes first. */
const KINDS: readonly LayerChangeKind[] = ["added", "removed", "changed", "unknown", "same"];

const KIND_WORDS: Readonly<Record<LayerChangeKind, string>> = {
  added: "added",
  removed: "removed",
  changed: "changed",
  unknown: "not known",
  same: "the same",
};

/** e.g. `12.3 MB larger (+4.1 %)`; empty if one size is not known. */
export function sizeDifference(before: number | undefined, after: number | undefined): string {
  if (before === undefined || after === undefined) return "";
  if (before === after) return "no difference";
  const words = `${formatSize(Math.abs(after - before))} ${after > before ? "larger" : "smaller"}`;
  if (before === 0) return words;
  const percent = ((after - before) / before) * 100;
  return `${words} (${percent > 0 ? "+" : "−"}${Math.abs(percent).toFixed(1)} %)`;
}

/** e.g. `12.3 MB`; `not known` */
export function sizeWords(bytes: number | undefined): string {
  return bytes === undefined ? "not known" : formatSize(bytes);
}

/** The buildpacks of both images, or of the one that is known. */
export function buildpackTable({ contents, comparison, images }: TableSubject): string {
  const limit = MAX_BUILDPACKS / images;
  if (comparison !== undefined) return changedBuildpacks(comparison.buildpacks, limit);
  const rows = (contents?.buildpacks ?? []).map(({ id, version }) => row([codeOf(id), codeOf(version)]));
  if (rows.length === 0) return "";
  const content = tableOf([row(["Buildpack", "Version"], "th"), ...cutRows(rows, limit, 2)]);
  return details(`Buildpacks: ${rows.length}`, content);
}

function changedBuildpacks(changes: readonly BuildpackChange[], limit: number): string {
  if (changes.length === 0) return "";
  const isChanged = ({ before, after }: BuildpackChange): boolean => before !== after;
  const changed = changes.filter(isChanged);
  const sorted = [...changed, ...changes.filter((change) => !isChanged(change))];
  const rows = sorted.map(({ id, before, after }) => row([codeOf(id), version(before), version(after)]));
  const head = row(["Buildpack", "Base", "This"], "th");
  const content = tableOf([head, ...cutRows(rows, limit, 3)]);
  const title = changed.length === 0 ? "all the same" : `${changed.length} of ${changes.length} changed`;
  return details(`Buildpacks: ${title}`, content);
}

function version(text: string | undefined): string {
  return text === undefined ? "not used" : codeOf(text);
}

/** The layers of both images, or of the one that is known. */
export function layerTable({ contents, comparison, images }: TableSubject): string {
  const limit = MAX_LAYERS / images;
  if (comparison !== undefined) return changedLayers(comparison.layers, limit);
  const rows = (contents?.layers ?? []).map(({ name, sizeBytes }) =>
    row([codeOf(name), sizeWords(sizeBytes)]),
  );
  if (rows.length === 0) return "";
  const content = tableOf([row(["Layer", "Size"], "th"), ...cutRows(rows, limit, 2)]);
  return details(`Layers: ${rows.length}`, content);
}

function changedLayers(changes: readonly LayerChange[], limit: number): string {
  if (changes.length === 0) return "";
  const sorted = KINDS.flatMap((kind) => changes.filter((change) => change.kind === kind));
  const rows = sorted.map(({ name, kind, beforeBytes, afterBytes }) =>
    row([
      codeOf(name),
      KIND_WORDS[kind],
      kind === "added" ? "" : sizeWords(beforeBytes),
      kind === "removed" ? "" : sizeWords(afterBytes),
    ]),
  );
  const head = row(["Layer", "Content", "Base", "This"], "th");
  return details(`Layers: ${countKinds(changes)}`, tableOf([head, ...cutRows(rows, limit, 4)]));
}

/** e.g. `1 added, 2 changed, 6 the same` */
function countKinds(changes: readonly LayerChange[]): string {
  const counts = KINDS.map(
    (kind) => [kind, changes.filter((change) => change.kind === kind).length] as const,
  );
  const known = counts.filter(([, count]) => count > 0);
  return known.map(([kind, count]) => `${count} ${KIND_WORDS[kind]}`).join(", ");
}
