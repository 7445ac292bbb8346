// What is known of a build, as files for whoever comes after the action: artifacts, attestations, dashboards.
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { messageOf, PlatformError } from "../errors.ts";
import type { BuildReport } from "./build-request.ts";

/**
 * Empties the directory for SBOM files, so that none of an earlier build is taken for one of this.
 * @throws {PlatformError} `INPUT` if it cannot be made
 */
export async function makeSbomDirectory(directory: string): Promise<void> {
  await makeDirectory("sbom", directory, async () => {
    await rm(path.join(directory, "launch"), { recursive: true, force: true });
    await rm(path.join(directory, "build"), { recursive: true, force: true });
    await rm(path.join(directory, "cache"), { recursive: true, force: true });
  });
}

/**
 * Writes the lifecycle's `report.toml` as it is, and everything the action knows as `metadata.json`.
 * @throws {PlatformError} `INPUT` if they cannot be written
 */
export async function writeReportFiles(
  directory: string,
  { toml, report }: { readonly toml: string; readonly report: BuildReport },
): Promise<void> {
  await makeDirectory("report", directory, async () => {
    await writeFile(path.join(directory, "report.toml"), toml);
    await writeFile(path.join(directory, "metadata.json"), `${JSON.stringify(report, undefined, 2)}\n`);
  });
}

async function makeDirectory(input: string, directory: string, fill: () => Promise<void>): Promise<void> {
  try {
    await mkdir(directory, { recursive: true });
    await fill();
  } catch (cause) {
    throw new PlatformError(
      "INPUT",
      `"${directory}" (input "${input}") cannot be written: ${messageOf(cause)}.`,
      {
        cause,
        hint: "Name a directory that can be made and written.",
      },
    );
  }
}
