// Running one buildpack's bin/build and reading what it left behind.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#build
import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { TargetData } from "../../cnb/analyzed.ts";
import { atLeast } from "../../cnb/api-version.ts";
import type { Requirement } from "../../cnb/build-plan.ts";
import { ExitCode } from "../../cnb/exit-codes.ts";
import { escapeId, formatModule } from "../../cnb/module-reference.ts";
import { quote } from "../../quote.ts";
import type { LifecycleContext } from "../context.ts";
import { LifecycleError } from "../lifecycle-error.ts";
import { describeResult } from "../process-runner.ts";
import { readOptionalToml } from "../toml-file.ts";
import { buildpackEnvironment, type ProvidedEnvironment } from "./build-environment.ts";
import { parseBuildFile } from "./build-file.ts";
import { collectSbom, findSbomFiles } from "./collect-sbom.ts";
import type { ProcessEnvironment } from "./env-files.ts";
import { apiOf, type InstalledBuildpack, locationVariables } from "./installed-buildpack.ts";
import { type LaunchFile, parseLaunchFile } from "./launch-file.ts";
import { hasType, ignoreLayer, type Layer, NAMELESS_LAYER, namesIn, readLayers } from "./layers-directory.ts";
import type { BomEntry } from "./legacy-bom.ts";
import { withPlanFile } from "./plan-file.ts";
import { targetVariables } from "./target-data.ts";

/** One buildpack's turn. */
export interface BuildTurn {
  readonly buildpack: InstalledBuildpack;
  readonly appDir: string;
  readonly layersDir: string;
  readonly platformDir: string;
  /** What earlier buildpacks contributed. */
  readonly base: ProcessEnvironment;
  readonly provided: ProvidedEnvironment;
  readonly target: TargetData;
  /** What the buildpack promised to provide. */
  readonly plan: readonly Requirement[];
}

/** What a buildpack left behind. */
export interface BuildResult extends LaunchFile {
  readonly layers: readonly Layer[];
  readonly unmet: readonly string[];
  readonly buildBom: readonly BomEntry[];
}

/** @throws {LifecycleError} exit code 51 if bin/build fails; other errors are the output's fault */
export async function buildWithBuildpack(turn: BuildTurn, ctx: LifecycleContext): Promise<BuildResult> {
  const { id } = turn.buildpack.descriptor;
  const dir = path.join(turn.layersDir, escapeId(id));
  await mkdir(dir, { recursive: true });
  await runBuild(turn, dir, ctx);
  return readResult(turn, dir, ctx);
}

async function runBuild(turn: BuildTurn, layersDir: string, ctx: LifecycleContext): Promise<void> {
  const { buildpack, platformDir, appDir } = turn;
  const result = await withPlanFile(buildpack.descriptor.id, turn.plan, (planPath) =>
    ctx.processes.run({
      program: path.join(buildpack.root, "bin", "build"),
      args: [layersDir, platformDir, planPath],
      cwd: appDir,
      env: {
        ...buildpackEnvironment(turn.base, turn.provided, buildpack.descriptor.clearEnv),
        ...locationVariables(buildpack, { platformDir, planPath, layersDir }),
        ...targetVariables(buildpack, turn.target),
        ...(atLeast(apiOf(buildpack), "0.12") && { CNB_EXEC_ENV: ctx.execEnv }),
      },
      onOutput: (bytes) => {
        ctx.log.output(bytes);
      },
    }),
  );
  if (result.kind === "exited" && result.code === 0) return;
  const name = formatModule(buildpack.descriptor);
  throw new LifecycleError(
    ExitCode.BUILDPACK_FAILED,
    `build: buildpack ${name} failed: ${describeResult(result)}`,
  );
}

async function readResult(turn: BuildTurn, dir: string, ctx: LifecycleContext): Promise<BuildResult> {
  const { descriptor } = turn.buildpack;
  const layers = await readLayers(dir);
  const buildToml = path.join(dir, "build.toml");
  const launchToml = path.join(dir, "launch.toml");
  const asked = turn.plan.map(({ name }) => name);
  const build = parseBuildFile((await readOptionalToml(buildToml)) ?? "", quote(buildToml), asked);
  const launch = parseLaunchFile((await readOptionalToml(launchToml)) ?? "", quote(launchToml), {
    id: descriptor.id,
    api: apiOf(turn.buildpack),
  });
  await warnOfLegacyBom(dir, build.bom.length + launch.bom.length, turn.buildpack, ctx);
  for (const file of await collectSbom({ ...descriptor, dir, layers }, turn.layersDir, ctx.log))
    ctx.log.warn(
      `${quote(file)} of buildpack ${formatModule(descriptor)} belongs to no layer; it is left out.`,
    );
  if ((await namesIn(dir)).includes(NAMELESS_LAYER))
    ctx.log.warn(
      `${quote(path.join(dir, NAMELESS_LAYER))} of buildpack ${formatModule(descriptor)} names no layer; it is ignored.`,
    );
  for (const layer of layers.filter((one) => !hasType(one))) await ignoreLayer(layer);
  return { ...launch, layers, unmet: build.unmet, buildBom: build.bom };
}

async function warnOfLegacyBom(
  dir: string,
  entries: number,
  { descriptor }: InstalledBuildpack,
  ctx: LifecycleContext,
): Promise<void> {
  if (entries === 0 || (await findSbomFiles(dir)).length > 0) return;
  ctx.log.warn(
    `Buildpack ${formatModule(descriptor)} uses the deprecated [[bom]]; it should write SBOM files.`,
  );
}
