// SBOM files of Syft: the least that its schema demands. Nothing was searched for, so there are no CPEs.
// Format: https://github.com/anchore/syft/blob/main/schema/json/schema-11.0.1.json
import { createHash } from "node:crypto";
import { CREATED } from "./created.ts";
import type { Component, Inventory } from "./inventory.ts";

const VERSION = "11.0.1";
const TYPES = { program: "binary", npm: "npm", go: "go-module" } as const;
const LANGUAGES = { program: "", npm: "javascript", go: "go" } as const;

/** The JSON value of `sbom.syft.json`. */
export function syft({ subject, path, components }: Inventory): unknown {
  const [program = "", ...parts] = [subject, ...components].map(idOf);
  return {
    artifacts: components.map((component) => artifact(component, path)),
    artifactRelationships: parts.map((child) => ({ parent: program, child, type: "contains" })),
    source: {
      id: program,
      name: subject.name,
      version: subject.version,
      type: "file",
      metadata: { path },
    },
    distro: {},
    descriptor: { name: CREATED.by, version: subject.version },
    schema: {
      version: VERSION,
      url: `https://raw.githubusercontent.com/anchore/syft/main/schema/json/schema-${VERSION}.json`,
    },
  };
}

function artifact(component: Component, path: string): unknown {
  const { name, version, license, purl, kind } = component;
  return {
    id: idOf(component),
    name,
    version,
    type: TYPES[kind],
    foundBy: CREATED.by,
    locations: [{ path }],
    licenses: [{ value: license, spdxExpression: license, type: "declared", urls: [], locations: [] }],
    language: LANGUAGES[kind],
    cpes: [],
    purl,
  };
}

function idOf({ purl }: Component): string {
  return createHash("sha256").update(purl).digest("hex").slice(0, 16);
}
