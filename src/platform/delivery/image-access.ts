// How containers of a build reach images in registries.
import type { Digest } from "../../oci/digest.ts";
import type { ImageReference } from "../../oci/image-reference.ts";
import type { Keychain } from "../../registry/auth/credentials.ts";

/** What containers call images, and with which logins they reach them. */
export interface ImageAccess {
  /** All logins that containers may get. */
  readonly keychain: Keychain;
  /**
   * What they are to call an image, which they can read from then on.
   * @param chosen what they should find under its tag, where that can be decided for them
   */
  read(image: ImageReference, chosen?: Digest): ImageReference;
  /** The same for one that they can write as well. */
  write(image: ImageReference): ImageReference;
  /** What they are to call an image that they only mention. */
  mention(name: string): string;
  /** A text of theirs with the names that images have in truth. */
  real(text: string): string;
}

/** They speak to the registries themselves, with the logins of the user. */
export function directAccess(keychain: Keychain): ImageAccess {
  const itself = <T>(name: T): T => name;
  return { keychain, read: itself, write: itself, mention: itself, real: itself };
}
