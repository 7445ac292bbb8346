// What is known of a build, as files for later steps: artifacts, attestations, dashboards.
import { OutputDirectory, type OutputPlace, type RemovableFiles } from "../../files/output-directory.ts";
import { SBOM_FILES } from "../../phases/delivered-sbom.ts";
import type { BuildReport } from "../request/build-request.ts";

/** The documents about an image, in the directory of its SBOM files. */
export const SBOM_DOCUMENTS = { cycloneDx: "image.cdx.json", spdx: "image.spdx.json" } as const;

/** What {@link SBOM_FILES} has, which containers may write, and what only the action writes. */
const OWN_FILES: RemovableFiles = {
  folders: SBOM_FILES.folders,
  maxFolders: SBOM_FILES.maxFolders,
  has: ([first = "", ...more]) =>
    more.length === 0
      ? Object.values<string>(SBOM_DOCUMENTS).includes(first)
      : SBOM_FILES.has([first, ...more]),
};

/**
 * Removes the SBOM files of an earlier build, so that none is taken for one of this, and proves that the directory can be made.
 * Then it is gone until there is something for it: it may be in the source, and no part of that.
 * @throws {PlatformError} `INPUT` if the directory cannot be made and written
 */
export async function clearSbomDirectory(place: OutputPlace): Promise<void> {
  await using directory = await OutputDirectory.open(place);
  await directory.remove(OWN_FILES);
  await directory.withdraw();
}

/**
 * Writes the lifecycle's `report.toml` as it is, if there is one, and everything the action knows as `metadata.json`.
 * @throws {PlatformError} `INPUT` if they cannot be written
 */
export async function writeReportFiles(
  place: OutputPlace,
  { toml, report }: { readonly toml: string | undefined; readonly report: BuildReport },
): Promise<void> {
  await using directory = await OutputDirectory.open(place);
  if (toml !== undefined) await directory.write(["report.toml"], toml);
  await directory.write(["metadata.json"], `${JSON.stringify(report, undefined, 2)}\n`);
}
