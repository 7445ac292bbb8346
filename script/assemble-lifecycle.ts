// Puts a lifecycle together as builders need it in /cnb/lifecycle: the committed bundle under the names of the phases,
// the Node.js that runs it, and the launcher.
import { chmod, copyFile, mkdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { PHASES } from "../src/lifecycle/input-table.ts";
import { BUILDPACK_APIS, PLATFORM_APIS } from "../src/lifecycle/supported-apis.ts";
import { LIFECYCLE_VERSION } from "../src/lifecycle/version.ts";
import { formatLifecycleDescriptor } from "../src/spec/lifecycle-descriptor.ts";

const INTERPRETER = "/cnb/lifecycle/node";

/** Where the parts come from. */
export interface LifecycleParts {
  /** The bundle of the lifecycle, one file. */
  readonly bundle: string;
  /** The Node.js program. */
  readonly node: string;
  readonly launcher: string;
}

/** Makes `target` anew. */
export async function assembleLifecycle(
  target: string,
  { bundle, node, launcher }: LifecycleParts,
): Promise<void> {
  const next = `${target}.new`;
  await rm(next, { recursive: true, force: true });
  await mkdir(next, { recursive: true });
  const executable = async (name: string, source: string): Promise<void> => {
    await copyFile(source, path.join(next, name));
    await chmod(path.join(next, name), 0o755);
  };
  await executable("node", node);
  await executable("launcher", launcher);
  await writeFile(path.join(next, "lifecycle"), `#!${INTERPRETER}\n${await readFile(bundle, "utf8")}`, {
    mode: 0o755,
  });
  await writeFile(path.join(next, "package.json"), '{ "type": "module" }\n');
  await writeFile(path.join(next, "lifecycle.toml"), descriptor());
  for (const phase of PHASES) await symlink("lifecycle", path.join(next, phase));
  await rm(target, { recursive: true, force: true });
  await rename(next, target);
}

function descriptor(): string {
  return formatLifecycleDescriptor({
    version: LIFECYCLE_VERSION,
    apis: {
      buildpack: { deprecated: [], supported: [...BUILDPACK_APIS] },
      platform: { deprecated: [], supported: [...PLATFORM_APIS] },
    },
  });
}
