// Phases without an engine: as processes of this machine, which is the container of a builder. To the platform it is one more engine
// that has one image, under whatever name, and no network but that of this machine.
import { randomUUID } from "node:crypto";
import { hostname, tmpdir } from "node:os";
import { posix } from "node:path";
import type {
  ConfiguredImage,
  Container,
  ContainerSpec,
  Daemon,
  DaemonHost,
  DaemonImage,
  DaemonInfo,
  Mount,
  RemovedParts,
  Volume,
} from "../docker/daemon.ts";
import { PlatformError } from "../errors.ts";
import { isWritableAt } from "../files/writable-at.ts";
import { hostTarget } from "../oci/target.ts";
import { quote } from "../quote.ts";
import { giveBack, giveBackShared, type GivenBack } from "./give-back.ts";
import { recordsIn } from "./guard/shared-store.ts";
import { endProcesses } from "./left/end-processes.ts";
import { type NamedRecord, RunRecords } from "./left/run-records.ts";
import { claimBuild } from "./only-build.ts";
import type { BuilderSurroundings } from "./own-builder.ts";
import { readOwnBuilder } from "./own-builder.ts";
import { guardedRun } from "./phase/guarded-run.ts";
import { TEMPORARY_FILES } from "./phase/temporary-files.ts";
import type { PrivilegeTools } from "./phase/user-start.ts";
import { ProcessContainer } from "./process-container.ts";
import { Volumes } from "./volumes.ts";

/** Where phases run. */
export interface ProcessEngineOptions extends BuilderSurroundings {
  /** Whether this process may become another user. */
  readonly isRoot: boolean;
  /** Of phases, as far as it is not the builder's. */
  readonly user: { readonly uid: number | undefined; readonly gid: number | undefined };
  /** Told what may be different without root. */
  readonly onNotice: (message: string) => void;
  /** Told what is less than it should be. */
  readonly onWarning: (message: string) => void;
  /** More than most people want to know. */
  readonly onDebug: (line: string) => void;
  /** What starts the action's own program as guardian of a phase: a program and its arguments. */
  readonly guardian: readonly string[];
  /** What is there for giving up rights. */
  readonly tools: () => PrivilegeTools;
  /** A directory of this machine for what is gone with the job. */
  readonly temporaryDir: string;
  /** A directory of this machine for what may outlive the job. */
  readonly storeDir: string;
  /** Folders of the job, which must not become a build's. */
  readonly folders: readonly string[];
  /** Of the run of this process. */
  readonly labels: Labels;
  /** Told of the labels of a run that was ended in the middle, which may have left files elsewhere. */
  readonly onLeftRun: (labels: Labels) => Promise<void>;
}

type Labels = Readonly<Record<string, string>>;

const STORE = "cnb-volumes";

/** The builder that this process runs in. */
export class ProcessEngine implements Daemon {
  readonly info: DaemonInfo;
  readonly socketPath = undefined;
  readonly #options: ProcessEngineOptions;
  readonly #records: RunRecords;
  /** Those that all see who share what outlives the job. */
  readonly #shared: RunRecords;
  readonly #volumes: Volumes;
  readonly #containers = new Set<ProcessContainer>();
  #image: Promise<DaemonImage> | undefined;

