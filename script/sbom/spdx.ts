// SBOM files of SPDX. What has to be unique or a time is derived from the content or fixed: the same parts give the same bytes.
// Format: https://spdx.github.io/spdx-spec/v2.3/
import { createHash } from "node:crypto";
import { CREATED } from "./created.ts";
import type { Component, Inventory } from "./inventory.ts";

const DOCUMENT = "SPDXRef-DOCUMENT";
/** Nobody has looked, or there is nothing to say. */
const UNKNOWN = "NOASSERTION";

/** The JSON value of `sbom.spdx.json`. */
export function spdx({ subject, components }: Inventory): unknown {
  const packages = [subject, ...components].map(entry);
  const [program = "", ...parts] = [subject, ...components].map(idOf);
  const hash = createHash("sha256").update(JSON.stringify(packages)).digest("hex");
  return {
    spdxVersion: "SPDX-2.3",
    dataLicense: "CC0-1.0",
    SPDXID: DOCUMENT,
    name: `${subject.name} ${subject.version}`,
    documentNamespace: `https://spdx.org/spdxdocs/${subject.name}-${subject.version}-${hash}`,
    creationInfo: { created: CREATED.time, creators: [`Tool: ${CREATED.by}-${subject.version}`] },
    packages,
    relationships: [
      relationship(DOCUMENT, "DESCRIBES", program),
      ...parts.map((part) => relationship(program, "CONTAINS", part)),
    ],
  };
}

function entry(component: Component): unknown {
  const { name, version, license, purl, kind } = component;
  return {
    SPDXID: idOf(component),
    name,
    versionInfo: version,
    downloadLocation: UNKNOWN,
    filesAnalyzed: false,
    licenseConcluded: UNKNOWN,
    licenseDeclared: license,
    copyrightText: UNKNOWN,
    primaryPackagePurpose: kind === "program" ? "APPLICATION" : "LIBRARY",
    externalRefs: [{ referenceCategory: "PACKAGE-MANAGER", referenceType: "purl", referenceLocator: purl }],
  };
}

/** Only letters, digits, dots and dashes may be in it. */
function idOf({ purl }: Component): string {
  return `SPDXRef-${purl.replace(/^pkg:/, "").replace(/[^A-Za-z0-9.-]+/g, "-")}`;
}

function relationship(spdxElementId: string, relationshipType: string, related: string): unknown {
  return { spdxElementId, relationshipType, relatedSpdxElement: related };
}
