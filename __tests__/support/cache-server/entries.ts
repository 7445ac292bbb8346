// The rules for entries, whatever the protocol: which one a job finds, which one it may make, and none is ever changed.
import { randomUUID } from "node:crypto";
import { sizeOf } from "./parts.ts";
import type { State, StoredEntry } from "./state.ts";
import { type Grant, readableScopes, writableScope } from "./tokens.ts";

/** An entry that is complete. */
export interface CacheEntry {
  readonly key: string;
  readonly version: string;
  readonly scope: string;
  readonly sizeBytes: number;
}

/** A key with the version of what it stands for, as requests name an entry. */
export interface EntryName {
  readonly key: string;
  readonly version: string;
}

export const WRITE_DENIED = "cache write denied: the token of this run is read-only";
export const READ_DENIED = "cache read denied: the token of this run has no readable scopes";
export const EXISTS = "cache entry with the same key, version, and scope already exists";

/** In each scope, nearest first: each key as it is, else the newest entry that begins with it. */
export function lookUp(
  state: State,
  grants: readonly Grant[],
  { keys, version }: { keys: readonly string[]; version: string },
): StoredEntry | "denied" | undefined {
  state.statistics.lookups++;
  const scopes = readableScopes(grants);
  if (scopes.length === 0) return "denied";
  for (const scope of scopes) {
    const inScope = state.entries.filter(
      (one) => one.complete && one.scope === scope && one.version === version,
    );
    for (const key of keys) {
      const found =
        inScope.find((entry) => entry.key === key) ?? inScope.findLast((entry) => entry.key.startsWith(key));
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** Keys are never changed: not one that is complete, nor one that somebody is uploading. */
export function reserve(
  state: State,
  grants: readonly Grant[],
  { key, version }: EntryName,
): StoredEntry | "denied" | "exists" {
  state.statistics.reservations++;
  const scope = writableScope(grants);
  if (scope === undefined) return "denied";
  if (state.entries.some((one) => one.key === key && one.version === version && one.scope === scope)) {
    return "exists";
  }
  const entry: StoredEntry = {
    id: state.nextId++,
    key,
    version,
    scope,
    signature: randomUUID(),
    blocks: new Map(),
    parts: [],
    complete: false,
  };
  state.entries.push(entry);
  return entry;
}

/** The entry of this name that the job is uploading. */
export function findReserved(
  state: State,
  grants: readonly Grant[],
  { key, version }: EntryName,
): StoredEntry | undefined {
  const scope = writableScope(grants);
  return state.entries.find(
    (one) => one.key === key && one.version === version && one.scope === scope && !one.complete,
  );
}

/** From now on it is found. */
export function complete(state: State, entry: StoredEntry): void {
  entry.complete = true;
  // Newest last.
  state.entries.splice(state.entries.indexOf(entry), 1);
  state.entries.push(entry);
  state.statistics.uploads++;
  state.statistics.uploadedBytes += sizeOf(entry.parts);
}

/** Removes entries; their number. */
export function evict(state: State, matches: (entry: StoredEntry) => boolean): number {
  const kept = state.entries.filter((entry) => !matches(entry));
  const evicted = state.entries.length - kept.length;
  state.entries.splice(0, Infinity, ...kept);
  return evicted;
}

/** What is told of an entry. */
export function publishedEntry({ key, version, scope, parts }: StoredEntry): CacheEntry {
  return { key, version, scope, sizeBytes: sizeOf(parts) };
}
