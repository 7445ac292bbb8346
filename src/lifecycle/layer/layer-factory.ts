// Makes layer archives, each at most once in a run: the app image and the build cache share them.
import { join } from "node:path";
import { messageOf } from "../../errors.ts";
import { quote } from "../../quote.ts";
import { StepError } from "../lifecycle-error.ts";
import type { Logger } from "../logger.ts";
import type { Owner } from "../owner.ts";
import { identify, type LayerArchive, LayerTar, type TarIdentity } from "./layer-tar.ts";
import type { LayerEntry } from "./layer-tree.ts";
import { directoryEntries } from "./layer-tree.ts";
import type { RestoredTrees } from "./restored-trees.ts";
import { writeTar } from "./written-tar.ts";

/**
 * Does something with a tar while it is read for the first time; without it, the tar is only hashed. If it fails, the tar
 * is read again, so it should fail only where that may help.
 */
export type TarReader = (tar: LayerTar) => Promise<void>;

/** Makes archives by id; asking again for an id gives the archive that is there, or waits for it. */
export interface LayerFactory {
  /** The directory with everything in it and, as they are, the directories above. @throws {Error} naming a file */
  fromDirectory(id: string, directory: string, reader?: TarReader): Promise<LayerArchive>;
  /** Entries are taken only if there is no archive of this id yet. @throws {Error} naming a file */
  fromEntries(id: string, entries: () => Iterable<LayerEntry>, reader?: TarReader): Promise<LayerArchive>;
}

export interface LayerFactoryOptions {
  /** Where archives are written that are needed as a file; the caller removes it. */
  readonly temporaryDir: string;
  /** Who owns the files of layers. */
  readonly owner: Owner;
  readonly log: Logger;
  /** Directories that may still be what they were restored from. */
  readonly restored?: RestoredTrees | undefined;
}

export function createLayerFactory(options: LayerFactoryOptions): LayerFactory {
  const { temporaryDir, owner, log, restored } = options;
  const archives = new Map<string, Promise<LayerArchive>>();
  const once = (id: string, make: (layer: Layer) => Promise<LayerArchive>, entries: Layer["entries"]) => {
    const known = archives.get(id);
    if (known !== undefined) {
      log.debug(`Reusing tarball for layer ${quote(id)}`);
      return known;
    }
    const archive = make({ id, entries, tarPath: join(temporaryDir, `layer-${archives.size}.tar`) });
    archives.set(id, archive);
    return archive;
  };
  const readFirst = async (layer: Layer, reader: TarReader | undefined): Promise<LayerArchive> =>
    archiveOf(layer, await readTar(layer, reader, log));
  return {
    fromDirectory: (id, directory, reader) =>
      once(
        id,
        async (layer) => {
          const unchanged = restored?.findUnchanged(directory, owner);
          if (unchanged === undefined) return readFirst(layer, reader);
          log.debug(`Layer ${quote(id)} is unchanged since it was restored`);
          return archiveOf(layer, unchanged);
        },
        () => directoryEntries(directory, owner),
      ),
    fromEntries: (id, entries, reader) => once(id, (layer) => readFirst(layer, reader), entries),
  };
}

interface Layer {
  readonly id: string;
  /** Found again each time. */
  readonly entries: () => Iterable<LayerEntry>;
  /** For those who need a file. */
  readonly tarPath: string;
}

async function readTar(
  { id, entries }: Layer,
  reader: TarReader | undefined,
  log: Logger,
): Promise<TarIdentity> {
  if (reader !== undefined) {
    const tar = new LayerTar(entries());
    try {
      await reader(tar);
      return tar.identity();
    } catch (error) {
      log.debug(`Reading layer ${quote(id)} again: ${messageOf(error)}`);
    }
  }
  return identify(new LayerTar(entries()));
}

function archiveOf({ id, entries, tarPath }: Layer, { diffId, sizeBytes }: TarIdentity): LayerArchive {
  const verify = (actual: TarIdentity): void => {
    if (actual.diffId !== diffId) throw new StepError(`layer ${quote(id)} changed while it was exported`);
  };
  const open = (): LayerTar => new LayerTar(entries(), verify);
  let writing: Promise<string> | undefined;
  const write = async (): Promise<string> => {
    await writeTar(open(), tarPath);
    return tarPath;
  };
  return { id, diffId, sizeBytes, open, tar: () => (writing ??= write()) };
}
