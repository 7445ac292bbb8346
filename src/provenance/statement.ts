// Statements about images, in the form that signers and verifiers share. Pure.
// Spec: https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md
import type { Digest } from "../oci/digest.ts";

/** What is said of an image; the predicate is of that type. */
export interface Statement {
  readonly _type: "https://in-toto.io/Statement/v1";
  readonly subject: readonly ResourceDescriptor[];
  readonly predicateType: string;
  readonly predicate: object;
}

/** Spec: https://github.com/in-toto/attestation/blob/main/spec/v1/resource_descriptor.md */
export interface ResourceDescriptor {
  readonly name?: string;
  readonly uri?: string;
  readonly digest?: Readonly<Record<string, string>>;
  readonly mediaType?: string;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Of CycloneDX, whatever version the document has: https://cyclonedx.org/specification/overview */
export const CYCLONEDX_BOM = "https://cyclonedx.org/bom";
/** The media type of such a document. */
export const CYCLONEDX_JSON = "application/vnd.cyclonedx+json";

/** An image that a statement is about: one digest, and where it is. */
export interface StatedImage {
  readonly digest: Digest;
  /** `registry/repository`, as people write it. */
  readonly names: readonly string[];
}

/** A statement about an image under all its names. */
export function statementAbout(
  { digest, names }: StatedImage,
  predicateType: string,
  predicate: object,
): Statement {
  return {
    _type: "https://in-toto.io/Statement/v1",
    subject: names.map((name) => ({ name, digest: digestSet(digest) })),
    predicateType,
    predicate,
  };
}

/** `{ "sha256": "…" }` */
export function digestSet(digest: Digest): Readonly<Record<string, string>> {
  return { sha256: digest.slice("sha256:".length) };
}
