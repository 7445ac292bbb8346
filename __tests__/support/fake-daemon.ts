// An engine in memory that keeps the same contract as the real one (see __tests__/docker/daemon-contract.ts).
import { posix } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import type {
  Container,
  ContainerSpec,
  Daemon,
  DaemonImage,
  DaemonInfo,
  PullOptions,
  RunOptions,
  Volume,
} from "../../src/docker/daemon.ts";
import { DaemonError } from "../../src/docker/daemon-error.ts";
import { PlatformError } from "../../src/errors.ts";
import { readTar, tarDirectory, writeTar, type TarEntry } from "../docker/tiny-tar.ts";

/** Entries by path relative to the root of the container, volume or bind they are in, without a leading slash. */
export type FakeFiles = Map<string, TarEntry>;

/** What a scripted command sees and may change. */
export interface FakeRun {
  readonly spec: ContainerSpec;
  /** Undefined if there is no such file. */
  readonly readFile: (path: string) => string | undefined;
  readonly writeFile: (path: string, content: string | Buffer) => void;
}

/** What a scripted command does; by default it ends at once, silently, with 0. */
export interface FakeOutcome {
  readonly exitCode?: number;
  /** Texts go to stdout. */
  readonly lines?: readonly (string | { readonly stderr: string })[];
  /** After its lines it goes on until it is stopped. */
  readonly endless?: boolean;
}

/** An archive that was put into a container. */
export interface FakeArchive {
  readonly path: string;
  readonly entries: readonly TarEntry[];
}

export interface FakeDaemonOptions {
  readonly info?: Partial<DaemonInfo>;
  readonly images?: Readonly<Record<string, DaemonImage>>;
  /** What a pull finds; nothing by default. */
  readonly remoteImages?: Readonly<Record<string, DaemonImage>>;
  readonly onRun?: (run: FakeRun) => FakeOutcome | Promise<FakeOutcome>;
}

interface FakeVolume {
  readonly labels: Readonly<Record<string, string>>;
  readonly files: FakeFiles;
  /** Of those that should be disposed. */
  readonly temporary: boolean;
}

/** An image with nothing in it, for tests that only need one. */
export function fakeImage(more: Partial<DaemonImage> = {}): DaemonImage {
  return {
    id: `sha256:${"0".repeat(64)}`,
    os: "linux",
    arch: "amd64",
    env: [],
    labels: {},
    user: "",
    repoDigests: [],
    diffIds: [],
    ...more,
  };
}

/** Remembers everything that was asked of it. */
export class FakeDaemon implements Daemon {
  readonly images: Map<string, DaemonImage>;
  readonly remoteImages: Map<string, DaemonImage>;
  readonly volumes = new Map<string, FakeVolume>();
  /** Every container ever created, in order. */
  readonly containers: FakeContainer[] = [];
  readonly pulls: { readonly reference: string; readonly options: PullOptions }[] = [];
  /** The entries of each archive that was loaded. */
  readonly loads: (readonly TarEntry[])[] = [];
  /** Files of the host that are bound into containers, by source. */
  readonly binds = new Map<string, FakeFiles>();
  onRun: (run: FakeRun) => FakeOutcome | Promise<FakeOutcome>;
  readonly info: DaemonInfo;

  constructor(options: FakeDaemonOptions = {}) {
    this.images = new Map(Object.entries(options.images ?? {}));
    this.remoteImages = new Map(Object.entries(options.remoteImages ?? {}));
    this.onRun = options.onRun ?? (() => ({}));
    this.info = { serverVersion: "28.0.4", apiVersion: "1.48", os: "linux", arch: "amd64", ...options.info };
  }

  /** Containers and temporary volumes that nobody disposed; both empty after a clean run. */
  leaks(): { containers: string[]; volumes: string[] } {
    return {
      containers: this.containers.filter((container) => !container.removed).map(({ id }) => id),
      volumes: [...this.volumes].filter(([, { temporary }]) => temporary).map(([name]) => name),
    };
  }

