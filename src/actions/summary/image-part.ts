// The beginning of a summary: what was built, where it is, and how to try it. Pure.
import type { BuildReport, WorkKind } from "../../platform/request/build-request.ts";
import { formatDuration, formatSize } from "../../quantities.ts";
import { countReused } from "../log/reuse.ts";
import { code, escapeHtml, facts, fence, stacked } from "./markup.ts";

/** What became of the image; the words begin a heading. */
const DEEDS: Readonly<Record<WorkKind, string>> = { build: "Built", rebase: "Rebased", skip: "Unchanged:" };

/** e.g. `<h3>Built <code>ghcr.io/owner/app:1</code></h3>`, and the figures of the build. */
export function renderHead(report: BuildReport): string {
  const [name = report.image ?? report.digest ?? "the image"] = [...report.tags, ...report.loaded];
  return `<h3>${DEEDS[report.work ?? "build"]} ${code(name).html}</h3>\n<p>${figures(report).map(escapeHtml).join(" · ")}</p>`;
}

function figures(report: BuildReport): string[] {
  const { sizeBytes, durationMs, layers } = report;
  const { reused, reusedBytes } = countReused(report);
  const amount = reusedBytes === undefined ? "" : ` (${formatSize(reusedBytes)})`;
  return [
    ...(sizeBytes === undefined ? [] : [`${formatSize(sizeBytes)} compressed`]),
    ...(layers.length === 0 ? [] : [`${reused} of ${layers.length} layers reused${amount}`]),
    ...(durationMs === undefined ? [] : [`${formatDuration(durationMs)} in total`]),
  ];
}

/** What no shell and no fence takes for anything else. */
const SAFE_REFERENCE = /^[\w.:/@-]{1,500}$/;

/** One command in a fence, since only these get a button for copying. */
export function renderCommand({ image, loaded, processes }: BuildReport): string {
  const reference = image ?? loaded[0];
  if (reference === undefined || !SAFE_REFERENCE.test(reference)) return "";
  const main = processes.find((process) => process.default) ?? processes[0];
  if (main === undefined) return image === undefined ? "" : fence("sh", [`docker pull ${reference}`]);
  const port = main.type === "web" ? " --env PORT=8080 --publish 8080:8080" : "";
  return fence("sh", [`docker run --rm${port} \\`, `  ${reference}`]);
}

const REPRODUCIBLE = {
  yes: "yes, a second build without any cache gave the same digest",
  no: "no, a second build without any cache gave another digest",
} as const;

/** Names and digests. */
export function renderImage(report: BuildReport): string {
  const { digest, tags, loaded, imageId, verified } = report;
  const names = (list: readonly string[]) =>
    list.length === 0 ? undefined : stacked(list.slice(0, 50).map(code));
  const more = (list: readonly string[]) =>
    list.length <= 50 ? undefined : `${list.length - 50} more, which do not fit here`;
  return facts([
    ["Digest", digest && code(digest)],
    ["Tags", names(tags)],
    ["Further tags", more(tags)],
    ["In the Docker engine as", names(loaded)],
    ["Image ID", imageId && code(imageId)],
    ["Reproducible", verified === undefined ? undefined : REPRODUCIBLE[verified ? "yes" : "no"]],
  ]);
}
