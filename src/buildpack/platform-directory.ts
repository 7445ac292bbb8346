// A buildpack with files for each platform: `linux/amd64` and `linux/arm64` in its directory, as pack packages them.
// See https://buildpacks.io/docs/for-buildpack-authors/how-to/distribute-buildpacks/package-buildpack/
import { lstat } from "node:fs/promises";
import path from "node:path";
import type { Target } from "../oci/target.ts";

/** The deepest of `<os>/<arch>/<variant>` that there is; the directory itself if it has none of them. */
export async function platformDirectory(dir: string, { os, arch, variant }: Target): Promise<string> {
  let deepest = dir;
  for (const part of [os, arch, ...(variant === undefined ? [] : [variant])]) {
    const next = path.join(deepest, part);
    if (!(await isRealDirectory(next))) break;
    deepest = next;
  }
  return deepest;
}

/** A link could lead anywhere. */
async function isRealDirectory(file: string): Promise<boolean> {
  return lstat(file).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
