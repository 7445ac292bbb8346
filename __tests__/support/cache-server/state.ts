// What the cache service knows: entries, faults to come, and what it counted.
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ScriptedFault } from "./faults.ts";
import type { Part } from "./parts.ts";

/** Counted since the start. */
export interface CacheStatistics {
  requests: number;
  lookups: number;
  downloads: number;
  downloadedBytes: number;
  /** Requests for a new entry, granted or not. */
  reservations: number;
  /** Entries that became complete. */
  uploads: number;
  uploadedBytes: number;
  /** Of block blobs, or chunks of the older protocol. */
  blocks: number;
}

/** An entry, from its reservation on. */
export interface StoredEntry {
  readonly id: number;
  readonly key: string;
  readonly version: string;
  readonly scope: string;
  readonly signature: string;
  /** By block ID, or by offset in the older protocol. */
  readonly blocks: Map<string, Part>;
  parts: Part[];
  complete: boolean;
}

/** All of it; the origins are known once the server listens. */
export interface State {
  readonly folder: string;
  readonly statistics: CacheStatistics;
  readonly entries: StoredEntry[];
  faults: ScriptedFault[];
  nextId: number;
  origin: string;
  blobOrigin: string;
}

/** Where blobs seem to be if the client is to use the Azure SDK. */
export const AZURE = "http://cachetest.blob.core.windows.net";

/** Knows nothing yet, but has a temporary folder. */
export async function createState(): Promise<State> {
  return {
    folder: await mkdtemp(join(tmpdir(), "cache-server-")),
    statistics: {
      requests: 0,
      lookups: 0,
      downloads: 0,
      downloadedBytes: 0,
      reservations: 0,
      uploads: 0,
      uploadedBytes: 0,
      blocks: 0,
    },
    entries: [],
    faults: [],
    nextId: 1,
    origin: "",
    blobOrigin: "",
  };
}
