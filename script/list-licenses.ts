// Writes docs/third-party-licenses.md from package-lock.json and the packages: what dist/ has from others, and under which
// licences. A test compares. The bundler's own list has one chunk of a bundle only.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { format } from "prettier";

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
}

const LICENSE_FILE = /^(?:licen[cs]e|copying|notice)/i;
/** What is there for the compiler only. */
const TYPES_ONLY = /^(?:@types\/|undici-types$)/;

/** The packages that production code needs, by name; a superset of what a bundler keeps. */
export function readBundledPackages(root: string): readonly BundledPackage[] {
  const lock = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8")) as {
    readonly packages: Readonly<Record<string, LockedPackage>>;
  };
  return Object.entries(lock.packages)
    .filter(([folder, locked]) => folder.startsWith("node_modules/") && isBundled(locked))
    .map(([folder, { version = "", license = "" }]) => ({
      name: folder.slice(folder.lastIndexOf("node_modules/") + "node_modules/".length),
      version,
      license,
      text: readLicense(path.join(root, folder)),
    }))
    .filter(({ name }) => !TYPES_ONLY.test(name))
    .sort((a, b) => compare(a.name, b.name) || compare(a.version, b.version));
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

/** The whole of docs/third-party-licenses.md. */
export async function describeLicenses(packages: readonly BundledPackage[]): Promise<string> {
  const rows = packages.map(
    ({ name, version, license }) =>
      `| [${name}](https://www.npmjs.com/package/${name}/v/${version}) | ${version} | ${license} |`,
  );
  const byText = new Map<string, BundledPackage[]>();
  for (const each of packages) {
    const key = each.text === "" ? noText(each) : each.text;
    byText.set(key, [...(byText.get(key) ?? []), each]);
  }
  const texts = [...byText].map(
    ([text, sharing]) => `## ${sharing.map(nameOf).join(", ")}\n\n${quote(text)}`,
  );
  const document = [
    "# Licences of what is bundled",
    "_Whose work is in `dist/`, and under which terms?_",
    "This page is made from `package-lock.json` and the packages by `script/list-licenses.ts`. Bundlers leave out what is not needed, so " +
      "not all of a package is in `dist/`. The packages `ssh2` and `@grpc/*` are stubs of this repository, without code of others.",
    "What is built from this repository, but not part of it, has further parts: the launcher is compiled by Go (BSD-3-Clause) with " +
      "[BurntSushi/toml](https://github.com/BurntSushi/toml) (MIT), and archives of the lifecycle have [Node.js](https://github.com/nodejs/node/blob/v24.x/LICENSE) (MIT, and the " +
      "licences of its parts).",
    `| package | version | licence |\n| --- | --- | --- |\n${rows.join("\n")}`,
    ...texts,
  ].join("\n\n");
  return format(document, { parser: "markdown", printWidth: 110 });
}

function nameOf({ name, version }: BundledPackage): string {
  return `${name} ${version}`;
}

/** Stands for the text where there is none; a block with a licence never looks like it. */
function noText({ license }: BundledPackage): string {
  return `It has no file with a licence; its package.json says ${license}.`;
}

function quote(text: string): string {
  if (text.startsWith("It has no file")) return text;
  const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}

if (process.argv[1] === import.meta.filename) {
  const root = path.resolve(import.meta.dirname, "..");
  const target = path.join(root, "docs/third-party-licenses.md");
  writeFileSync(target, await describeLicenses(readBundledPackages(root)));
}
