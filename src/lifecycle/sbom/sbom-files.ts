// Puts the SBOM files of the lifecycle and of the launcher next to those of the buildpacks.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#software-bill-of-materials
import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { isMissing } from "../../files/regular-file.ts";
import { copyAsIs } from "../copy-as-is.ts";
import type { Logger } from "../logger.ts";

/** Where a lifecycle has the SBOM files that were made with it. */
export const LIFECYCLE_DIR = "/cnb/lifecycle";

const SBOM_NAMES = ["sbom.cdx.json", "sbom.spdx.json", "sbom.syft.json"];

export interface SbomSources {
  /** Has `lifecycle.sbom.*`, and `launcher.sbom.*` unless `launcherSbomDir` is another directory. */
  readonly lifecycleDir: string;
  readonly launcherSbomDir: string;
  readonly layersDir: string;
}

/** Copies what there is; files that a lifecycle should come with but does not are warned about. */
export async function copyLifecycleSboms(sources: SbomSources, log: Logger): Promise<void> {
  const { lifecycleDir, launcherSbomDir, layersDir } = sources;
  const lifecycleTarget = join(layersDir, "sbom", "build", "buildpacksio_lifecycle");
  const launcherTarget = join(layersDir, "sbom", "launch", "buildpacksio_lifecycle", "launcher");
  await copyNamed({ component: "lifecycle", from: lifecycleDir, to: lifecycleTarget }, log);
  if (launcherSbomDir === lifecycleDir) {
    await copyNamed({ component: "launcher", from: lifecycleDir, to: launcherTarget }, log);
  } else {
    await copyAll(launcherSbomDir, launcherTarget, log);
  }
}

async function copyNamed(
  { component, from, to }: { component: string; from: string; to: string },
  log: Logger,
): Promise<void> {
  for (const name of SBOM_NAMES) {
    const file = `${component}.${name}`;
    await copyAsIs({ what: "SBOM", from: join(from, file), to: join(to, name) }, log).catch(
      (error: unknown) => {
        if (!isMissing(error)) throw error;
        log.warn(`Did not find SBOM ${file} in ${from}`);
      },
    );
  }
}

async function copyAll(from: string, to: string, log: Logger): Promise<void> {
  const entries = await readdir(from, { withFileTypes: true });
  await mkdir(to, { recursive: true });
  for (const entry of entries) {
    const isSbom = !entry.isDirectory() && SBOM_NAMES.some((name) => entry.name.endsWith(name));
    if (isSbom) await copyAsIs({ what: "SBOM", from: join(from, entry.name), to: join(to, entry.name) }, log);
  }
}
