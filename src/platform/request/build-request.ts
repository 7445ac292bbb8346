// What is to be built: complete, checked, independent of GitHub.
import type { RequestedOrder } from "../../buildpack/requested-order.ts";
import type { BuilderCachePolicy } from "../../cache/builder-cache-decision.ts";
import type { ProjectMetadata } from "../../cnb/project-metadata.ts";
import type { Mount, ResourceLimits } from "../../docker/daemon.ts";
import type { OutputPlace } from "../../files/output-directory.ts";
import type { Digest } from "../../oci/digest.ts";
import type { ImageReference, ImageTags } from "../../oci/image-reference.ts";
import type { Target } from "../../oci/target.ts";
import type { SourceSelection } from "../../project/source/source-filter.ts";
import type { FileModes } from "../../project/source/source-modes.ts";
import type { SigstoreChoice } from "../../sigstore/sigstore-services.ts";
import type { AttestTarget } from "./attestation.ts";
import type { Binding, RequestedBinding } from "./bindings.ts";

export const PULL_POLICIES = ["always", "if-not-present", "never"] as const;
export type PullPolicy = (typeof PULL_POLICIES)[number];

/** `auto`: through the gateway where containers reach this process, else with the logins of the registries. */
export type RegistryAccess = "auto" | "gateway" | "direct";

export const TRUST_POLICIES = ["auto", "true", "false"] as const;
/** `auto` trusts the well-known public builders, and nothing else. */
export type TrustPolicy = (typeof TRUST_POLICIES)[number];

/** What may be done in place of a build. */
export interface ReuseOptions {
  /** If nothing that the image is made from has changed: `skip` gives the previous image the new tags. */
  readonly whenUnchanged: "build" | "skip";
  /** If only the run image has changed: `auto` puts the previous image on the new one. */
  readonly rebase: "auto" | "never";
  /** A secret with which values are compared that may be secret; without it, they are not. */
  readonly key: string | undefined;
}

/** One build. */
export interface ResolvedBuild {
  /** The names of the image; the first also names the build cache, and is where layers are reused from. */
  readonly tags: ImageTags;
  readonly builder: ImageReference;
  /** The source, absolute: a directory, or an archive whose content is the source. */
  readonly path: string;
  /** What of it is built. */
  readonly selection: SourceSelection;
  /** Paths below it that the step writes itself, which are no part of it. */
  readonly ownOutputs?: readonly string[];
  /** Which permissions its files have in the build. */
  readonly fileModes: FileModes;
  /** Buildpacks and extensions besides the builder's own, or in their place. */
  readonly modules: RequestedOrder;
  /** Address of the index of buildpacks; the public one if undefined. */
  readonly registryIndex: string | undefined;
  /** Services that buildpacks need to know of. */
  readonly bindings: readonly Binding[];
  /** The project descriptor that had its say, if there is one. */
  readonly descriptorFile: { readonly path: string; readonly digest: Digest } | undefined;
  /** What the project says about its version, for the image's label. */
  readonly projectMetadata: ProjectMetadata | undefined;
  /** Build-time variables for the buildpacks. */
  readonly env: readonly BuildVariable[];
  readonly runImage: ImageReference | undefined;
  readonly previousImage: ImageReference | undefined;
  readonly trustBuilder: TrustPolicy;
  /** How containers read and write images. */
  readonly registryAccess: RegistryAccess;
  /** Has the lifecycle for untrusted builders. */
  readonly lifecycleImage: ImageReference | undefined;
  /** What is built for; what the engine runs if undefined. */
  readonly target: Target | undefined;
  /** Further names of the run image that may be read in its place. */
  readonly runImageMirrors: readonly ImageReference[];
  readonly containers: ContainerOptions;
  /** Of authorities that registries and services are vouched for by, besides the usual ones; PEM. */
  readonly certificates: readonly string[];
  readonly outcome: OutcomeOptions;
  readonly delivery: DeliveryOptions;
  /** What the image must do before it gets its names. */
  readonly test: ImageTest;
  /** Whether the image is built a second time without any cache, and gets its names only if it comes out the same. */
  readonly verify: boolean;
  readonly reuse: ReuseOptions;
  readonly pull: PullPolicy;
  readonly verbose: boolean;
  readonly cache: CacheOption;
  /** Build as if nothing was cached, and cache the result. */
  readonly clearCache: boolean;
  /** Tells apart builds of one image that should not share a cache, e.g. the cells of a matrix. */
  readonly cacheScope: string;
  readonly builderCache: BuilderCachePolicy;
}

