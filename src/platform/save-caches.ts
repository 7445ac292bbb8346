// Saving what a successful build left to save; nothing here rejects.
import { rm } from "node:fs/promises";
import type { SaveOutcome } from "../cache/cache-store.ts";
import { saveBuilder } from "../cache/builder-cache.ts";
import { messageOf } from "../errors.ts";
import { isDigest } from "../oci/digest.ts";
import { parseImageReference } from "../oci/image-reference.ts";
import type { Registry } from "../registry/registry.ts";
import type { BuildCaches, PendingBuilder, PendingCaches } from "./build-caches.ts";

/** What came of saving one cache. */
export interface SavedCache {
  readonly name: "layers" | "builder";
  readonly outcome: SaveOutcome;
}

/** Saves side by side. */
export async function saveCaches(
  pending: PendingCaches,
  { store }: Pick<BuildCaches, "store">,
  registry: Registry,
): Promise<readonly SavedCache[]> {
  const { layers, builder } = pending;
  const saves: Promise<SavedCache>[] = [];
  if (layers !== undefined) {
    saves.push(store.save([layers.directory], layers.key).then((outcome) => ({ name: "layers", outcome })));
  }
  if (builder !== undefined) {
    saves.push(
      savePendingBuilder(builder, store, registry).then((outcome) => ({ name: "builder", outcome })),
    );
  }
  return Promise.all(saves);
}

/**
 * Removes the directory of the job's caches.
 * @param removeAsRoot for files that belong to the user of a builder, which only the engine can remove
 */
export async function removeCacheDirectory(
  directory: string,
  removeAsRoot: (directory: string) => Promise<void>,
): Promise<void> {
  try {
    await rm(directory, { recursive: true, force: true });
  } catch {
    await removeAsRoot(directory);
    await rm(directory, { recursive: true, force: true });
  }
}

async function savePendingBuilder(
  { reference, manifestDigest, manifest, target, directory }: PendingBuilder,
  store: BuildCaches["store"],
  registry: Registry,
): Promise<SaveOutcome> {
  if (!isDigest(manifestDigest)) return { kind: "failed", reason: `"${manifestDigest}" is not a digest` };
  try {
    const source = parseImageReference(reference);
    return await saveBuilder({ manifestDigest, target, directory }, Buffer.from(manifest, "base64"), {
      store,
      openBlob: (descriptor) => registry.openBlob(source, descriptor),
    });
  } catch (error) {
    return { kind: "failed", reason: messageOf(error) };
  }
}
