// What a summary says of a build that failed. Pure.
import type { Failure } from "../failure/report-failure.ts";
import { shorten } from "../runner/cut-text.ts";
import { code, escapeHtml, facts, fold, preformatted, stacked } from "./markup.ts";

/** More are in the log. */
const MAX_FAILURES = 5;
const MAX_BUILDPACKS = 20;

/** The phase, the buildpack, the cause and what to do; then the end of the output. */
export function renderFailures(failures: readonly Failure[]): string {
  const shown = failures.slice(0, MAX_FAILURES).map(renderFailure);
  const left = failures.length - shown.length;
  return [...shown, ...(left > 0 ? [`<p>… and ${left} more, which the log has.</p>`] : [])].join("\n");
}

function renderFailure({ message, hint, place, phase, testLines, differences = [] }: Failure): string {
  const [cause = "", ...details] = message.split("\n");
  const where = place && `${place.file}${place.line === undefined ? "" : `, line ${place.line}`}`;
  const buildpacks = phase?.buildpacks ?? [];
  const about = facts([
    ["Phase", phase && code(phase.name)],
    [
      "Buildpack",
      buildpacks.length === 0 ? undefined : stacked(buildpacks.slice(0, MAX_BUILDPACKS).map(code)),
    ],
    ["File", where && code(where)],
    ["What to do", hint],
  ]);
  const output = phase?.lastLines ?? testLines ?? [];
  return [
    `<p><strong>${escapeHtml(shorten(cause, 2000))}</strong></p>`,
    ...(details.length === 0 ? [] : [preformatted(details)]),
    about,
    ...(differences.length === 0 ? [] : [fold("What differs", preformatted(differences), { isOpen: true })]),
    ...(output.length === 0
      ? []
      : [fold(`The last ${output.length} lines of its output`, preformatted(output))]),
  ].join("");
}
