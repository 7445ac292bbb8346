// The builder: runs bin/build of each buildpack of the group in turn.
// Reads group.toml, plan.toml and analyzed.toml; writes layers, config/metadata.toml and SBOMs. Never runs as root.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#builder
import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { parseAnalyzed } from "../../cnb/analyzed.ts";
import { atLeast } from "../../cnb/api-version.ts";
import { parsePlan, type PlanEntry } from "../../cnb/build-plan.ts";
import { ExitCode } from "../../cnb/exit-codes.ts";
import { type Group, type GroupElement, parseGroup } from "../../cnb/group.ts";
import { formatLaunchMetadata } from "../../cnb/launch-metadata.ts";
import { formatModule } from "../../cnb/module-reference.ts";
import { firstError, messageOf } from "../../errors.ts";
import { quote } from "../../quote.ts";
import {
  passedOnEnvironment,
  readProvidedEnvironment,
  withBuildLayer,
} from "../buildpack/build-environment.ts";
import { type BuildResult, buildWithBuildpack } from "../buildpack/buildpack-build.ts";
import type { ProcessEnvironment } from "../buildpack/env-files.ts";
import { readInstalledBuildpack } from "../buildpack/installed-buildpack.ts";
import { type BomEntry, encodeLegacyBom } from "../buildpack/legacy-bom.ts";
import { mergeProcesses } from "../buildpack/processes.ts";
import { resolveTarget } from "../buildpack/target-data.ts";
import type { LifecycleContext } from "../context.ts";
import type { BuildInputs } from "../inputs/phase-inputs.ts";
import { LifecycleError } from "../lifecycle-error.ts";
import { requireBuildpackApi } from "../supported-apis.ts";
import { readOptionalToml, readToml, writeFileWithParents } from "../toml-file.ts";

/** @throws {LifecycleError} exit code 51 if a buildpack fails, 12 for an unknown Buildpack API, 52 for the rest */
export async function build(inputs: BuildInputs, ctx: LifecycleContext): Promise<void> {
  const { group, plan } = await readGroupAndPlan(inputs);
  for (const element of group.buildpacks) requireBuildpackApi(element.api, formatModule(element));
  try {
    await rm(path.join(inputs.layersDir, "sbom"), { recursive: true, force: true });
    const results = await runBuildpacks(group, plan, inputs, ctx);
    await writeMetadata(group, results, inputs, ctx);
    await writeLegacyBom(results, inputs.layersDir, ctx);
  } catch (cause) {
    if (firstError(cause) instanceof LifecycleError) throw cause;
    throw new LifecycleError(ExitCode.BUILD_FAILED, `build: ${messageOf(cause)}`, { cause });
  }
}

/** A buildpack of the group and what it left behind. */
interface Built extends BuildResult {
  readonly element: GroupElement;
}

async function readGroupAndPlan(inputs: BuildInputs): Promise<{ group: Group; plan: readonly PlanEntry[] }> {
  try {
    const group = parseGroup(await readToml(inputs.groupPath), quote(inputs.groupPath));
    const plan = parsePlan(await readToml(inputs.planPath), quote(inputs.planPath));
    return { group, plan };
  } catch (cause) {
    throw new LifecycleError(ExitCode.FAILED, `read buildpack group or plan: ${messageOf(cause)}`, { cause });
  }
}

async function runBuildpacks(
  group: Group,
  plan: readonly PlanEntry[],
  inputs: BuildInputs,
  ctx: LifecycleContext,
): Promise<readonly Built[]> {
  const provided = await readProvidedEnvironment(inputs.platformDir, inputs.buildConfigDir);
  const analyzed = await readOptionalToml(inputs.analyzedPath);
  const runImage =
    analyzed === undefined ? undefined : parseAnalyzed(analyzed, quote(inputs.analyzedPath)).runImage;
  const target = await resolveTarget(runImage?.target);
  let base = passedOnEnvironment(ctx.environment);
  let remaining = plan;
  const results: Built[] = [];
  for (const element of group.buildpacks) {
    const buildpack = await readInstalledBuildpack(inputs.buildpacksDir, element);
    const asked = requirementsOf(element, remaining);
    const result = await buildWithBuildpack(
      { ...inputs, buildpack, base, provided, target, plan: asked },
      ctx,
    );
    base = await withBuildLayers(base, result);
    const met = new Set(asked.map(({ name }) => name).filter((name) => !result.unmet.includes(name)));
    remaining = remaining.filter(({ requires }) => !requires.some(({ name }) => met.has(name)));
    results.push({ ...result, element });
  }
  return results;
}

function requirementsOf({ id, version }: GroupElement, plan: readonly PlanEntry[]): PlanEntry["requires"] {
  const provides = ({ providers }: PlanEntry): boolean =>
    providers.some(
      (provider) => provider.extension !== true && provider.id === id && provider.version === version,
    );
  return plan.filter(provides).flatMap(({ requires }) => requires);
}

async function withBuildLayers(
  base: ProcessEnvironment,
  { layers }: BuildResult,
): Promise<ProcessEnvironment> {
  let env = base;
  for (const layer of layers.filter((one) => one.build)) env = await withBuildLayer(env, layer.dir);
  return env;
}

async function writeMetadata(
  group: Group,
  results: readonly Built[],
  { layersDir }: BuildInputs,
  ctx: LifecycleContext,
): Promise<void> {
  const { processes, defaultType, warnings } = mergeProcesses(results.map((result) => result.processes));
  for (const warning of warnings) ctx.log.warn(warning);
  const metadata = {
    defaultProcessType: defaultType,
    bom: atLeast(ctx.platformApi, "0.9") ? undefined : withBuildpack(results, ({ bom }) => bom),
    buildpacks: group.buildpacks,
    extensions: group.extensions,
    labels: results.flatMap(({ labels }) => labels),
    processes,
    slices: results.flatMap(({ slices }) => slices),
  };
  await writeFileWithParents(
    path.join(layersDir, "config", "metadata.toml"),
    formatLaunchMetadata(metadata, ctx.platformApi),
  );
}

async function writeLegacyBom(
  results: readonly Built[],
  layersDir: string,
  ctx: LifecycleContext,
): Promise<void> {
  if (!atLeast(ctx.platformApi, "0.9")) return;
  const kinds = {
    launch: withBuildpack(results, ({ bom }) => bom),
    build: withBuildpack(results, ({ buildBom }) => buildBom),
  };
  for (const [kind, entries] of Object.entries(kinds)) {
    const dir = path.join(layersDir, "sbom", kind);
    await mkdir(dir, { recursive: true });
    await writeFileWithParents(path.join(dir, "sbom.legacy.json"), encodeLegacyBom(entries));
  }
}

function withBuildpack(
  results: readonly Built[],
  select: (result: Built) => readonly BomEntry[],
): readonly (BomEntry & { buildpack: { id: string; version: string } })[] {
  return results.flatMap((result) =>
    select(result).map((entry) => ({
      ...entry,
      buildpack: { id: result.element.id, version: result.element.version },
    })),
  );
}
