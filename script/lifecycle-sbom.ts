// Writes the SBOM files that a lifecycle has beside it: of itself, which an exporter counts as part of the build, and of its
// launcher, which becomes part of the image.
// Spec: https://github.com/buildpacks/rfcs/blob/main/text/0112-launcher-sbom.md
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { LIFECYCLE_VERSION } from "../src/lifecycle/version.ts";
import type { BundledPackage } from "./bundled-packages.ts";
import { cycloneDx } from "./sbom/cyclonedx.ts";
import { parseGoBuild } from "./sbom/go-build.ts";
import { goComponent, type Inventory, npmComponent, programComponent } from "./sbom/inventory.ts";
import { spdx } from "./sbom/spdx.ts";
import { syft } from "./sbom/syft.ts";

const FORMATS = { cdx: cycloneDx, spdx, syft };

/** Programs of Go do not say it themselves. */
const MODULE_LICENSES: Readonly<Record<string, string>> = { "github.com/BurntSushi/toml": "MIT" };

const OURS = { version: LIFECYCLE_VERSION, license: "Apache-2.0" };

/** What a directory with a lifecycle has in it. */
export interface LifecyclePrograms {
  readonly node: string;
  /** Its version: it may be of another architecture, and not run here. */
  readonly nodeVersion: string;
  readonly launcher: string;
  /** Those in the bundle. */
  readonly packages: readonly BundledPackage[];
}

/** Writes `lifecycle.sbom.*.json` and `launcher.sbom.*.json`; the same programs give the same bytes. */
export async function writeLifecycleSboms(directory: string, programs: LifecyclePrograms): Promise<void> {
  const inventories = {
    lifecycle: lifecycleInventory(programs),
    launcher: await launcherInventory(programs.launcher),
  };
  for (const [name, inventory] of Object.entries(inventories)) {
    for (const [extension, format] of Object.entries(FORMATS)) {
      const text = `${JSON.stringify(format(inventory), null, 2)}\n`;
      await writeFile(path.join(directory, `${name}.sbom.${extension}.json`), text);
    }
  }
}

function lifecycleInventory({ nodeVersion, packages }: LifecyclePrograms): Inventory {
  return {
    subject: programComponent({ name: "cloud-native-buildpacks-lifecycle", ...OURS }),
    path: "/cnb/lifecycle/lifecycle",
    components: [
      programComponent({ name: "node", version: nodeVersion, license: "MIT" }),
      ...packages.map(npmComponent),
    ],
  };
}

async function launcherInventory(launcher: string): Promise<Inventory> {
  const { goVersion, modules } = parseGoBuild(await readFile(launcher), launcher);
  return {
    subject: programComponent({ name: "cloud-native-buildpacks-launcher", ...OURS }),
    path: "/cnb/lifecycle/launcher",
    components: [
      goComponent({ name: "stdlib", version: goVersion, license: "BSD-3-Clause" }),
      ...modules.map(({ path: name, version }) => goComponent({ name, version, license: licenseOf(name) })),
    ],
  };
}

function licenseOf(module: string): string {
  const license = MODULE_LICENSES[module];
  if (license !== undefined) return license;
  throw new Error(`The licence of the Go module "${module}" is not known; add it to MODULE_LICENSES.`);
}
