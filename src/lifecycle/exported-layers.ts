// Which layers an app image gets on top of the run image, in which order, and which of them the previous image has.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#exporter
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { messageOf } from "../errors.ts";
import { atLeast } from "../spec/api-version.ts";
import type { GroupElement } from "../spec/group.ts";
import type { LaunchMetadata } from "../spec/launch-metadata.ts";
import type { BuildpackLayers, LayerMetadata, LifecycleMetadata } from "../spec/lifecycle-metadata.ts";
import { formatModule } from "../spec/module-reference.ts";
import { sliceApp } from "./app-slices.ts";
import type { LifecycleContext } from "./context.ts";
import type { AppLayer, ImageDestination } from "./image-writer.ts";
import { launcherEntries } from "./launcher-layer.ts";
import type { LayerFactory } from "./layer-factory.ts";
import { createLayerStack, type LayerStack } from "./layer-stack.ts";
import { describeLayer, readMadeLayers, readStore, recordedLayer, type MadeLayer } from "./made-layers.ts";
import type { ExportInputs } from "./phase-inputs.ts";
import { processTypeEntries } from "./process-types-layer.ts";
import { isMissing } from "./toml-file.ts";

/** What layers are made from. */
export interface LayerSources {
  readonly inputs: Pick<ExportInputs, "appDir" | "launcherPath" | "layersDir">;
  readonly buildpacks: readonly GroupElement[];
  readonly launch: Pick<LaunchMetadata, "processes" | "slices">;
  /** Of the previous image. */
  readonly previous: LifecycleMetadata;
  readonly factory: LayerFactory;
  readonly destination: Pick<ImageDestination, "addLayer" | "canReuse">;
}

/** The layers from bottom to top, and what the label `io.buildpacks.lifecycle.metadata` says about them. */
export interface ExportedLayers {
  readonly layers: readonly AppLayer[];
  readonly metadata: Omit<LifecycleMetadata, "runImage" | "stack">;
}

/** @throws {Error} naming the layer that cannot be made or that is neither here nor in the previous image */
export async function exportLayers(sources: LayerSources, ctx: LifecycleContext): Promise<ExportedLayers> {
  const stack = createLayerStack(sources.destination, ctx.log);
  const buildpacks: BuildpackLayers[] = [];
  for (const buildpack of sources.buildpacks) {
    buildpacks.push(await addBuildpack(sources, stack, buildpack));
  }
  const sbom = atLeast(ctx.platformApi, "0.8") ? await addSbom(sources, stack) : undefined;
  const app = await addApp(sources, stack, ctx);
  const launcher = await addLauncher(sources, stack);
  const config = await addConfig(sources, stack);
  const processTypes = await addProcessTypes(sources, stack);
  return {
    layers: stack.layers,
    metadata: {
      app: app.map(toSha),
      ...(sbom !== undefined && { sbom: toSha(sbom) }),
      buildpacks,
      config: toSha(config),
      launcher: toSha(launcher),
      "process-types": toSha(processTypes),
    },
  };
}

async function addBuildpack(
  sources: LayerSources,
  stack: LayerStack,
  buildpack: GroupElement,
): Promise<BuildpackLayers> {
  const { layersDir } = sources.inputs;
  const layers: Record<string, LayerMetadata> = {};
  for (const layer of await readMadeLayers(layersDir, buildpack)) {
    if (!layer.launch) continue;
    const sha = await addBuildpackLayer(sources, stack, { buildpack, layer });
    layers[layer.name] = describeLayer(layer, sha);
  }
  const store = await readStore(layersDir, buildpack);
  return { key: buildpack.id, version: buildpack.version, layers, ...(store != null && { store }) };
}

