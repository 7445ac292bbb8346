// The images of an engine in this process: takes archives as graph drivers or the containerd store do, and gives them back.
import { Readable } from "node:stream";
import type { ConfiguredImage, DaemonHost } from "../../src/docker/daemon.ts";
import type { ImageStore } from "../../src/lifecycle/image/daemon/image-store.ts";
import { digestOf } from "../../src/oci/digest.ts";
import { type ImageConfig, parseImageConfig } from "../../src/oci/image-config.ts";
import { encodeTarHeader, FIXED_MTIME, paddingOf, TAR_END } from "../../src/oci/tar-header.ts";
import { readContent, readTar } from "../../src/oci/tar-reader.ts";

export interface FakeImageStoreOptions {
  /** Wants every layer, and knows an image by its manifest. */
  readonly containerd?: boolean;
  /** What to do instead of loading. */
  readonly onLoad?: (files: ReadonlyMap<string, Buffer>) => void;
  /** Names that cannot be given. */
  readonly refusedNames?: readonly string[];
  /** DiffIDs of layers that it has unpacked only, as the containerd store may: no archive that it gives has them. */
  readonly unpacked?: readonly string[];
  /** How layers are packed when an image is saved; default as in Docker 20.10. */
  readonly saveAs?: (tar: Buffer, at: number) => { readonly name: string; readonly content: Buffer };
}

interface FakeStoredImage extends ConfiguredImage {
  readonly layers: readonly Buffer[];
}

const LIMIT = 1e8;

export class FakeImageStore implements ImageStore {
  readonly images = new Map<string, FakeStoredImage>();
  readonly names = new Map<string, string>();
  /** The names of files in each archive that was loaded. */
  readonly loads: string[][] = [];
  /** Ids of images that were saved. */
  readonly saves: string[] = [];
  readonly #options: FakeImageStoreOptions;

  constructor(options: FakeImageStoreOptions = {}) {
    this.#options = options;
  }

  /** Puts an image there; returns its id without `sha256:`. */
  add(
    name: string,
    layers: readonly Buffer[],
    config: Partial<ImageConfig> = {},
    origins: readonly string[] = [],
  ): string {
    const complete: ImageConfig = {
      os: "linux",
      architecture: "amd64",
      config: { Env: ["PATH=/bin"] },
      ...config,
      rootfs: { type: "layers", diff_ids: layers.map((layer) => digestOf(layer)) },
    };
    const id = digestOf(JSON.stringify(complete));
    this.images.set(id, { id, config: complete, layers, origins });
    this.names.set(name, id);
    return id.replace("sha256:", "");
  }

  named(name: string): FakeStoredImage | undefined {
    return this.images.get(this.names.get(name) ?? "");
  }

  readImage(reference: string): Promise<ConfiguredImage | undefined> {
    return Promise.resolve(this.#find(reference));
  }

  saveImage(reference: string): Promise<Readable> {
    const image = this.#find(reference);
    if (image === undefined) return Promise.reject(new Error(`no image ${reference}`));
    this.saves.push(image.id);
    const { saveAs = (content: Buffer, at: number) => ({ name: `${at}/layer.tar`, content }) } =
      this.#options;
    const { unpacked = [] } = this.#options;
    const files = image.layers.map(saveAs).filter((_file, at) => {
      return !unpacked.includes(image.config.rootfs.diff_ids[at] ?? "");
    });
    const json = { name: "manifest.json", content: Buffer.from("[]") };
    return Promise.resolve(Readable.from([...[...files, json].map(entry), TAR_END]));
  }

  async loadImage(archive: Readable): Promise<void> {
    const files = new Map<string, Buffer>();
    for await (const item of readTar(archive)) files.set(item.entry.name, await readContent(item, LIMIT));
    this.loads.push([...files.keys()]);
    this.#options.onLoad?.(files);
    const [manifest] = JSON.parse(String(files.get("manifest.json"))) as {
      Config: string;
      Layers: string[];
    }[];
    const config = parseImageConfig(String(files.get(manifest?.Config ?? "")), "the loaded image");
    const diffIds = config.rootfs.diff_ids;
    const layers = (manifest?.Layers ?? []).map(
      (file, at) => files.get(file) ?? this.#known(diffIds.slice(0, at + 1)),
    );
    layers.forEach((layer, at) => {
      if (digestOf(layer) !== diffIds[at]) throw new Error(`layer ${at} is not what the config says`);
    });
    const index = JSON.parse(String(files.get("index.json"))) as { manifests: { digest: string }[] };
    const id = this.#options.containerd
      ? index.manifests[0]?.digest
      : digestOf(files.get(manifest?.Config ?? "") ?? "");
    this.images.set(id ?? "", { id: id ?? "", config, layers, origins: [] });
  }

  tagImage(id: string, name: string): Promise<void> {
    if (this.#options.refusedNames?.includes(name)) return Promise.reject(new Error(`no ${name} here`));
    this.names.set(name, id);
    return Promise.resolve();
  }

  describeHost(): Promise<DaemonHost> {
    const usesContainerdStore = this.#options.containerd ?? false;
    return Promise.resolve({ name: "runner", isRootless: false, usesContainerdStore, hasHubMirrors: false });
  }

  #find(reference: string): FakeStoredImage | undefined {
    const id = this.names.get(reference) ?? this.names.get(`${reference}:latest`);
    return this.images.get(id ?? (/^[0-9a-f]{64}$/.test(reference) ? `sha256:${reference}` : reference));
  }

  /** A layer that was left out must be known together with all below it. */
  #known(diffIds: readonly string[]): Buffer {
    const chain = diffIds.join();
    const images = this.#options.containerd ? [] : [...this.images.values()];
    for (const { config, layers } of images) {
      const layer = layers[diffIds.length - 1];
      const below = config.rootfs.diff_ids.slice(0, diffIds.length).join();
      if (below === chain && layer !== undefined) return layer;
    }
    throw new Error(`no such file for layer ${diffIds.at(-1) ?? ""}`);
  }
}

function entry({ name, content }: { readonly name: string; readonly content: Buffer }): Buffer {
  const header = {
    type: "file",
    mode: 0o644,
    uid: 0,
    gid: 0,
    sizeBytes: content.length,
    mtime: FIXED_MTIME,
  } as const;
  return Buffer.concat([
    encodeTarHeader({ name, ...header }),
    content,
    Buffer.alloc(paddingOf(content.length)),
  ]);
}
