// The Docker engine as this project needs it: a narrow interface that the engine and the fake both fulfil.
import type { Readable } from "node:stream";
import type { ImageConfig } from "../oci/image-config.ts";

/** `processes`: there is none, and phases are processes of this machine. */
export type EngineKind = "docker" | "podman" | "processes";

/** What `GET /info` and `GET /version` say, as far as it matters here. */
export interface DaemonInfo {
  /** e.g. `28.0.4` */
  readonly serverVersion: string;
  /** e.g. `1.48` */
  readonly apiVersion: string;
  /** Which of them answers: what an API does not say they do differently. */
  readonly engine: EngineKind;
  readonly os: string;
  /** Docker's and OCI's word, e.g. `amd64`, `arm64`. */
  readonly arch: string;
}

/** The machine that an engine runs on. */
export interface DaemonHost {
  /** What it calls itself. */
  readonly name: string;
  /** Whether the engine has no rights of root. */
  readonly isRootless: boolean;
  /** Whether images are in the containerd store, which knows a layer by its compressed blob only. */
  readonly usesContainerdStore: boolean;
  /** Whether it asks others for images of the Docker Hub first. */
  readonly hasHubMirrors: boolean;
}

/** An image that the engine has. */
export interface DaemonImage {
  readonly id: string;
  readonly os: string;
  readonly arch: string;
  readonly variant?: string;
  readonly env: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly user: string;
  /** `repository@sha256:…` */
  readonly repoDigests: readonly string[];
  readonly diffIds: readonly string[];
}

/** An image that the engine has, with the configuration that it was made from. */
export interface ConfiguredImage {
  /** `sha256:…`: the digest of the config, or of the manifest in the containerd store. */
  readonly id: string;
  readonly config: ImageConfig;
  /** Where it was pulled from, e.g. `registry.example/run@sha256:…`. */
  readonly origins: readonly string[];
}

/** Everything needed to create a container; nothing is inherited silently. */
export interface ContainerSpec {
  readonly image: string;
  /** The program and its arguments; the image's entrypoint is replaced. */
  readonly command: readonly string[];
  /** `KEY=value` each. */
  readonly env: readonly string[];
  /** `uid:gid`, a name, or undefined for the image's own. */
  readonly user?: string | undefined;
  readonly workingDir?: string | undefined;
  readonly mounts: readonly Mount[];
  /** `host`, `none`, `bridge` or a network's name; undefined for the engine's default. */
  readonly network?: string | undefined;
  readonly labels: Readonly<Record<string, string>>;
  readonly securityOptions: readonly string[];
  /** Capabilities to drop, e.g. `["ALL"]`. */
  readonly dropCapabilities?: readonly string[] | undefined;
  readonly limits?: ResourceLimits | undefined;
  /** Lets it write only into mounts, and into `/tmp`, which is in memory and gone with it. */
  readonly readOnlyRoot?: boolean | undefined;
}

/** How much of the machine a container may use; all of it where undefined. */
export interface ResourceLimits {
  readonly memoryBytes?: number | undefined;
  /** Processors, e.g. 1.5. */
  readonly cpus?: number | undefined;
}

/** Something of the engine or of the host that a container sees. */
export type Mount =
  | {
      readonly kind: "volume";
      readonly volume: string;
      readonly target: string;
      readonly readOnly?: boolean;
      /** Keeps Docker from filling the volume, if it is empty, with what the image has at its place. */
      readonly noCopy?: boolean;
    }
  | {
      /** A volume that comes and goes with the container, and has nothing of what the image has at its place; only engines have it. */
      readonly kind: "own";
      readonly target: string;
      readonly readOnly?: false;
    }
  | {
      readonly kind: "bind";
      readonly source: string;
      readonly target: string;
      readonly readOnly?: boolean;
      /** The directory that the source must not lead out of, and in which no link was on its way. The engine does not look at it. */
      readonly within?: string | undefined;
    };

