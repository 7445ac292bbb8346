// Buildpacks that measures need, of API 0.10.
import { chmod, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";

export const BUILDPACK_VERSION = "1.0.0";
const NOTHING = "#!/bin/sh\n";

/** What its programs do; without them it takes part and does nothing. */
export interface BuildpackPrograms {
  readonly detect?: string;
  readonly build?: string;
}

/** Writes one. */
export async function writeBuildpack(
  directory: string,
  id: string,
  { detect = NOTHING, build = NOTHING }: BuildpackPrograms = {},
): Promise<void> {
  await mkdir(path.join(directory, "bin"), { recursive: true });
  await writeFile(
    path.join(directory, "buildpack.toml"),
    `api = "0.10"\n[buildpack]\nid = "${id}"\nversion = "${BUILDPACK_VERSION}"\n[[targets]]\nos = "linux"\n`,
  );
  for (const [name, script] of Object.entries({ detect, build })) {
    const file = path.join(directory, "bin", name);
    await writeFile(file, script);
    await chmod(file, 0o755);
  }
}
