// The parts of a summary that each show one thing of the report. Pure.
import type { BuildReport } from "../../platform/request/build-request.ts";
import { formatDuration, formatSize } from "../../quantities.ts";
import type { SetInput } from "../inputs/set-inputs.ts";
import { countReused } from "../log/reuse.ts";
import { code, type Content, escapeHtml, facts, fold, type Html, link, table } from "./markup.ts";

/** Which buildpacks took part. */
export function renderBuildpacks({ buildpacks }: BuildReport): string {
  const rows = buildpacks.map(({ id, version, homepage }): Content[] => [link(id, homepage), code(version)]);
  return fold(`Buildpacks: ${buildpacks.length}`, table(["Buildpack", "Version"], rows), { isOpen: true });
}

/** What each layer takes, and why it was or was not rebuilt. */
export function renderLayers(report: BuildReport): string {
  const { layers, runImageSizeBytes } = report;
  if (layers.length === 0) return "";
  const rows = layers.map(({ name, sizeBytes, outcome, reason }): Content[] => [
    code(name),
    sizeBytes === undefined ? "" : unbroken(formatSize(sizeBytes)),
    outcome === "reused" ? "reused" : "rebuilt",
    reason,
  ]);
  const base: Content[][] = runImageSizeBytes
    ? [["of the run image", unbroken(formatSize(runImageSizeBytes)), "reused", "they are the run image's"]]
    : [];
  const title = `Layers: ${countReused(report).reused} of ${layers.length} reused`;
  const columns = ["Layer", "Size", "Outcome", "Why"];
  return fold(title, table(columns, [...base, ...rows]), { isOpen: layers.length <= 12 });
}

/** What each cache did. */
export function renderCaches({ caches }: BuildReport): string {
  const rows = caches.map(({ name, kind, outcome, reason, sizeBytes, restoreMs }): Content[] => [
    name,
    kind,
    outcome,
    reason,
    sizeBytes === undefined ? "" : unbroken(formatSize(sizeBytes)),
    restoreMs === undefined ? "" : unbroken(formatDuration(restoreMs)),
  ]);
  const words = caches.map(({ name, outcome }) => `${name} ${outcome}`).join(", ");
  return fold(`Caches: ${words}`, table(["Cache", "Where", "Outcome", "Why", "Size", "Time"], rows));
}

/** What the image can start. */
export function renderProcesses({ processes }: BuildReport): string {
  const rows = processes.map(({ type, command, default: isDefault }): Content[] => [
    code(type),
    isDefault ? "by default" : "",
    code(command.join(" ")),
  ]);
  return fold(`Processes: ${processes.length}`, table(["Type", "Starts", "Command"], rows));
}

/** What the image was made from. */
export function renderBase(report: BuildReport): string {
  const { builder, runImage, target, lifecycleVersion, platformApi, flow } = report;
  const flows = { creator: "one phase, the creator", phases: "five phases" };
  const body = facts([
    ["Builder", builder && code(builder)],
    ["Run image", runImage && code(runImage)],
    ["Platform", target && code([target.os, target.arch, target.variant].filter(Boolean).join("/"))],
    ["Lifecycle", lifecycleVersion && code(lifecycleVersion)],
    ["Platform API", platformApi && code(platformApi)],
    ["Built in", flow && flows[flow]],
  ]);
  return fold("Builder and run image", body);
}

/** What the image has in it. */
export function renderSbom({ sbom }: BuildReport): string {
  if (sbom === undefined) return "";
  const rows = sbom.licences.map(({ name, components }): Content[] => [code(name), String(components)]);
  const title = `SBOM: ${count(sbom.components, "component")}, ${count(sbom.licences.length, "licence")}`;
  return fold(title, table(["Licence", "Components"], rows) || "<p>No licence is named.</p>");
}

/** What the workflow asked for. */
export function renderInputs(inputs: readonly SetInput[]): string {
  const rows = inputs.map(({ name, value }): Content[] => [code(name), code(value)]);
  return fold(`Inputs that were set: ${inputs.length}`, table(["Input", "Value"], rows));
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** A number stays on the line of its unit. */
function unbroken(text: string): Html {
  return { html: escapeHtml(text).replaceAll(" ", "&nbsp;") };
}
