import { describe, expect, it } from "@jest/globals";
import { cycloneDxDocument } from "../../src/sbom/cyclonedx-document.ts";
import { takeInventory } from "../../src/sbom/image-inventory.ts";
import { COMPONENT_TYPES, HASHES, LINK_TYPES } from "../../src/sbom/sbom-component.ts";
import { spdxDocument } from "../../src/sbom/spdx-document.ts";
import { cycloneDxProblems, type SpdxDocument, spdxProblems } from "./published-schemas.ts";
import { ALL, contentOf, DIGEST, FULL, npm, originOf, someSbom } from "./some-sbom.ts";

const SOME = contentOf(
  [npm("a"), npm("b"), FULL, npm("none", { purl: undefined, name: "constructor", type: "file" })],
  [
    [0, 1],
    [1, 0],
  ],
);

/** Everything that a component may be. */
const EVERY = contentOf([
  ...[...COMPONENT_TYPES].map((type) => npm(type, { type })),
  npm("hashes", { hashes: [...HASHES].map(([alg, length]) => ({ alg, content: "0".repeat(length) })) }),
  npm("links", { links: [...LINK_TYPES].map((type) => ({ type, url: "https://example.com/" })) }),
]);

describe.each([
  { format: "CycloneDX", write: cycloneDxDocument, problems: cycloneDxProblems },
  { format: "SPDX", write: spdxDocument, problems: spdxProblems },
])("a document of $format", ({ write, problems }) => {
  it.each([
    ["of all kinds of components", someSbom(EVERY)],
    ["with cycles, odd words and everything a component may have", someSbom(SOME)],
    ["of nothing", someSbom(contentOf([]), { runImage: undefined, lifecycle: undefined, buildpacks: [] })],
    [
      "with remarks and a time",
      someSbom(SOME, { remarks: ['Of "x".', "Of y."], createdAt: 1_700_000_000_000 }),
    ],
  ])("is what the published schema demands: %s", async (_what, sbom) => {
    expect(await problems(JSON.stringify(write(sbom, ALL)))).toBeNull();
    expect(
      await problems(JSON.stringify(write(sbom, { details: false, dependencies: false, components: 1 }))),
    ).toBeNull();
  });

  it("is the same for the same content, in whichever order the files were read", () => {
    const files = [
      { content: contentOf([npm("b"), npm("a")], [[0, 1]]), origin: originOf("one") },
      { content: contentOf([npm("c")]), origin: originOf("two") },
    ];
    const texts = [files, files.toReversed()].map((each) =>
      JSON.stringify(write(someSbom(SOME, { items: takeInventory(each) }), ALL)),
    );
    expect(texts[0]).toBe(texts[1]);
  });

  it("has another name if its content is another", () => {
    const nameOf = (sbom: ReturnType<typeof someSbom>): unknown => {
      const { serialNumber, documentNamespace } = write(sbom, ALL) as Record<string, string>;
      return serialNumber ?? documentNamespace;
    };
    const names = [someSbom(SOME), someSbom(EVERY), someSbom(SOME, { remarks: ["Of x."] })].map(nameOf);
    expect(new Set(names).size).toBe(3);
    expect(names).not.toContain(undefined);
  });
});

