// What the schemas that CycloneDX and SPDX publish have against a document. No package of a registry has that of SPDX 2.3:
// spdx-2.3.schema.json is a copy of schemas/spdx-schema.json in https://github.com/spdx/spdx-spec (support/2.3, CC-BY-3.0).
import { readFileSync } from "node:fs";
import path from "node:path";
import { Spec, Validation } from "@cyclonedx/cyclonedx-library";
import { Ajv } from "ajv";
import formats from "ajv-formats";

/** The problems with a document of CycloneDX 1.6; fields that the schema does not know are problems, too. */
export async function cycloneDxProblems(text: string): Promise<unknown> {
  return new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(text);
}

const ajv = new Ajv({ strict: false, allErrors: true });
formats.default(ajv);
const isSpdx = ajv.compile(
  JSON.parse(readFileSync(path.join(import.meta.dirname, "spdx-2.3.schema.json"), "utf8")) as object,
);

/** The problems with a document of SPDX 2.3, and packages that relationships name and that are not there. */
export function spdxProblems(text: string): unknown {
  const document = JSON.parse(text) as SpdxDocument;
  if (!isSpdx(document)) return isSpdx.errors;
  const ids = document.packages.map(({ SPDXID }) => SPDXID);
  const known = new Set([...ids, document.SPDXID]);
  if (known.size !== ids.length + 1) return "An identifier is there twice.";
  const named = document.relationships.flatMap(({ spdxElementId, relatedSpdxElement }) => [
    spdxElementId,
    relatedSpdxElement,
  ]);
  return named.find((id) => !known.has(id)) ?? null;
}

/** What tests read of a document. */
export interface SpdxDocument {
  readonly SPDXID: string;
  readonly comment?: string;
  readonly packages: readonly { readonly SPDXID: string; readonly name: string }[];
  readonly relationships: readonly {
    readonly spdxElementId: string;
    readonly relationshipType: string;
    readonly relatedSpdxElement: string;
  }[];
}