  inspectImage(reference: string): Promise<DaemonImage | undefined> {
    return Promise.resolve(this.images.get(reference));
  }

  async pullImage(reference: string, options: PullOptions): Promise<void> {
    this.pulls.push({ reference, options });
    checkNotCancelled(options.signal);
    const image = this.remoteImages.get(reference);
    if (image === undefined) throw missing(`pull "${reference}"`, "not found");
    options.onProgress?.({ status: "Pull complete", layer: "0123456789ab" });
    await Promise.resolve();
    this.images.set(reference, image);
  }

  async loadImage(archive: Readable): Promise<void> {
    this.loads.push(readTar(await buffer(archive)));
  }

  tagImage(reference: string, tag: string): Promise<void> {
    const image = this.images.get(reference);
    if (image === undefined) return Promise.reject(missing(`tag "${reference}"`, "no such image"));
    this.images.set(tag, image);
    return Promise.resolve();
  }

  networkGateway(network: string): Promise<string | undefined> {
    return Promise.resolve(network === "bridge" ? "127.0.0.1" : undefined);
  }

  removeImage(reference: string): Promise<void> {
    return this.images.delete(reference)
      ? Promise.resolve()
      : Promise.reject(missing(`remove the image "${reference}"`, "no such image"));
  }

  createVolume(name: string, labels: Readonly<Record<string, string>>): Promise<Volume> {
    this.#addVolume(name, labels, true);
    return Promise.resolve({
      name,
      [Symbol.asyncDispose]: () => {
        this.volumes.delete(name);
        return Promise.resolve();
      },
    });
  }

  ensureVolume(name: string, labels: Readonly<Record<string, string>>): Promise<void> {
    this.#addVolume(name, labels, false);
    return Promise.resolve();
  }

  createContainer(spec: ContainerSpec): Promise<Container> {
    if (!this.images.has(spec.image)) {
      return Promise.reject(missing(`create a container from "${spec.image}"`, "no such image"));
    }
    for (const mount of spec.mounts) {
      // As the engine does it: a volume that a container names is made.
      if (mount.kind === "volume") this.#addVolume(mount.volume, {}, false);
    }
    const container = new FakeContainer(this, spec, `container-${this.containers.length + 1}`);
    this.containers.push(container);
    return Promise.resolve(container);
  }

  removeLabelled(label: string): Promise<{ containers: number; volumes: number }> {
    const containers = this.containers.filter(
      ({ removed, spec }) => !removed && hasLabel(spec.labels, label),
    );
    for (const container of containers) container.removed = true;
    const volumes = [...this.volumes].filter(([, { labels }]) => hasLabel(labels, label));
    for (const [name] of volumes) this.volumes.delete(name);
    return Promise.resolve({ containers: containers.length, volumes: volumes.length });
  }

  #addVolume(name: string, labels: Readonly<Record<string, string>>, temporary: boolean): void {
    if (!this.volumes.has(name)) this.volumes.set(name, { labels, files: new Map(), temporary });
  }
}

/** A container in memory. */
export class FakeContainer implements Container {
  readonly id: string;
  readonly spec: ContainerSpec;
  /** Archives that were put, in order. */
  readonly archives: FakeArchive[] = [];
  /** Paths that were read, in order. */
  readonly reads: string[] = [];
  /** Files outside of mounts. */
  readonly files: FakeFiles = new Map<string, TarEntry>();
  started = false;
  removed = false;
  readonly #daemon: FakeDaemon;

  constructor(daemon: FakeDaemon, spec: ContainerSpec, id: string) {
    this.#daemon = daemon;
    this.spec = spec;
    this.id = id;
  }

  async putArchive(path: string, tar: Readable): Promise<void> {
    this.#checkExists("unpack files");
    const entries = readTar(await buffer(tar));
    this.archives.push({ path, entries });
    for (const entry of entries) this.#write(posix.join(path, entry.name), entry);
  }

