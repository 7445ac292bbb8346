// What the exporter says it exported.
import { parseReport } from "../cnb/report.ts";
import { PlatformError } from "../errors.ts";
import { type Digest, isDigest } from "../oci/digest.ts";
import { quote } from "../quote.ts";
import { PHASE_PATHS } from "./phase-paths.ts";

/** An image in its registry. */
export interface ExportReport {
  readonly digest: Digest;
  /** As the lifecycle writes them. */
  readonly tags: readonly string[];
  readonly manifestSizeBytes: number | undefined;
  /** The text of report.toml. */
  readonly toml: string;
}

/**
 * Reads report.toml out of the files of the last phase.
 * @throws {PlatformError} `MALFORMED` if it is missing or names no digest, as it must after an export to a registry
 */
export function readExportReport(files: ReadonlyMap<string, string>): ExportReport {
  const toml = files.get(PHASE_PATHS.report);
  if (toml === undefined) {
    throw new PlatformError("MALFORMED", `The lifecycle wrote no ${PHASE_PATHS.report}.`);
  }
  const { digest = "", tags, manifestSizeBytes } = parseReport(toml, PHASE_PATHS.report);
  if (!isDigest(digest)) {
    throw new PlatformError("MALFORMED", `${PHASE_PATHS.report} has ${quote(digest)} instead of a digest.`);
  }
  return { digest, tags, manifestSizeBytes, toml };
}
