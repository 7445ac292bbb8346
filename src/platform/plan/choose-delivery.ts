// How an image gets to its names: through the lifecycle itself, or through a gateway in this process. Pure.
import { PlatformError } from "../../errors.ts";
import type { Choice } from "../../log.ts";
import { formatImageReference, type ImageReference } from "../../oci/image-reference.ts";
import { quote } from "../../quote.ts";
import type { ResolvedBuild } from "../request/build-request.ts";
import { isTested } from "../request/image-test.ts";
import { isCompared } from "../request/reuse-request.ts";

/** A way to deliver an image. */
export type Delivery =
  /** The lifecycle pushes it to all its tags, which are on one registry. */
  | { readonly kind: "direct" }
  /** The lifecycle pushes it to a tag beside them, and this process moves them. */
  | { readonly kind: "aside"; readonly tag: ImageReference }
  /** The lifecycle pushes to a registry in this process, at that address. */
  | { readonly kind: "gateway"; readonly address: string };

/** Where containers of the build could reach this process. */
export type GatewayAddress =
  | { readonly kind: "address"; readonly address: string }
  /** Why, as a clause, and what to do about it, as a sentence without its end. */
  | { readonly kind: "none"; readonly why: string; readonly advice: string };

/**
 * A gateway wherever containers reach it: then none of them has a login of a registry, and tags wait until everything else is done.
 * @throws {PlatformError} `INPUT` if it is asked for or needed, and cannot be used
 */
export function chooseDelivery(resolved: ResolvedBuild, gateway: GatewayAddress): Choice<Delivery> {
  const { registryAccess, delivery } = resolved;
  const needs = needsOfGateway(resolved);
  const need = needs.find(({ isPossibleAside }) => !(delivery.byDigest && isPossibleAside))?.text;
  if (registryAccess === "direct") {
    if (need !== undefined) throw notDirect(need);
    return { ...withoutGateway(resolved, DIRECT_REASON), source: "input" };
  }
  if (gateway.kind === "address") {
    const { address } = gateway;
    return {
      value: { kind: "gateway", address },
      source: "default",
      reason: needs[0]?.text ?? GATEWAY_REASON,
    };
  }
  if (registryAccess === "gateway") throw notReachable(gateway);
  if (need !== undefined) throw notPossible(need, gateway);
  const order =
    resolved.tags.length > 1 && waitOf(resolved) === undefined ? ", and tags move one after the other" : "";
  const reason = `containers get the logins that they need${order}, since ${gateway.why}`;
  return { ...withoutGateway(resolved, reason), source: "default" };
}

/** What tags wait for, as a clause; undefined if the lifecycle may move them. */
function waitOf({
  test,
  verify,
  delivery,
}: Pick<ResolvedBuild, "test" | "verify" | "delivery">): string | undefined {
  if (isTested(test)) return "no tag moves before the image has passed its test";
  if (verify) return "no tag moves before the image has been built a second time";
  if (delivery.byDigest) return "no tag moves, since the image is pushed by its digest";
  return delivery.attest === "false" ? undefined : "no tag moves before the image is attested";
}

/** No other build needs what this tag is at, so builds may use it at the same time. */
const UNTESTED_TAG = "cnb-untested";

/** A lifecycle cannot push without a tag. */
function withoutGateway(
  resolved: Pick<ResolvedBuild, "test" | "verify" | "tags" | "delivery">,
  reason: string,
): Omit<Choice<Delivery>, "source"> {
  const wait = waitOf(resolved);
  if (wait === undefined) return { value: { kind: "direct" }, reason };
  const [{ registry, repository }] = resolved.tags;
  const tag = { registry, repository, tag: UNTESTED_TAG };
  return { value: { kind: "aside", tag }, reason: `${wait}; ${reason}` };
}

const GATEWAY_REASON = "no phase gets a login of a registry";
const DIRECT_REASON = 'containers get the logins that they need, as the input "registry-access" wants';
const WITHOUT = "one tag without labels, annotations, load, layout, when-unchanged and rebase";

type NoAddress = Extract<GatewayAddress, { kind: "none" }>;

function notDirect(need: string): PlatformError {
  const message = `${sentence(need)}, which only this action can do, but "registry-access" is "direct".`;
  return new PlatformError("INPUT", message, {
    hint: `Leave "registry-access" out, or build ${WITHOUT}.`,
  });
}

function notReachable({ why, advice }: NoAddress): PlatformError {
  const message = `"registry-access" is "gateway", which this Docker engine does not allow: ${why}.`;
  return new PlatformError("INPUT", message, { hint: `${advice}, or set "registry-access" to "auto".` });
}

function notPossible(need: string, { why, advice }: NoAddress): PlatformError {
  const message = `${sentence(need)}, which this Docker engine does not allow: ${why}.`;
  return new PlatformError("INPUT", message, { hint: `${advice}, or build ${WITHOUT}.` });
}

function sentence(clause: string): string {
  return `${clause[0]?.toUpperCase() ?? ""}${clause.slice(1)}`;
}

/** What a lifecycle alone could not do. */
interface Need {
  /** A clause. */
  readonly text: string;
  /** Whether it can be done with an image that the lifecycle has pushed to another tag, if that is no tag of the image either. */
  readonly isPossibleAside: boolean;
}

function needsOfGateway(resolved: ResolvedBuild): readonly Need[] {
  const { push, byDigest, load, layout, labels, annotations } = resolved.delivery;
  const { tags, previousImage } = resolved;
  const registries = new Set(tags.map(({ registry }) => registry));
  const isElsewhere = previousImage !== undefined && previousImage.registry !== tags[0].registry;
  const previous = previousImage === undefined ? "" : formatImageReference(previousImage);
  const all: readonly (Need & { readonly applies: boolean })[] = [
    { applies: !push, text: "the image is not pushed", isPossibleAside: false },
    { applies: byDigest, text: "the image is pushed by its digest, without a tag", isPossibleAside: true },
    { applies: load, text: "the image is also loaded into the engine", isPossibleAside: true },
    {
      applies: layout !== undefined,
      text: "the image is also written to a directory",
      isPossibleAside: true,
    },
    { applies: registries.size > 1, text: "its tags are in several registries", isPossibleAside: true },
    {
      applies: labels.size + annotations.size > 0,
      text: "it gets labels or annotations",
      isPossibleAside: true,
    },
    {
      applies: isCompared(resolved),
      text: "it says what it is made from, for later builds",
      isPossibleAside: true,
    },
    {
      applies: isElsewhere,
      text: `${quote(previous)}, whose layers are reused, is on another registry`,
      isPossibleAside: false,
    },
  ];
  return all.filter(({ applies }) => applies);
}