  async getArchive(path: string): Promise<Readable> {
    await Promise.resolve();
    this.#checkExists(`read "${path}"`);
    this.reads.push(path);
    return Readable.from([writeTar(this.#entriesAt(path))]);
  }

  async run({ onLine, signal }: RunOptions): Promise<number> {
    this.#checkExists("start it");
    checkNotCancelled(signal);
    this.started = true;
    const outcome = await this.#daemon.onRun({
      spec: this.spec,
      readFile: (path) => this.#read(path)?.content.toString(),
      writeFile: (path, content) => {
        this.#write(path, { ...tarDirectory(path), kind: "file", content: Buffer.from(content) });
      },
    });
    for (const line of outcome.lines ?? []) {
      if (typeof line === "string") onLine(line, "stdout");
      else onLine(line.stderr, "stderr");
    }
    if (outcome.endless === true && signal?.aborted !== true) {
      await new Promise((resolve) => signal?.addEventListener("abort", resolve));
    }
    if (signal?.aborted === true) this.removed = true;
    checkNotCancelled(signal);
    return outcome.exitCode ?? 0;
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.removed = true;
    return Promise.resolve();
  }

  #entriesAt(path: string): TarEntry[] {
    const found = this.#read(path);
    const name = posix.basename(path) || "/";
    if (found !== undefined && found.kind !== "directory") return [{ ...found, name }];
    const { files, key } = this.#place(path);
    const prefix = key === "" ? "" : `${key}/`;
    const below = [...files].filter(([file]) => file.startsWith(prefix));
    const exists = found !== undefined || below.length > 0 || key === "";
    if (!exists) throw missing(`read "${path}" of a container`, "no such file");
    const entries = below.map(([file, entry]) => ({
      ...entry,
      name: `${name}/${file.slice(prefix.length)}`,
    }));
    return [found === undefined ? tarDirectory(name) : { ...found, name }, ...entries];
  }

  #read(path: string): TarEntry | undefined {
    const { files, key } = this.#place(path);
    return files.get(key);
  }

  #write(path: string, entry: TarEntry): void {
    const { files, key } = this.#place(path);
    if (key !== "") files.set(key, entry);
  }

  /** Where a path of the container really is: the deepest mount that holds it, or the container itself. */
  #place(path: string): { files: FakeFiles; key: string } {
    const full = posix.resolve("/", path);
    const [mount] = this.spec.mounts
      .filter(({ target }) => full === target || full.startsWith(`${target}/`))
      .sort((a, b) => b.target.length - a.target.length);
    if (mount === undefined) return { files: this.files, key: full.slice(1) };
    const key = full.slice(mount.target.length + 1);
    return { files: mount.kind === "bind" ? this.#bound(mount.source) : this.#inVolume(mount.volume), key };
  }

  #inVolume(name: string): FakeFiles {
    const volume = this.#daemon.volumes.get(name);
    if (volume === undefined) throw missing(`use the volume "${name}"`, "no such volume");
    return volume.files;
  }

  #bound(source: string): FakeFiles {
    const files = this.#daemon.binds.get(source) ?? new Map<string, TarEntry>();
    this.#daemon.binds.set(source, files);
    return files;
  }

  #checkExists(operation: string): void {
    if (this.removed) throw missing(`${operation} of a container`, `no such container: ${this.id}`);
  }
}

function hasLabel(labels: Readonly<Record<string, string>>, label: string): boolean {
  return Object.entries(labels).some(([key, value]) => `${key}=${value}` === label);
}

function missing(operation: string, reason: string): DaemonError {
  return new DaemonError(operation, reason, { statusCode: 404 });
}

function checkNotCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) {
    throw new PlatformError("CANCELLED", "It was cancelled.", { cause: signal.reason });
  }
}
