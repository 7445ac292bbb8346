// Buildpacks as they lie in a builder: `<buildpacks>/<escaped id>/<version>/`.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#buildpacks-directory-layout
import { access } from "node:fs/promises";
import path from "node:path";
import { type ApiVersion, atLeast, parseApiVersion } from "../../cnb/api-version.ts";
import { type BuildpackDescriptor, parseBuildpackDescriptor } from "../../cnb/buildpack-descriptor.ts";
import { escapeId, formatModule, type ModuleReference } from "../../cnb/module-reference.ts";
import { PlatformError } from "../../errors.ts";
import { quote } from "../../quote.ts";
import { readToml } from "../toml-file.ts";

/** A buildpack with its programs. */
export interface InstalledBuildpack {
  readonly kind: "buildpack";
  readonly root: string;
  readonly descriptor: BuildpackDescriptor;
  /** Whether `bin/build` exists; it makes a buildpack without targets one for Linux. */
  readonly hasBuild: boolean;
}

/** @throws {PlatformError} `NOT_FOUND` if the builder does not have it, `MALFORMED` for a bad buildpack.toml */
export async function readInstalledBuildpack(
  buildpacksDir: string,
  module: ModuleReference,
): Promise<InstalledBuildpack> {
  const root = path.join(buildpacksDir, escapeId(module.id), module.version);
  const file = path.join(root, "buildpack.toml");
  const toml = await readToml(file).catch((cause: unknown) => {
    if (cause instanceof PlatformError) throw cause;
    throw new PlatformError(
      "NOT_FOUND",
      `Buildpack ${formatModule(module)} is missing: cannot read ${quote(file)}.`,
      {
        hint: "Every buildpack of the order must be in the builder, in exactly this version.",
        cause,
      },
    );
  });
  const hasBuild = await isThere(path.join(root, "bin", "build"));
  // The order names it, whatever the file says: what others record about it has to be found again by that name.
  const descriptor = {
    ...parseBuildpackDescriptor(toml, quote(file)),
    id: module.id,
    version: module.version,
  };
  return { kind: "buildpack", root, descriptor, hasBuild };
}

/** Whether a file or directory exists. */
export async function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/** Variables that tell a buildpack or extension where things are, by the API it is written for. */
export function locationVariables(
  buildpack: Pick<InstalledBuildpack, "root"> & Versioned & { readonly kind: "buildpack" | "extension" },
  locations: { platformDir: string; planPath: string; layersDir?: string },
): Record<string, string> {
  const api = apiOf(buildpack);
  const own = buildpack.kind === "buildpack" ? "CNB_BUILDPACK_DIR" : "CNB_EXTENSION_DIR";
  const variables: Record<string, string> = { [own]: buildpack.root };
  if (!atLeast(api, "0.8")) return variables;
  variables["CNB_PLATFORM_DIR"] = locations.platformDir;
  if (locations.layersDir === undefined) return { ...variables, CNB_BUILD_PLAN_PATH: locations.planPath };
  return { ...variables, CNB_BP_PLAN_PATH: locations.planPath, CNB_LAYERS_DIR: locations.layersDir };
}

interface Versioned {
  readonly descriptor: { readonly api: string };
}

/** The Buildpack API a buildpack or extension is written for; checked earlier, so it parses. */
export function apiOf({ descriptor }: Versioned): ApiVersion {
  return parseApiVersion(descriptor.api);
}
