// Builders small enough for tests, a cache in memory, and an engine that takes archives as the real one does.
import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import type {
  CacheLookup,
  CacheRestore,
  CacheStore,
  RestoreOutcome,
  SaveOutcome,
} from "../../src/cache/cache-store.ts";
import { DaemonError } from "../../src/docker/daemon-error.ts";
import { type Digest, digestOf } from "../../src/oci/digest.ts";
import { type BlobDescriptor, type ImageManifest, parseManifest } from "../../src/oci/manifest.ts";
import { tarFile, writeTar } from "../docker/tiny-tar.ts";
import { FakeDaemon, type FakeDaemonOptions, fakeImage } from "../support/fake-daemon.ts";

const OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";

/** An image as its registry serves it. */
export interface ServedImage {
  readonly manifestBytes: Buffer;
  readonly manifestDigest: Digest;
  readonly manifest: ImageManifest;
  readonly diffIds: readonly Digest[];
  /** Without the manifest. */
  readonly blobs: ReadonlyMap<Digest, Buffer>;
}

/** An image whose layers are these tars. */
export function imageOf(
  layers: readonly Buffer[],
  { arch = "amd64", config = {} }: { readonly arch?: string; readonly config?: object } = {},
): ServedImage {
  const diffIds = layers.map(digestOf);
  const rootfs = { type: "layers", diff_ids: diffIds };
  const configJson = Buffer.from(JSON.stringify({ architecture: arch, os: "linux", config, rootfs }));
  const compressed = layers.map((layer) => gzipSync(layer));
  const manifestBytes = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: OCI_MANIFEST,
      config: descriptor("application/vnd.oci.image.config.v1+json", configJson),
      layers: compressed.map((layer) => descriptor("application/vnd.oci.image.layer.v1.tar+gzip", layer)),
    }),
  );
  return {
    manifestBytes,
    manifestDigest: digestOf(manifestBytes),
    manifest: parseManifest(manifestBytes.toString(), "a fixture"),
    diffIds,
    blobs: new Map([configJson, ...compressed].map((blob) => [digestOf(blob), blob])),
  };
}

/** Layers of one file each. */
export function layersOf(...names: readonly string[]): Buffer[] {
  return names.map((name) => writeTar([tarFile(name, `content of ${name}`)]));
}

/** Opens the blobs of an image, in two chunks each; remembers which. */
export function sourceOf(image: Pick<ServedImage, "blobs">): {
  readonly opened: Digest[];
  readonly openBlob: (blob: BlobDescriptor) => Promise<Readable>;
} {
  const opened: Digest[] = [];
  const openBlob = ({ digest }: BlobDescriptor): Promise<Readable> => {
    opened.push(digest);
    const blob = image.blobs.get(digest);
    if (blob === undefined) return Promise.reject(new Error(`there is no ${digest}`));
    return Promise.resolve(Readable.from([blob.subarray(0, 10), blob.subarray(10)], { objectMode: false }));
  };
  return { opened, openBlob };
}

function descriptor(mediaType: string, content: Buffer): object {
  return { mediaType, digest: digestOf(content), size: content.length };
}

/** Keeps the files of one directory per entry; never changes an entry. */
export class MemoryStore implements CacheStore {
  readonly entries = new Map<string, Map<string, Buffer>>();
  /** Every call, e.g. `find builder-v1-…`. */
  readonly calls: string[] = [];
  available = true;
  /** What `restore` answers instead. */
  outage: RestoreOutcome | undefined;

  isAvailable(): boolean {
    return this.available;
  }

  find({ key }: CacheLookup): Promise<string | undefined> {
    this.calls.push(`find ${key}`);
    return Promise.resolve(this.entries.has(key) ? key : undefined);
  }

  async restore({ key, paths, into = paths }: CacheRestore): Promise<RestoreOutcome> {
    const [directory = ""] = into;
    this.calls.push(`restore ${key}`);
    if (this.outage !== undefined) return this.outage;
    const files = this.entries.get(key);
    if (files === undefined) return { kind: "miss" };
    for (const [name, content] of files) {
      await mkdir(path.dirname(path.join(directory, name)), { recursive: true });
      await writeFile(path.join(directory, name), content);
    }
    return { kind: "hit", key, sizeBytes: sizeOf(files), durationMs: 12 };
  }

  async save([directory = ""]: readonly string[], key: string): Promise<SaveOutcome> {
    this.calls.push(`save ${key}`);
    if (this.entries.has(key)) return { kind: "exists", key };
    const files = new Map<string, Buffer>();
    for (const name of await listFiles(directory)) {
      files.set(name, await readFile(path.join(directory, name)));
    }
    this.entries.set(key, files);
    return { kind: "saved", key, sizeBytes: sizeOf(files), durationMs: 12 };
  }
}

function sizeOf(files: ReadonlyMap<string, Buffer>): number {
  return [...files.values()].reduce((sum, { length }) => sum + length, 0);
}

/** Files below a directory, in order; none if it is not there. */
export async function listFiles(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(directory, path.join(entry.parentPath, entry.name)))
    .sort();
}

/** An engine that knows layers only by what is below them, and takes an archive whose first layers it has. */
export class LoadingDaemon extends FakeDaemon {
  /** Images that are inspected, but whose layers are not really there. */
  readonly hollow = new Set<string>();

  constructor(options: FakeDaemonOptions = {}) {
    super(options);
  }

  override async loadImage(archive: Readable): Promise<void> {
    await super.loadImage(archive);
    const files = new Map(this.loads.at(-1)?.map(({ name, content }) => [name, content]));
    const [image] = JSON.parse(String(files.get("manifest.json"))) as {
      Config: string;
      RepoTags: string[];
      Layers: string[];
    }[];
    const config = JSON.parse(String(files.get(image?.Config ?? ""))) as {
      rootfs: { diff_ids: string[] };
    };
    const diffIds = config.rootfs.diff_ids;
    image?.Layers.forEach((layer, at) => {
      if (files.has(layer) || this.#hasChain(diffIds.slice(0, at + 1))) return;
      throw new DaemonError("load an image archive", `open ${layer}: no such file or directory`);
    });
    for (const tag of image?.RepoTags ?? []) this.images.set(tag, fakeImage({ diffIds }));
  }

  #hasChain(chain: readonly string[]): boolean {
    return [...this.images].some(
      ([name, { diffIds }]) => !this.hollow.has(name) && chain.every((id, at) => id === diffIds[at]),
    );
  }
}

/** A directory that is gone when disposed, and a path in it that is not there yet. */
export async function temporaryDirectory(
  parent: string,
): Promise<AsyncDisposable & { readonly path: string }> {
  const root = path.join(parent, `builder-${randomUUID()}`);
  await mkdir(root);
  return {
    path: path.join(root, "builder"),
    [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }),
  };
}
