// The builder cache: one entry per manifest and target, which holds the blobs as the registry serves them.
// It only helps: nothing here rejects, and nothing is used that is not exactly what the registry has.
import { randomUUID } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { messageOf } from "../errors.ts";
import { removeTree } from "../files/remove-tree.ts";
import { type Digest, digestOf } from "../oci/digest.ts";
import type { Target } from "../oci/target.ts";
import type { FetchOptions } from "./blob-directory.ts";
import { type KeptImage, readStoredImage, storeImage } from "./builder-blobs.ts";
import { loadBuilder, type LoadDeps, type LoadedBuilder } from "./builder-load.ts";
import type { CacheLookup, CacheStore, SaveOutcome } from "./cache-store.ts";

/** A builder, as the cache knows it. */
export interface BuilderEntry {
  /** Of the manifest for the target, not of an index. */
  readonly manifestDigest: Digest;
  readonly target: Target;
  /** Where its blobs are when they are saved: absolute, for it alone, and the same in every run. It is emptied. */
  readonly directory: string;
}

/** What restoring needs. */
export interface BuilderRestoreDeps extends LoadDeps {
  readonly store: Pick<CacheStore, "restore">;
}

/** What saving needs; the blobs come from the registry. */
export interface BuilderSaveDeps extends FetchOptions {
  readonly store: Pick<CacheStore, "find" | "save">;
}

/** What came of restoring a builder; times in milliseconds, without each other. */
export type BuilderRestoreOutcome =
  | (LoadedBuilder & {
      readonly kind: "loaded";
      readonly key: string;
      readonly sizeBytes: number;
      readonly restoreMs: number;
      readonly loadMs: number;
    })
  | { readonly kind: "miss" }
  | { readonly kind: "unavailable"; readonly reason: string };

/** e.g. `builder-v1-linux-amd64-` and 64 hexadecimal digits */
export function builderCacheKey({
  manifestDigest,
  target,
}: Pick<BuilderEntry, "manifestDigest" | "target">): string {
  return `builder-v1-${target.os}-${target.arch}-${manifestDigest.replace("sha256:", "")}`;
}

/** What to look for; there are no restore keys, since another builder is of no use. */
export function builderLookup(entry: BuilderEntry): CacheLookup {
  return { paths: [entry.directory], key: builderCacheKey(entry), restoreKeys: [] };
}

/**
 * Restores a builder, verifies each blob by its digest, and loads it into the engine; never rejects.
 * @param relatives names of images in the engine that may share its first layers, e.g. the builder's tag
 */
export async function restoreBuilder(
  entry: BuilderEntry,
  relatives: readonly string[],
  deps: BuilderRestoreDeps,
): Promise<BuilderRestoreOutcome> {
  // Its own, since other steps of the job may be restoring the same builder.
  const directory = `${entry.directory}.${randomUUID()}`;
  try {
    const restored = await deps.store.restore({ ...builderLookup(entry), into: [directory] });
    if (restored.kind !== "hit") return restored;
    const { key, sizeBytes, durationMs: restoreMs } = restored;
    const startedAtMs = performance.now();
    const image: KeptImage = await readStoredImage(directory, entry.manifestDigest);
    const loaded = await loadBuilder(image, relatives, deps);
    return { kind: "loaded", ...loaded, key, sizeBytes, restoreMs, loadMs: performance.now() - startedAtMs };
  } catch (error) {
    return { kind: "unavailable", reason: messageOf(error) };
  } finally {
    await removeDirectory(directory);
  }
}

/**
 * Saves a builder, unless there is an entry; downloads what of it is not in the directory yet. Never rejects.
 * After a failed download the directory keeps the complete blobs, so that trying again continues there.
 */
export async function saveBuilder(
  entry: BuilderEntry,
  manifestBytes: Buffer,
  deps: BuilderSaveDeps,
): Promise<SaveOutcome> {
  const startedAtMs = performance.now();
  const lookup = builderLookup(entry);
  try {
    const digest = digestOf(manifestBytes);
    if (digest !== entry.manifestDigest) {
      return {
        kind: "failed",
        reason: `The manifest has the digest ${digest}, not ${entry.manifestDigest}.`,
      };
    }
    if ((await deps.store.find(lookup)) === lookup.key) return { kind: "exists", key: lookup.key };
    await mkdir(entry.directory, { recursive: true });
    await storeImage(entry.directory, manifestBytes, deps);
    deps.signal?.throwIfAborted();
    const outcome = await deps.store.save(lookup.paths, lookup.key);
    await removeDirectory(entry.directory);
    if (outcome.kind !== "saved") return outcome;
    return { ...outcome, durationMs: performance.now() - startedAtMs };
  } catch (error) {
    return { kind: "failed", reason: messageOf(error) };
  }
}

async function removeDirectory(directory: string): Promise<void> {
  await removeTree(directory).catch(() => undefined);
}
