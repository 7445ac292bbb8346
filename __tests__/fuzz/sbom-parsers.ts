// SBOM files, which buildpacks write.
import { cycloneDxDocument } from "../../src/sbom/cyclonedx-document.ts";
import { parseCycloneDx } from "../../src/sbom/cyclonedx-reader.ts";
import { takeInventory } from "../../src/sbom/image-inventory.ts";
import { canonicalPurl } from "../../src/sbom/package-url.ts";
import type { SbomContent } from "../../src/sbom/sbom-component.ts";
import { spdxDocument } from "../../src/sbom/spdx-document.ts";
import { parseSpdx } from "../../src/sbom/spdx-reader.ts";
import { parseSyft } from "../../src/sbom/syft-reader.ts";
import { spdxProblems } from "../sbom/published-schemas.ts";
import { ALL, originOf, someSbom } from "../sbom/some-sbom.ts";
import { ofText, ofValues, type Parser } from "./parser.ts";
import { jsonOf } from "./structures.ts";

const TOKENS = [
  '"__proto__":',
  '"constructor"',
  "\\ud800",
  "pkg:npm/",
  "LicenseRef-",
  "MIT OR ",
  "cpe:2.3:",
  '"a"',
];

const HASH = "a".repeat(40);

/** Reads, and writes the documents of what was read: whatever it is, they must be sound. */
function documented(parse: (text: string, what: string) => SbomContent): (text: string) => unknown {
  return (text) => {
    const content = parse(text, '"it"');
    const sbom = someSbom(content, { items: takeInventory([{ content, origin: originOf("l") }]) });
    const { components, dependencies } = cycloneDxDocument(sbom, ALL) as Graph;
    const refs = new Set(["image", ...components.map((component) => component["bom-ref"])]);
    if (refs.size !== components.length + 1) throw new Error("A reference is there twice.");
    const named = dependencies.flatMap(({ ref, dependsOn }) => [ref, ...dependsOn]);
    const lost = named.find((ref) => !refs.has(ref));
    if (lost !== undefined) throw new Error(`${lost} is no component.`);
    const problems = spdxProblems(JSON.stringify(spdxDocument(sbom, ALL)));
    if (problems !== null) throw new Error(`Not SPDX: ${JSON.stringify(problems)}`);
    return content;
  };
}

interface Graph {
  readonly components: readonly { readonly "bom-ref": string }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

function sbom(name: string, parse: (text: string, what: string) => SbomContent, value: object): Parser {
  return ofValues(jsonOf, {
    name,
    seeds: [JSON.stringify(value)],
    tokens: TOKENS,
    read: documented(parse),
    refusals: ["MALFORMED"],
  });
}

export const SBOM_PARSERS: readonly Parser[] = [
  sbom("SBOM files of CycloneDX", parseCycloneDx, {
    bomFormat: "CycloneDX",
    specVersion: "1.4",
    metadata: { component: { name: "app", purl: "pkg:generic/app@1" } },
    components: [
      {
        type: "library",
        "bom-ref": "a",
        group: "@scope",
        name: "a",
        version: "1",
        purl: "pkg:npm/%40scope/a@1?x=y#z",
        cpe: "cpe:2.3:a:a:a:1:*:*:*:*:*:*:*",
        licenses: [{ license: { id: "MIT" } }, { expression: "MIT OR ISC" }],
        hashes: [{ alg: "SHA-1", content: HASH }],
        externalReferences: [{ type: "website", url: "https://example.com/" }],
        properties: [{ name: "n", value: "v" }],
        components: [{ name: "b", "bom-ref": "b" }],
      },
    ],
    dependencies: [{ ref: "a", dependsOn: ["b"] }],
  }),
  sbom("SBOM files of Syft", parseSyft, {
    artifacts: [
      {
        id: "1",
        name: "a",
        version: "1",
        purl: "pkg:npm/a@1",
        cpes: ["cpe:2.3:a:a:a:1:*:*:*:*:*:*:*", { cpe: "cpe:/a:a:a" }],
        licenses: ["MIT", { value: "x", spdxExpression: "ISC" }],
        locations: [{ path: "/a" }],
      },
      { id: "2", name: "b" },
    ],
    artifactRelationships: [{ parent: "2", child: "1", type: "dependency-of" }],
  }),
  sbom("SBOM files of SPDX", parseSpdx, {
    spdxVersion: "SPDX-2.3",
    packages: [
      {
        SPDXID: "SPDXRef-a",
        name: "a",
        versionInfo: "1",
        supplier: "Organization: x",
        downloadLocation: "https://example.com/a.tgz",
        licenseDeclared: "LicenseRef-x",
        primaryPackagePurpose: "LIBRARY",
        checksums: [{ algorithm: "SHA1", checksumValue: HASH }],
        externalRefs: [{ referenceType: "purl", referenceLocator: "pkg:npm/a@1" }],
      },
      { SPDXID: "SPDXRef-b", name: "b" },
    ],
    hasExtractedLicensingInfos: [{ licenseId: "LicenseRef-x", name: "X" }],
    relationships: [
      { spdxElementId: "SPDXRef-a", relationshipType: "DEPENDS_ON", relatedSpdxElement: "SPDXRef-b" },
    ],
  }),
  ofText({
    name: "package URLs",
    seeds: ["pkg:npm/%40scope/a@1.0?arch=amd64&distro=x#a/b", "pkg:deb/debian/g++@1:2+3"],
    tokens: ["pkg:", "/", "@", "%40", "%2F", "?", "&", "=", "#", "..", "%zz", ":"],
    read: (text) => canonicalPurl(text) ?? "",
    format: (purl) => purl,
  }),
];