/** A layer without contents, whose buildpack restored nothing but its metadata, is taken from the previous image. */
async function addBuildpackLayer(
  { previous, factory }: LayerSources,
  stack: LayerStack,
  { buildpack, layer }: { buildpack: GroupElement; layer: MadeLayer },
): Promise<string> {
  const recorded = recordedLayer(previous.buildpacks, buildpack.id, layer.name);
  const createdBy = `Layer: '${layer.name}', Created by buildpack: ${formatModule(buildpack)}`;
  if (layer.hasContent) {
    return stack.placeNamed(await factory.fromDirectory(layer.id, layer.dir), createdBy, recorded?.sha);
  }
  if (layer.cache) throw new Error(`layer '${layer.id}' is cache=true but has no contents`);
  if (recorded === undefined) {
    throw new Error(`cannot reuse '${layer.id}', previous image has no metadata for layer '${layer.id}'`);
  }
  stack.reuse(layer.id, createdBy, recorded.sha);
  return recorded.sha;
}

async function addSbom(
  { inputs, previous, factory }: LayerSources,
  stack: LayerStack,
): Promise<string | undefined> {
  const directory = join(inputs.layersDir, "sbom", "launch");
  if (!(await exists(directory))) return undefined;
  const archive = await factory.fromDirectory("buildpacksio/lifecycle:launch.sbom", directory);
  return stack.placeNamed(archive, "Software Bill-of-Materials", previous.sbom?.sha);
}

async function addApp(
  { inputs, launch, previous, factory }: LayerSources,
  stack: LayerStack,
  { owner, log }: LifecycleContext,
): Promise<readonly string[]> {
  const previousShas = (previous.app ?? []).map(({ sha }) => sha).filter(Boolean);
  const slices = within("creating app layers", () => sliceApp(inputs.appDir, launch.slices, owner));
  const shas: string[] = [];
  let reused = 0;
  for (const [index, entries] of slices.entries()) {
    const createdBy = slices.length === 1 ? "Application Layer" : `Application Slice: ${index + 1}`;
    const archive = await factory.fromEntries(`slice-${index + 1}`, () => entries);
    log.debug(`Layer '${archive.id}' SHA: ${archive.diffId}`);
    if (stack.place(archive, createdBy, previousShas) === "reused") reused += 1;
    shas.push(archive.diffId);
  }
  if (reused > 0) log.info(`Reused ${reused}/${shas.length} app layer(s)`);
  if (reused < shas.length) log.info(`Added ${shas.length - reused}/${shas.length} app layer(s)`);
  return shas;
}

async function addLauncher({ inputs, previous, factory }: LayerSources, stack: LayerStack): Promise<string> {
  const entries = within("creating launcher layers", () => launcherEntries(inputs.launcherPath));
  const archive = await factory.fromEntries("buildpacksio/lifecycle:launcher", () => entries);
  return stack.placeNamed(archive, "Buildpacks Application Launcher", previous.launcher?.sha);
}

async function addConfig({ inputs, previous, factory }: LayerSources, stack: LayerStack): Promise<string> {
  const directory = join(inputs.layersDir, "config");
  const archive = await factory.fromDirectory("buildpacksio/lifecycle:config", directory);
  return stack.placeNamed(archive, "Buildpacks Launcher Config", previous.config?.sha);
}

async function addProcessTypes(
  { launch, previous, factory }: LayerSources,
  stack: LayerStack,
): Promise<string> {
  if (launch.processes.length === 0) return "";
  const id = "buildpacksio/lifecycle:process-types";
  const entries = within(`creating layer '${id}'`, () => processTypeEntries(launch.processes));
  const archive = await factory.fromEntries(id, () => entries);
  return stack.placeNamed(archive, "Buildpacks Process Types", previous["process-types"]?.sha);
}

function toSha(sha: string): { sha: string } {
  return { sha };
}

function within<T>(action: string, make: () => T): T {
  try {
    return make();
  } catch (cause) {
    throw new Error(`${action}: ${messageOf(cause)}`, { cause });
  }
}

async function exists(directory: string): Promise<boolean> {
  return stat(directory).then(
    () => true,
    (error: unknown) => {
      if (isMissing(error)) return false;
      throw error;
    },
  );
}
