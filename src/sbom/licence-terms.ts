// Licences as both formats tell them apart: one of SPDX's list, an expression of those, or a name that only people understand.
import { createHash } from "node:crypto";
import parseExpression from "spdx-expression-parse";

export type LicenceKind = "id" | "expression" | "name";

/** A document names few licences many times; there are no more than the files of one build can have. */
const KINDS = new Map<string, LicenceKind>();

/** What an expression is written with. Refusing others here costs less than an error of the parser. */
const EXPRESSION = /^(?!(?:[^(]*\(){10})[\w.+\-() ]{1,200}$/;

/** What kind a licence is; whether SPDX knows it is asked of its own list. */
export function licenceKind(licence: string): LicenceKind {
  // What a reference stands for was said in the file that had it.
  if (!EXPRESSION.test(licence) || licence.includes("LicenseRef-")) return "name";
  const known = KINDS.get(licence);
  if (known !== undefined) return known;
  const kind = readKind(licence);
  KINDS.set(licence, kind);
  return kind;
}

function readKind(licence: string): LicenceKind {
  try {
    const parsed = parseExpression(licence);
    return "license" in parsed && parsed.license === licence ? "id" : "expression";
  } catch {
    // Not an expression.
    return "name";
  }
}

/** A licence that SPDX does not know, as a document of SPDX declares it. */
export interface ExtractedLicence {
  readonly licenseId: string;
  readonly name: string;
  readonly extractedText: string;
}

/** A reference to a name that no list has; the same name gives the same. */
export function extractedLicence(name: string): ExtractedLicence {
  const hash = createHash("sha256").update(name).digest("hex").slice(0, 16);
  // The buildpack has the name only, and SPDX demands a text.
  return { licenseId: `LicenseRef-${hash}`, name, extractedText: name };
}
