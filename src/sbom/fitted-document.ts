// A document that is no larger than those who take it allow: what is cut first is what is missed least.
import type { Extent, ImageSbom } from "./image-sbom.ts";

/** What `actions/attest` takes at most. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

/** The text of a document, and what is not in it. */
export interface FittedDocument {
  readonly text: string;
  /** In words, e.g. `the dependencies between components`; none if all is in it. */
  readonly cuts: readonly string[];
}

type Write = (sbom: ImageSbom, extent: Extent) => object;

/** Each is written from the sentences that say what it leaves out, so a reader of the document alone knows it. */
export function fitDocument(
  sbom: ImageSbom,
  write: Write,
  limitBytes: number = MAX_DOCUMENT_BYTES,
): FittedDocument {
  let components = sbom.items.length;
  for (const step of STEPS) {
    const fitted = writeCut(sbom, write, { ...step, components });
    if (Buffer.byteLength(fitted.text) <= limitBytes) return fitted;
  }
  for (;;) {
    const fitted = writeCut(sbom, write, { details: false, dependencies: false, components });
    const size = Buffer.byteLength(fitted.text);
    if (size <= limitBytes || components === 0) return fitted;
    components = Math.min(components - 1, Math.floor((components * limitBytes * SLACK) / size));
  }
}

const STEPS = [
  { details: true, dependencies: true },
  { details: false, dependencies: true },
  { details: false, dependencies: false },
] as const;

/** Components are of different sizes. */
const SLACK = 0.98;

function writeCut(sbom: ImageSbom, write: Write, extent: Extent): FittedDocument {
  const cuts = cutsOf(sbom, extent);
  const remarks =
    cuts.length === 0
      ? sbom.remarks
      : [...sbom.remarks, `To stay small enough for attestations, this leaves out ${cuts.join("; ")}.`];
  return { text: `${JSON.stringify(write({ ...sbom, remarks }, extent))}\n`, cuts };
}

function cutsOf({ items }: ImageSbom, { details, dependencies, components }: Extent): string[] {
  const left = items.length - components;
  return [
    ...(details ? [] : ["descriptions, copyrights, links, hashes, CPEs and properties of components"]),
    ...(dependencies ? [] : ["the dependencies between components"]),
    ...(left === 0 ? [] : [`${String(left)} of ${String(items.length)} components`]),
  ];
}
