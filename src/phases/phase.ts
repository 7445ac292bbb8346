// A phase of a lifecycle as data: which container it is, what goes in and what comes out. Nothing runs here.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#operations
import type { Readable } from "node:stream";
import { type ApiVersion, atLeast, formatApiVersion } from "../cnb/api-version.ts";
import type { ProjectMetadata } from "../cnb/project-metadata.ts";
import type { RunImageEntry } from "../cnb/run.ts";
import type { FileOwner, Mount, ResourceLimits } from "../docker/daemon.ts";
import type { OutputPlace } from "../files/output-directory.ts";
import type { PhaseName } from "../log.ts";
import type { ImageReference, ImageTags } from "../oci/image-reference.ts";
import type { Extender, ImageExtensions } from "./image-extensions.ts";
import type { CacheAccess, PhaseCache } from "./phase-cache.ts";
import { CERTIFICATE_FILE, PHASE_PATHS } from "./phase-paths.ts";

/** A file that is put into the container before it starts; readable by all. */
export interface PhaseFile {
  readonly path: string;
  readonly content: string;
  /** Root if undefined. */
  readonly owner?: FileOwner;
}

/**
 * Makes a tar stream that is unpacked at the root of a container before it starts, and has nothing for its mounts; a phase may
 * need it again.
 */
export type PhaseArchive = () => Readable;

/** A directory of a container whose SBOM files are copied to this machine after success. */
export interface PhaseDirectory {
  readonly path: string;
  readonly to: OutputPlace;
}

/** A container that runs one phase. */
export interface PhaseSpec {
  readonly name: PhaseName;
  readonly image: string;
  /** The program and its arguments. */
  readonly command: readonly string[];
  /** Without credentials. */
  readonly env: Readonly<Record<string, string>>;
  /** `uid:gid` */
  readonly user: string;
  readonly mounts: readonly Mount[];
  readonly network: string | undefined;
  readonly securityOptions: readonly string[];
  readonly dropCapabilities: readonly string[];
  readonly limits: ResourceLimits;
  /** Registries whose credentials the phase gets, as `CNB_REGISTRY_AUTH`; none for what runs buildpacks only. */
  readonly credentialsFor: readonly string[];
  readonly filesIn: readonly PhaseFile[];
  readonly archivesIn: readonly PhaseArchive[];
  /** Paths of files that are read after success. */
  readonly filesOut: readonly string[];
  readonly directoriesOut: readonly PhaseDirectory[];
  /** Directories of which the names of all files are read after success. */
  readonly namesOut?: readonly string[];
}

/** All that phases are made from. */
export interface PhaseContext {
  readonly api: ApiVersion;
  /** Of the builder's user. */
  readonly uid: number;
  readonly gid: number;
  readonly images: {
    /** Has the buildpacks, e.g. `ghcr.io/owner/builder@sha256:…`. */
    readonly builder: string;
    /** Has the lifecycle of the phases that get credentials. */
    readonly lifecycle: string;
  };
  /** Of the lifecycle that exports; undefined if that is not known. */
  readonly exporterVersion?: string | undefined;
  readonly volumes: PhaseVolumes;
  readonly cache: PhaseCache;
  /** The image to export, first, and its other tags. */
  readonly tags: ImageTags;
  readonly runImage: {
    readonly name: string;
    readonly reference: ImageReference;
    readonly runImages: readonly RunImageEntry[];
  };
  /** Whose layers are reused; the image itself if undefined. */
  readonly previousImage: ImageReference | undefined;
  readonly variables: readonly { readonly name: string; readonly value: string }[];
  readonly projectMetadata: ProjectMetadata | undefined;
  readonly containers: PhaseContainers;
  /** Of authorities that registries are vouched for by, besides those that the images know; PEM. */
  readonly certificates: readonly string[];
  readonly outcome: PhaseOutcome;
  /** What can be done with the Dockerfiles of image extensions; undefined if the order has no extensions. */
  readonly extender: Extender | undefined;
  /** What image extensions generated; undefined before the detector has run. */
  readonly extensions: ImageExtensions | undefined;
  /** The text of order.toml; the builder's own order if undefined. */
  readonly order: string | undefined;
  /** What phases that run buildpacks get besides what the builder has: buildpacks, bindings. */
  readonly archives: readonly PhaseArchive[];
  /** Builds as if there was nothing to restore. */
  readonly skipRestore: boolean;
  readonly verbose: boolean;
}

/** Names of volumes. */
export interface PhaseVolumes {
  /** Undefined where one container runs all phases, and brings its own, as `app` is. */
  readonly layers: string | undefined;
  readonly app: string | undefined;
  /** Only there if the order has image extensions, as `lifecycle` is. */
  readonly kaniko: string;
  /** The lifecycle for containers of the run image, which has none. */
  readonly lifecycle: string;
}

/** How the containers of phases run. */
export interface PhaseContainers {
  readonly network: string | undefined;
  /** Of the user, for phases that run buildpacks. */
  readonly mounts: readonly Mount[];
  readonly limits: ResourceLimits;
  readonly proxies: Readonly<Record<string, string>>;
  readonly insecureRegistries: readonly string[];
}

