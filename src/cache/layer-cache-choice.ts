// Where the layers of a build are kept between builds, under which key, and why there. Pure.
import { digestOf, shortDigest } from "../oci/digest.ts";
import { imageName, type ImageReference } from "../oci/image-reference.ts";
import { formatTarget, type Target } from "../oci/target.ts";

/** What a layer cache belongs to. The image's tag does not count, since every commit may have its own. */
export interface LayerCacheOwner {
  readonly image: ImageReference;
  readonly builder: ImageReference;
  readonly target: Target;
  /** Separates builds that are equal in all of this; "" if there are none. */
  readonly scope: string;
}

/** The label that cache volumes carry; its value is the image without its tag. */
export const BUILD_CACHE_LABEL = "io.buildpacks.action.build-cache";

/** The label of the volumes of a branch that is not the default one; its value is the branch's ref. */
export const BUILD_CACHE_BRANCH_LABEL = "io.buildpacks.action.build-cache.branch";

/**
 * The volume of a cache, e.g. `cnb-cache-owner-app-0123456789ab`.
 * @param branch the ref of a branch that has a volume of its own; the default branch's volume if undefined
 */
export function cacheVolume(owner: LayerCacheOwner, branch?: string): string {
  return `cnb-cache-${ownerName(owner, branch)}`;
}

/**
 * What the keys of all entries of a cache begin with, e.g. `layers-v1-linux-amd64-owner-app-0123456789ab-`.
 * The newest entry that begins so is the nearest earlier one, of this branch or of those it may read.
 */
export function layerKeyPrefix(owner: LayerCacheOwner): string {
  const { os, arch } = owner.target;
  return `layers-v1-${os}-${arch}-${ownerName(owner)}-`;
}

/** The key of an entry: the same content has the same key, so that it is never saved twice. */
export function layerKey(prefix: string, metadata: Uint8Array): string {
  return `${prefix}${digestOf(metadata).slice("sha256:".length, "sha256:".length + 32)}`;
}

/** Whether a key is that of a content. */
export function isKeyOf(key: string, metadata: Uint8Array): boolean {
  return key.endsWith(`-${layerKey("", metadata)}`);
}

/** Where layers are wanted to be kept. */
export type LayerCacheKind = "auto" | "github" | "volume" | "none" | "registry";

/** What decides about the place. */
export interface LayerCacheFacts {
  readonly requested: LayerCacheKind;
  /** Whether the job has a cache service. */
  readonly serviceAvailable: boolean;
  /** Whether containers can use directories of this machine. */
  readonly sharesDirectories: boolean;
  /** Where what is called a volume is: of an engine, or a directory of the runner's tool cache. */
  readonly volumesAre: "of the engine" | "directories";
}

/** The place, and why, as a clause. */
export interface LayerCacheChoice {
  readonly kind: Exclude<LayerCacheKind, "auto">;
  readonly reason: string;
  /** Whether it is less than what was asked for. */
  readonly isFallback: boolean;
}

const KEEPERS: Readonly<Record<LayerCacheFacts["volumesAre"], string>> = {
  "of the engine": "a volume of the engine",
  directories: "a directory of the runner's tool cache",
};

/** Chooses the place. */
export function chooseLayerCache({
  requested,
  serviceAvailable,
  sharesDirectories,
  volumesAre,
}: LayerCacheFacts): LayerCacheChoice {
  if (requested !== "auto" && requested !== "github")
    return { kind: requested, reason: 'the input "cache"', isFallback: false };
  const isFallback = requested === "github";
  if (!serviceAvailable) {
    return {
      kind: "volume",
      reason: `this job has no cache service, so ${KEEPERS[volumesAre]} keeps them`,
      isFallback,
    };
  }
  if (!sharesDirectories) {
    const reason =
      "the Docker engine does not see directories of this machine, so a volume of the engine keeps them";
    return { kind: "volume", reason, isFallback };
  }
  return { kind: "github", reason: "this job has GitHub's cache service", isFallback: false };
}

function ownerName({ image, builder, target, scope }: LayerCacheOwner, branch?: string): string {
  const parts = [
    imageName(image),
    imageName(builder),
    builder.tag ?? "",
    formatTarget(target),
    ...(scope === "" ? [] : [scope]),
    // An object, so that no scope has the name of a branch.
    ...(branch === undefined ? [] : [{ branch }]),
  ];
  const readable = image.repository.replace(/[^a-z0-9]+/g, "-").slice(-40);
  return `${readable.replace(/^-+|-+$/g, "")}-${shortDigest(digestOf(JSON.stringify(parts)))}`;
}
