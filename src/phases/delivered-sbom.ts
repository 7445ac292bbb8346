// SBOM files out of a container, to where later steps expect them.
import type { Container } from "../docker/daemon.ts";
import { PlatformError } from "../errors.ts";
import { OutputDirectory, type RemovableFiles } from "../files/output-directory.ts";
import { readTar } from "../oci/tar-reader.ts";
import { quote } from "../quote.ts";
import { readContainerArchive } from "./container-files.ts";
import type { PhaseDirectory } from "./phase.ts";

/** The names that a lifecycle gives: `launch|build|cache[/<buildpack>[/<layer>]]/sbom.<format>.json`. */
export const SBOM_FILES: RemovableFiles = {
  folders: ["launch", "build", "cache"],
  maxFolders: 3,
  has(names) {
    const folders = names.slice(0, -1);
    return (
      this.folders.includes(folders[0] ?? "") &&
      folders.length <= this.maxFolders &&
      FILE.test(names.at(-1) ?? "")
    );
  },
};

const FILE = /^(?:[\w.-]+\.)?sbom\.(?:cdx|spdx|syft|legacy)\.json$/;

/** The largest of real images have some dozen MiB in all. */
const MAX_BYTES = 512 * 1024 * 1024;
const MAX_FILES = 10_000;

/**
 * Copies the SBOM files of a container's directory, if it has that. Returns what else is there and was left out.
 * @throws {PlatformError} `MALFORMED` if it is far more than SBOM files have; `INPUT` if they cannot be written
 */
export async function saveSbomFiles(container: Container, directory: PhaseDirectory): Promise<string[]> {
  // Also if there are no files: the output of the step names it.
  await using output = await OutputDirectory.open(directory.to);
  const archive = await readContainerArchive(container, directory.path);
  if (archive === undefined) return [];
  const leftOut: string[] = [];
  const total = { files: 0, bytes: 0 };
  for await (const { entry, content } of readTar(archive)) {
    if (entry.type === "directory") continue;
    // The archive begins with the directory's own name.
    const [, ...names] = entry.name.split("/").filter((name) => name !== "" && name !== ".");
    if (names.includes("..")) {
      const problem = `${quote(entry.name)} in ${directory.path} leads out of the directory.`;
      throw new PlatformError("MALFORMED", problem);
    }
    checkTotal(total, entry.sizeBytes, directory.path);
    if (entry.type === "file" && SBOM_FILES.has(names)) await output.write(names, content);
    else leftOut.push(names.join("/"));
  }
  return leftOut;
}

/** A builder may say anything, and the disk of this machine has an end. */
function checkTotal(total: { files: number; bytes: number }, sizeBytes: number, directory: string): void {
  total.files += 1;
  total.bytes += sizeBytes;
  if (total.files <= MAX_FILES && total.bytes <= MAX_BYTES) return;
  const limits = `${MAX_FILES} files or ${MAX_BYTES / 1024 / 1024} MiB`;
  throw new PlatformError("MALFORMED", `${quote(directory)} of the container has more than ${limits}.`, {
    hint: 'Leave the input "sbom" empty, or use a builder whose buildpacks write smaller SBOM files.',
  });
}
