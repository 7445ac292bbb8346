// What the registry has: content, uploads that are open, tokens, and what was asked of it.
import { createHash } from "node:crypto";
import type { FakeRequest } from "./exchange.ts";
import type { Script } from "./interventions.ts";
import type { FakeRegistryOptions } from "./options.ts";

/** A manifest as it came. */
export interface StoredManifest {
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** All of it; the host is known once the registry listens. */
export interface State {
  host: string;
  readonly options: FakeRegistryOptions;
  readonly requests: FakeRequest[];
  readonly scripts: Script[];
  /** By repository, then by tag and by digest. */
  readonly manifests: Map<string, Map<string, StoredManifest>>;
  /** By repository, then by digest. */
  readonly blobs: Map<string, Map<string, Buffer>>;
  readonly uploads: Map<string, Buffer[]>;
  /** What a token allows, e.g. `repository:app:push`. */
  readonly tokens: Map<string, { grants: Set<string>; validUntil: number }>;
}

/** Has nothing yet. */
export function createState(options: FakeRegistryOptions): State {
  return {
    host: "",
    options,
    requests: [],
    scripts: [],
    manifests: new Map(),
    blobs: new Map(),
    uploads: new Map(),
    tokens: new Map(),
  };
}

/** Stores a blob; its descriptor. */
export function addBlob(state: State, repository: string, content: Buffer) {
  const digest = digestOf(content);
  inner(state.blobs, repository).set(digest, content);
  return { digest, size: content.byteLength };
}

/** What a repository has; it is there from now on. */
export function inner<T>(outer: Map<string, Map<string, T>>, key: string): Map<string, T> {
  const found = outer.get(key) ?? new Map<string, T>();
  outer.set(key, found);
  return found;
}

/** The digest of content. */
export function digestOf(content: Buffer): `sha256:${string}` {
  return `sha256:${createHash("sha256").update(content).digest("hex")}`;
}
