// Image extensions as they lie in a builder: `<extensions>/<escaped id>/<version>/`.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#extensions-directory-layout
import path from "node:path";
import { type ExtensionDescriptor, parseExtensionDescriptor } from "../../cnb/extension-descriptor.ts";
import { escapeId, formatModule, type ModuleReference } from "../../cnb/module-reference.ts";
import { PlatformError } from "../../errors.ts";
import { quote } from "../../quote.ts";
import { readToml } from "../toml-file.ts";
import { type InstalledBuildpack, isThere } from "./installed-buildpack.ts";

/** An extension; either program may be missing, and the files it would make then lie in the extension. */
export interface InstalledExtension {
  readonly kind: "extension";
  readonly root: string;
  readonly descriptor: ExtensionDescriptor;
  /** Whether `bin/detect` exists; else `detect/plan.toml` is its build plan. */
  readonly hasDetect: boolean;
  /** Whether `bin/generate` exists; else `generate/` is its output. */
  readonly hasGenerate: boolean;
}

/** Whatever takes part in detection. */
export type InstalledModule = InstalledBuildpack | InstalledExtension;

/** @throws {PlatformError} `NOT_FOUND` if the builder does not have it, `MALFORMED` for a bad extension.toml */
export async function readInstalledExtension(
  extensionsDir: string,
  module: ModuleReference,
): Promise<InstalledExtension> {
  const root = path.join(extensionsDir, escapeId(module.id), module.version);
  const file = path.join(root, "extension.toml");
  const toml = await readToml(file).catch((cause: unknown) => {
    if (cause instanceof PlatformError) throw cause;
    const message = `Extension ${formatModule(module)} is missing: cannot read ${quote(file)}.`;
    const hint = "Every extension of the order must be in the builder, in exactly this version.";
    throw new PlatformError("NOT_FOUND", message, { hint, cause });
  });
  return {
    kind: "extension",
    root,
    descriptor: { ...parseExtensionDescriptor(toml, quote(file)), id: module.id, version: module.version },
    hasDetect: await isThere(path.join(root, "bin", "detect")),
    hasGenerate: await isThere(path.join(root, "bin", "generate")),
  };
}
