// The layer of a module: the same bytes, uncompressed, as pack makes of the same files.
// Spec: https://github.com/buildpacks/spec/blob/distribution/0.3/distribution.md#buildpackage
import { aboutModule } from "../buildpack/buildpack-error.ts";
import { layerRecords } from "../buildpack/layer-entries.ts";
import { moduleDirectory, type ModuleInfo, type ModuleSource } from "../buildpack/module.ts";
import type { ModuleAccess } from "../buildpack/open-modules.ts";
import { digestOfStream } from "../bytes/measure.ts";
import { tarOf } from "../oci/tar-writer.ts";
import { adoptLayer, type ImageLayer, packLayer } from "./image-layer.ts";

/** What making layers of modules needs. */
export interface PackageAccess extends Omit<ModuleAccess, "target"> {
  /** Gets the files of layers; the caller removes it. */
  readonly directory: string;
}

/**
 * What is a layer already stays as it is, once it was read and found to be what it should.
 * @param directory gets the files of layers that are in no registry
 * @throws {PlatformError} what is wrong with the module, naming it
 */
export async function moduleLayer(source: ModuleSource, directory: string): Promise<ImageLayer> {
  try {
    if (source.layer === undefined) return await packLayer(moduleTar(source), directory);
    await digestOfStream(source.records());
    return await adoptLayer(source.layer, directory);
  } catch (error) {
    throw aboutModule(source.origin, error);
  }
}

/** One layer for several modules, in this order. @throws {PlatformError} what is wrong with one of them, naming it */
export function flatLayer(sources: readonly ModuleSource[], directory: string): Promise<ImageLayer> {
  return packLayer(tarOf(flatTar(sources)), directory);
}

async function* flatTar(sources: readonly ModuleSource[]): AsyncGenerator<Buffer> {
  const parents = new Set<string>();
  for (const source of sources) {
    for (const parent of source.modules.map(parentOf)) {
      if (parents.has(parent)) continue;
      parents.add(parent);
      yield* layerRecords([{ kind: "directory", name: parent }]);
    }
    try {
      yield* source.records();
    } catch (error) {
      throw aboutModule(source.origin, error);
    }
  }
}

/** The directory of all versions of a module. */
function parentOf(module: ModuleInfo): string {
  const directory = moduleDirectory(module);
  return directory.slice(0, directory.lastIndexOf("/"));
}

/** The uncompressed layer of a module that is no layer yet. */
export function moduleTar(source: ModuleSource): AsyncGenerator<Buffer> {
  return tarOf(moduleRecordsIn(source));
}

/** Besides its own directory, the layer has only the one of all versions. */
async function* moduleRecordsIn(source: ModuleSource): AsyncGenerator<Buffer> {
  const [module] = source.modules;
  if (module === undefined) throw new Error("A source without a module");
  yield* layerRecords([{ kind: "directory", name: parentOf(module) }]);
  yield* source.records();
}