  constructor(options: ProcessEngineOptions) {
    const { arch, temporaryDir, storeDir, folders } = options;
    const onUnwritable = (directory: string): void => {
      options.onWarning(
        `Nothing is kept for later jobs in ${quote(directory)}, to which the user of the job cannot write. Set "cache" to the name of an image to keep layers in a registry, or to "none".`,
      );
    };
    const onInUse = (volume: string): void => {
      options.onNotice(
        `The cache ${quote(volume)} is in use by a build in another container, so this one begins without it. Later builds get the cache of the one that ends first.`,
      );
    };
    this.#options = options;
    this.info = { serverVersion: "", apiVersion: "", engine: "processes", ...hostTarget(arch) };
    this.#records = new RunRecords(posix.join(temporaryDir, "cnb-work"));
    const stores = { store: posix.join(storeDir, STORE), spareStore: posix.join(temporaryDir, STORE) };
    this.#shared = new RunRecords(recordsIn(stores.store));
    const records = { records: this.#records, keptRecords: this.#shared };
    this.#volumes = new Volumes({ ...stores, ...records, folders, onUnwritable, onInUse });
  }

  ping(): Promise<void> {
    return Promise.resolve();
  }

  /** The one that there is, whatever it is called. */
  inspectImage(): Promise<DaemonImage> {
    return (this.#image ??= readOwnBuilder(this.#options));
  }

  readImage(): Promise<ConfiguredImage | undefined> {
    return Promise.resolve(undefined);
  }

  pullImage(): Promise<void> {
    return Promise.reject(needsEngine("pull an image"));
  }

  loadImage(): Promise<void> {
    return Promise.reject(needsEngine("load an image"));
  }

  saveImage(): Promise<never> {
    return Promise.reject(needsEngine("save an image"));
  }

  /** There is none but the one that all runs in. */
  removeImage(reference: string): Promise<void> {
    const message = `Without a Docker engine there is no image ${quote(reference)}.`;
    return Promise.reject(new PlatformError("NOT_FOUND", message));
  }

  tagImage(): Promise<void> {
    return Promise.reject(needsEngine("tag an image"));
  }

  createVolume(name: string, labels: Labels): Promise<Volume> {
    this.#volumes.create(name, labels);
    return Promise.resolve({ name, [Symbol.asyncDispose]: () => this.removeVolume(name) });
  }

  /** None is asked for: there is nothing to choose from. */
  hasNetwork(): Promise<boolean> {
    return Promise.resolve(true);
  }

  volumeLabels(name: string): Promise<Labels | undefined> {
    return Promise.resolve(this.#volumes.labels(name));
  }

  findMountProblem(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  /** All share the network of this process. */
  networkGateway(): Promise<string | undefined> {
    return Promise.resolve("127.0.0.1");
  }

  describeHost(): Promise<DaemonHost> {
    return Promise.resolve({
      name: hostname(),
      isRootless: !this.#options.isRoot,
      usesContainerdStore: false,
      hasHubMirrors: false,
    });
  }

  /** Not while a phase goes on, which could lead root elsewhere meanwhile: then it stays for the post step. */
  async removeVolume(name: string): Promise<void> {
    for (const { processes } of this.#records.phases())
      if (processes !== undefined) await endProcesses(processes);
    this.#volumes.remove(name);
  }

  ensureVolume(name: string, labels: Labels): Promise<void> {
    this.#volumes.ensure(name, labels);
    return Promise.resolve();
  }

  async createContainer(spec: ContainerSpec): Promise<Container> {
    const { isRoot } = this.#options;
    const { labels } = spec;
    const id = randomUUID().slice(0, 8);
    const record = `files-${id}`;
    const image = await this.inspectImage();
    const locate = (mount: Mount) => ({ ...this.#volumes.locate(mount), readOnly: mount.readOnly ?? false });
    const container: ProcessContainer = new ProcessContainer(id, spec, {
      ...{ isRoot, env: image.env },
      scratch: posix.resolve(tmpdir(), "cnb-phase"),
      temporary: posix.join(TEMPORARY_FILES, `cnb-${id}`),
      mappings: spec.mounts.map(locate),
      isWritableAt,
      remember: (replaced) => {
        if (replaced.length === 0) this.#records.forget(record);
        else this.#records.put(record, { kind: "files", labels, replaced });
      },
      onOutside: () => {
        this.#undoOthers(container);
      },
      onForeign: (path, mode) => {
        this.#options.onNotice(
          `${quote(path)} is not of the job's user, so it keeps the permissions ${mode.toString(8)}, which the image may get, too.`,
        );
      },
      run: guardedRun(image, {
        ...this.#options,
        records: this.#records,
        shared: { ...this.#options, store: posix.join(this.#options.storeDir, STORE), records: this.#shared },
      }),
    });
    this.#containers.add(container);
    return container;
  }

  /** Also of other processes. That a build was at work has no label, and is forgotten with it. */
  async removeLabelled(label: string): Promise<RemovedParts> {
    const builds = this.#records.left().filter(({ kind }) => kind === "build");
    const { phases, ...parts } = await this.#giveBack([...builds, ...this.#records.labelled(label)]);
    giveBackShared(this.#shared.labelled(label), { records: this.#shared, volumes: this.#volumes });
    return { containers: phases, ...parts };
  }

  /**
   * Begins the only build that is at work, and removes what an earlier step has left that was ended in the middle: its processes could
   * look into what this one does. Caches that were not used for a month go, too.
   * @throws {PlatformError} `INPUT` if another build is at work, `DAEMON` if processes of an earlier one go on
   */
  async begin(): Promise<void> {
    claimBuild(this.#records, this.#options.labels);
    const left = this.#records.left();
    const { phases, files, volumes } = await this.#giveBack(left);
    giveBackShared(this.#shared.left(), { records: this.#shared, volumes: this.#volumes });
    for (const { kind, labels } of left) if (kind === "build") await this.#options.onLeftRun(labels);
    for (const reason of this.#volumes.removeUnused()) this.#options.onNotice(reason);
    if (phases + files + volumes === 0) return;
    this.#options.onNotice("An earlier build of this job was ended in the middle; what it left is removed.");
  }

  #giveBack(left: readonly NamedRecord[]): Promise<GivenBack> {
    return giveBack(left, { records: this.#records, volumes: this.#volumes });
  }

  /** Containers are removed in the background, but the next one must not find their files. */
  #undoOthers(container: ProcessContainer): void {
    for (const other of this.#containers) {
      if (other === container || !other.hasEnded) continue;
      other.undo();
      this.#containers.delete(other);
    }
  }
}

function needsEngine(operation: string): PlatformError {
  return new PlatformError("DAEMON", `Without a Docker engine it is not possible to ${operation}.`, {
    hint: 'Run the job where there is an engine, with the input "engine" at "docker".',
  });
}
