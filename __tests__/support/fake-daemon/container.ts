// A container in memory: its files, those of its mounts, and what a scripted command does in it.
import { posix } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { Container, ContainerSpec, DaemonInfo, Mount, RunOptions } from "../../../src/docker/daemon.ts";
import { readTar, tarDirectory, type TarEntry, writeTar } from "../../docker/tiny-tar.ts";
import { checkNotCancelled, missing } from "./errors.ts";

/** Entries by path relative to the root of the container, volume or bind they are in, without a leading slash. */
export type FakeFiles = Map<string, TarEntry>;

/** Owner and mode of a volume's top directory. */
export interface FakeRoot {
  uid: number;
  gid: number;
  mode: number;
}

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
  /** It is not even started, if that is known at once. */
  readonly startError?: Error;
  /** What the engine says of it afterwards. */
  readonly ranOutOfMemory?: boolean;
}

/** An archive that was put into a container. */
export interface FakeArchive {
  readonly path: string;
  readonly entries: readonly TarEntry[];
}

interface MountedVolume {
  readonly files: FakeFiles;
  readonly root: FakeRoot;
}

/** What a container has of the engine that it is in. */
export interface ContainerHost {
  readonly info: Pick<DaemonInfo, "engine">;
  readonly volumes: ReadonlyMap<string, MountedVolume>;
  /** Files of the host that are bound into containers, by source. */
  readonly binds: Map<string, FakeFiles>;
  readonly onRun: (run: FakeRun) => FakeOutcome | Promise<FakeOutcome>;
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
  readonly #host: ContainerHost;
  /** Its own volumes, by where they are. */
  readonly #own = new Map<string, MountedVolume>();
  #ranOutOfMemory = false;

  constructor(host: ContainerHost, spec: ContainerSpec, id: string) {
    this.#host = host;
    this.spec = spec;
    this.id = id;
  }

  async putArchive(path: string, tar: Readable): Promise<void> {
    this.#checkExists("unpack files");
    const entries = readTar(await buffer(tar));
    this.archives.push({ path, entries });
    for (const entry of entries) this.#unpack(path, entry);
  }

  /** Docker leaves an archive's own directory as it is; Podman gives it the mode, and puts other things beneath mounts. */
  #unpack(path: string, entry: TarEntry): void {
    const full = posix.resolve("/", path, entry.name);
    const mount = this.#mountOf(full);
    const isAbove = mount !== undefined && this.#mountOf(path) !== mount;
    if (mount?.target !== full) {
      if (isAbove) throw new Error(`Podman would unpack "${full}" beneath the mount at ${mount.target}.`);
      this.#write(full, entry);
      return;
    }
    const root = this.#volumeOf(mount)?.root;
    if (root === undefined) return;
    const { uid, gid, mode } = entry;
    if (this.#host.info.engine === "docker" && isAbove) Object.assign(root, { uid, gid, mode });
    if (this.#host.info.engine === "podman" && !isAbove) root.mode = mode;
  }

  async getArchive(path: string): Promise<Readable> {
    await Promise.resolve();
    this.#checkExists(`read "${path}"`);
    this.reads.push(path);
    return Readable.from([writeTar(this.#entriesAt(path))]);
  }

  async run({ onLine, onStart, signal }: RunOptions): Promise<number> {
    this.#checkExists("start it");
    checkNotCancelled(signal);
    this.started = true;
    const acting = this.#host.onRun({
      spec: this.spec,
      readFile: (path) => this.#read(path)?.content.toString(),
      writeFile: (path, content) => {
        this.#write(path, { ...tarDirectory(path), kind: "file", content: Buffer.from(content) });
      },
    });
    if (!(acting instanceof Promise) && acting.startError !== undefined) throw acting.startError;
    onStart?.();
    const outcome = await acting;
    this.#ranOutOfMemory = outcome.ranOutOfMemory ?? false;
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

  ranOutOfMemory(): Promise<boolean> {
    return Promise.resolve(this.#ranOutOfMemory);
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
    const mount = this.#mountOf(full);
    if (mount === undefined) return { files: this.files, key: full.slice(1) };
    const key = full.slice(mount.target.length + 1);
    return { files: mount.kind === "bind" ? this.#bound(mount.source) : this.#inVolume(mount), key };
  }

  /** The deepest one that holds a path. */
  #mountOf(path: string): Mount | undefined {
    const holding = this.spec.mounts.filter(({ target }) => path === target || path.startsWith(`${target}/`));
    return holding.sort((a, b) => b.target.length - a.target.length)[0];
  }

  #inVolume(mount: Exclude<Mount, { kind: "bind" }>): FakeFiles {
    const volume = this.#volumeOf(mount);
    if (volume === undefined) throw missing(`use the volume at "${mount.target}"`, "no such volume");
    return volume.files;
  }

  #volumeOf(mount: Mount): MountedVolume | undefined {
    if (mount.kind === "bind") return undefined;
    if (mount.kind === "volume") return this.#host.volumes.get(mount.volume);
    const own = this.#own.get(mount.target) ?? {
      files: new Map<string, TarEntry>(),
      root: { uid: 0, gid: 0, mode: 0o755 },
    };
    this.#own.set(mount.target, own);
    return own;
  }

  #bound(source: string): FakeFiles {
    const files = this.#host.binds.get(source) ?? new Map<string, TarEntry>();
    this.#host.binds.set(source, files);
    return files;
  }

  #checkExists(operation: string): void {
    if (this.removed) throw missing(`${operation} of a container`, `no such container: ${this.id}`);
  }
}
