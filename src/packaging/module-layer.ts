// The layer of a module: the same bytes, uncompressed, as pack makes of the same files.
// Spec: https://github.com/buildpacks/spec/blob/distribution/0.3/distribution.md#buildpackage
import { aboutModule } from "../buildpack/buildpack-error.ts";
import { layerRecords } from "../buildpack/layer-entries.ts";
import { moduleDirectory, type ModuleSource } from "../buildpack/module.ts";
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
    if (source.layer === undefined) return await packLayer(tarOf(moduleTar(source)), directory);
    await digestOfStream(source.records());
    return await adoptLayer(source.layer, directory);
  } catch (error) {
    throw aboutModule(source.origin, error);
  }
}

/** Besides its own directory, the layer has only the one of all versions. */
async function* moduleTar(source: ModuleSource): AsyncGenerator<Buffer> {
  const [module] = source.modules;
  if (module === undefined) throw new Error("A source without a module");
  const directory = moduleDirectory(module);
  yield* layerRecords([{ kind: "directory", name: directory.slice(0, directory.lastIndexOf("/")) }]);
  yield* source.records();
}
