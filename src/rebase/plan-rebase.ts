// What a manifest of a registry becomes when the run image below it changes: an image, or an index with one image per platform.
import * as v from "valibot";
import { allEnded } from "../bounded.ts";
import { PlatformError } from "../errors.ts";
import type { CompleteImage } from "../gateway/finished-image.ts";
import type { CompleteIndex } from "../gateway/publish-image.ts";
import { type Digest, digestOf, isDigest } from "../oci/digest.ts";
import { atDigest, formatImageReference, type ImageReference } from "../oci/image-reference.ts";
import { encodeJson } from "../oci/json.ts";
import { isIndex } from "../oci/media-types.ts";
import { parseJson } from "../oci/schema.ts";
import { hostTarget } from "../oci/target.ts";
import { quote } from "../quote.ts";
import { readImage, type RegistryImage } from "../registry/image.ts";
import type { Registry, ServedManifest } from "../registry/registry.ts";
import {
  isApp,
  rebaseApp,
  type RebaseAppDeps,
  type RebasedApp,
  type RebaseOptions,
  type RunImageChange,
} from "./rebase-app.ts";

/** What rebasing needs to read. */
export interface PlanDeps extends RebaseAppDeps {
  readonly registry: Registry;
}

/** What tags are to point to; of an index, the images are those whose run images change. */
export type NewManifest =
  | { readonly kind: "image"; readonly image: CompleteImage }
  | { readonly kind: "index"; readonly index: CompleteIndex };

/** What is known before anything is written. */
export interface RebasePlan {
  /** Undefined if the run images are the newest already. */
  readonly manifest: NewManifest | undefined;
  readonly runImages: readonly RunImageChange[];
  /** How many attestations are left out of an index, since they are about images that are no longer in it. */
  readonly attestations: number;
}

/** Undefined if it is no image that buildpacks have built. */
export async function planRebase(
  reference: ImageReference,
  served: ServedManifest,
  options: RebaseOptions,
  deps: PlanDeps,
): Promise<RebasePlan | undefined> {
  if (isIndex(served.mediaType)) return planIndex(reference, served, options, deps);
  const app = await readImage(deps.registry, atDigest(reference, served.digest), hostTarget(process.arch));
  if (!isApp(app)) return undefined;
  const { image, runImage } = await rebaseApp(app, options, deps);
  return { manifest: image && { kind: "image", image }, runImages: [runImage], attestations: 0 };
}

/** What the tags are at afterwards; undefined if they stay where they are. */
export function newDigest({ manifest }: RebasePlan): Digest | undefined {
  return manifest?.kind === "index" ? manifest.index.digest : manifest?.image.digest;
}

const DigestText = v.custom<Digest>(
  (value) => typeof value === "string" && isDigest(value),
  "is not a digest",
);

/** What is not named here is kept as it is. */
const Entry = v.looseObject({
  mediaType: v.optional(v.string(), ""),
  digest: DigestText,
  size: v.number(),
  platform: v.nullish(v.looseObject({ os: v.optional(v.string(), "") })),
  annotations: v.nullish(v.record(v.string(), v.string())),
});
const Index = v.looseObject({ manifests: v.array(Entry) });
type Entry = v.InferOutput<typeof Entry>;

/** BuildKit lists what attests an image beside it, for no platform. */
const ATTESTED = "vnd.docker.reference.digest";

async function planIndex(
  reference: ImageReference,
  served: ServedManifest,
  options: RebaseOptions,
  deps: PlanDeps,
): Promise<RebasePlan | undefined> {
  const name = formatImageReference(reference);
  const index = parseJson(Index, served.bytes.toString("utf8"), `The index of ${quote(name)}`);
  const entries = index.manifests.filter(({ platform }) => platform?.os !== "unknown");
  const apps = await allEnded(entries.map((entry) => readEntry(reference, entry, deps)));
  if (!apps.some(isApp)) return undefined;
  const rebased = await allEnded(apps.map((app) => rebaseApp(app, options, deps)));
  const images = rebased.flatMap(({ image }) => image ?? []);
  const runImages = rebased.map(({ runImage }) => runImage);
  if (images.length === 0) return { manifest: undefined, runImages, attestations: 0 };
  const replaced = new Map(entries.map(({ digest }, at) => [digest as string, rebased[at]]));
  const isStale = ({ annotations }: Entry): boolean =>
    replaced.get(annotations?.[ATTESTED] ?? "")?.image !== undefined;
  const kept = index.manifests.filter((entry) => !isStale(entry));
  const manifests = kept.map((entry) => replaceEntry(entry, replaced.get(entry.digest)));
  const manifestBytes = Buffer.from(encodeJson({ ...index, manifests }));
  const digest = digestOf(manifestBytes);
  return {
    manifest: { kind: "index", index: { digest, mediaType: served.mediaType, manifestBytes, images } },
    runImages,
    attestations: index.manifests.length - kept.length,
  };
}

function readEntry(reference: ImageReference, entry: Entry, { registry }: PlanDeps): Promise<RegistryImage> {
  if (isIndex(entry.mediaType)) {
    const name = quote(formatImageReference(reference));
    throw new PlatformError("RUN_IMAGE", `${name} cannot be rebased: it is an index with an index in it.`, {
      hint: "Rebase the inner index by its own tag.",
    });
  }
  return readImage(registry, atDigest(reference, entry.digest), hostTarget(process.arch));
}

/** The platform and all annotations stay. */
function replaceEntry(entry: Entry, rebased: RebasedApp | undefined): object {
  if (rebased?.image === undefined) return entry;
  const { digest, mediaType, manifestBytes } = rebased.image;
  return { ...entry, mediaType, digest, size: manifestBytes.length };
}
