// Buildpacks as they lie in a builder: `<buildpacks>/<escaped id>/<version>/`.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#buildpacks-directory-layout
import { access, readFile } from "node:fs/promises";
import path from "node:path";
import { PlatformError } from "../errors.ts";
import { atLeast, parseApiVersion, type ApiVersion } from "../spec/api-version.ts";
import { parseBuildpackDescriptor, type BuildpackDescriptor } from "../spec/buildpack-descriptor.ts";
import { escapeId, formatModule, type ModuleReference } from "../spec/module-reference.ts";

/** A buildpack with its programs. */
export interface InstalledBuildpack {
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
  const toml = await readFile(file, "utf8").catch((cause: unknown) => {
    throw new PlatformError(
      "NOT_FOUND",
      `Buildpack ${formatModule(module)} is missing: cannot read "${file}".`,
      {
        hint: "Every buildpack of the order must be in the builder, in exactly this version.",
        cause,
      },
    );
  });
  const hasBuild = await access(path.join(root, "bin", "build")).then(
    () => true,
    () => false,
  );
  return { root, descriptor: parseBuildpackDescriptor(toml, `"${file}"`), hasBuild };
}

/** Variables that tell a buildpack where things are, by the API it is written for. */
export function locationVariables(
  buildpack: InstalledBuildpack,
  locations: { platformDir: string; planPath: string; layersDir?: string },
): Record<string, string> {
  const api = apiOf(buildpack);
  const variables: Record<string, string> = { CNB_BUILDPACK_DIR: buildpack.root };
  if (!atLeast(api, "0.8")) return variables;
  variables["CNB_PLATFORM_DIR"] = locations.platformDir;
  if (locations.layersDir === undefined) return { ...variables, CNB_BUILD_PLAN_PATH: locations.planPath };
  return { ...variables, CNB_BP_PLAN_PATH: locations.planPath, CNB_LAYERS_DIR: locations.layersDir };
}

/** The Buildpack API a buildpack is written for; checked earlier, so it parses. */
export function apiOf(buildpack: InstalledBuildpack): ApiVersion {
  return parseApiVersion(buildpack.descriptor.api);
}
