// What happens once an image is complete where it belongs, and before its tags move: in this order, and what fails keeps the tags where
// they are. Only where the lifecycle moves the tags itself, they have moved already.
import type { DeliveredImage, ReportedImage } from "./delivery/destination.ts";
import { imageNotes } from "./image/image-notes.ts";
import type { PlannedBuild } from "./phase-context.ts";
import type { BuildDeps } from "./request/build-deps.ts";

/** Tells what the image is, writes the documents about it and attests it, as far as that is asked for. */
export async function beforeTags(
  { toml, ...image }: ReportedImage,
  planned: PlannedBuild,
  deps: BuildDeps,
): Promise<void> {
  // Tags are told of when they have moved.
  const hasMoved = planned.plan.delivery.value.kind === "direct";
  tellOfImage({ ...image, tags: hasMoved ? (image.tags ?? []) : [] }, planned, deps);
  const sbom = await writeSbom(planned, deps);
  await attest({ toml, digest: image.digest, sbom }, planned, deps);
}

/** Puts what the image is into the report, and into the log what is unusual about it. */
export function tellOfImage(
  { blobs, labels, tags = [], ...known }: Omit<DeliveredImage, "toml">,
  { resolved, report }: Pick<PlannedBuild, "resolved" | "report">,
  { log }: Pick<BuildDeps, "log">,
): void {
  report.add({ ...known, tags });
  if (blobs !== undefined) report.addBlobs(blobs);
  const { processes } = known;
  const { defaultProcess } = resolved.outcome;
  for (const { level, text } of imageNotes({ labels, processes, defaultProcess })) log[level](text);
}

/** @returns the document of CycloneDX */
async function writeSbom(
  { resolved, plan, report }: PlannedBuild,
  { log }: Pick<BuildDeps, "log">,
): Promise<string | undefined> {
  const { sbomDir, createdAt } = resolved.outcome;
  if (sbomDir === undefined) return undefined;
  const [image] = resolved.tags;
  const build = { image, createdAt, lifecycleImage: plan.lifecycleImage?.value, report: report.snapshot() };
  const { writeSbomDocuments } = await import("./report/sbom-documents.ts");
  const { cycloneDx, ...written } = await writeSbomDocuments(sbomDir, build, log);
  report.add({ sbomDir: sbomDir.path, ...written });
  return cycloneDx;
}

interface Attestable extends Pick<ReportedImage, "digest" | "toml"> {
  readonly sbom: string | undefined;
}

async function attest(
  { toml, digest, sbom }: Attestable,
  { resolved, plan, report }: PlannedBuild,
  deps: BuildDeps,
): Promise<void> {
  if (resolved.delivery.attest === "false" || sbom === undefined) return;
  deps.log.step("Attesting the image");
  const files = new Map([
    ["report.toml", toml],
    ["image.cdx.json", sbom],
  ] as const);
  const build = { resolved, plan, report: report.snapshot(), files, sbom };
  const { attestImage } = await import("./attest/attest-image.ts");
  report.add(await report.time("attest", () => attestImage(build, digest, deps)));
}
