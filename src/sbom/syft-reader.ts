// SBOM files of Syft: its own format, which has more of each package than the others have, and in other words.
// Format: https://github.com/anchore/syft/tree/main/schema/json
import { PlatformError } from "../errors.ts";
import {
  readCpes,
  readName,
  readProperty,
  readPurl,
  readWord,
  someComponents,
  someItems,
} from "./component-fields.ts";
import { ReferenceGraph } from "./reference-graph.ts";
import { bareComponent, type SbomComponent, type SbomContent } from "./sbom-component.ts";
import { SbomLosses } from "./sbom-losses.ts";
import {
  isObject,
  type JsonObject,
  listIn,
  objectsIn,
  readObject,
  wordIn,
  wordOf,
} from "./untrusted-json.ts";

const READ = new Set("artifacts artifactRelationships source distro descriptor schema".split(" "));
/** `metadataType` says only how `metadata` is to be read. */
const READ_OF_ARTIFACT = new Set(
  "id name version type foundBy locations licenses language cpes purl metadataType".split(" "),
);

/** Go reads keys in any case, and Paketo's buildpacks of Java write `Artifacts`, `ID`, `CPEs` and `PURL`. */
function spelled(object: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => [SPELLINGS.get(name.toLowerCase()) ?? name, value]),
  );
}

const SPELLINGS: ReadonlyMap<string, string> = new Map(
  [...READ, ...READ_OF_ARTIFACT, "path"].map((name) => [name.toLowerCase(), name]),
);

/** @throws {PlatformError} `MALFORMED` if it is no JSON, or not of Syft */
export function parseSyft(text: string, what: string): SbomContent {
  const document = spelled(readObject(text, what));
  if (!Array.isArray(document["artifacts"])) {
    throw new PlatformError("MALFORMED", `${what} is not Syft's: it has no list "artifacts".`);
  }
  const losses = new SbomLosses();
  losses.addUnread(document, READ);
  const graph = new ReferenceGraph(losses);
  const components: SbomComponent[] = [];
  for (const artifact of someComponents(objectsIn(document, "artifacts").map(spelled), losses)) {
    const component = readArtifact(artifact, losses);
    if (component === undefined) continue;
    graph.name(wordIn(artifact, "id"), components.length);
    components.push(component);
  }
  for (const relationship of objectsIn(document, "artifactRelationships")) {
    const type = wordIn(relationship, "type");
    const [parent, child] = [wordIn(relationship, "parent"), wordIn(relationship, "child")];
    if (type === "dependency-of") graph.connect(child, parent);
    // That what was searched contains a package is nothing new.
    else if (type !== "contains" || graph.has(parent) || !graph.has(child))
      losses.add("relationships of other kinds");
  }
  return { components, dependencies: graph.edges, losses: losses.counts };
}

function readArtifact(artifact: JsonObject, losses: SbomLosses): SbomComponent | undefined {
  const name = readName(artifact, losses);
  if (name === undefined) return undefined;
  losses.addUnread(artifact, READ_OF_ARTIFACT);
  return bareComponent({
    type: wordIn(artifact, "type") === "binary" ? "application" : "library",
    name,
    version: readWord(artifact, "version", losses) ?? "",
    purl: readPurl(artifact["purl"], losses),
    cpes: readCpes(listIn(artifact, "cpes").map(textOf("cpe")), losses),
    licences: someItems(listIn(artifact, "licenses"), "licences", losses).flatMap(
      (licence) => wordOf(textOf("spdxExpression")(licence)) ?? wordOf(textOf("value")(licence)) ?? [],
    ),
    properties: readProperties(artifact, losses),
  });
}

/** Texts became objects in later versions. */
function textOf(field: string): (value: unknown) => unknown {
  return (value) => (isObject(value) ? value[field] : value);
}

/** Under the names that Syft gives them when it writes CycloneDX. */
function readProperties(artifact: JsonObject, losses: SbomLosses): SbomComponent["properties"] {
  const locations = someItems(objectsIn(artifact, "locations").map(spelled), "locations", losses);
  return [
    ...["foundBy", "language", "type"].flatMap((field) =>
      readProperty(`syft:package:${field}`, { object: artifact, field }, losses),
    ),
    ...locations.flatMap((location, at) =>
      readProperty(`syft:location:${String(at)}:path`, { object: location, field: "path" }, losses),
    ),
  ];
}
