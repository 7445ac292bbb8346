import { describe, expect, it } from "@jest/globals";
import { parseCycloneDx } from "../../src/sbom/cyclonedx-reader.ts";
import type { SbomContent } from "../../src/sbom/sbom-component.ts";
import { parseSpdx } from "../../src/sbom/spdx-reader.ts";
import { parseSyft } from "../../src/sbom/syft-reader.ts";

type Read = (text: string, what: string) => SbomContent;
const read = (parse: Read, value: unknown): SbomContent => parse(JSON.stringify(value), '"it"');
const cycloneDx = (more: object): SbomContent =>
  read(parseCycloneDx, { bomFormat: "CycloneDX", specVersion: "1.4", ...more });
const spdx = (more: object): SbomContent => read(parseSpdx, { spdxVersion: "SPDX-2.3", ...more });
const lossesOf = ({ losses }: SbomContent): object => Object.fromEntries(losses);

describe("a file that is not of its format", () => {
  it.each<[string, Read, string, string]>([
    ["CycloneDX", parseCycloneDx, "{", '"it" is not JSON: "{".'],
    ["CycloneDX", parseCycloneDx, "[]", '"it" is malformed at "its top level": Expected an object.'],
    ["CycloneDX", parseCycloneDx, "{}", '"it" is not CycloneDX.'],
    [
      "CycloneDX",
      parseCycloneDx,
      '{"bomFormat":"CycloneDX","specVersion":"2\\n0"}',
      '"it" is CycloneDX "2\\n0", not 1.2 to 1.7.',
    ],
    ["SPDX", parseSpdx, "{}", '"it" is not SPDX.'],
    ["SPDX", parseSpdx, '{"spdxVersion":"SPDX-3.0"}', '"it" is "SPDX-3.0", not SPDX 2.0 to 2.3.'],
    ["Syft", parseSyft, '{"artifacts":{}}', '"it" is not Syft\'s: it has no list "artifacts".'],
    [
      "CycloneDX",
      parseCycloneDx,
      `{"components":${"[".repeat(300)}${"]".repeat(300)}}`,
      '"it" is nested deeper than 200 levels.',
    ],
  ])("is refused: %s, case %#", (_format, parse, text, message) => {
    expect(() => parse(text, '"it"')).toThrow(message);
  });
});

describe("parseCycloneDx", () => {
  it.each(["1.2", "1.3", "1.4", "1.5", "1.6", "1.7"])("reads version %s", (specVersion) => {
    const { components } = cycloneDx({ specVersion, components: [{ type: "library", name: "a" }] });
    expect(components.map(({ name }) => name)).toEqual(["a"]);
  });

  it("reads components in components, and what needs what", () => {
    const { components, dependencies } = cycloneDx({
      components: [
        { name: "a", "bom-ref": "1", components: [{ name: "b", "bom-ref": "2" }] },
        { name: "c", "bom-ref": "3" },
      ],
      dependencies: [
        { ref: "1", dependsOn: ["3", "1", "none"] },
        { ref: "3", dependsOn: ["1"] },
        { ref: "2" },
      ],
    });

    expect(components.map(({ name }) => name)).toEqual(["a", "b", "c"]);
    expect(dependencies).toEqual([
      [0, 2],
      [2, 0],
    ]);
  });

  it("takes what was described for a component if it is a package, not if it is a directory", () => {
    const subject = (component: object) => cycloneDx({ metadata: { component } }).components.length;
    expect(subject({ name: "/layers/x" })).toBe(0);
    expect(subject({ name: "launcher", purl: "pkg:generic/launcher@1" })).toBe(1);
  });

  it("counts what no component has a place for", () => {
    const content = cycloneDx({
      vulnerabilities: [{ id: "CVE" }],
      services: [],
      components: [
        {
          name: "a",
          evidence: { identity: {} },
          swid: {},
          purl: "npm:a",
          hashes: [{ alg: "SHA-256", content: "00" }],
          licenses: [{ license: { id: "MIT", text: { content: "Permission…" } } }],
          externalReferences: [{ type: "website", url: "javascript:alert(1)" }],
        },
        { name: "", "bom-ref": "b" },
      ],
      dependencies: [{ ref: "a", provides: ["b"] }],
    });

    expect(content.components).toHaveLength(1);
    expect(lossesOf(content)).toEqual({
      '"evidence"': 1,
      '"vulnerabilities"': 1,
      "components without a usable name": 1,
      hashes: 1,
      "invalid purls": 1,
      links: 1,
      "texts of licences": 1,
      "what dependencies provide": 1,
    });
  });

  it("takes a reference that is there twice for the first", () => {
    const content = cycloneDx({
      components: [
        { name: "a", "bom-ref": "x" },
        { name: "b", "bom-ref": "x" },
        { name: "c", "bom-ref": "y" },
      ],
      dependencies: [{ ref: "y", dependsOn: ["x"] }],
    });

    expect(content.dependencies).toEqual([[2, 0]]);
    expect(lossesOf(content)).toEqual({ "references that are used twice": 1 });
  });

  it.each(["__proto__", "constructor", "hasOwnProperty", "toString"])(
    "takes %s for a name like others",
    (name) => {
      const content = parseCycloneDx(
        `{"bomFormat":"CycloneDX","specVersion":"1.4","components":[{"name":${JSON.stringify(name)},"bom-ref":${JSON.stringify(name)},"${name}":{"x":1}}],"dependencies":[{"ref":${JSON.stringify(name)},"dependsOn":[${JSON.stringify(name)}]}]}`,
        "it",
      );
      expect(content.components.map((component) => component.name)).toEqual([name]);
      expect(lossesOf(content)).toEqual({ [`"${name}"`]: 1 });
    },
  );

  it("leaves out texts that no one writes, and cuts descriptions", () => {
    const long = "x".repeat(1_000_000);
    const content = cycloneDx({
      components: [
        { name: "a", version: long, description: long, properties: [{ name: "p", value: long }] },
        { name: long },
      ],
    });

    expect(content.components).toMatchObject([{ name: "a", version: "", properties: [] }]);
    expect(content.components[0]?.description).toHaveLength(4_096);
    expect(lossesOf(content)).toEqual({
      '"value"': 1,
      '"version"': 1,
      "components without a usable name": 1,
    });
  });

  it("names some of many fields that it does not know", () => {
    const fields = Object.fromEntries(Array.from({ length: 1_000 }, (_none, at) => [`field${at}`, 1]));
    expect(cycloneDx(fields).losses.size).toBe(31);
    expect(cycloneDx(fields).losses.get("other fields")).toBe(970);
  });
});

