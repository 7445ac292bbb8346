// Images behind a gateway: containers have its login alone, other names, and only the images that the build is about.
import { PlatformError } from "../../errors.ts";
import type { BlobSink } from "../../gateway/blob-sink.ts";
import type { Gateway } from "../../gateway/gateway.ts";
import { routeName } from "../../gateway/gateway-route.ts";
import { renameImages } from "../../gateway/rename-images.ts";
import type { Digest } from "../../oci/digest.ts";
import {
  formatImageReference,
  imageName,
  type ImageReference,
  manifestSelector,
  parseImageReference,
} from "../../oci/image-reference.ts";
import type { ImageAccess } from "./image-access.ts";

/** What access through a gateway needs. */
export interface GatewayAccessOptions {
  readonly gateway: Gateway;
  /** Takes what containers write to an image's repository. */
  readonly sinkFor: (image: ImageReference) => BlobSink;
}

/** Grows with the images that phases turn out to need. */
export class GatewayAccess implements ImageAccess {
  readonly #gateway: Gateway;
  readonly #sinkFor: GatewayAccessOptions["sinkFor"];
  /** Real names of repositories by their paths at the gateway. */
  readonly #names = new Map<string, string>();
  /** By what containers call them. */
  readonly #realNames = new Map<string, string>();
  readonly #written: ImageReference[] = [];

  constructor({ gateway, sinkFor }: GatewayAccessOptions) {
    this.#gateway = gateway;
    this.#sinkFor = sinkFor;
  }

  get keychain(): ImageAccess["keychain"] {
    return this.#gateway.keychain;
  }

  /** What was asked to be writable. */
  get written(): readonly ImageReference[] {
    return this.#written;
  }

  /** By what containers call images, what these are called in truth. */
  get realNames(): ReadonlyMap<string, string> {
    return this.#realNames;
  }

  /** The path of the image's repository at the gateway: two repositories never share one. */
  nameOf(image: ImageReference): string {
    const real = imageName(image);
    for (let at = 1; ; at += 1) {
      const name = at === 1 ? routeName(image) : `${String(at)}/${routeName(image)}`;
      const taken = this.#names.get(name);
      if (taken !== undefined && taken !== real) continue;
      this.#names.set(name, real);
      this.#realNames.set(`${this.#gateway.host}/${name}`, real);
      return name;
    }
  }

  read(image: ImageReference, chosen?: Digest): ImageReference {
    if (this.#isHere(image)) return image;
    const name = this.nameOf(image);
    // What is asked for by a digest has that digest, and nothing else.
    const isByTag = chosen !== undefined && image.digest === undefined;
    this.#gateway.serve({
      name,
      repository: image,
      ...(isByTag && { chosen: new Map([[manifestSelector(image), chosen]]) }),
    });
    return this.#at(image);
  }

  write(image: ImageReference): ImageReference {
    this.#written.push(image);
    this.#gateway.serve({ name: this.nameOf(image), repository: image, sink: this.#sinkFor(image) });
    return { ...this.#at(image), tag: manifestSelector(image) };
  }

  mention(name: string): string {
    const image = parsed(name);
    if (image === undefined || this.#isHere(image)) return name;
    // The bare name is that of the repository, beside which a digest may be.
    const isBare = image.tag === undefined && image.digest === undefined;
    const called = formatImageReference(this.#at(isBare ? { ...image, tag: "latest" } : image));
    this.#realNames.set(called, name);
    return called;
  }

  real(text: string): string {
    return text.includes(this.#gateway.host) ? renameImages(text, this.#realNames) : text;
  }

  #at(image: ImageReference): ImageReference {
    return { ...image, ...this.#gateway.repository(this.nameOf(image)) };
  }

  #isHere({ registry }: ImageReference): boolean {
    return registry === this.#gateway.host;
  }
}

/** Builders may mention what is no name of an image; no container can use it either. */
function parsed(name: string): ImageReference | undefined {
  try {
    return parseImageReference(name);
  } catch (error) {
    if (error instanceof PlatformError) return undefined;
    throw error;
  }
}