describe("cycloneDxDocument", () => {
  const document = cycloneDxDocument(someSbom(SOME), ALL) as {
    readonly metadata: { readonly component: object };
    readonly components: readonly {
      readonly "bom-ref": string;
      readonly name: string;
      readonly licenses?: unknown;
    }[];
    readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
  };

  it("describes the image with its digest, and has run image and lifecycle as components", () => {
    expect(document.metadata.component).toMatchObject({
      type: "container",
      name: "ghcr.io/owner/app",
      version: DIGEST,
    });
    expect(document.components.slice(0, 2)).toMatchObject([
      { "bom-ref": "run-image", type: "container", name: "ghcr.io/owner/run" },
      { "bom-ref": "lifecycle", scope: "excluded", version: "0.21.14" },
    ]);
  });

  it("says of each component which layer and buildpack it is from", () => {
    expect(document.components.find(({ name }) => name === "a")).toMatchObject({
      "bom-ref": "pkg:npm/a@1",
      properties: [
        { name: "io.buildpacks:buildpack", value: "examples/npm@1.0.0" },
        { name: "io.buildpacks:layer", value: "examples/npm:modules" },
      ],
    });
  });

  it("names what is on SPDX's list by its identifier, and everything else by its name", () => {
    expect(document.components.find(({ name }) => name === "full")?.licenses).toEqual([
      { license: { id: "MIT" } },
      { license: { name: "MIT OR ISC" } },
      { license: { name: "The Tea Licence \ud800" } },
      { license: { name: "LicenseRef-x" } },
    ]);
    const alone = cycloneDxDocument(someSbom(contentOf([npm("x", { licences: ["MIT OR ISC"] })])), ALL);
    expect(alone).toMatchObject({
      components: expect.arrayContaining([
        expect.objectContaining({ licenses: [{ expression: "MIT OR ISC" }] }),
      ]),
    });
  });

  it("has every reference once, and keeps who needs whom", () => {
    const refs = document.components.map((component) => component["bom-ref"]);
    expect(new Set(refs).size).toBe(refs.length);
    expect(document.dependencies).toEqual([
      { ref: "image", dependsOn: refs.filter((ref) => ref !== "lifecycle") },
      { ref: "pkg:npm/a@1", dependsOn: ["pkg:npm/b@1"] },
      { ref: "pkg:npm/b@1", dependsOn: ["pkg:npm/a@1"] },
    ]);
  });

  it("does not let a component pass for the image, or repeat its long name", () => {
    const taken = contentOf([
      npm("x", { name: "image", purl: undefined }),
      npm("long", { purl: `pkg:npm/${"x".repeat(900)}@1` }),
    ]);
    const { components } = cycloneDxDocument(someSbom(taken), ALL) as typeof document;
    expect(components.slice(2).map((component) => component["bom-ref"])).toEqual([
      expect.stringMatching(/^component:[0-9a-f]{64}$/),
      expect.stringMatching(/^component:[0-9a-f]{64}$/),
    ]);
  });
});

describe("spdxDocument", () => {
  const document = spdxDocument(someSbom(SOME), ALL) as SpdxDocument;

  it("says what the image is made of, what it stands on and what made it", () => {
    const kinds = document.relationships.map(({ relationshipType }) => relationshipType);
    expect(new Set(kinds)).toEqual(
      new Set(["DESCRIBES", "DESCENDANT_OF", "BUILD_TOOL_OF", "CONTAINS", "DEPENDS_ON"]),
    );
    expect(document.packages.find(({ name }) => name === "a")).toMatchObject({
      sourceInfo: "in the layer examples/npm:modules of the buildpack examples/npm@1.0.0",
      externalRefs: [{ referenceType: "purl", referenceLocator: "pkg:npm/a@1" }],
    });
  });

  it("declares licences that SPDX does not know as texts of their own", () => {
    expect(document.packages.find(({ name }) => name === "@scope/full")).toMatchObject({
      licenseDeclared: expect.stringMatching(
        /^MIT AND \(MIT OR ISC\) AND LicenseRef-[0-9a-f]{16} AND LicenseRef-[0-9a-f]{16}$/,
      ),
    });
    expect(document).toMatchObject({
      hasExtractedLicensingInfos: [{ name: "The Tea Licence \ud800" }, { name: "LicenseRef-x" }],
    });
  });

  it("says what it has no place for", () => {
    expect(document.comment).toBe(
      "SPDX has no place for properties (1) and links of other kinds (1); the document of CycloneDX has them.",
    );
  });

  it("is of 1980, unless the image has a time", () => {
    const createdOf = (createdAt: number | undefined): object =>
      spdxDocument(someSbom(SOME, { createdAt }), ALL);
    expect(createdOf(undefined)).toMatchObject({ creationInfo: { created: "1980-01-01T00:00:01Z" } });
    expect(createdOf(1_700_000_000_000)).toMatchObject({ creationInfo: { created: "2023-11-14T22:13:20Z" } });
  });
});
