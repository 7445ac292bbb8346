// Makes layer archives, each at most once in a run: the app image and the build cache share them.
import { join } from "node:path";
import type { Owner } from "./context.ts";
import type { LayerEntry } from "./layer-header.ts";
import { writeLayerTar, type LayerArchive } from "./layer-tar.ts";
import { directoryEntries } from "./layer-tree.ts";
import type { Logger } from "./logger.ts";

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
}

export function createLayerFactory({ temporaryDir, owner, log }: LayerFactoryOptions): LayerFactory {
  const archives = new Map<string, Promise<LayerArchive>>();
  const make = async (id: string, tarPath: string, entries: Iterable<LayerEntry>): Promise<LayerArchive> => ({
    id,
    tarPath,
    ...(await writeLayerTar(tarPath, entries)),
  });
  const factory: LayerFactory = {
    fromDirectory: (id, directory) => factory.fromEntries(id, () => directoryEntries(directory, owner)),
    fromEntries(id, entries) {
      const known = archives.get(id);
      if (known !== undefined) {
        log.debug(`Reusing tarball for layer "${id}"`);
        return known;
      }
      const archive = make(id, join(temporaryDir, `layer-${archives.size}.tar`), entries());
      archives.set(id, archive);
      return archive;
    },
  };
  return factory;
}
