// The outputs of `action.yml`, from what is known of a build.
import * as core from "@actions/core";
import { formatTarget } from "../oci/target.ts";
import type { BuildReport } from "../platform/request/build-request.ts";

/** By name, as in `action.yml`; what is not known is not there. */
export type Outputs = Readonly<Record<string, string>>;

/** What the workflow gets; complete after a build that succeeded, partial after one that failed. */
export function reportOutputs(report: BuildReport): Outputs {
  const outputs = {
    digest: report.digest,
    digests: digestsOf(report),
    image: report.image,
    tags: report.tags.join("\n"),
    "run-image": report.runImage,
    builder: report.builder,
    "image-id": report.imageId,
    imageid: report.imageId,
    processes: processTypes(report),
    buildpacks: report.buildpacks.map(({ id, version }) => `${id}@${version}`).join("\n"),
    work: report.work,
    verified: isVerified(report)?.toString(),
    "run-image-digest": digestIn(report.runImage),
    "builder-digest": digestIn(report.builder),
    "sbom-path": report.sbomDir,
    "sbom-cyclonedx-path": report.sbomDocuments?.cycloneDx,
    "sbom-spdx-path": report.sbomDocuments?.spdx,
    "provenance-path": report.provenance,
    "bundle-path": report.attestationBundles,
    attestations: report.attestations.join("\n"),
    "report-path": report.reportDir,
    "layout-path": report.layoutDir,
    metadata: JSON.stringify({ ...report, ...buildxMetadata(report) }),
  };
  const isKnown = (entry: [string, string | undefined]): entry is [string, string] => Boolean(entry[1]);
  return Object.fromEntries(Object.entries(outputs).filter(isKnown));
}

/** Of several platforms, the step ends with the first that comes out different. */
function isVerified({ verified, platforms }: BuildReport): boolean | undefined {
  return platforms.some((platform) => platform.verified === false) ? false : verified;
}

/** A JSON object by platform, as a workflow looks one up; of those that are known. */
function digestsOf(report: BuildReport): string | undefined {
  const images = report.platforms.length === 0 ? [report] : report.platforms;
  const known = images.flatMap(({ target, digest }) =>
    target === undefined || digest === undefined ? [] : [[formatTarget(target), digest] as const],
  );
  return known.length === 0 ? undefined : JSON.stringify(Object.fromEntries(known));
}

/** What workflows read from the metadata of docker/build-push-action. */
function buildxMetadata({ digest, imageId, tags, loaded }: BuildReport): Readonly<Record<string, string>> {
  const names = tags.length > 0 ? tags : loaded;
  return {
    ...(digest !== undefined && { "containerimage.digest": digest }),
    ...(imageId !== undefined && { "containerimage.config.digest": imageId }),
    ...(names.length > 0 && { "image.name": names.join(",") }),
  };
}

/** A JSON list, since types are few and a workflow may want to loop over them; the default first. */
function processTypes({ processes }: BuildReport): string | undefined {
  if (processes.length === 0) return undefined;
  const first = processes.filter((process) => process.default);
  const others = processes.filter((process) => !process.default);
  return JSON.stringify([...first, ...others].map(({ type }) => type));
}

function digestIn(image: string | undefined): string | undefined {
  return image?.split("@")[1];
}

/** Hands the outputs to the runner. */
export function setOutputs(outputs: Outputs): void {
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
}
