// One repository of a gateway: what was staged in it, and where everything else of it is.
import { PlatformError } from "../errors.ts";
import { type Digest, digestOf, isDigest } from "../oci/digest.ts";
import type { ImageReference } from "../oci/image-reference.ts";
import { type Descriptor, type ImageManifest, parseManifest } from "../oci/manifest.ts";
import { isIndex } from "../oci/media-types.ts";
import { formatTarget } from "../oci/target.ts";
import { quote } from "../quote.ts";
import type { Registry, ServedManifest } from "../registry/registry.ts";
import type { BlobOrigin, FoundBlob } from "./blob-origin.ts";
import { fitsTarget } from "./fitting-image.ts";
import type { GatewayRoute } from "./gateway-route.ts";
import type { StagedImage } from "./staged-image.ts";

/** The state of a route while its gateway runs. */
export class GatewayRepository {
  readonly #registry: Registry;
  #route: GatewayRoute;
  /** By tag and by digest. */
  readonly #staged = new Map<string, StagedImage>();
  readonly #mounted = new Map<Digest, BlobOrigin>();
  /** From manifests; registries do not have to tell the size of a blob. */
  readonly #sizes = new Map<Digest, number>();
  /** What is being read; two clients that ask at once are told of one answer. */
  readonly #reading = new Map<string, Promise<ServedManifest>>();
  /** What each tag was at when it was read first: all phases of a build see the same image there, even if it moves. */
  readonly #tags = new Map<string, Digest>();
  /** Whether they are for what the route wants. */
  readonly #fitting = new Map<Digest, boolean>();
  /** What they name, which the real repository therefore has. */
  readonly #upstream = new Set<Digest>();

  constructor(route: GatewayRoute, registry: Registry) {
    this.#route = route;
    this.#registry = registry;
  }

  get route(): GatewayRoute {
    return this.#route;
  }