/** What the image is to be like. */
export interface PhaseOutcome {
  /** `CNB_PROCESS_TYPE` */
  readonly defaultProcess: string | undefined;
  /** `SOURCE_DATE_EPOCH` */
  readonly createdAt: number | undefined;
  /** `CNB_EXEC_ENV` */
  readonly execEnv: string | undefined;
  /** `CNB_LAYER_COMPRESSION`, which only our lifecycle knows; gzip, as of all lifecycles, if undefined. */
  readonly layerCompression?: "zstd" | undefined;
  /** `<app>`, `CNB_APP_DIR`: the source, by the platform; changed by buildpacks. */
  readonly appDir: string;
  /** Directory of this machine that gets the SBOM files. */
  readonly sbomDir: OutputPlace | undefined;
}

/** What every phase has in its environment: variables, since an unknown flag ends a lifecycle with 2. */
function commonEnv(context: PhaseContext): Record<string, string> {
  const { api, verbose, containers, outcome, extender } = context;
  const isExperimental = extender !== undefined && !atLeast(api, "0.13");
  return {
    ...containers.proxies,
    // Before 0.13, lifecycles refuse image extensions without being asked.
    ...(isExperimental && { CNB_EXPERIMENTAL_MODE: "warn" }),
    CNB_PLATFORM_API: formatApiVersion(api),
    CNB_LAYERS_DIR: PHASE_PATHS.layers,
    CNB_LOG_LEVEL: verbose ? "debug" : "info",
    CNB_NO_COLOR: "true",
    ...(outcome.execEnv !== undefined && { CNB_EXEC_ENV: outcome.execEnv }),
  };
}

/**
 * What phases that begin as root have in common: they change owners of volumes, then become the builder's user, which
 * lifecycle images do not name.
 */
export function rootPhase(context: PhaseContext, name: PhaseName, args: readonly string[]): PhaseSpec {
  const { network, limits, insecureRegistries } = context.containers;
  return {
    name,
    image: context.images.lifecycle,
    command: [`${PHASE_PATHS.lifecycle}/${name}`, ...args],
    env: {
      ...commonEnv(context),
      CNB_USER_ID: String(context.uid),
      CNB_GROUP_ID: String(context.gid),
      ...certificateEnv(context),
      ...(insecureRegistries.length > 0 && { CNB_INSECURE_REGISTRIES: insecureRegistries.join(",") }),
    },
    user: "0:0",
    mounts: [layersMount(context)],
    network,
    securityOptions: ["no-new-privileges"],
    dropCapabilities: [],
    limits,
    ...NOTHING_IN_OR_OUT,
  };
}

/** Programs in Go, as official lifecycles are, look at the first, Node.js at the second. */
function certificateEnv({ certificates }: PhaseContext): Record<string, string> {
  if (certificates.length === 0) return {};
  return {
    SSL_CERT_DIR: `${PHASE_PATHS.certificates}:/etc/ssl/certs`,
    NODE_EXTRA_CA_CERTS: CERTIFICATE_FILE,
  };
}

/** What phases that run buildpacks have in common: the builder's user, no capabilities, no credentials. */
export function buildpackPhase(context: PhaseContext, name: PhaseName): PhaseSpec {
  const { network, limits, mounts } = context.containers;
  return {
    name,
    image: context.images.builder,
    command: [`${PHASE_PATHS.lifecycle}/${name}`],
    env: { ...commonEnv(context), CNB_APP_DIR: context.outcome.appDir },
    user: `${String(context.uid)}:${String(context.gid)}`,
    mounts: [layersMount(context), appMount(context), ...mounts],
    network,
    securityOptions: ["no-new-privileges"],
    dropCapabilities: ["ALL"],
    limits,
    ...NOTHING_IN_OR_OUT,
  };
}

const NOTHING_IN_OR_OUT = {
  credentialsFor: [],
  filesIn: [],
  archivesIn: [],
  filesOut: [],
  directoriesOut: [],
} as const satisfies Partial<PhaseSpec>;

function layersMount({ volumes }: PhaseContext): Mount {
  return workMount(volumes.layers, PHASE_PATHS.layers);
}

/** Where the source is. */
export function appMount({ volumes, outcome }: PhaseContext): Mount {
  return workMount(volumes.app, outcome.appDir);
}

/** Of what a build makes: nothing that an image has at this place is part of it. */
export function workMount(volume: string | undefined, target: string): Mount {
  return volume === undefined ? { kind: "own", target } : { kind: "volume", volume, target, noCopy: true };
}

export function volumeMount(volume: string, target: string): Mount {
  return { kind: "volume", volume, target };
}

/** The registries of all images that an app image is made from and goes to, and of a cache image. */
export function registriesOfImage(context: PhaseContext, cache: CacheAccess): string[] {
  const { tags, runImage, previousImage } = context;
  return registriesOf([...tags, runImage.reference, previousImage, ...cache.images]);
}

/** Hosts of some images, each once, in the order of the images. */
export function registriesOf(references: readonly (ImageReference | undefined)[]): string[] {
  return [...new Set(references.flatMap((reference) => reference?.registry ?? []))];
}
