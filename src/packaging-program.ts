// What the sub-actions that make packages and builders have in common: where modules come from, and where files are meanwhile.
import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import path from "node:path";
import { createDownloads } from "./actions/downloads.ts";
import type { RegistryStepValues } from "./actions/inputs/registry-step-inputs.ts";
import { createBlobStore } from "./cache/blob-directory.ts";
import { makeJobDirectory } from "./files/job-directory.ts";
import type { PackageAccess } from "./packaging/module-layer.ts";
import type { RegistryProgram } from "./registry-program.ts";

/** Does the work with a directory that is gone afterwards. */
export async function withPackageAccess<Values extends RegistryStepValues, T>(
  { env, registry, http, mask }: RegistryProgram<Values>,
  registryIndex: string | undefined,
  work: (access: PackageAccess) => Promise<T>,
): Promise<T> {
  const temporary = env["RUNNER_TEMP"] || tmpdir();
  await using directory = await makeJobDirectory(path.join(temporary, `cnb-package-${randomUUID()}`));
  return await work({
    ...{ registry, registryIndex },
    store: createBlobStore(path.join(env["RUNNER_TOOL_CACHE"] || directory.path, "cnb-buildpack-layers")),
    downloads: createDownloads(env, http, { mask, directory: () => Promise.resolve(directory.path) }),
    directory: directory.path,
  });
}
