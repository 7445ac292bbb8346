// Licences as both formats tell them apart: one of SPDX's list, an expression of those, or a name that only people understand.
import { createHash } from "node:crypto";
import parseExpression from "spdx-expression-parse";

export type LicenceKind = "id" | "expression" | "name";

/** Expressions of real packages are far shorter, and reading long ones takes long. */
const MAX_EXPRESSION = 500;

/** What kind a licence is; whether SPDX knows it is asked of its own list. */
export function licenceKind(licence: string): LicenceKind {
  // What a reference stands for was said in the file that had it.
  if (licence.length > MAX_EXPRESSION || licence.includes("LicenseRef-")) return "name";
  try {
    const parsed = parseExpression(licence);
    return "license" in parsed && parsed.license === licence ? "id" : "expression";
  } catch {
    // Not an expression, or one of more brackets than can be read.
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
