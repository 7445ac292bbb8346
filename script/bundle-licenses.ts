// Writes the licences of what is bundled into dist/: of everything into licenses.txt, and of what the lifecycle has into
// lifecycle/licenses.txt. Called by script/build.
//   script/bundle-licenses.ts DIRECTORY STATS   STATS is what ncc wrote about the lifecycle with --stats-out
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type BundledPackage, formatLicenses, licenseLine, readBundledPackages } from "./bundled-packages.ts";
import { packagesIn, readChunks } from "./name-chunks.ts";

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
  const [dist, stats] = process.argv.slice(2);
  if (dist === undefined || stats === undefined)
    throw new Error("Say which directory has the bundles, and which file says what is in the lifecycle's.");
  const names = packagesIn(readChunks(stats));
  const ofLifecycle = packages.filter(({ name }) => names.has(name));
  writeFileSync(path.join(dist, LIFECYCLE_LICENSES), formatLicenses(ofLifecycle));
  writeFileSync(path.join(dist, "licenses.txt"), formatLicenses(packages));
}
