// Puts a lifecycle together as builders need it in /cnb/lifecycle: the committed bundle, whose entry has the names of the phases,
// the Node.js that runs it, the launcher, and what both are made of: SBOM files and licences.
import { existsSync } from "node:fs";
import { chmod, copyFile, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { formatLifecycleDescriptor } from "../src/cnb/lifecycle-descriptor.ts";
import { PHASES } from "../src/lifecycle/inputs/input-table.ts";
import { BUILDPACK_APIS, PLATFORM_APIS } from "../src/lifecycle/supported-apis.ts";
import { LIFECYCLE_VERSION } from "../src/lifecycle/version.ts";
import { fingerprint } from "./fingerprint.ts";
import { type LifecyclePrograms, writeLifecycleSboms } from "./lifecycle-sbom.ts";

const INTERPRETER = "/cnb/lifecycle/node";

/** Where the parts come from. */
export interface LifecycleParts extends LifecyclePrograms {
  /** The entry of the lifecycle's bundle; the files that it loads lie beside it. */
  readonly bundle: string;
  /** Files with the licences of all of it, below their titles. */
  readonly licenses: readonly { readonly title: string; readonly file: string }[];
}

/** Makes `target`, or leaves it as it is if it would be the same: tests of another engine may be reading it. */
export async function assembleLifecycle(target: string, parts: LifecycleParts): Promise<void> {
  const { bundle, node, launcher } = parts;
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
  for (const name of await chunksBeside(bundle))
    await writeFile(path.join(next, name), await readFile(path.join(path.dirname(bundle), name)));
  await writeFile(path.join(next, "package.json"), '{ "type": "module" }\n');
  await writeFile(path.join(next, "lifecycle.toml"), descriptor());
  await writeFile(path.join(next, "licenses.txt"), await licenseTexts(parts));
  await writeLifecycleSboms(next, parts);
  for (const phase of PHASES) await symlink("lifecycle", path.join(next, phase));
  const isSame = (await contentOf(next)) === (await contentOf(target));
  await rm(isSame ? next : target, { recursive: true, force: true });
  if (!isSame) await rename(next, target);
}

/** All other files of JavaScript. */
async function chunksBeside(bundle: string): Promise<readonly string[]> {
  const names = await readdir(path.dirname(bundle));
  return names.filter((name) => name.endsWith(".js") && name !== path.basename(bundle)).sort();
}

/** Undefined if there is nothing. */
async function contentOf(directory: string): Promise<string | undefined> {
  if (!existsSync(directory)) return undefined;
  const names = (await readdir(directory)).sort();
  return fingerprint(...names.map((name) => path.join(directory, name)));
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

async function licenseTexts({ licenses }: LifecycleParts): Promise<string> {
  const line = "=".repeat(80);
  const texts = licenses.map(
    async ({ title, file }) => `${line}\n${title}\n${line}\n\n${(await readFile(file, "utf8")).trim()}\n`,
  );
  return (await Promise.all(texts)).join("\n");
}
