// One document of SPDX about an image. What has to be unique is a hash of the content, and the time is the image's.
// Format: https://spdx.github.io/spdx-spec/v2.3/
import { createHash } from "node:crypto";
import type { InventoryItem, Origin } from "./image-inventory.ts";
import { type Extent, filled, type ImageSbom, WRITER, writtenItems } from "./image-sbom.ts";
import { type ExtractedLicence, extractedLicence, licenceKind } from "./licence-terms.ts";
import type { SbomComponent } from "./sbom-component.ts";

const DOCUMENT = "SPDXRef-DOCUMENT";
const IDS = { image: "SPDXRef-Image", runImage: "SPDXRef-RunImage", lifecycle: "SPDXRef-Lifecycle" } as const;
/** The buildpacks did not look, or had nothing to say. */
const UNKNOWN = "NOASSERTION";
/** The time of all files in images of apps. */
const CREATED = Date.UTC(1980, 0, 1, 0, 0, 1);

/** The JSON value. */
export function spdxDocument(sbom: ImageSbom, extent: Extent): object {
  const items = writtenItems(sbom.items, extent);
  const { image, runImage, lifecycle } = sbom;
  const content = {
    packages: [
      entry(image, IDS.image),
      ...(runImage === undefined ? [] : [entry(runImage, IDS.runImage)]),
      ...(lifecycle === undefined ? [] : [entry(lifecycle, IDS.lifecycle)]),
      ...items.map(({ key, component, origins }) => entry(component, idOf(key), origins)),
    ],
    relationships: relationshipsOf(sbom, items),
    ...extractedOf([image, ...items.map(({ component }) => component)]),
  };
  const remarks = [...sbom.remarks, ...unspeakable(items)];
  const hash = createHash("sha256")
    .update(JSON.stringify([remarks, content]))
    .digest("hex");
  return {
    spdxVersion: "SPDX-2.3",
    dataLicense: "CC0-1.0",
    SPDXID: DOCUMENT,
    name: image.name,
    documentNamespace: `https://spdx.org/spdxdocs/${WRITER}-${hash}`,
    creationInfo: {
      created: new Date(sbom.createdAt ?? CREATED).toISOString().replace(/\.\d+Z$/, "Z"),
      creators: [`Tool: ${WRITER}`, ...sbom.buildpacks.map(({ id, version }) => `Tool: ${id}-${version}`)],
    },
    ...(remarks.length > 0 && { comment: remarks.join("\n") }),
    ...content,
  };
}

/** What SPDX has no place for. */
function unspeakable(items: readonly InventoryItem[]): string[] {
  const properties = items.flatMap(({ component }) => component.properties).length;
  const links = items
    .flatMap(({ component }) => component.links)
    .filter(({ type }) => !LINKS.has(type)).length;
  if (properties + links === 0) return [];
  return [
    `SPDX has no place for properties (${String(properties)}) and links of other kinds (${String(links)}); the document of CycloneDX has them.`,
  ];
}

const LINKS: ReadonlySet<string> = new Set(["website", "distribution"]);

/** Only letters, digits, dots and dashes may be in it. */
function idOf(key: string): string {
  return `SPDXRef-Package-${createHash("sha256").update(key).digest("hex").slice(0, 32)}`;
}

function entry(component: SbomComponent, id: string, origins: readonly Origin[] = []): object {
  const { type, group, name, version, supplier, publisher, description, links } = component;
  const website = links.find((link) => link.type === "website")?.url;
  const distribution = links.find((link) => link.type === "distribution")?.url;
  return {
    SPDXID: id,
    name: group === undefined ? name : `${group}/${name}`,
    ...(version !== "" && { versionInfo: version }),
    ...(supplier !== undefined && { supplier: `Organization: ${supplier}` }),
    ...(publisher !== undefined && { originator: `Organization: ${publisher}` }),
    downloadLocation: distribution ?? UNKNOWN,
    filesAnalyzed: false,
    ...(website !== undefined && { homepage: website }),
    licenseConcluded: UNKNOWN,
    licenseDeclared: declaredOf(component.licences),
    copyrightText: component.copyright ?? UNKNOWN,
    ...(description !== undefined && { description }),
    ...(origins.length > 0 && { sourceInfo: origins.map(originWords).join("; ") }),
    ...filled("checksums", checksumsOf(component)),
    ...filled("externalRefs", referencesOf(component)),
    primaryPackagePurpose: PURPOSES.has(type) ? type.toUpperCase().replace("-", "_") : "OTHER",
  };
}

/** Those that both formats have. */
const PURPOSES: ReadonlySet<string> = new Set(
  "application framework library container operating-system device firmware file".split(" "),
);

function originWords({ buildpack, layer, diffId }: Origin): string {
  if (layer === undefined) return `of the buildpack ${buildpack}`;
  return `in the layer ${layer}${diffId === undefined ? "" : ` (${diffId})`} of the buildpack ${buildpack}`;
}

function checksumsOf({ hashes }: SbomComponent): object[] {
  return hashes.map(({ alg, content }) => ({
    algorithm: alg.replace(/^SHA-/, "SHA"),
    checksumValue: content,
  }));
}

function referencesOf({ purl, cpes }: SbomComponent): object[] {
  const ofPurl = { referenceCategory: "PACKAGE-MANAGER", referenceType: "purl", referenceLocator: purl };
  return [
    ...(purl === undefined ? [] : [ofPurl]),
    ...cpes.map((cpe) => ({
      referenceCategory: "SECURITY",
      referenceType: cpe.startsWith("cpe:2.3:") ? "cpe23Type" : "cpe22Type",
      referenceLocator: cpe,
    })),
  ];
}

function declaredOf(licences: readonly string[]): string {
  if (licences.length === 0) return UNKNOWN;
  const terms = licences.map((licence) => {
    const kind = licenceKind(licence);
    if (kind === "name") return extractedLicence(licence).licenseId;
    return kind === "expression" && licences.length > 1 ? `(${licence})` : licence;
  });
  return [...new Set(terms)].join(" AND ");
}

function extractedOf(components: readonly SbomComponent[]): object {
  const names = new Set(components.flatMap(({ licences }) => licences));
  const extracted: ExtractedLicence[] = [...names]
    .filter((name) => licenceKind(name) === "name")
    .map(extractedLicence);
  return filled("hasExtractedLicensingInfos", extracted);
}

function relationshipsOf(
  { runImage, lifecycle }: ImageSbom,
  items: readonly InventoryItem[],
): readonly object[] {
  return [
    relationship(DOCUMENT, "DESCRIBES", IDS.image),
    ...(runImage === undefined ? [] : [relationship(IDS.image, "DESCENDANT_OF", IDS.runImage)]),
    ...(lifecycle === undefined ? [] : [relationship(IDS.lifecycle, "BUILD_TOOL_OF", IDS.image)]),
    ...items.map(({ key }) => relationship(IDS.image, "CONTAINS", idOf(key))),
    ...items.flatMap(({ key, needs }) =>
      [...needs].map((need) => relationship(idOf(key), "DEPENDS_ON", idOf(need))),
    ),
  ];
}

function relationship(spdxElementId: string, relationshipType: string, related: string): object {
  return { spdxElementId, relationshipType, relatedSpdxElement: related };
}
