// An engine in memory that keeps the same contract as the real one (see __tests__/docker/daemon-contract.ts).
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import type {
  ConfiguredImage,
  Container,
  ContainerSpec,
  Daemon,
  DaemonHost,
  DaemonImage,
  DaemonInfo,
  FileOwner,
  Mount,
  PullOptions,
  RemovedParts,
  Volume,
} from "../../src/docker/daemon.ts";
import { readTar, type TarEntry, tarFile, writeTar } from "../docker/tiny-tar.ts";
import {
  type ContainerHost,
  FakeContainer,
  type FakeFiles,
  type FakeOutcome,
  type FakeRoot,
  type FakeRun,
} from "./fake-daemon/container.ts";
import { checkNotCancelled, missing } from "./fake-daemon/errors.ts";

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
  readonly root: FakeRoot;
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
export class FakeDaemon implements Daemon, ContainerHost {
  readonly images: Map<string, DaemonImage>;
  readonly remoteImages: Map<string, DaemonImage>;
  readonly volumes = new Map<string, FakeVolume>();
  /** Every container ever created, in order. */
  readonly containers: FakeContainer[] = [];
  readonly pulls: { readonly reference: string; readonly options: PullOptions }[] = [];
  /** The entries of each archive that was loaded. */
  readonly loads: (readonly TarEntry[])[] = [];
  /** Besides those that every engine has. */
  readonly networks: string[] = [];
  /** Files of the host that are bound into containers, by source. */
  readonly binds = new Map<string, FakeFiles>();
  onRun: (run: FakeRun) => FakeOutcome | Promise<FakeOutcome>;
  readonly info: DaemonInfo;
  readonly socketPath: string | undefined = "/run/docker.sock";

  constructor(options: FakeDaemonOptions = {}) {
    this.images = new Map(Object.entries(options.images ?? {}));
    this.remoteImages = new Map(Object.entries(options.remoteImages ?? {}));
    this.onRun = options.onRun ?? (() => ({}));
    this.info = {
      serverVersion: "28.0.4",
      apiVersion: "1.48",
      engine: "docker",
      os: "linux",
      arch: "amd64",
      ...options.info,
    };
  }

  /** Containers and temporary volumes that nobody disposed; both empty after a clean run. */
  leaks(): { containers: string[]; volumes: string[] } {
    return {
      containers: this.containers.filter((container) => !container.removed).map(({ id }) => id),
      volumes: [...this.volumes].filter(([, { temporary }]) => temporary).map(([name]) => name),
    };
  }

  ping(): Promise<void> {
    return Promise.resolve();
  }

  inspectImage(reference: string): Promise<DaemonImage | undefined> {
    return Promise.resolve(this.images.get(reference));
  }

  readImage(reference: string): Promise<ConfiguredImage | undefined> {
    const image = this.images.get(reference);
    return Promise.resolve(image === undefined ? undefined : configured(image));
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

  /** An archive with nothing of the image. */
  saveImage(reference: string): Promise<Readable> {
    if (!this.images.has(reference))
      return Promise.reject(missing(`save the image "${reference}"`, "no such image"));
    return Promise.resolve(Readable.from([writeTar([tarFile("manifest.json", "[]")])]));
  }

  tagImage(reference: string, tag: string): Promise<void> {
    const image = this.images.get(reference);
    if (image === undefined) return Promise.reject(missing(`tag "${reference}"`, "no such image"));
    this.images.set(tag, image);
    return Promise.resolve();
  }

  hasNetwork(network: string): Promise<boolean> {
    return Promise.resolve(["bridge", "host", "none", ...this.networks].includes(network));
  }

  volumeLabels(name: string): Promise<Readonly<Record<string, string>> | undefined> {
    return Promise.resolve(this.volumes.get(name)?.labels);
  }

  findMountProblem(mount: Mount): Promise<string | undefined> {
    const isMissing = mount.kind === "bind" && mount.source.startsWith("/lacking");
    return Promise.resolve(isMissing ? `bind source path does not exist: ${mount.source}` : undefined);
  }

  networkGateway(network: string): Promise<string | undefined> {
    return Promise.resolve(network === "bridge" ? "127.0.0.1" : undefined);
  }

  describeHost(): Promise<DaemonHost> {
    return Promise.resolve({
      name: "runner",
      isRootless: false,
      usesContainerdStore: false,
      hasHubMirrors: false,
    });
  }

  removeImage(reference: string): Promise<void> {
    return this.images.delete(reference)
      ? Promise.resolve()
      : Promise.reject(missing(`remove the image "${reference}"`, "no such image"));
  }

  createVolume(name: string, labels: Readonly<Record<string, string>>, owner?: FileOwner): Promise<Volume> {
    this.#addVolume(name, labels, true);
    const root = this.volumes.get(name)?.root;
    if (root !== undefined && this.info.engine === "podman") Object.assign(root, owner);
    return Promise.resolve({
      name,
      [Symbol.asyncDispose]: () => {
        this.volumes.delete(name);
        return Promise.resolve();
      },
    });
  }

  removeVolume(name: string): Promise<void> {
    this.volumes.delete(name);
    return Promise.resolve();
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

  removeLabelled(label: string): Promise<RemovedParts> {
    const containers = this.containers.filter(
      ({ removed, spec }) => !removed && hasLabel(spec.labels, label),
    );
    for (const container of containers) container.removed = true;
    const volumes = [...this.volumes].filter(([, { labels }]) => hasLabel(labels, label));
    for (const [name] of volumes) this.volumes.delete(name);
    return Promise.resolve({ containers: containers.length, volumes: volumes.length });
  }

  #addVolume(name: string, labels: Readonly<Record<string, string>>, temporary: boolean): void {
    if (!this.volumes.has(name))
      this.volumes.set(name, { labels, files: new Map(), root: { uid: 0, gid: 0, mode: 0o755 }, temporary });
  }
}

function configured(image: DaemonImage): ConfiguredImage {
  const { id, os, arch, variant, env, labels, user, repoDigests, diffIds } = image;
  const config = {
    os,
    architecture: arch,
    variant,
    config: { Env: [...env], Labels: { ...labels }, User: user },
    rootfs: { type: "layers", diff_ids: [...diffIds] },
  };
  return { id, config, origins: repoDigests };
}

function hasLabel(labels: Readonly<Record<string, string>>, label: string): boolean {
  return Object.entries(labels).some(([key, value]) => `${key}=${value}` === label);
}
