// A place that keeps files between runs of a workflow, as GitHub's cache service does: entries by key, never changed.
// What is stored or restored can only help: nothing here rejects, every failure is an outcome that says why.

/** An entry to look for: the key itself, else the newest entry whose key begins with one of the prefixes, in order. */
export interface CacheLookup {
  /** Absolute paths that the entry holds. The folder that all are in may be another one than when it was saved. */
  readonly paths: readonly string[];
  readonly key: string;
  readonly restoreKeys: readonly string[];
}

/** An entry to restore. */
export interface CacheRestore extends CacheLookup {
  /** Where to put what was at the paths, in their order, if not there. */
  readonly into?: readonly string[];
}

/** What came of looking for an entry. */
export type RestoreOutcome =
  | { readonly kind: "hit"; readonly key: string; readonly sizeBytes: number; readonly durationMs: number }
  | { readonly kind: "miss" }
  | { readonly kind: "unavailable"; readonly reason: string };

/** How far something is; the total is undefined where the service does not tell. */
export interface CacheProgress {
  readonly doneBytes: number;
  readonly totalBytes: number | undefined;
}

/** What came of saving an entry. */
export type SaveOutcome =
  | { readonly kind: "saved"; readonly key: string; readonly sizeBytes: number; readonly durationMs: number }
  | { readonly kind: "exists"; readonly key: string }
  | { readonly kind: "refused"; readonly reason: string }
  | { readonly kind: "failed"; readonly reason: string };

/** Keeps entries; no method rejects. */
export interface CacheStore {
  /** Whether there is a service at all in this job. */
  isAvailable(): boolean;
  /** Whether an entry exists, without downloading it; undefined if that cannot be known. */
  find(lookup: CacheLookup): Promise<string | undefined>;
  /** @param onProgress told now and then how much of the entry has come */
  restore(wanted: CacheRestore, onProgress?: (progress: CacheProgress) => void): Promise<RestoreOutcome>;
  save(paths: readonly string[], key: string): Promise<SaveOutcome>;
}
