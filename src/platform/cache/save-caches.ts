// Saving what a build left to save; nothing here rejects.
import { rmdir } from "node:fs/promises";
import { Readable } from "node:stream";
import { allEnded } from "../../bounded.ts";
import { saveBuilder } from "../../cache/builder-cache.ts";
import type { SaveOutcome } from "../../cache/cache-store.ts";
import { isKeyOf } from "../../cache/layer-cache-choice.ts";
import { readLayerMetadata } from "../../cache/layer-directory.ts";
import { forgetLayers } from "../../cache/left-layers.ts";
import { messageOf } from "../../errors.ts";
import { removeTree } from "../../files/remove-tree.ts";
import { digestOf, isDigest } from "../../oci/digest.ts";
import { parseImageReference } from "../../oci/image-reference.ts";
import { quote } from "../../quote.ts";
import type { Registry } from "../../registry/registry.ts";
import type { BuildCaches, FilledDirectory, PendingBuilder, PendingCaches } from "../request/build-caches.ts";

/** What came of saving one cache. */
export interface SavedCache {
  readonly name: "layers" | "builder";
  readonly outcome: SaveOutcome;
}

/** Saves side by side what each build has left. */
export async function saveCaches(
  pending: readonly PendingCaches[],
  { store }: Pick<BuildCaches, "store">,
  registry: Registry,
): Promise<readonly SavedCache[]> {
  const saves: Promise<SavedCache>[] = [];
  for (const { layers, builder } of pending) {
    if (layers !== undefined) {
      saves.push(saveLayers(layers, store).then((outcome) => ({ name: "layers", outcome })));
    }
    if (builder !== undefined) {
      saves.push(
        savePendingBuilder(builder, store, registry).then((outcome) => ({ name: "builder", outcome })),
      );
    }
  }
  return Promise.all(saves);
}

/**
 * Removes the directories that builds filled, and the one above them unless other steps of the job still have theirs there.
 * @param removeAsRoot for files that belong to the user of a builder, which only the engine can remove
 * @throws what removing the first of those rejects with that cannot be removed, once all have been tried
 */
export async function removeCacheDirectories(
  root: string,
  filled: readonly FilledDirectory[],
  removeAsRoot: (filled: FilledDirectory) => Promise<void>,
): Promise<void> {
  await allEnded(filled.map((each) => removeFilled(each, removeAsRoot)));
  await removeEmptyRoot(root);
}

async function removeFilled(
  filled: FilledDirectory,
  removeAsRoot: (filled: FilledDirectory) => Promise<void>,
): Promise<void> {
  const { directory } = filled;
  await forgetLayers(directory);
  try {
    await removeTree(directory);
  } catch {
    await removeAsRoot(filled);
    await removeTree(directory);
  }
}

/** Not empty: a build of the job still needs what is in it. Missing: nothing was ever put there. */
export async function removeEmptyRoot(root: string): Promise<void> {
  await rmdir(root).catch(() => undefined);
}

/** A later build of the same image in the same job uses the same directory, and saves it by its own key. */
async function saveLayers(
  { directory, key }: NonNullable<PendingCaches["layers"]>,
  store: BuildCaches["store"],
): Promise<SaveOutcome> {
  const metadata = await readLayerMetadata(directory);
  if (metadata === undefined || !isKeyOf(key, metadata)) {
    return { kind: "refused", reason: "another step of this job has used its directory since" };
  }
  return store.save([directory], key);
}

async function savePendingBuilder(
  { reference, manifestDigest, manifest, config, target, directory }: PendingBuilder,
  store: BuildCaches["store"],
  registry: Registry,
): Promise<SaveOutcome> {
  if (!isDigest(manifestDigest))
    return { kind: "failed", reason: `${quote(manifestDigest)} is not a digest` };
  try {
    const source = parseImageReference(reference);
    const own = config === undefined ? undefined : Buffer.from(config, "base64");
    const ownDigest = own && digestOf(own);
    return await saveBuilder({ manifestDigest, target, directory }, Buffer.from(manifest, "base64"), {
      store,
      openBlob: (blob) =>
        own !== undefined && blob.digest === ownDigest
          ? Promise.resolve(Readable.from([own], { objectMode: false }))
          : registry.openBlob(source, blob),
    });
  } catch (error) {
    return { kind: "failed", reason: messageOf(error) };
  }
}