/** One build as it was asked for, before the project descriptor had its say. */
export interface BuildRequest extends Omit<
  ResolvedBuild,
  "builder" | "selection" | "modules" | "bindings" | "descriptorFile" | "projectMetadata"
> {
  readonly builder: ImageReference | undefined;
  /** Where the project descriptor is; `name` is for people. */
  readonly descriptor: { readonly path: string; readonly name: string; readonly isRequired: boolean };
  /** Relative paths in locators are below it. */
  readonly workspace: string;
  /** Locators as they were written. */
  readonly modules: Readonly<Record<keyof RequestedOrder, readonly string[]>>;
  readonly bindings: readonly RequestedBinding[];
}

/** How the containers of a build run. */
export interface ContainerOptions {
  /** A Docker network; the engine's default if undefined. */
  readonly network: string | undefined;
  /** What detection and build see besides the source. */
  readonly mounts: readonly Mount[];
  readonly limits: ResourceLimits;
  /** The user of the build, where it is not the builder's. */
  readonly uid: number | undefined;
  readonly gid: number | undefined;
  /** `HTTP_PROXY` and the like, for the build and not for the image. */
  readonly proxies: Readonly<Record<string, string>>;
  /** Hosts that are spoken to without TLS, or with an untrusted (e.g. self-signed) certificate. */
  readonly insecureRegistries: readonly string[];
}

/** What the image is to be like. */
export interface OutcomeOptions {
  /** The process that starts by default; the buildpacks' choice if undefined. */
  readonly defaultProcess: string | undefined;
  /** Seconds since 1970 for the image's creation time; a constant if undefined. */
  readonly createdAt: number | undefined;
  /** What is built for, e.g. `production`; since Platform API 0.15. */
  readonly execEnv: string | undefined;
  /** How layers that are new are compressed; with gzip if undefined. */
  readonly layerCompression?: "zstd" | undefined;
  /** Where the source is in the containers and in the image, e.g. `/workspace`. */
  readonly appDir: string;
  /** Directories of this machine that get the SBOM files and the report. */
  readonly sbomDir: OutputPlace | undefined;
  readonly reportDir: OutputPlace | undefined;
}

/** Where the image is to end up, and what is put on it on the way. */
export interface DeliveryOptions {
  /** To the registries of its names. */
  readonly push: boolean;
  /** Pushes it without moving a tag: only its digest names it. */
  readonly byDigest: boolean;
  /** Into the engine. */
  readonly load: boolean;
  /** A directory of this machine that gets it as an OCI image layout. */
  readonly layout: OutputPlace | undefined;
  readonly labels: ReadonlyMap<string, string>;
  /** Of the manifest. */
  readonly annotations: ReadonlyMap<string, string>;
  /** Where SBOM and provenance go. */
  readonly attest: AttestTarget;
  /** Who signs them. */
  readonly sigstore: SigstoreChoice;
}

/** A test of the finished image; there is none if there is neither a command nor a path. */
export interface ImageTest {
  /** Run in a container of the image by its launcher, e.g. `npm run smoke`. */
  readonly command: string | undefined;
  /** What the app must answer with 2xx or 3xx, e.g. `/health`. */
  readonly http: string | undefined;
  /** Of the containers of the image, besides its own. */
  readonly env: readonly BuildVariable[];
  /** For all of it. */
  readonly timeoutMs: number;
  /** A Docker network; nothing but the loopback that the containers share if undefined. */
  readonly network: string | undefined;
  /** Whether the containers can write only to `/tmp` and to volumes of the image. */
  readonly readOnly: boolean;
}

/** Where built layers are to be kept between builds; `auto` means GitHub's cache where there is one, else a volume. */
export type CacheOption =
  | { readonly kind: "auto" }
  | { readonly kind: "github" }
  | { readonly kind: "volume" }
  | { readonly kind: "none" }
  | { readonly kind: "registry"; readonly image: ImageReference };

export interface BuildVariable {
  readonly name: string;
  readonly value: string;
}

