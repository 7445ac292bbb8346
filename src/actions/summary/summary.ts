// The summary of a run, shown on its page: HTML, since Markdown cannot be escaped reliably, but for fences of our own words.
import { appendFile } from "node:fs/promises";
import type { Environment } from "../../environment.ts";
import type { BuildReport } from "../../platform/request/build-request.ts";
import type { Failure } from "../failure/report-failure.ts";
import type { SetInput } from "../inputs/set-inputs.ts";
import { renderFailures } from "./failure-part.ts";
import { renderCommand, renderHead, renderImage } from "./image-part.ts";
import { escapeHtml } from "./markup.ts";
import { platformParts } from "./platform-parts.ts";
import {
  renderBase,
  renderBuildpacks,
  renderCaches,
  renderInputs,
  renderLayers,
  renderProcesses,
  renderSbom,
} from "./report-parts.ts";
import { renderTimeline, renderTimings } from "./timeline.ts";

/** What a run led to; a failed one may know a part of the report. */
export interface RunResult {
  readonly report: BuildReport;
  /** Empty after success. */
  readonly failures: readonly Failure[];
  readonly inputs: readonly SetInput[];
}

/** What people look for first comes first. */
export function renderSummary({ report, failures, inputs }: RunResult): string {
  const head =
    failures.length === 0
      ? [renderHead(report), renderCommand(report)]
      : [`<h3>${failedTitle(failures)}</h3>`, renderFailures(failures)];
  const body =
    report.platforms.length === 0 ? buildParts(report) : platformParts(report.platforms, buildParts);
  return joined([...head, renderImage(report), ...body, renderInputs(inputs)]);
}

/** What is to be said of one build besides where its image is. */
function buildParts(report: BuildReport): readonly string[] {
  return [
    renderBuildpacks(report),
    renderTimeline(report),
    renderTimings(report),
    renderLayers(report),
    renderCaches(report),
    renderProcesses(report),
    renderBase(report),
    renderSbom(report),
  ];
}

function joined(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== "").join("\n")}\n`;
}

function failedTitle(failures: readonly Failure[]): string {
  if (failures.some(({ testLines }) => testLines !== undefined)) return "The image failed its test";
  if (failures.some(({ differences }) => differences !== undefined)) return "The image is not reproducible";
  return "The image was not built";
}

/** What the post step adds: a line for each cache that was saved, or why not. */
export function renderSaved(lines: readonly string[]): string {
  return `<ul>\n${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join("\n")}\n</ul>\n`;
}

/** Writes the summary where the runner wants it; does nothing where there is no runner. */
export async function writeSummary(html: string, env: Environment): Promise<void> {
  const file = env["GITHUB_STEP_SUMMARY"];
  // `summary` of @actions/core would do no more, but keeps the file's name for the life of the process.
  if (file) await appendFile(file, html);
}
