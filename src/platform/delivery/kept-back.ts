// An image that must not get its names, in words. Pure.
import { quote } from "../../quote.ts";
import type { NamelessImage } from "./destination.ts";

/** Where it is all the same: a sentence that ends an error. */
export function keptBack({ image, digest }: Pick<NamelessImage, "digest" | "image">): string {
  return image === undefined
    ? `The image ${digest} was given no name.`
    : `No tag was moved; the image itself is ${quote(image)}.`;
}
