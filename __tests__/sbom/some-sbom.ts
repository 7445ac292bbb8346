// What the documents of tests are about.
import { type Origin, takeInventory } from "../../src/sbom/image-inventory.ts";
import type { Extent, ImageSbom } from "../../src/sbom/image-sbom.ts";
import { bareComponent, type SbomComponent, type SbomContent } from "../../src/sbom/sbom-component.ts";

export const DIGEST = `sha256:${"ab".repeat(32)}`;

export const ALL: Extent = { details: true, dependencies: true, components: Infinity };

/** A package of npm. */
export const npm = (name: string, more: Partial<SbomComponent> = {}): SbomComponent =>
  bareComponent({ type: "library", name, version: "1", purl: `pkg:npm/${name}@1`, ...more });

/** What one file says. */
export const contentOf = (
  components: readonly SbomComponent[],
  dependencies: SbomContent["dependencies"] = [],
): SbomContent => ({ components, dependencies, losses: new Map() });

export const originOf = (layer: string): Origin => ({
  buildpack: "examples/npm@1.0.0",
  layer: `examples/npm:${layer}`,
  diffId: undefined,
});

/** An image with one layer of these. */
export const someSbom = (content: SbomContent, more: Partial<ImageSbom> = {}): ImageSbom => ({
  image: bareComponent({
    type: "container",
    name: "ghcr.io/owner/app",
    version: DIGEST,
    purl: `pkg:oci/app@${DIGEST}?repository_url=ghcr.io/owner/app`,
    hashes: [{ alg: "SHA-256", content: "ab".repeat(32) }],
  }),
  runImage: bareComponent({ type: "container", name: "ghcr.io/owner/run", version: DIGEST }),
  lifecycle: bareComponent({ type: "application", name: "lifecycle", version: "0.21.14" }),
  buildpacks: [{ id: "examples/npm", version: "1.0.0" }],
  items: takeInventory([{ content, origin: originOf("modules") }]),
  remarks: [],
  createdAt: undefined,
  ...more,
});

/** One that has all that a component may have, in words that are hard to write. */
export const FULL = npm("full", {
  type: "operating-system",
  group: "@scope",
  purl: "pkg:npm/%40scope/full@1",
  cpes: ["cpe:2.3:a:x:full:1:*:*:*:*:*:*:*", "cpe:/a:x:full:1"],
  licences: ["MIT", "MIT OR ISC", "The Tea Licence \ud800", "LicenseRef-x"],
  hashes: [
    { alg: "SHA-1", content: "a".repeat(40) },
    { alg: "BLAKE2b-256", content: "b".repeat(64) },
  ],
  supplier: "Example",
  publisher: "Someone\u202e",
  description: "<script>\0",
  copyright: "(c)",
  links: [
    { type: "website", url: "https://example.com/" },
    { type: "distribution", url: "https://example.com/full.tgz" },
    { type: "vcs", url: "git://example.com/full" },
  ],
  properties: [{ name: "__proto__", value: "constructor" }],
});