export interface PullOptions {
  /** `linux/amd64`; the engine's own platform if undefined. */
  readonly platform?: string | undefined;
  readonly credentials?: DaemonCredentials | undefined;
  readonly onProgress?: ((progress: PullProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What the engine wants in `X-Registry-Auth`. */
export type DaemonCredentials =
  | {
      readonly kind: "password";
      readonly username: string;
      readonly password: string;
      readonly registry: string;
    }
  | { readonly kind: "identity-token"; readonly token: string; readonly registry: string };

export interface PullProgress {
  readonly status: string;
  readonly layer?: string | undefined;
  /** Of the layer, for statuses that count. */
  readonly currentBytes?: number | undefined;
}

export interface RunOptions {
  /** Called for each complete line of the container's output, without the line break; `\r` and ANSI codes are kept. */
  readonly onLine: (line: string, stream: "stdout" | "stderr") => void;
  /** Called once the engine has started it: from then on others can join its network. */
  readonly onStart?: (() => void) | undefined;
  /** Stops (SIGTERM, then SIGKILL after 2 s) and removes the container. */
  readonly signal?: AbortSignal | undefined;
}

/** A container that was created and not started, until it is disposed. */
export interface Container extends AsyncDisposable {
  readonly id: string;
  /**
   * Unpacks a tar stream at `path` in the container's file system. A mount gets files by its own path or one below it: what
   * is put above it may land beneath it.
   * @throws {PlatformError} `NOT_FOUND` if there is no such directory
   */
  putArchive(path: string, tar: Readable): Promise<void>;
  /**
   * The tar stream of a file or directory of the container. Its owners are not to be relied on: Podman names root for all.
   * @throws {PlatformError} `NOT_FOUND` if there is none
   */
  getArchive(path: string): Promise<Readable>;
  /** Starts it, streams its output, and resolves with the exit code once the output has ended. */
  run(options: RunOptions): Promise<number>;
  /** Whether the kernel killed a process of it because memory ran out, as far as the engine saw that. */
  ranOutOfMemory(): Promise<boolean>;
}

/** Who owns a file. */
export interface FileOwner {
  readonly uid: number;
  readonly gid: number;
}

/** A volume that is removed when disposed. */
export interface Volume extends AsyncDisposable {
  readonly name: string;
}

/** How much was removed of what has a label. */
export interface RemovedParts {
  /** Where there are none, phases that went on. */
  readonly containers: number;
  readonly volumes: number;
  /** What phases had put among the files of the builder; only where there are no containers. */
  readonly files?: number;
}

/**
 * The engine. All methods reject with {@link DaemonError} (code `DAEMON`), `NOT_FOUND` where a thing is missing, or
 * `DAEMON_UNREACHABLE` where nothing answers.
 */
export interface Daemon {
  /** As it said when it was connected. */
  readonly info: DaemonInfo;
  /** Where in a file system that this process sees it listens; undefined if what is sent to it crosses a network. */
  readonly socketPath: string | undefined;
  /** Resolves once it answers; by then it has got all requests that were made before. */
  ping(): Promise<void>;
  /** Undefined if the engine does not have the image. */
  inspectImage(reference: string): Promise<DaemonImage | undefined>;
  /** Undefined if the engine does not have the image; the reference is a name or an id. */
  readImage(reference: string): Promise<ConfiguredImage | undefined>;
  /** Pulls; errors inside the stream reject. */
  pullImage(reference: string, options: PullOptions): Promise<void>;
  /** Loads an image archive (`docker load`); rejects on errors that the engine only mentions in its stream. */
  loadImage(archive: Readable): Promise<void>;
  /** The archive of an image (`docker save`); it must be read to the end or destroyed. */
  saveImage(reference: string): Promise<Readable>;
  removeImage(reference: string): Promise<void>;
  /** Gives an image one more name, which another image loses. @param tag with a tag, e.g. `ghcr.io/owner/app:1` */
  tagImage(reference: string, tag: string): Promise<void>;
  /**
   * Creates a volume that lives until disposed.
   * @param owner of its top directory, on Podman; on Docker an archive that is put above the mount says it
   */
  createVolume(name: string, labels: Readonly<Record<string, string>>, owner?: FileOwner): Promise<Volume>;
  /** Whether containers can join a network, or with `container:NAME` that of another container. */
  hasNetwork(network: string): Promise<boolean>;
  /** The labels of a volume; undefined if there is no such volume. */
  volumeLabels(name: string): Promise<Readonly<Record<string, string>> | undefined>;
  /** In the engine's words why it cannot make a mount; undefined if it can. */
  findMountProblem(mount: Mount): Promise<string | undefined>;
  /** The address of this machine in a network, e.g. `172.17.0.1`; undefined if there is none, or no such network. */
  networkGateway(network: string): Promise<string | undefined>;
  /** The machine that containers run on. */
  describeHost(): Promise<DaemonHost>;
  /** Removes a volume that outlives runs; fine if it is gone already. */
  removeVolume(name: string): Promise<void>;
  /** Makes sure a volume that outlives the run exists. */
  ensureVolume(name: string, labels: Readonly<Record<string, string>>): Promise<void>;
  createContainer(spec: ContainerSpec): Promise<Container>;
  /** Removes all containers, then all volumes with the label `key=value`; returns what was removed. */
  removeLabelled(label: string): Promise<RemovedParts>;
}
