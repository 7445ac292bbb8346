// What is known of a build, as files for whoever comes after the action: artifacts, attestations, dashboards.
import { OutputDirectory, type OutputPlace } from "../../files/output-directory.ts";
import { SBOM_FILES } from "../../phases/sbom-files.ts";
import type { BuildReport } from "../request/build-request.ts";

/**
 * Removes the SBOM files of an earlier build, so that none is taken for one of this.
 * @throws {PlatformError} `INPUT` if the directory cannot be made and written
 */
export async function makeSbomDirectory(place: OutputPlace): Promise<void> {
  await using directory = await OutputDirectory.open(place);
  await directory.remove(SBOM_FILES);
}

/**
 * Writes the lifecycle's `report.toml` as it is, and everything the action knows as `metadata.json`.
 * @throws {PlatformError} `INPUT` if they cannot be written
 */
export async function writeReportFiles(
  place: OutputPlace,
  { toml, report }: { readonly toml: string; readonly report: BuildReport },
): Promise<void> {
  await using directory = await OutputDirectory.open(place);
  await directory.write(["report.toml"], toml);
  await directory.write(["metadata.json"], `${JSON.stringify(report, undefined, 2)}\n`);
}
