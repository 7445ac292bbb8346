// Whether an image is built, or an earlier one will do. Pure.
import type { Digest } from "../../oci/digest.ts";
import { quote, someOf } from "../../quote.ts";
import type { ReuseOptions } from "../request/build-request.ts";
import { INPUT_GROUPS, type InputDigests, type InputGroup } from "./input-digests.ts";
import type { InputsRecord } from "./inputs-record.ts";

/** An image that may do, as far as it matters here. */
export interface EarlierImage {
  /** For people. */
  readonly name: string;
  /** Undefined if it does not say. */
  readonly inputs: InputsRecord | undefined;
  /** What it stands on; undefined if it does not say. */
  readonly runImage: Digest | undefined;
}

/** What to do, and why, as a clause. */
export type Work<Image extends EarlierImage> =
  | { readonly kind: "build"; readonly reason: string }
  | { readonly kind: "rebase" | "skip"; readonly image: Image; readonly reason: string };

/** What may be done with the first image that allows most; the images in the order in which they are asked. */
export function chooseWork<Image extends EarlierImage>(
  now: InputDigests,
  images: readonly Image[],
  { whenUnchanged, rebase }: Pick<ReuseOptions, "whenUnchanged" | "rebase">,
): Work<Image> {
  const compared = images.map((image) => ({ image, changed: changedSince(image, now) }));
  const same = compared.find(({ changed }) => changed?.length === 0);
  if (same !== undefined) {
    const reason = `nothing has changed since ${quote(same.image.name)}`;
    if (whenUnchanged === "skip") return { kind: "skip", image: same.image, reason };
    return { kind: "build", reason: `${reason}, and "when-unchanged" is "build"` };
  }
  const rebasable = compared.find(({ changed }) => changed?.every((group) => group === "runImage"));
  if (rebasable !== undefined && rebase === "auto") {
    const reason = `only the run image has changed since ${quote(rebasable.image.name)}`;
    return { kind: "rebase", image: rebasable.image, reason };
  }
  return {
    kind: "build",
    reason: whyBuilt(now, rebasable ?? compared.find(({ changed }) => changed) ?? compared[0]),
  };
}

/** Undefined if the image does not say what it was made from. */
function changedSince(
  { inputs, runImage }: EarlierImage,
  now: InputDigests,
): readonly InputGroup[] | undefined {
  if (inputs === undefined) return undefined;
  const before = { ...inputs, runImage };
  const groups = Object.keys(INPUT_GROUPS) as InputGroup[];
  return groups.filter((group) => now[group] === undefined || before[group] !== now[group]);
}

interface Comparison {
  readonly image: EarlierImage;
  readonly changed: readonly InputGroup[] | undefined;
}

/** As many as people read. */
const MAX_NAMED = 3;

function whyBuilt(now: InputDigests, closest: Comparison | undefined): string {
  if (closest === undefined) return "there is no earlier image";
  const { image, changed } = closest;
  const name = quote(image.name);
  if (changed === undefined) return `${name} does not say what it was made from`;
  const known = changed.filter((group) => now[group] !== undefined).map((group) => INPUT_GROUPS[group]);
  const unknown = changed.filter((group) => now[group] === undefined).map(whyUnknown);
  const changes = known.length === 0 ? [] : [`since ${name}, ${listOf(known)} changed`];
  return [...changes, ...unknown].join("; ");
}

function listOf(names: readonly string[]): string {
  return someOf(names, MAX_NAMED).join(", ");
}

function whyUnknown(group: InputGroup): string {
  const name = INPUT_GROUPS[group];
  return group === "environment" || group === "bindings"
    ? `${name} may be secret, and are only compared with "when-unchanged-key"`
    : `${name} cannot be compared, since no registry has it`;
}