  /** Allows what another route to the same repository would allow. */
  widen({ repository, sink, chosen }: Pick<GatewayRoute, "repository" | "sink" | "chosen">): void {
    const { route } = this;
    this.#route = {
      ...route,
      repository: route.repository ?? repository,
      sink: route.sink ?? sink,
      chosen: new Map([...(route.chosen ?? []), ...(chosen ?? [])]),
    };
  }

  /** What a lifecycle pushed under the tag or digest. */
  staged(selector: string): StagedImage | undefined {
    return this.#staged.get(selector);
  }

  /**
   * What a lifecycle exported under the selector: it does not push the manifest if the real repository has it there already, as
   * after a build that changed nothing.
   * @throws what the registry rejects with
   */
  async exported(selector: string, digest: Digest): Promise<StagedImage | undefined> {
    const staged = this.#staged.get(selector);
    if (staged !== undefined || this.route.repository === undefined) return staged;
    const served = await this.readManifest(digest).catch((error: unknown) => {
      if (error instanceof PlatformError && error.code === "NOT_FOUND") return undefined;
      throw error;
    });
    return served && this.stage(selector, served);
  }

  /** What was staged, else what the real repository has. @throws what the registry rejects with, `NOT_FOUND` */
  async readManifest(selector: string): Promise<ServedManifest> {
    const staged = this.#staged.get(selector);
    if (staged !== undefined) return staged;
    const { name, repository, chosen } = this.route;
    if (repository === undefined)
      throw new PlatformError("NOT_FOUND", `${quote(name)} has no ${quote(selector)}.`);
    const wanted = chosen?.get(selector) ?? this.#tags.get(selector) ?? selector;
    const key = `${selector} as ${wanted}`;
    const reading = this.#reading.get(key) ?? this.#readUpstream(selector, { repository, wanted });
    this.#reading.set(key, reading);
    return reading.finally(() => this.#reading.delete(key));
  }

  async #readUpstream(
    selector: string,
    { repository, wanted }: { readonly repository: ImageReference; readonly wanted: string },
  ): Promise<ServedManifest> {
    const { name } = this.route;
    const served = await this.#registry.getManifest(atSelector(repository, wanted));
    const target = this.route.targets?.get(selector);
    if (target !== undefined && !(await this.#fits(served, { repository, target }))) {
      const message = `What ${quote(name)} has as ${quote(selector)} is not for ${formatTarget(target)}.`;
      throw new PlatformError("NOT_FOUND", message);
    }
    this.#learn(served);
    if (!isDigest(selector)) this.#tags.set(selector, served.digest);
    return served;
  }

  /** Asked once: the same digest is the same image. */
  async #fits(served: ServedManifest, wanted: Parameters<typeof fitsTarget>[1]): Promise<boolean> {
    const known = this.#fitting.get(served.digest);
    if (known !== undefined) return known;
    const fits = await fitsTarget(served, wanted, this.#registry);
    this.#fitting.set(served.digest, fits);
    return fits;
  }

  /**
   * Keeps the manifest, if everything that it names is somewhere.
   * @throws {PlatformError} `MALFORMED` if it is no image, `NOT_FOUND` naming a blob that is nowhere, `DIGEST_MISMATCH` if
   * a blob has another size or the manifest another digest
   */
  async stage(selector: string, { mediaType, bytes }: Omit<ServedManifest, "digest">): Promise<StagedImage> {
    const digest = digestOf(bytes);
    if (isDigest(selector) && selector !== digest) {
      throw new PlatformError("DIGEST_MISMATCH", `What was pushed as ${selector} has the digest ${digest}.`);
    }
    const manifest = parseImage(mediaType, bytes, digest);
    const blobs = [manifest.config, ...manifest.layers];
    for (const { digest: blob, size } of blobs) if (!this.#sizes.has(blob)) this.#sizes.set(blob, size);
    const found = await Promise.all(blobs.map((blob) => this.#findComplete(blob)));
    const image = { mediaType, bytes, digest, manifest, origins: new Map(found) };
    this.#staged.set(selector, image).set(digest, image);
    return image;
  }

  /** Where a blob is: pushed, provided, mounted, or in the real repository; undefined if it is nowhere. */
  async findBlob(digest: Digest): Promise<FoundBlob | undefined> {
    const { repository, sink, provided } = this.route;
    const pushed = sink?.find(digest);
    if (pushed !== undefined) return pushed;
    const sizeBytes = this.#sizes.get(digest);
    // Nothing has to be brought to where it is.
    if (repository !== undefined && this.#upstream.has(digest)) {
      return { origin: { kind: "repository", repository }, sizeBytes };
    }
    const source = provided?.get(digest);
    if (source !== undefined) return { origin: source, sizeBytes };
    const mounted = this.#mounted.get(digest);
    if (mounted !== undefined) return { origin: mounted, sizeBytes };
    if (repository === undefined) return undefined;
    if (!(await this.#isUpstream(repository, digest))) return undefined;
    return { origin: { kind: "repository", repository }, sizeBytes };
  }

  /** Makes a blob of another repository one of this. */
  mount(digest: Digest, { origin, sizeBytes }: FoundBlob): void {
    this.#mounted.set(digest, origin);
    if (sizeBytes !== undefined) this.#sizes.set(digest, sizeBytes);
  }

  /** A repository that is about to be created may not be readable: that its blobs are not there is all it means. */
  async #isUpstream(repository: ImageReference, digest: Digest): Promise<boolean> {
    try {
      return await this.#registry.hasBlob(repository, digest);
    } catch (error) {
      const isDenied = error instanceof PlatformError && error.code === "REGISTRY_DENIED";
      if (isDenied && this.route.sink !== undefined) return false;
      throw error;
    }
  }

  async #findComplete({ digest, size }: Descriptor): Promise<readonly [Digest, BlobOrigin]> {
    const found = await this.findBlob(digest);
    if (found === undefined) throw new PlatformError("NOT_FOUND", `The blob ${digest} was not pushed.`);
    if (found.sizeBytes !== undefined && found.sizeBytes !== size) {
      const message = `The blob ${digest} has ${found.sizeBytes} bytes, not ${size} as the manifest says.`;
      throw new PlatformError("DIGEST_MISMATCH", message);
    }
    return [digest, found.origin];
  }

  #learn(served: ServedManifest): void {
    const { mediaType, bytes, digest } = served;
    if (isIndex(mediaType)) return;
    const manifest = parseImage(mediaType, bytes, digest);
    for (const blob of [manifest.config, ...manifest.layers]) {
      this.#sizes.set(blob.digest, blob.size);
      this.#upstream.add(blob.digest);
    }
  }
}

function parseImage(mediaType: string, bytes: Buffer, digest: Digest): ImageManifest {
  if (isIndex(mediaType)) {
    throw new PlatformError(
      "MALFORMED",
      `The manifest ${digest} is an index; a lifecycle exports one image.`,
    );
  }
  return parseManifest(bytes.toString("utf8"), digest);
}

function atSelector({ registry, repository }: ImageReference, selector: string): ImageReference {
  return isDigest(selector)
    ? { registry, repository, digest: selector }
    : { registry, repository, tag: selector };
}
