// The images that may do in place of a new one: the previous image, and what the names of the image point to so far.
import { LIFECYCLE_METADATA_LABEL, parseLifecycleMetadata } from "../../cnb/lifecycle-metadata.ts";
import { messageOf, PlatformError } from "../../errors.ts";
import type { BuildLog } from "../../log.ts";
import type { Digest } from "../../oci/digest.ts";
import {
  atDigest,
  formatImageReference,
  imageName,
  type ImageReference,
  parseImageReference,
} from "../../oci/image-reference.ts";
import type { Target } from "../../oci/target.ts";
import { quote } from "../../quote.ts";
import { readImage, type RegistryImage } from "../../registry/image.ts";
import type { Registry } from "../../registry/registry.ts";
import type { EarlierImage } from "../plan/choose-work.ts";
import { INPUTS_LABEL, parseInputsRecord } from "../plan/inputs-record.ts";
import type { ResolvedBuild } from "../request/build-request.ts";

/** One of them, as its registry has it. */
export interface ComparedImage extends EarlierImage {
  readonly image: RegistryImage;
}

/** What the names of a build point to. */
export interface EarlierImages {
  /** Each once: the previous image, then in the order of the tags. */
  readonly images: readonly ComparedImage[];
  /** By name; an index, if it is one. Without the names that nothing is known of. */
  readonly digests: ReadonlyMap<ImageReference, Digest>;
}

interface FindDeps {
  readonly registry: Registry;
  readonly log: Pick<BuildLog, "debug">;
}

/** What cannot be read does not do, and is no reason to fail: there is still the build. */
export async function findEarlierImages(
  { tags, previousImage }: Pick<ResolvedBuild, "tags" | "previousImage">,
  target: Target,
  deps: FindDeps,
): Promise<EarlierImages> {
  const names = previousImage === undefined ? tags : [previousImage, ...tags];
  const heads = await ofEach(
    names.map((name) => ({ name })),
    ({ name }) => deps.registry.headManifest(name),
    deps,
  );
  const digests = new Map([...heads].map(([{ name }, digest]) => [name, digest]));
  const different = new Map<string, Named>();
  for (const [name, digest] of digests) {
    const key = `${imageName(name)}@${digest}`;
    if (!different.has(key)) different.set(key, { name, digest });
  }
  const read = async ({ name, digest }: Named): Promise<ComparedImage> =>
    describeFound(name, await readImage(deps.registry, atDigest(name, digest), target));
  const images = await ofEach([...different.values()], read, deps);
  return { images: [...images.values()], digests };
}

/** A name, and what it points to. */
interface Named {
  readonly name: ImageReference;
  readonly digest: Digest;
}

/** In their order, without those that there is nothing for. */
async function ofEach<Item extends { readonly name: ImageReference }, T>(
  items: readonly Item[],
  read: (item: Item) => Promise<T | undefined>,
  { log }: FindDeps,
): Promise<ReadonlyMap<Item, T>> {
  const found = new Map<Item, T>();
  const results = await Promise.all(
    items.map((item) =>
      read(item).catch((error: unknown) => {
        if (!(error instanceof PlatformError) || error.code === "CANCELLED") throw error;
        log.debug(`${quote(formatImageReference(item.name))} is not compared: ${messageOf(error)}`);
        return undefined;
      }),
    ),
  );
  for (const [at, item] of items.entries()) {
    const result = results[at];
    if (result !== undefined) found.set(item, result);
  }
  return found;
}

function describeFound(reference: ImageReference, image: RegistryImage): ComparedImage {
  const { [INPUTS_LABEL]: inputs, [LIFECYCLE_METADATA_LABEL]: lifecycle } = image.config.config?.Labels ?? {};
  const name = formatImageReference(reference);
  const what = quote(name);
  return {
    name,
    image,
    inputs: inputs === undefined ? undefined : parseInputsRecord(inputs, what),
    runImage:
      lifecycle === undefined
        ? undefined
        : digestIn(parseLifecycleMetadata(lifecycle, what).runImage?.reference),
  };
}

/** Lifecycles may name it without. */
function digestIn(reference: string | undefined): Digest | undefined {
  return reference?.includes("@") === true ? parseImageReference(reference).digest : undefined;
}
