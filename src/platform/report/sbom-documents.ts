// The SBOM of an image as one document for each of the two formats that others read, beside the files of the buildpacks.
// What it takes is loaded only for builds that want it.
import { OutputDirectory, type OutputPlace } from "../../files/output-directory.ts";
import type { BuildLog } from "../../log.ts";
import { formatLimit } from "../../quantities.ts";
import { quote, someOf } from "../../quote.ts";
import { cycloneDxDocument } from "../../sbom/cyclonedx-document.ts";
import { fitDocument, MAX_DOCUMENT_BYTES } from "../../sbom/fitted-document.ts";
import { takeInventory } from "../../sbom/image-inventory.ts";
import type { Extent, ImageSbom } from "../../sbom/image-sbom.ts";
import { spdxDocument } from "../../sbom/spdx-document.ts";
import { briefSbom } from "../image/sbom-brief.ts";
import { readSbomFolders, type SbomFolder, type SbomFolders } from "../image/sbom-folders.ts";
import { type DescribedBuild, describeSubject, withOrigins } from "../image/sbom-subject.ts";
import type { BuildReport } from "../request/build-request.ts";
import { SBOM_DOCUMENTS } from "./build-report-files.ts";

/** What is described, and when it says it was made: seconds since 1970. */
export interface DocumentedBuild extends DescribedBuild {
  readonly createdAt: number | undefined;
}

/** What was written, and the document of CycloneDX itself. */
export interface WrittenDocuments extends Pick<BuildReport, "sbom" | "sbomDocuments"> {
  readonly cycloneDx: string;
}

/**
 * Writes the documents, and says what is not in them.
 * @throws {PlatformError} `INPUT` if they cannot be written
 */
export async function writeSbomDocuments(
  place: OutputPlace,
  build: DocumentedBuild,
  log: BuildLog,
): Promise<WrittenDocuments> {
  const found = await readSbomFolders(place.path);
  const remarks = remarksOn(found);
  tell(found.problems, remarks, log);
  const sbom = describeImage(build, found, remarks);
  await using directory = await OutputDirectory.open(place);
  const write = async (
    name: string,
    writer: (sbom: ImageSbom, extent: Extent) => object,
  ): Promise<string> => {
    const { text, cuts } = fitDocument(sbom, writer);
    await directory.write([name], text);
    if (cuts.length > 0) log.warning(tooLarge(name, cuts));
    return text;
  };
  const names = SBOM_DOCUMENTS;
  const cycloneDx = await write(names.cycloneDx, cycloneDxDocument);
  await write(names.spdx, spdxDocument);
  const at = (name: string): string => `${place.path}/${name}`;
  const sbomDocuments = { cycloneDx: at(names.cycloneDx), spdx: at(names.spdx) };
  return { sbom: briefSbom(found.folders), sbomDocuments, cycloneDx };
}

function describeImage(build: DocumentedBuild, { folders }: SbomFolders, remarks: string[]): ImageSbom {
  const { createdAt, report } = build;
  return {
    ...describeSubject(build),
    items: takeInventory(withOrigins(folders, report)),
    remarks,
    createdAt: createdAt === undefined ? undefined : createdAt * 1000,
  };
}

/** What a reader of the documents alone should know, too. */
function remarksOn({ folders, problems }: SbomFolders): string[] {
  const losses = folders.filter(({ content }) => content.losses.size > 0).map(lossOf);
  return [...someOf(problems, MAX_REMARKS), ...someOf(losses, MAX_REMARKS)];
}

const MAX_REMARKS = 50;

function lossOf({ file, content: { losses } }: SbomFolder): string {
  const counted = [...losses].map(([what, count]) => `${what} (${String(count)})`);
  return `${quote(file)} has more than the documents: ${counted.join(", ")}.`;
}

/** Once for all files: there may be hundreds, of which the same is to be said. */
function tell(problems: readonly string[], remarks: readonly string[], log: BuildLog): void {
  if (problems.length > 0) {
    log.warning(`Not all SBOM files are in the documents about the image: ${someOf(problems, 5).join(" ")}`);
  }
  const losses = remarks.filter((remark) => !problems.includes(remark));
  if (losses.length > 0) {
    const what = "The documents about the image have not all that its SBOM files say.";
    log.notice(`${what} ${someOf(losses, 5).join(" ")} The files themselves are complete.`);
  }
}

function tooLarge(name: string, cuts: readonly string[]): string {
  const limit = formatLimit(MAX_DOCUMENT_BYTES);
  return `${quote(name)} would be larger than the ${limit} that attestations allow, and leaves out ${cuts.join("; ")}.`;
}
