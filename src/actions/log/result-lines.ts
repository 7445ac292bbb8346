// The last lines of the log: what was built, where it is, how large it is, and what it took. Pure.
import { formatTarget } from "../../oci/target.ts";
import type { BuildReport, WorkKind } from "../../platform/request/build-request.ts";
import { formatDuration, formatSize } from "../../quantities.ts";
import { countReused } from "./reuse.ts";

export function resultLines(report: BuildReport): string[] {
  const { image, digest, tags, loaded, layoutDir, work } = report;
  return [
    ...(image !== undefined
      ? pushedLines({ image, tags, work })
      : digest === undefined
        ? []
        : [`Built ${digest} (not pushed)`]),
    ...loaded.map((name) => `Loaded into the Docker engine as ${name}`),
    ...(layoutDir === undefined ? [] : [`Written as an OCI image layout to ${layoutDir}`]),
    ...attestationLines(report),
    ...(report.verified === true ? ["Verified: a second build without any cache gave the same digest"] : []),
    ...report.platforms.flatMap(platformLines),
    ...sizeLine(report),
    ...reuseLine(report),
    ...(report.durationMs === undefined ? [] : [`Total time: ${formatDuration(report.durationMs)}`]),
  ];
}

/** Of one of several platforms. */
function platformLines(report: BuildReport): string[] {
  const { target, image, digest, durationMs } = report;
  if (target === undefined) return [];
  const facts = [image ?? digest ?? "not built", ...sizeLine(report), ...reuseLine(report)];
  const time = durationMs === undefined ? [] : [`built in ${formatDuration(durationMs)}`];
  return [`For ${formatTarget(target)}: ${[...facts, ...time].join("; ")}`];
}

/** What was done to get an image to where it is now. */
const DEEDS: Readonly<Record<WorkKind, string>> = { build: "Pushed", rebase: "Rebased", skip: "Unchanged:" };

/** Where an image is now, and by which names. */
export function pushedLines({
  image,
  tags,
  work,
}: {
  readonly image: string;
  readonly tags: readonly string[];
  readonly work?: WorkKind | undefined;
}): string[] {
  return [`${DEEDS[work ?? "build"]} ${image}`, ...tags.map((tag) => `  as ${tag}`)];
}

function attestationLines({ attestations }: BuildReport): string[] {
  return attestations.length === 0 ? [] : ["Attested as", ...attestations.map((each) => `  ${each}`)];
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
