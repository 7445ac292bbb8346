// What software is made of, as all formats of SBOM files tell it: the terms of CycloneDX, of which each format has some.

/** A part that someone else made, e.g. a package of npm. */
export interface SbomComponent {
  /** One of {@link COMPONENT_TYPES}. */
  readonly type: string;
  readonly group: string | undefined;
  readonly name: string;
  /** Empty where it is not known. */
  readonly version: string;
  /** In its one spelling. */
  readonly purl: string | undefined;
  readonly cpes: readonly string[];
  /** SPDX expressions and names, e.g. `MIT`, `MIT OR ISC`, `The Tea Licence`. */
  readonly licences: readonly string[];
  readonly hashes: readonly ComponentHash[];
  readonly supplier: string | undefined;
  readonly publisher: string | undefined;
  readonly description: string | undefined;
  readonly copyright: string | undefined;
  readonly links: readonly ComponentLink[];
  readonly properties: readonly ComponentProperty[];
}

export interface ComponentHash {
  /** One of {@link HASHES}, in the words of CycloneDX. */
  readonly alg: string;
  readonly content: string;
}

export interface ComponentLink {
  /** One of {@link LINK_TYPES}. */
  readonly type: string;
  readonly url: string;
}

export interface ComponentProperty {
  readonly name: string;
  readonly value: string;
}

/** What one file says. */
export interface SbomContent {
  readonly components: readonly SbomComponent[];
  /** The first of each pair needs the second; both are places in `components`. */
  readonly dependencies: readonly (readonly [number, number])[];
  /** What is in the file, and in no component: in words, with how often it is there. */
  readonly losses: ReadonlyMap<string, number>;
}

/** A component of which only what every one has is known. */
export function bareComponent(
  known: Pick<SbomComponent, "type" | "name"> & Partial<SbomComponent>,
): SbomComponent {
  return {
    group: undefined,
    version: "",
    purl: undefined,
    cpes: [],
    licences: [],
    hashes: [],
    supplier: undefined,
    publisher: undefined,
    description: undefined,
    copyright: undefined,
    links: [],
    properties: [],
    ...known,
  };
}

/** What tells a component from others: its purl, else everything that it is called. */
export function componentKey({ purl, type, group, name, version }: SbomComponent): string {
  return purl ?? JSON.stringify([type, group ?? "", name, version]);
}

/** https://cyclonedx.org/docs/1.6/json/#components_items_type */
export const COMPONENT_TYPES: ReadonlySet<string> = new Set([
  "application",
  "framework",
  "library",
  "container",
  "platform",
  "operating-system",
  "device",
  "device-driver",
  "firmware",
  "file",
  "machine-learning-model",
  "data",
  "cryptographic-asset",
]);

/** Hexadecimal digits of the hashes that both CycloneDX and SPDX have. */
export const HASHES: ReadonlyMap<string, number> = new Map([
  ["MD5", 32],
  ["SHA-1", 40],
  ["SHA-256", 64],
  ["SHA-384", 96],
  ["SHA-512", 128],
  ["SHA3-256", 64],
  ["SHA3-384", 96],
  ["SHA3-512", 128],
  ["BLAKE2b-256", 64],
  ["BLAKE2b-384", 96],
  ["BLAKE2b-512", 128],
]);

/** https://cyclonedx.org/docs/1.6/json/#components_items_externalReferences_items_type, those that all versions since 1.3 have. */
export const LINK_TYPES: ReadonlySet<string> = new Set([
  "vcs",
  "issue-tracker",
  "website",
  "advisories",
  "bom",
  "mailing-list",
  "social",
  "chat",
  "documentation",
  "support",
  "distribution",
  "license",
  "build-meta",
  "build-system",
  "release-notes",
  "other",
]);
