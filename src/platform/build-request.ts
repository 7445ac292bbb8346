// What is to be built: complete, checked, independent of GitHub.
import type { BuilderCachePolicy } from "../cache/builder-cache-decision.ts";
import type { ImageReference } from "../oci/image-reference.ts";
import type { Target } from "../oci/target.ts";

export const PULL_POLICIES = ["always", "if-not-present", "never"] as const;
export type PullPolicy = (typeof PULL_POLICIES)[number];

export const TRUST_POLICIES = ["auto", "true", "false"] as const;
/** `auto` trusts the well-known public builders, and nothing else. */
export type TrustPolicy = (typeof TRUST_POLICIES)[number];

/** One build. */
export interface BuildRequest {
  /** The image to export; names the build cache and is where layers are reused from. */
  readonly image: ImageReference;
  /** Further names of the same image, all on one registry with it. */
  readonly additionalTags: readonly ImageReference[];
  readonly builder: ImageReference;
  /** Directory of the source, absolute. */
  readonly path: string;
  /** Build-time variables for the buildpacks. */
  readonly env: readonly BuildVariable[];
  readonly runImage: ImageReference | undefined;
  readonly previousImage: ImageReference | undefined;
  readonly trustBuilder: TrustPolicy;
  /** Has the lifecycle for untrusted builders. */
  readonly lifecycleImage: ImageReference | undefined;
  /** Docker network of the containers. */
  readonly network: string | undefined;
  readonly pull: PullPolicy;
  readonly verbose: boolean;
  readonly cache: CacheWish;
  /** Tells apart builds of one image that should not share a cache, e.g. the cells of a matrix. */
  readonly cacheScope: string;
  readonly builderCache: BuilderCachePolicy;
}

/** Where built layers are to be kept between builds; `auto` means GitHub's cache where there is one, else a volume. */
export type CacheWish =
  | { readonly kind: "auto" }
  | { readonly kind: "github" }
  | { readonly kind: "volume" }
  | { readonly kind: "none" }
  | { readonly kind: "registry"; readonly image: ImageReference };

export interface BuildVariable {
  readonly name: string;
  readonly value: string;
}

/** What is known of a build; fields are undefined where it failed before they were. */
export interface BuildReport {
  /** Of the manifest in the registry, `sha256:…`. */
  readonly digest: string | undefined;
  /** `registry/repository@sha256:…` */
  readonly image: string | undefined;
  /** Full references that point to the digest. */
  readonly tags: readonly string[];
  /** `registry/repository@sha256:…` */
  readonly runImage: string | undefined;
  /** `registry/repository@sha256:…` of the builder for the target. */
  readonly builder: string | undefined;
  readonly target: Target | undefined;
  readonly platformApi: string | undefined;
  readonly lifecycleVersion: string | undefined;
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
  }[];
  readonly timings: readonly { readonly name: string; readonly durationMs: number }[];
  readonly manifestSizeBytes: number | undefined;
  readonly caches: readonly CacheReport[];
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
