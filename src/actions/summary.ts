// The summary of a run, shown on its page. HTML, since Markdown cannot be escaped reliably.
import { appendFile } from "node:fs/promises";
import type { BuildReport } from "../platform/build-request.ts";
import { formatDuration } from "./duration.ts";
import type { Environment } from "./input-reader.ts";
import type { Failure } from "./report-failure.ts";

/** What a run led to; a failed one may know a part of the report. */
export interface RunResult {
  readonly report: BuildReport | undefined;
  /** Empty after success. */
  readonly failures: readonly Failure[];
}

/** The runner drops a summary of more than 1 MiB. */
const MAX_SUMMARY_BYTES = 900_000;

/** Everything from elsewhere is escaped: labels, ids and error messages can hold anything. */
export function renderSummary({ report, failures }: RunResult): string {
  const parts = [
    heading(failures.length === 0 ? `Built ${report?.image ?? "the image"}` : "The image was not built"),
    ...failures.map(renderFailure),
    ...(report === undefined ? [] : renderReport(report)),
  ];
  return truncate(`${parts.filter((part) => part !== "").join("\n")}\n`);
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

function renderReport(report: BuildReport): string[] {
  return [
    table([
      ["Digest", report.digest],
      ["Tags", report.tags.join("\n")],
      ["Builder", report.builder],
      ["Run image", report.runImage],
      ["Platform", report.target && `${report.target.os}/${report.target.arch}`],
      ["Lifecycle", lifecycle(report)],
    ]),
    listing(
      "Buildpacks",
      ["Id", "Version"],
      report.buildpacks.map(({ id, version }) => [id, version]),
    ),
    listing(
      "Caches",
      ["Cache", "Kind", "Outcome", "What", "Size", "Time"],
      report.caches.map(({ name, kind, outcome, reason, sizeBytes, restoreMs }) => [
        name,
        kind,
        outcome,
        reason,
        sizeBytes === undefined ? "" : `${(sizeBytes / 1e6).toFixed(1)} MB`,
        restoreMs === undefined ? "" : formatDuration(restoreMs),
      ]),
    ),
    listing(
      "Timings",
      ["What", "Time"],
      report.timings.map(({ name, durationMs }) => [name, formatDuration(durationMs)]),
    ),
    listing(
      `Layers: ${countLayers(report, "reused")} reused, ${countLayers(report, "added")} added`,
      ["Layer", "Outcome", "Reason"],
      report.layers.map(({ name, outcome, reason }) => [name, outcome, reason]),
    ),
  ];
}

function lifecycle({ lifecycleVersion, platformApi, flow }: BuildReport): string | undefined {
  if (lifecycleVersion === undefined) return undefined;
  const api = platformApi === undefined ? "" : `, Platform API ${platformApi}`;
  return `${lifecycleVersion}${api}${flow === undefined ? "" : `, ${flow}`}`;
}

function countLayers({ layers }: BuildReport, outcome: "reused" | "added"): number {
  return layers.filter((layer) => layer.outcome === outcome).length;
}

function renderFailure({ message, hint }: Failure): string {
  const text = hint === undefined ? message : `${message}\n${hint}`;
  return `<pre>${escapeHtml(text)}</pre>`;
}

function heading(text: string): string {
  return `<h3>${escapeHtml(text)}</h3>`;
}

function table(rows: readonly (readonly [string, string | undefined])[]): string {
  const known = rows.filter(([, value]) => Boolean(value));
  if (known.length === 0) return "";
  const cells = known.map(
    ([name, value = ""]) => `<tr><th>${escapeHtml(name)}</th><td>${code(value)}</td></tr>`,
  );
  return `<table>${cells.join("")}</table>`;
}

function listing(title: string, columns: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  const head = columns.map((column) => `<th>${escapeHtml(column)}</th>`).join("");
  const body = rows
    .map((row) => `<tr>${row.map((cell) => `<td>${escapeHtml(cell)}</td>`).join("")}</tr>`)
    .join("");
  return `<details><summary>${escapeHtml(title)}</summary><table><tr>${head}</tr>${body}</table></details>`;
}

function code(lines: string): string {
  return lines
    .split("\n")
    .map((line) => `<code>${escapeHtml(line)}</code>`)
    .join("<br>");
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeHtml(text: string): string {
  // A blank line would end the HTML block, and what follows it would be Markdown.
  return text
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
    .replace(/(?:\r?\n)+/g, "&#10;");
}

function truncate(html: string): string {
  const bytes = Buffer.from(html);
  if (bytes.byteLength <= MAX_SUMMARY_BYTES) return html;
  return `${bytes.subarray(0, MAX_SUMMARY_BYTES).toString("utf8")}\n<p>… truncated</p>\n`;
}
