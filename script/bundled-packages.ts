// The packages of others that are in the bundles of dist/, with their licences.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** A package that is part of a bundle. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** As its package.json says it, e.g. `MIT`. */
  readonly license: string;
  /** What its licence files say; empty if it has none. */
  readonly text: string;
}

interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optional?: boolean;
  readonly link?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

type Locked = Readonly<Record<string, LockedPackage>>;

const LICENSE_FILE = /^(?:licen[cs]e|copying|notice)/i;
/** How what stands for a missing text begins. */
export const NO_TEXT = "It has no file with a licence";
/** What is there for the compiler only. */
const TYPES_ONLY = /^(?:@types\/|undici-types$|typescript$)/;

/** The packages that production code needs, by name; a superset of what a bundler keeps. */
export function readBundledPackages(root: string): readonly BundledPackage[] {
  const lock = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8")) as {
    readonly packages: Locked;
  };
  return withOptionalPeers(lock.packages)
    .map(([folder, { version = "", license = "" }]) => ({
      name: folder.slice(folder.lastIndexOf("node_modules/") + "node_modules/".length),
      version,
      license,
      text: readLicense(path.join(root, folder)),
    }))
    .filter(({ name }) => !TYPES_ONLY.test(name))
    .sort((a, b) => compare(a.name, b.name) || compare(a.version, b.version));
}

/** What is there for other reasons is bundled, too, where a package takes it if it is there. */
function withOptionalPeers(locked: Locked): readonly (readonly [string, LockedPackage])[] {
  const bundled = new Map(
    Object.entries(locked).filter(
      ([folder, found]) => folder.startsWith("node_modules/") && isBundled(found),
    ),
  );
  const add = (name: string): void => {
    const folder = `node_modules/${name}`;
    const found = locked[folder];
    if (found === undefined || found.link === true || bundled.has(folder)) return;
    bundled.set(folder, found);
    Object.keys(found.dependencies ?? {}).forEach(add);
  };
  for (const { peerDependenciesMeta = {} } of [...bundled.values()]) {
    Object.keys(peerDependenciesMeta).forEach(add);
  }
  return [...bundled];
}

function isBundled({ dev, devOptional, optional, link }: LockedPackage): boolean {
  // Linked packages are stubs of this repository; optional ones are the Node.js that runs the tests.
  return dev !== true && devOptional !== true && optional !== true && link !== true;
}

function readLicense(folder: string): string {
  const files = readdirSync(folder).filter((name) => LICENSE_FILE.test(name));
  return files
    .sort(compare)
    .map((name) => readFileSync(path.join(folder, name), "utf8").replaceAll("\r\n", "\n").trim())
    .join("\n\n");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A plain text: a line for each package, see {@link licenseLine}, then what their licence files say. */
export function formatLicenses(packages: readonly BundledPackage[]): string {
  const texts = [...byText(packages)].map(
    ([text, sharing]) => `${"-".repeat(80)}\n${sharing.map(nameOf).join(", ")}\n\n${text}`,
  );
  return `${[packages.map(licenseLine).join("\n"), ...texts].join("\n\n")}\n`;
}

/** e.g. `dockerode 5.0.1: Apache-2.0` */
export function licenseLine(each: BundledPackage): string {
  return `${nameOf(each)}: ${each.license}`;
}

/** Most packages share their text with others. */
export function byText(packages: readonly BundledPackage[]): ReadonlyMap<string, readonly BundledPackage[]> {
  const sharing = new Map<string, BundledPackage[]>();
  for (const each of packages) {
    const key = each.text === "" ? noText(each) : each.text;
    sharing.set(key, [...(sharing.get(key) ?? []), each]);
  }
  return sharing;
}

/** e.g. `dockerode 5.0.1` */
export function nameOf({ name, version }: BundledPackage): string {
  return `${name} ${version}`;
}

/** Stands for the text where there is none; a block with a licence never looks like it. */
function noText({ license }: BundledPackage): string {
  return `${NO_TEXT}; its package.json says ${license}.`;
}
