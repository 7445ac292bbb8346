// The buildpacks of a builder that is being made, as directories of this machine.
import { readDescriptorFile } from "../../src/buildpack/buildpack-directory.ts";
import { type BuildpackDescriptor, parseBuildpackDescriptor } from "../../src/cnb/buildpack-descriptor.ts";
import { formatModule } from "../../src/cnb/module-reference.ts";
import { compareBytes } from "../../src/oci/json.ts";
import { quote } from "../../src/quote.ts";

/** A directory with buildpack.toml and the programs of a buildpack. */
export interface BuildpackDirectory {
  readonly dir: string;
  readonly descriptor: BuildpackDescriptor;
}

/** Reads the descriptors; sorted by id and version. @throws {PlatformError} `MALFORMED` or `NOT_FOUND` */
export async function readBuildpackDirectories(
  dirs: readonly string[],
): Promise<readonly BuildpackDirectory[]> {
  const buildpacks = await Promise.all(dirs.map(readBuildpackDirectory));
  return buildpacks.sort((a, b) => compareBytes(formatModule(a.descriptor), formatModule(b.descriptor)));
}

async function readBuildpackDirectory(dir: string): Promise<BuildpackDirectory> {
  const { file, toml } = await readDescriptorFile(dir, "buildpack");
  return { dir, descriptor: parseBuildpackDescriptor(toml, quote(file)) };
}
