// One document of CycloneDX about an image. The same content gives the same bytes: its number is a hash of it.
// Format: https://cyclonedx.org/docs/1.6/json/
import { createHash } from "node:crypto";
import type { InventoryItem, Origin } from "./image-inventory.ts";
import { type Extent, filled, type ImageSbom, WRITER, writtenItems } from "./image-sbom.ts";
import { licenceKind } from "./licence-terms.ts";
import type { ComponentProperty, SbomComponent } from "./sbom-component.ts";

/** Of the components that no buildpack listed. */
const REFS = { image: "image", runImage: "run-image", lifecycle: "lifecycle" } as const;

/** The JSON value. */
export function cycloneDxDocument(sbom: ImageSbom, extent: Extent): object {
  const items = writtenItems(sbom.items, extent);
  const { image, runImage, lifecycle } = sbom;
  const content = {
    version: 1,
    metadata: {
      ...(sbom.createdAt !== undefined && { timestamp: new Date(sbom.createdAt).toISOString() }),
      tools: { components: toolsOf(sbom) },
      component: entry(image, REFS.image),
      ...(sbom.remarks.length > 0 && { properties: sbom.remarks.map((text) => property("remark", text)) }),
    },
    components: [
      ...(runImage === undefined ? [] : [entry(runImage, REFS.runImage)]),
      // It made the image, and is not in it.
      ...(lifecycle === undefined ? [] : [{ ...entry(lifecycle, REFS.lifecycle), scope: "excluded" }]),
      ...items.map(({ key, component, origins }) =>
        entry(component, refOf(key), origins.flatMap(originProperties)),
      ),
    ],
    dependencies: dependenciesOf(sbom, items),
  };
  return {
    $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    serialNumber: `urn:uuid:${uuidOf(content)}`,
    ...content,
  };
}

const MAX_REF = 200;

/** The action, and what wrote the files that it read. */
function toolsOf({ buildpacks }: ImageSbom): object[] {
  return [
    { type: "application", name: WRITER },
    ...buildpacks.map(({ id, version }) => ({ type: "application", name: id, version })),
  ];
}

/** None of ours looks like these, whatever a file calls its components. Long ones would be repeated by all that need them. */
function refOf(key: string): string {
  return key.startsWith("pkg:") && key.length <= MAX_REF
    ? key
    : `component:${createHash("sha256").update(key).digest("hex")}`;
}

function entry(component: SbomComponent, ref: string, origins: readonly ComponentProperty[] = []): object {
  const { type, group, name, version, supplier, publisher, description, copyright } = component;
  const [cpe, ...cpes] = component.cpes;
  const more = cpes.map((value) => ({ name: "syft:cpe23", value }));
  return {
    type,
    "bom-ref": ref,
    ...(supplier !== undefined && { supplier: { name: supplier } }),
    ...known({ publisher, group }),
    name,
    ...(version !== "" && { version }),
    ...known({ description }),
    ...filled("hashes", component.hashes),
    ...filled("licenses", licencesOf(component.licences)),
    ...known({ copyright, cpe, purl: component.purl }),
    ...filled("externalReferences", component.links),
    ...filled("properties", [...origins, ...component.properties, ...more]),
  };
}

function known(fields: Readonly<Record<string, string | undefined>>): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** An expression may stand only alone; beside others it is the name of a licence. */
function licencesOf(licences: readonly string[]): object[] {
  const [first, ...others] = licences;
  if (first !== undefined && others.length === 0 && licenceKind(first) === "expression") {
    return [{ expression: first }];
  }
  return licences.map((licence) => ({
    license: licenceKind(licence) === "id" ? { id: licence } : { name: licence },
  }));
}

function originProperties({ buildpack, layer, diffId }: Origin): ComponentProperty[] {
  return [
    property("buildpack", buildpack),
    ...(layer === undefined ? [] : [property("layer", layer)]),
    ...(diffId === undefined ? [] : [property("layer:diff-id", diffId)]),
  ];
}

function property(name: string, value: string): ComponentProperty {
  return { name: `io.buildpacks:${name}`, value };
}

function dependenciesOf({ runImage }: ImageSbom, items: readonly InventoryItem[]): readonly object[] {
  const direct = [...(runImage === undefined ? [] : [REFS.runImage]), ...items.map(({ key }) => refOf(key))];
  const ofItems = items.filter(({ needs }) => needs.size > 0);
  return [
    { ref: REFS.image, dependsOn: direct },
    ...ofItems.map(({ key, needs }) => ({ ref: refOf(key), dependsOn: [...needs].map(refOf) })),
  ];
}

/** A UUID of version 8, whose bits may come from anywhere: https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-8 */
function uuidOf(content: object): string {
  const hash = createHash("sha256").update(JSON.stringify(content)).digest();
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x80, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  return hash.toString("hex", 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