describe("parseSyft", () => {
  it("reads packages under the names that Syft gives them in CycloneDX", () => {
    const content = read(parseSyft, {
      artifacts: [
        {
          id: "1",
          name: "debug",
          version: "4.3.4",
          type: "npm",
          foundBy: "javascript-package-cataloger",
          language: "javascript",
          locations: [{ path: "/node_modules/debug/package.json", layerID: "x" }],
          licenses: ["ISC", { value: "mit", spdxExpression: "MIT" }, { value: "The Tea Licence" }],
          cpes: [
            "cpe:2.3:a:debug:debug:4.3.4:*:*:*:*:*:*:*",
            { cpe: "cpe:2.3:a:x:debug:4.3.4:*:*:*:*:*:*:*" },
          ],
          purl: "pkg:npm/debug@4.3.4",
          metadataType: "NpmPackageJsonMetadata",
          metadata: { author: "x" },
        },
        { id: "2", name: "ms", version: "2", type: "npm", purl: "pkg:npm/ms@2" },
      ],
      artifactRelationships: [
        { parent: "2", child: "1", type: "dependency-of" },
        { parent: "searched", child: "1", type: "contains" },
        { parent: "1", child: "file", type: "contains" },
      ],
      schema: { version: "16.0.24" },
    });

    expect(content.dependencies).toEqual([[0, 1]]);
    expect(lossesOf(content)).toEqual({ '"metadata"': 1, "relationships of other kinds": 1 });
    expect(content.components[0]).toMatchObject({
      name: "debug",
      version: "4.3.4",
      purl: "pkg:npm/debug@4.3.4",
      licences: ["ISC", "MIT", "The Tea Licence"],
      cpes: [expect.stringContaining(":debug:debug:"), expect.stringContaining(":x:debug:")],
      properties: [
        { name: "syft:package:foundBy", value: "javascript-package-cataloger" },
        { name: "syft:package:language", value: "javascript" },
        { name: "syft:package:type", value: "npm" },
        { name: "syft:location:0:path", value: "/node_modules/debug/package.json" },
      ],
    });
  });
});

