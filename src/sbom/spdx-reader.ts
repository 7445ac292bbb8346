// SBOM files of SPDX.
// Format: https://spdx.github.io/spdx-spec/v2.3/
import { PlatformError } from "../errors.ts";
import { quote } from "../quote.ts";
import {
  readCpes,
  readHash,
  readLink,
  readName,
  readPurl,
  readWord,
  someComponents,
  someItems,
} from "./component-fields.ts";
import { ReferenceGraph } from "./reference-graph.ts";
import { bareComponent, type SbomComponent, type SbomContent } from "./sbom-component.ts";
import { SbomLosses } from "./sbom-losses.ts";
import { fieldOf, type JsonObject, objectsIn, readObject, textIn, wordIn } from "./untrusted-json.ts";

const VERSION = /^SPDX-2\.[0-3]$/;
const READ = new Set(
  (
    "spdxVersion dataLicense SPDXID name documentNamespace creationInfo packages relationships " +
    "documentDescribes hasExtractedLicensingInfos"
  ).split(" "),
);
const READ_OF_PACKAGE = new Set(
  (
    "SPDXID name versionInfo supplier originator downloadLocation filesAnalyzed checksums homepage " +
    "licenseConcluded licenseDeclared copyrightText description summary externalRefs primaryPackagePurpose"
  ).split(" "),
);
/** In the words of CycloneDX; the schema writes one of them with an underscore, the specification with a dash. */
const PURPOSE = /^(?:APPLICATION|FRAMEWORK|LIBRARY|CONTAINER|OPERATING[_-]SYSTEM|DEVICE|FIRMWARE|FILE)$/;

/** @throws {PlatformError} `MALFORMED` if it is no JSON, or not SPDX of a version that is known */
export function parseSpdx(text: string, what: string): SbomContent {
  const document = readObject(text, what);
  const version = wordIn(document, "spdxVersion");
  if (version === undefined || !VERSION.test(version)) {
    const found = version === undefined ? "is not SPDX" : `is ${quote(version, 40)}, not SPDX 2.0 to 2.3`;
    throw new PlatformError("MALFORMED", `${what} ${found}.`);
  }
  const losses = new SbomLosses();
  losses.addUnread(document, READ);
  const graph = new ReferenceGraph(losses);
  const components: SbomComponent[] = [];
  const names = extractedNames(document);
  const searched = searchedIn(document);
  for (const entry of someComponents(objectsIn(document, "packages"), losses)) {
    if (searched.has(wordIn(entry, "SPDXID") ?? "")) continue;
    const component = readPackage(entry, names, losses);
    if (component === undefined) continue;
    graph.name(wordIn(entry, "SPDXID"), components.length);
    components.push(component);
  }
  for (const relationship of objectsIn(document, "relationships")) connect(relationship, graph, losses);
  return { components, dependencies: graph.edges, losses: losses.counts };
}

function connect(relationship: JsonObject, graph: ReferenceGraph, losses: SbomLosses): void {
  const from = wordIn(relationship, "spdxElementId");
  const to = wordIn(relationship, "relatedSpdxElement");
  const type = wordIn(relationship, "relationshipType");
  if (type === "DEPENDS_ON") graph.connect(from, to);
  else if (type === "DEPENDENCY_OF") graph.connect(to, from);
  // What a document describes are its packages, and that what was searched contains them is nothing new.
  else if (type !== "DESCRIBES" && !(type === "CONTAINS" && graph.has(to) && !graph.has(from)))
    losses.add("relationships of other kinds");
}

/** What the document is about and contains packages: the directory that a tool was given, unless it is a package itself. */
function searchedIn(document: JsonObject): ReadonlySet<string> {
  const relationships = objectsIn(document, "relationships");
  const ofType = (type: string): JsonObject[] =>
    relationships.filter((relationship) => wordIn(relationship, "relationshipType") === type);
  const described = new Set(ofType("DESCRIBES").map((each) => wordIn(each, "relatedSpdxElement")));
  const containing = new Set(ofType("CONTAINS").map((each) => wordIn(each, "spdxElementId") ?? ""));
  const packages = new Set(
    objectsIn(document, "packages")
      .filter((entry) => locatorsIn(entry, ["purl"]).length > 0)
      .map((entry) => wordIn(entry, "SPDXID") ?? ""),
  );
  return new Set([...containing].filter((id) => described.has(id) && !packages.has(id)));
}

