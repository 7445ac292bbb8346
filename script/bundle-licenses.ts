// Writes the licences of what is bundled into dist/: of everything into licenses.txt, and of what the lifecycle has into
// lifecycle/licenses.txt, where the bundler has left a list with names. Called by script/build.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type BundledPackage, formatLicenses, licenseLine, readBundledPackages } from "./bundled-packages.ts";

const LIFECYCLE_LICENSES = "lifecycle/licenses.txt";

/** The packages that the bundle of the lifecycle has, as its list of licences tells. */
export function readLifecyclePackages(root: string): readonly BundledPackage[] {
  const listed = linesOf(path.join(root, "dist", LIFECYCLE_LICENSES));
  return readBundledPackages(root).filter((each) => listed.has(licenseLine(each)));
}

function linesOf(file: string): ReadonlySet<string> {
  return new Set(readFileSync(file, "utf8").split("\n"));
}

if (process.argv[1] === import.meta.filename) {
  const packages = readBundledPackages(path.resolve(import.meta.dirname, ".."));
  const dist = process.argv[2];
  if (dist === undefined) throw new Error("Say which directory has the bundles.");
  const names = linesOf(path.join(dist, LIFECYCLE_LICENSES));
  const ofLifecycle = packages.filter(({ name }) => names.has(name));
  writeFileSync(path.join(dist, LIFECYCLE_LICENSES), formatLicenses(ofLifecycle));
  writeFileSync(path.join(dist, "licenses.txt"), formatLicenses(packages));
}
