// How an image gets to its names: through the lifecycle itself, or through a gateway in this process. Pure.
import { PlatformError } from "../../errors.ts";
import type { Choice } from "../../log.ts";
import { formatImageReference } from "../../oci/image-reference.ts";
import type { ResolvedBuild } from "../request/build-request.ts";

/** A way to deliver an image. */
export type Delivery =
  /** The lifecycle pushes it to all its tags, which are on one registry. */
  | { readonly kind: "direct" }
  /** The lifecycle pushes to a registry in this process, at that address. */
  | { readonly kind: "gateway"; readonly address: string };

/** Where containers of the build could reach this process. */
export type GatewayAddress =
  | { readonly kind: "address"; readonly address: string }
  /** Why, as a clause, and what to do about it, as a sentence without its end. */
  | { readonly kind: "none"; readonly why: string; readonly advice: string };

/**
 * A gateway wherever more is to happen than one push of one tag: it keeps tags back until everything else is done.
 * @throws {PlatformError} `INPUT` if that is needed, and containers could not reach it
 */
export function chooseDelivery(resolved: ResolvedBuild, gateway: GatewayAddress): Choice<Delivery> {
  const reasons = reasonsForGateway(resolved);
  const [reason] = reasons;
  if (reason === undefined) {
    return { value: { kind: "direct" }, source: "default", reason: "one tag in one registry, as it is" };
  }
  if (gateway.kind === "address") {
    const { address } = gateway;
    return { value: { kind: "gateway", address }, source: "input", reason: reason.text };
  }
  const needed = reasons.find(({ isNeeded }) => isNeeded);
  if (needed === undefined) {
    const text = `tags move one after the other, since ${gateway.why}`;
    return { value: { kind: "direct" }, source: "default", reason: text };
  }
  const message = `${needed.text[0]?.toUpperCase() ?? ""}${needed.text.slice(1)}, which this Docker engine does not allow: ${gateway.why}.`;
  throw new PlatformError("INPUT", message, {
    hint: `${gateway.advice}, or one tag without labels, annotations, load, layout and push-by-digest.`,
  });
}

interface Reason {
  readonly text: string;
  /** Whether a lifecycle alone could not do it. */
  readonly isNeeded: boolean;
}

function reasonsForGateway(resolved: ResolvedBuild): Reason[] {
  const { push, byDigest, load, layout, labels, annotations } = resolved.delivery;
  const { tags, previousImage } = resolved;
  const registries = new Set(tags.map(({ registry }) => registry));
  const isElsewhere = previousImage !== undefined && previousImage.registry !== tags[0].registry;
  const all: readonly (Reason & { readonly applies: boolean })[] = [
    { applies: !push, isNeeded: true, text: "the image is not pushed" },
    { applies: byDigest, isNeeded: true, text: "the image is pushed by its digest, without a tag" },
    { applies: load, isNeeded: true, text: "the image is also loaded into the engine" },
    { applies: layout !== undefined, isNeeded: true, text: "the image is also written to a directory" },
    { applies: registries.size > 1, isNeeded: true, text: "its tags are in several registries" },
    { applies: labels.size + annotations.size > 0, isNeeded: true, text: "it gets labels or annotations" },
    {
      applies: isElsewhere,
      isNeeded: true,
      text: `"${previousImage === undefined ? "" : formatImageReference(previousImage)}", whose layers are reused, is on another registry`,
    },
    {
      applies: tags.length > 1,
      isNeeded: false,
      text: "all tags move together, once everything else is done",
    },
  ];
  return all.filter(({ applies }) => applies);
}
