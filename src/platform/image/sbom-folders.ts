// The SBOM files about an image, read: one of each folder, since all in a folder say the same in different formats.
import { readdir } from "node:fs/promises";
import path from "node:path";
import { messageOf, PlatformError } from "../../errors.ts";
import { isMissing, readRegularFile } from "../../files/regular-file.ts";
import { formatLimit } from "../../quantities.ts";
import { quote } from "../../quote.ts";
import { parseCycloneDx } from "../../sbom/cyclonedx-reader.ts";
import type { SbomContent } from "../../sbom/sbom-component.ts";
import { parseSpdx } from "../../sbom/spdx-reader.ts";
import { parseSyft } from "../../sbom/syft-reader.ts";

const MAX_FILE_BYTES = 32 * 1024 * 1024;
/** Of all files together: what is written of them must be held in memory. */
const MAX_BYTES = 64 * 1024 * 1024;
const MAX_COMPONENTS = 50_000;

/** The formats in the order in which one is taken, of those that a directory has: the one that documents lose least of is the first. */
const FORMATS = [
  { name: "sbom.cdx.json", parse: parseCycloneDx },
  { name: "sbom.syft.json", parse: parseSyft },
  { name: "sbom.spdx.json", parse: parseSpdx },
] as const;

/** A folder with a file that could be read. */
export interface SbomFolder {
  /** Below that of the image: of a buildpack, and of its layer, e.g. `examples_npm-install`, `modules`. */
  readonly names: readonly string[];
  /** The file, e.g. `launch/examples_npm-install/modules/sbom.cdx.json`. */
  readonly file: string;
  readonly content: SbomContent;
}

/** What there is about an image. */
export interface SbomFolders {
  readonly folders: readonly SbomFolder[];
  /** What could not be read, and why: in sentences. */
  readonly problems: readonly string[];
}

/** Reads what is in the image, so `launch` only. Nothing rejects: buildpacks may write anything. */
export async function readSbomFolders(directory: string): Promise<SbomFolders> {
  const reader = new FolderReader(directory);
  const folders: SbomFolder[] = [];
  for (const names of await foldersBelow(directory, ["launch"])) {
    const folder = await reader.read(names);
    if (folder !== undefined) folders.push(folder);
  }
  return { folders, problems: reader.problems };
}

/** The folder itself, and everything below it that is one, in an order that is always the same. */
async function foldersBelow(directory: string, names: readonly string[]): Promise<(readonly string[])[]> {
  const found = await readdir(path.join(directory, ...names), { withFileTypes: true }).catch(() => undefined);
  if (found === undefined) return [];
  const inside = found.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const below = await Promise.all(inside.sort().map((name) => foldersBelow(directory, [...names, name])));
  return [names, ...below.flat()];
}

class FolderReader {
  readonly problems: string[] = [];
  readonly #directory: string;
  #bytes = 0;
  #components = 0;

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** The first file that can be read. */
  async read(names: readonly string[]): Promise<SbomFolder | undefined> {
    for (const { name, parse } of FORMATS) {
      const file = [...names, name].join("/");
      try {
        const text = await this.#readFile(file);
        if (text === undefined) continue;
        const content = parse(text, quote(file));
        this.#components += content.components.length;
        return { names: names.slice(1), file, content };
      } catch (error) {
        // The next format may be better.
        this.problems.push(messageOf(error));
      }
    }
    return undefined;
  }

  async #readFile(file: string): Promise<string | undefined> {
    const content = await readRegularFile(path.join(this.#directory, file), MAX_FILE_BYTES).catch(
      (error: unknown) => {
        if (isMissing(error)) return undefined;
        throw error;
      },
    );
    if (content === undefined) return undefined;
    this.#bytes += content.length;
    const tooMany =
      this.#components > MAX_COMPONENTS
        ? `there are more than ${String(MAX_COMPONENTS)} components`
        : this.#bytes > MAX_BYTES && `the files have more than ${formatLimit(MAX_BYTES)}`;
    if (tooMany) throw new PlatformError("MALFORMED", `${quote(file)} is left out: ${tooMany}.`);
    return content.toString("utf8");
  }
}
