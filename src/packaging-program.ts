// What the sub-actions that make packages and builders have in common: where modules come from, and where files are meanwhile.
import { randomUUID } from "node:crypto";
import path from "node:path";
import { createDownloads } from "./actions/downloads.ts";
import type { RegistryStepValues } from "./actions/inputs/registry-step-inputs.ts";
import { openModuleStore } from "./cache/module-store.ts";
import { temporaryDirectory } from "./environment.ts";
import { makeJobDirectory } from "./files/job-directory.ts";
import type { PackageAccess } from "./packaging/module-layer.ts";
import type { RegistryProgram } from "./registry-program.ts";

/** Does the work with a directory that is gone afterwards. */
export async function withPackageAccess<Values extends RegistryStepValues, T>(
  { env, registry, http, mask, warn }: RegistryProgram<Values>,
  registryIndex: string | undefined,
  work: (access: PackageAccess) => Promise<T>,
): Promise<T> {
  const place = path.join(temporaryDirectory(env), `cnb-package-${randomUUID()}`);
  await using directory = await makeJobDirectory(place);
  return await work({
    ...{ registry, registryIndex },
    store: openModuleStore(env, { own: directory.path, warn }),
    downloads: createDownloads(env, http, { mask, directory: () => Promise.resolve(directory.path) }),
    directory: directory.path,
  });
}
