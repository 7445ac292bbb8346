// Makes layer archives, each at most once in a run: the app image and the build cache share them.
import { join } from "node:path";
import type { Owner } from "./context.ts";
import type { LayerEntry } from "./layer-header.ts";
import { writeLayerTar, type LayerArchive } from "./layer-tar.ts";
import { directoryEntries } from "./layer-tree.ts";
import type { Logger } from "./logger.ts";
import type { RestoredTrees } from "./restored-trees.ts";

/** Makes archives by id; asking again for an id gives the archive that is there, or waits for it. */
export interface LayerFactory {
  /** The directory with everything in it and, as they are, the directories above. @throws {Error} naming a file */
  fromDirectory(id: string, directory: string): Promise<LayerArchive>;
  /** Entries are taken only if there is no archive of this id yet. @throws {Error} naming a file */
  fromEntries(id: string, entries: () => Iterable<LayerEntry>): Promise<LayerArchive>;
}

export interface LayerFactoryOptions {
  /** Where archives are written; whoever made it removes it. */
  readonly temporaryDir: string;
  /** Who owns the files of layers. */
  readonly owner: Owner;
  readonly log: Logger;
  /** Directories that may still be what they were restored from. */
  readonly restored?: RestoredTrees | undefined;
}

export function createLayerFactory(options: LayerFactoryOptions): LayerFactory {
  const { temporaryDir, owner, log } = options;
  const archives = new Map<string, Promise<LayerArchive>>();
  const once = (id: string, make: (tarPath: string) => Promise<LayerArchive>): Promise<LayerArchive> => {
    const known = archives.get(id);
    if (known !== undefined) {
      log.debug(`Reusing tarball for layer "${id}"`);
      return known;
    }
    const archive = make(join(temporaryDir, `layer-${archives.size}.tar`));
    archives.set(id, archive);
    return archive;
  };
  return {
    fromDirectory: (id, directory) =>
      once(
        id,
        async (tarPath) =>
          unchangedArchive({ id, directory, tarPath }, options) ??
          (await writeArchive(id, tarPath, directoryEntries(directory, owner))),
      ),
    fromEntries: (id, entries) => once(id, (tarPath) => writeArchive(id, tarPath, entries())),
  };
}

async function writeArchive(id: string, path: string, entries: Iterable<LayerEntry>): Promise<LayerArchive> {
  return { id, ...(await writeLayerTar(path, entries)), tar: () => Promise.resolve(path) };
}

/** Knows the diffID without reading a file; an image or a cache that lacks the layer gets a tar all the same. */
function unchangedArchive(
  { id, directory, tarPath }: { readonly id: string; readonly directory: string; readonly tarPath: string },
  { restored, owner, log }: LayerFactoryOptions,
): LayerArchive | undefined {
  const layer = restored?.findUnchanged(directory, owner);
  if (layer === undefined) return undefined;
  log.debug(`Layer "${id}" is as it was restored`);
  let writing: Promise<string> | undefined;
  const write = async (): Promise<string> => {
    const { diffId } = await writeLayerTar(tarPath, directoryEntries(directory, owner));
    if (diffId !== layer.diffId) throw new Error(`layer "${id}" changed while it was exported`);
    return tarPath;
  };
  return { id, diffId: layer.diffId, sizeBytes: layer.sizeBytes, tar: () => (writing ??= write()) };
}
