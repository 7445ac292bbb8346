// The environment in which bin/detect and bin/build run.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#buildpack-environment
import { stat } from "node:fs/promises";
import path from "node:path";
import {
  applyEnvFiles,
  type EnvFile,
  prependPath,
  type ProcessEnvironment,
  readEnvFiles,
} from "./env-files.ts";

/** Of the lifecycle's own environment, only these reach a buildpack. */
const PASSED_ON = new Set([
  "CNB_STACK_ID",
  "HOSTNAME",
  "HOME",
  "HTTP_PROXY",
  "HTTPS_PROXY",
  "NO_PROXY",
  "http_proxy",
  "https_proxy",
  "no_proxy",
]);

const PATH_VARIABLES = new Set(["PATH", "LD_LIBRARY_PATH", "LIBRARY_PATH", "CPATH", "PKG_CONFIG_PATH"]);

/** Which variables a directory of a build layer is put in front of. */
const LAYER_DIRECTORIES: readonly (readonly [string, readonly string[]])[] = [
  ["bin", ["PATH"]],
  ["lib", ["LD_LIBRARY_PATH", "LIBRARY_PATH"]],
  ["include", ["CPATH"]],
  ["pkgconfig", ["PKG_CONFIG_PATH"]],
];

/** What the user and the operator of a build set; read once per phase. */
export interface ProvidedEnvironment {
  readonly platform: readonly EnvFile[];
  readonly buildConfig: readonly EnvFile[];
}

/** The part of the lifecycle's environment that buildpacks start with. */
export function passedOnEnvironment(own: ProcessEnvironment): ProcessEnvironment {
  return Object.fromEntries(
    Object.entries(own).filter(([name]) => PASSED_ON.has(name) || PATH_VARIABLES.has(name)),
  );
}

/** Reads `<platform>/env` and `<build-config>/env`. */
export async function readProvidedEnvironment(
  platformDir: string,
  buildConfigDir: string,
): Promise<ProvidedEnvironment> {
  const [platform, buildConfig] = await Promise.all([
    readEnvFiles(path.join(platformDir, "env")),
    readEnvFiles(path.join(buildConfigDir, "env")),
  ]);
  return { platform, buildConfig };
}

/** What one buildpack sees: the user's variables unless it clears them, then the operator's, always. */
export function buildpackEnvironment(
  base: ProcessEnvironment,
  provided: ProvidedEnvironment,
  clearEnv: boolean,
): ProcessEnvironment {
  const withPlatform = clearEnv ? base : provided.platform.reduce(applyPlatformVariable, base);
  return applyEnvFiles(withPlatform, provided.buildConfig, "default");
}

/** The environment after a build layer: its directories in front of the paths, then `env/`, then `env.build/`. */
export async function withBuildLayer(env: ProcessEnvironment, layerDir: string): Promise<ProcessEnvironment> {
  let result = env;
  for (const [directory, variables] of LAYER_DIRECTORIES) {
    const found = path.join(layerDir, directory);
    if (!(await exists(found))) continue;
    result = variables.reduce((current, variable) => prependPath(current, variable, found), result);
  }
  for (const directory of ["env", "env.build"]) {
    result = applyEnvFiles(result, await readEnvFiles(path.join(layerDir, directory)), "override");
  }
  return result;
}

/** The whole file name is the variable's name; paths are put in front, all else overrides. */
function applyPlatformVariable(env: ProcessEnvironment, { name, content }: EnvFile): ProcessEnvironment {
  return PATH_VARIABLES.has(name) ? prependPath(env, name, content) : { ...env, [name]: content };
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
