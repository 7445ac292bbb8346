// The last lines of the log: what was built, where it is, how large it is, and what it took. Pure.
import type { BuildReport } from "../../platform/request/build-request.ts";
import { formatDuration, formatSize } from "../../quantities.ts";
import { countReused } from "./reuse.ts";

export function resultLines(report: BuildReport): string[] {
  const { image, digest, tags, loaded, layoutDir } = report;
  return [
    ...(image !== undefined
      ? pushedLines({ image, tags })
      : digest === undefined
        ? []
        : [`Built ${digest} (not pushed)`]),
    ...loaded.map((name) => `Loaded into the Docker engine as ${name}`),
    ...(layoutDir === undefined ? [] : [`Written as an OCI image layout to ${layoutDir}`]),
    ...sizeLine(report),
    ...reuseLine(report),
    ...(report.durationMs === undefined ? [] : [`Total time: ${formatDuration(report.durationMs)}`]),
  ];
}

/** Where an image is now, and by which names. */
export function pushedLines({ image, tags }: { image: string; tags: readonly string[] }): string[] {
  return [`Pushed ${image}`, ...tags.map((tag) => `  as ${tag}`)];
}

function sizeLine({ sizeBytes, runImageSizeBytes }: BuildReport): string[] {
  if (sizeBytes === undefined) return [];
  const base = runImageSizeBytes ? `, including ${formatSize(runImageSizeBytes)} of the run image` : "";
  return [`Size: ${formatSize(sizeBytes)} compressed${base}`];
}

function reuseLine(report: BuildReport): string[] {
  const { layers, caches } = report;
  if (layers.length === 0) return [];
  const { reused, reusedBytes } = countReused(report);
  const amount = reused > 0 && reusedBytes !== undefined ? `, ${formatSize(reusedBytes)}` : "";
  const hits = caches
    .filter(({ outcome }) => outcome === "hit")
    .map(({ name }) => `the cache of the ${name}`);
  const from = hits.length === 0 ? "" : `, with the help of ${hits.join(" and ")}`;
  return [`Reused: ${reused} of ${layers.length} layers${amount}${from}`];
}
