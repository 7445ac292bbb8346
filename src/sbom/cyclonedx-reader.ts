// SBOM files of CycloneDX.
// Format: https://cyclonedx.org/docs/1.6/json/
import { PlatformError } from "../errors.ts";
import { quote } from "../quote.ts";
import {
  readCpes,
  readHash,
  readLink,
  readName,
  readProperty,
  readPurl,
  readWord,
  someComponents,
  someItems,
} from "./component-fields.ts";
import { ReferenceGraph } from "./reference-graph.ts";
import { COMPONENT_TYPES, type SbomComponent, type SbomContent } from "./sbom-component.ts";
import { SbomLosses } from "./sbom-losses.ts";
import {
  type JsonObject,
  listIn,
  objectIn,
  objectsIn,
  readObject,
  textIn,
  wordIn,
  wordOf,
} from "./untrusted-json.ts";

const VERSION = /^1\.[2-7]$/;
/** What describes the file, or is read. */
const READ = new Set(
  "$schema bomFormat specVersion serialNumber version metadata components dependencies".split(" "),
);
const READ_OF_COMPONENT = new Set(
  (
    "type bom-ref group name version purl cpe licenses hashes supplier publisher description copyright " +
    "externalReferences properties components"
  ).split(" "),
);

/** @throws {PlatformError} `MALFORMED` if it is no JSON, or not CycloneDX of a version that is known */
export function parseCycloneDx(text: string, what: string): SbomContent {
  const document = readObject(text, what);
  checkVersion(document, what);
  const losses = new SbomLosses();
  losses.addUnread(document, READ);
  const graph = new ReferenceGraph(losses);
  const components: SbomComponent[] = [];
  for (const object of someComponents([...subjectOf(document), ...withNested(document)], losses)) {
    const component = readComponent(object, losses);
    if (component === undefined) continue;
    graph.name(wordIn(object, "bom-ref"), components.length);
    components.push(component);
  }
  for (const dependency of objectsIn(document, "dependencies")) {
    const needed = listIn(dependency, "dependsOn");
    for (const reference of needed) graph.connect(wordIn(dependency, "ref"), wordOf(reference));
    losses.add("what dependencies provide", listIn(dependency, "provides").length);
  }
  return { components, dependencies: graph.edges, losses: losses.counts };
}

function checkVersion(document: JsonObject, what: string): void {
  const format = wordIn(document, "bomFormat");
  const version = wordIn(document, "specVersion") ?? "";
  if (format === "CycloneDX" && VERSION.test(version)) return;
  const problem =
    format === "CycloneDX" ? `is CycloneDX ${quote(version, 40)}, not 1.2 to 1.7` : "is not CycloneDX";
  throw new PlatformError("MALFORMED", `${what} ${problem}.`);
}

/** What was described, if that is a package: some tools name only the directory they were given. */
function subjectOf(document: JsonObject): JsonObject[] {
  const subject = objectIn(objectIn(document, "metadata"), "component");
  return wordIn(subject, "purl") === undefined ? [] : [subject];
}

/** The components, and those in them; how deep they are nested was checked. */
function withNested(object: JsonObject): JsonObject[] {
  return objectsIn(object, "components").flatMap((component) => [component, ...withNested(component)]);
}

function readComponent(object: JsonObject, losses: SbomLosses): SbomComponent | undefined {
  const name = readName(object, losses);
  if (name === undefined) return undefined;
  losses.addUnread(object, READ_OF_COMPONENT);
  const type = wordIn(object, "type") ?? "";
  return {
    type: COMPONENT_TYPES.has(type) ? type : "library",
    group: readWord(object, "group", losses),
    name,
    version: readWord(object, "version", losses) ?? "",
    purl: readPurl(object["purl"], losses),
    cpes: readCpes([object["cpe"]], losses),
    licences: readLicences(object, losses),
    supplier: wordIn(objectIn(object, "supplier"), "name"),
    publisher: readWord(object, "publisher", losses),
    description: textIn(object, "description"),
    copyright: textIn(object, "copyright"),
    ...readLists(object, losses),
  };
}

function readLists(
  object: JsonObject,
  losses: SbomLosses,
): Pick<SbomComponent, "hashes" | "links" | "properties"> {
  const links = someItems(objectsIn(object, "externalReferences"), "links", losses);
  const properties = someItems(objectsIn(object, "properties"), "properties", losses);
  const hashes = someItems(objectsIn(object, "hashes"), "hashes", losses);
  return {
    hashes: hashes.flatMap((hash) =>
      readHash(wordIn(hash, "alg") ?? "", wordIn(hash, "content") ?? "", losses),
    ),
    links: links.flatMap((link) => readLink(wordIn(link, "type") ?? "", wordIn(link, "url"), losses)),
    properties: properties.flatMap((property) =>
      readProperty(wordIn(property, "name"), { object: property, field: "value" }, losses),
    ),
  };
}

function readLicences(object: JsonObject, losses: SbomLosses): string[] {
  const items = someItems(objectsIn(object, "licenses"), "licences", losses);
  return items.flatMap((item) => {
    const license = objectIn(item, "license");
    if (objectIn(license, "text")["content"] !== undefined) losses.add("texts of licences");
    return wordIn(item, "expression") ?? wordIn(license, "id") ?? wordIn(license, "name") ?? [];
  });
}
