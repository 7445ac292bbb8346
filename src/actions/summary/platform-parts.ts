// What a summary says of each of several platforms. Pure.
import { formatTarget } from "../../oci/target.ts";
import type { BuildReport } from "../../platform/request/build-request.ts";
import { formatDuration, formatSize } from "../../quantities.ts";
import { countReused } from "../log/reuse.ts";
import { code, type Content, fold, table } from "./markup.ts";

/** The runner takes 1 MiB of a step; so much is left for the rest of its summary. */
const MAX_BYTES = 768 * 1024;

/** All platforms in a table, and then what is to be said of each that was begun, behind its name, as far as it fits. */
export function platformParts(
  platforms: readonly BuildReport[],
  partsOf: (report: BuildReport) => readonly string[],
): readonly string[] {
  const columns = ["Platform", "Image", "Size", "Layers reused", "Built in"];
  const details: string[] = [];
  let rest = MAX_BYTES;
  for (const report of platforms.filter(({ timings }) => timings.length > 0)) {
    // Each begins a line, also the first: a fence is one only between empty lines.
    const body = partsOf(report)
      .filter((part) => part !== "")
      .map((part) => `\n${part}`)
      .join("");
    const part = fold(nameOf(report), body);
    rest -= Buffer.byteLength(part);
    details.push(
      rest < 0 ? `<p>What there is to say for ${code(nameOf(report)).html} does not fit here.</p>` : part,
    );
  }
  return [table(columns, platforms.map(rowOf)), ...details];
}

function rowOf(report: BuildReport): Content[] {
  const { digest, sizeBytes, durationMs, layers } = report;
  const { reused } = countReused(report);
  return [
    code(nameOf(report)),
    digest === undefined ? "not built" : code(digest),
    sizeBytes === undefined ? "" : formatSize(sizeBytes),
    layers.length === 0 ? "" : `${reused} of ${layers.length}`,
    durationMs === undefined ? "" : formatDuration(durationMs),
  ];
}

/** It is not known before the inputs are checked. */
function nameOf({ target }: BuildReport): string {
  return target === undefined ? "another platform" : formatTarget(target);
}