/** What is done for an image: all phases, a new run image below the previous one, or nothing but tags. */
export type WorkKind = "build" | "rebase" | "skip";

/** What is known of a build; fields are undefined where it failed before they were. Of an index, where its images differ, too. */
export interface BuildReport {
  /** Of the images of an index, in the order in which they were asked for; empty for a single image. */
  readonly platforms: readonly BuildReport[];
  /** Of the manifest in the registry, `sha256:…`. */
  readonly digest: string | undefined;
  /** `registry/repository@sha256:…`; undefined if it was not pushed. */
  readonly image: string | undefined;
  /** Full references that point to the digest. */
  readonly tags: readonly string[];
  /** Names that the engine has it under. */
  readonly loaded: readonly string[];
  /** `registry/repository@sha256:…` */
  readonly runImage: string | undefined;
  /** `registry/repository@sha256:…` of the builder for the target. */
  readonly builder: string | undefined;
  readonly target: Target | undefined;
  readonly platformApi: string | undefined;
  readonly lifecycleVersion: string | undefined;
  /** Whether a second build gave the same image; undefined if there was none. */
  readonly verified: boolean | undefined;
  /** Undefined as long as it is not decided. */
  readonly work: WorkKind | undefined;
  readonly flow: "creator" | "phases" | undefined;
  readonly buildpacks: readonly {
    readonly id: string;
    readonly version: string;
    readonly homepage?: string | undefined;
  }[];
  readonly processes: readonly {
    readonly type: string;
    readonly command: readonly string[];
    readonly default: boolean;
  }[];
  readonly layers: readonly {
    readonly name: string;
    readonly outcome: "reused" | "added";
    readonly reason: string;
    /** Of the uncompressed layer, `sha256:…`; undefined where it cannot be told, and for the app if it has several. */
    readonly diffId?: string | undefined;
    /** As stored (compressed). */
    readonly sizeBytes?: number | undefined;
  }[];
  /** Steps and phases, in the order in which they ended; some run side by side, or are part of another. */
  readonly timings: readonly {
    readonly name: string;
    /** Since the action started. */
    readonly startMs: number;
    readonly durationMs: number;
  }[];
  /** Of everything so far. */
  readonly durationMs: number | undefined;
  /** Of the whole image as stored (compressed): its layers and its configuration. */
  readonly sizeBytes: number | undefined;
  /** How much of it are layers of the run image. */
  readonly runImageSizeBytes: number | undefined;
  readonly manifestSizeBytes: number | undefined;
  /** Of the image's configuration, `sha256:…`: what an engine calls the image's ID. */
  readonly imageId: string | undefined;
  /** Directories of this machine that the SBOM files and the report were written to. */
  readonly sbomDir: string | undefined;
  readonly reportDir: string | undefined;
  /** The files that describe the whole image, if they were written. */
  readonly sbomDocuments: { readonly cycloneDx: string; readonly spdx: string } | undefined;
  /** The file that says how the image was built, if it was attested. */
  readonly provenance: string | undefined;
  /** The file with the Sigstore bundles of its attestations, a line for each, if they were signed. */
  readonly attestationBundles: string | undefined;
  /** Where its attestations are: references of a registry, or addresses of GitHub. */
  readonly attestations: readonly string[];
  /** The directory that has the image as an OCI image layout. */
  readonly layoutDir: string | undefined;
  readonly caches: readonly CacheReport[];
  /** What the SBOM files have, if they were written. */
  readonly sbom: SbomBrief | undefined;
}

/** An SBOM in brief. */
export interface SbomBrief {
  /** Different ones: what several files list counts once. */
  readonly components: number;
  /** Names or expressions, e.g. `MIT`, and how many components have them; the most frequent first. */
  readonly licences: readonly { readonly name: string; readonly components: number }[];
}

/** What a cache did for a build. */
export interface CacheReport {
  readonly name: "layers" | "builder";
  /** e.g. `github`, `volume`, `registry`, `none` */
  readonly kind: string;
  readonly outcome: "hit" | "miss" | "unavailable" | "unused";
  /** What was found, and why it is so. */
  readonly reason: string;
  readonly key?: string | undefined;
  readonly sizeBytes?: number | undefined;
  readonly restoreMs?: number | undefined;
}
