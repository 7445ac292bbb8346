// SBOM files of CycloneDX, without serial number and time: the same parts give the same bytes.
// Format: https://cyclonedx.org/docs/1.5/json/
import type { Component, Inventory } from "./inventory.ts";

/** The JSON value of `sbom.cdx.json`. */
export function cycloneDx({ subject, components }: Inventory): unknown {
  return {
    bomFormat: "CycloneDX",
    specVersion: "1.5",
    version: 1,
    metadata: { component: entry(subject) },
    components: components.map(entry),
    dependencies: [
      { ref: subject.purl, dependsOn: components.map(({ purl }) => purl) },
      ...components.map(({ purl }) => ({ ref: purl })),
    ],
  };
}

function entry({ name, version, license, purl, kind }: Component): unknown {
  return {
    type: kind === "program" ? "application" : "library",
    "bom-ref": purl,
    name,
    version,
    licenses: [license.includes(" ") ? { expression: license } : { license: { id: license } }],
    purl,
  };
}