/** The names of licences that are not on SPDX's list, by the references that packages have. */
function extractedNames(document: JsonObject): ReadonlyMap<string, string> {
  return new Map(
    objectsIn(document, "hasExtractedLicensingInfos").flatMap((info): [string, string][] => {
      const id = wordIn(info, "licenseId");
      const name = wordIn(info, "name") ?? wordIn(info, "extractedText");
      return id === undefined || name === undefined || UNKNOWN.has(name) ? [] : [[id, name]];
    }),
  );
}

function readPackage(
  entry: JsonObject,
  names: ReadonlyMap<string, string>,
  losses: SbomLosses,
): SbomComponent | undefined {
  const name = readName(entry, losses);
  if (name === undefined) return undefined;
  losses.addUnread(entry, READ_OF_PACKAGE);
  const purpose = wordIn(entry, "primaryPackagePurpose") ?? "";
  const declared = knownIn(entry, "licenseDeclared") ?? knownIn(entry, "licenseConcluded");
  return bareComponent({
    type: PURPOSE.test(purpose) ? purpose.toLowerCase().replace("_", "-") : "library",
    name,
    version: readWord(entry, "versionInfo", losses) ?? "",
    licences: declared === undefined ? [] : [names.get(declared) ?? declared],
    supplier: partyIn(entry, "supplier"),
    publisher: partyIn(entry, "originator"),
    description: textIn(entry, "description") ?? textIn(entry, "summary"),
    copyright: knownIn(entry, "copyrightText"),
    hashes: someItems(objectsIn(entry, "checksums"), "hashes", losses).flatMap((sum) =>
      readHash(wordIn(sum, "algorithm") ?? "", wordIn(sum, "checksumValue") ?? "", losses),
    ),
    links: [
      ...linkIn(entry, "homepage", "website", losses),
      ...linkIn(entry, "downloadLocation", "distribution", losses),
    ],
    ...readReferences(entry, losses),
  });
}

const UNKNOWN: ReadonlySet<string> = new Set(["NOASSERTION", "NONE"]);

function knownIn(entry: JsonObject, field: string): string | undefined {
  const text = textIn(entry, field);
  return text === undefined || UNKNOWN.has(text) ? undefined : text;
}

/** `Organization: Example (mail@example.com)` */
function partyIn(entry: JsonObject, field: string): string | undefined {
  const [, name] = /^(?:Organization|Person): (.+)$/s.exec(knownIn(entry, field) ?? "") ?? [];
  return name?.slice(0, 1_000);
}

function linkIn(entry: JsonObject, field: string, type: string, losses: SbomLosses): SbomComponent["links"] {
  const url = knownIn(entry, field);
  return url === undefined ? [] : readLink(type, url, losses);
}

function readReferences(entry: JsonObject, losses: SbomLosses): Pick<SbomComponent, "purl" | "cpes"> {
  const purls = locatorsIn(entry, ["purl"]);
  const cpes = locatorsIn(entry, ["cpe23Type", "cpe22Type", "http://spdx.org/rdf/references/cpe23Type"]);
  const read = cpes.length + Math.min(1, purls.length);
  losses.add("further references", objectsIn(entry, "externalRefs").length - read);
  return { purl: readPurl(purls[0], losses), cpes: readCpes(cpes, losses) };
}

function locatorsIn(entry: JsonObject, types: readonly string[]): unknown[] {
  return objectsIn(entry, "externalRefs")
    .filter((reference) => types.includes(wordIn(reference, "referenceType") ?? ""))
    .map((reference) => fieldOf(reference, "referenceLocator"));
}