describe("parseSyft of what Paketo's buildpacks of Java write", () => {
  it("reads keys that begin with capitals", () => {
    const content = read(parseSyft, {
      Artifacts: [
        {
          ID: "8a1f",
          Name: "BellSoft Liberica JRE",
          Version: "17.0.9",
          Type: "UnknownPackage",
          FoundBy: "libpak",
          Locations: [{ Path: "buildpack.toml" }],
          Licenses: ["GPL-2.0-with-classpath-exception"],
          Language: "",
          CPEs: ["cpe:2.3:a:oracle:jre:17.0.9:*:*:*:*:*:*:*"],
          PURL: "pkg:generic/bellsoft-jre@17.0.9?arch=amd64",
        },
      ],
      Source: { Type: "directory", Target: "/layers/paketo-buildpacks_bellsoft-liberica/jre" },
      Descriptor: { Name: "syft", Version: "0.32.0" },
      Schema: { Version: "1.1.0", URL: "https://example.com/schema-1.1.0.json" },
    });

    expect(content.losses.size).toBe(0);
    expect(content.components).toMatchObject([
      {
        name: "BellSoft Liberica JRE",
        version: "17.0.9",
        purl: "pkg:generic/bellsoft-jre@17.0.9?arch=amd64",
        cpes: ["cpe:2.3:a:oracle:jre:17.0.9:*:*:*:*:*:*:*"],
        licences: ["GPL-2.0-with-classpath-exception"],
        properties: expect.arrayContaining([{ name: "syft:location:0:path", value: "buildpack.toml" }]),
      },
    ]);
  });
});

describe("parseSpdx", () => {
  it("reads packages in the terms of CycloneDX", () => {
    const content = spdx({
      packages: [
        {
          SPDXID: "SPDXRef-a",
          name: "a",
          versionInfo: "1",
          supplier: "Organization: Example (mail@example.com)",
          originator: "NOASSERTION",
          downloadLocation: "https://example.com/a.tgz",
          licenseConcluded: "NOASSERTION",
          licenseDeclared: "LicenseRef-tea",
          copyrightText: "NOASSERTION",
          primaryPackagePurpose: "OPERATING-SYSTEM",
          checksums: [{ algorithm: "SHA1", checksumValue: "A".repeat(40) }],
          externalRefs: [
            { referenceCategory: "PACKAGE_MANAGER", referenceType: "purl", referenceLocator: "pkg:npm/a@1" },
            { referenceCategory: "OTHER", referenceType: "x", referenceLocator: "y" },
          ],
          sourceInfo: "acquired from somewhere",
        },
        { SPDXID: "SPDXRef-b", name: "b", licenseConcluded: "MIT" },
      ],
      hasExtractedLicensingInfos: [{ licenseId: "LicenseRef-tea", name: "The Tea Licence" }],
      relationships: [
        { spdxElementId: "SPDXRef-a", relationshipType: "DEPENDS_ON", relatedSpdxElement: "SPDXRef-b" },
        { spdxElementId: "SPDXRef-a", relationshipType: "DEPENDENCY_OF", relatedSpdxElement: "SPDXRef-b" },
        { spdxElementId: "SPDXRef-DOCUMENT", relationshipType: "DESCRIBES", relatedSpdxElement: "SPDXRef-a" },
        { spdxElementId: "SPDXRef-a", relationshipType: "PATCH_FOR", relatedSpdxElement: "SPDXRef-b" },
      ],
      files: [{ fileName: "x" }],
    });

    expect(content.components).toMatchObject([
      {
        type: "operating-system",
        name: "a",
        version: "1",
        purl: "pkg:npm/a@1",
        supplier: "Example (mail@example.com)",
        publisher: undefined,
        copyright: undefined,
        licences: ["The Tea Licence"],
        hashes: [{ alg: "SHA-1", content: "a".repeat(40) }],
        links: [{ type: "distribution", url: "https://example.com/a.tgz" }],
      },
      { name: "b", licences: ["MIT"] },
    ]);
    expect(content.dependencies).toEqual([
      [0, 1],
      [1, 0],
    ]);
    expect(lossesOf(content)).toEqual({
      '"files"': 1,
      '"sourceInfo"': 1,
      "further references": 1,
      "relationships of other kinds": 1,
    });
  });

  it("takes the directory that was searched for no component, and a package for one", () => {
    const contains = (spdxElementId: string) => [
      { spdxElementId: "SPDXRef-DOCUMENT", relationshipType: "DESCRIBES", relatedSpdxElement: spdxElementId },
      { spdxElementId, relationshipType: "CONTAINS", relatedSpdxElement: "SPDXRef-part" },
    ];
    const purl = { referenceType: "purl", referenceLocator: "pkg:generic/program@1" };
    const content = spdx({
      packages: [
        { SPDXID: "SPDXRef-directory", name: "/layers/x" },
        { SPDXID: "SPDXRef-program", name: "program", externalRefs: [purl] },
        { SPDXID: "SPDXRef-part", name: "part" },
      ],
      relationships: ["SPDXRef-directory", "SPDXRef-program"].flatMap(contains),
    });

    expect(content.components.map(({ name }) => name)).toEqual(["program", "part"]);
    expect(lossesOf(content)).toEqual({ "relationships of other kinds": 1 });
  });
});
