// Which layers an app image gets on top of the run image, in which order, and which of them the previous image has.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#exporter
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { atLeast } from "../../cnb/api-version.ts";
import type { GroupElement } from "../../cnb/group.ts";
import type { LaunchMetadata } from "../../cnb/launch-metadata.ts";
import type { BuildpackLayers, LayerMetadata, LifecycleMetadata } from "../../cnb/lifecycle-metadata.ts";
import { formatModule } from "../../cnb/module-reference.ts";
import { messageOf } from "../../errors.ts";
import { isMissing } from "../../files/regular-file.ts";
import {
  describeLayer,
  type MadeLayer,
  readMadeLayers,
  readStore,
  recordedLayer,
} from "../buildpack/made-layers.ts";
import type { LifecycleContext } from "../context.ts";
import type { AppLayer, ImageDestination } from "../image/image-writer.ts";
import type { ExportInputs } from "../inputs/phase-inputs.ts";
import type { LayerFactory, TarReader } from "../layer/layer-factory.ts";
import { StepError } from "../lifecycle-error.ts";
import { sliceApp } from "./app-slices.ts";
import { launcherEntries } from "./launcher-layer.ts";
import { createLayerStack, type LayerStack } from "./layer-stack.ts";
import { processTypeEntries } from "./process-types-layer.ts";

/** What layers are made from. */
export interface ExportSources {
  readonly inputs: Pick<ExportInputs, "appDir" | "launcherPath" | "layersDir">;
  readonly buildpacks: readonly GroupElement[];
  readonly launch: Pick<LaunchMetadata, "processes" | "slices">;
  /** Of the previous image. */
  readonly previous: LifecycleMetadata;
  readonly factory: LayerFactory;
  readonly destination: Pick<ImageDestination, "addLayer" | "canReuse" | "readLayer">;
  /** Called once the factory knows of all layers. */
  readonly onBegun?: () => void;
}

/** The layers from bottom to top, and what the label `io.buildpacks.lifecycle.metadata` says about them. */
export interface ExportedLayers {
  readonly layers: readonly AppLayer[];
  readonly metadata: Omit<LifecycleMetadata, "runImage" | "stack">;
}

/** @throws {Error} naming the layer that cannot be made or that is neither here nor in the previous image */
export async function exportLayers(sources: ExportSources, ctx: LifecycleContext): Promise<ExportedLayers> {
  const stack = createLayerStack(sources.destination, ctx.log);
  // All layers are begun first, so that they are read and stored side by side; then they are put on each other in order.
  const placeBuildpacks: Place<BuildpackLayers>[] = [];
  for (const buildpack of sources.buildpacks)
    placeBuildpacks.push(await beginBuildpack(sources, stack, buildpack));
  const placeSbom = atLeast(ctx.platformApi, "0.8") ? await beginSbom(sources, stack) : undefined;
  const placeApp = beginApp(sources, stack, ctx);
  const placeLauncher = beginLauncher(sources, stack);
  const placeConfig = beginConfig(sources, stack);
  const placeProcessTypes = beginProcessTypes(sources, stack);
  sources.onBegun?.();

  const buildpacks: BuildpackLayers[] = [];
  for (const place of placeBuildpacks) buildpacks.push(await place());
  const sbom = await placeSbom?.();
  const app = await placeApp();
  const launcher = await placeLauncher();
  const config = await placeConfig();
  const processTypes = await placeProcessTypes();
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

/** Waits for layers that were begun, and puts them on the stack. */
type Place<T> = () => Promise<T>;

async function beginBuildpack(
  sources: ExportSources,
  stack: LayerStack,
  buildpack: GroupElement,
): Promise<Place<BuildpackLayers>> {
  const { layersDir } = sources.inputs;
  const made = await readMadeLayers(layersDir, buildpack);
  const begun = made
    .filter(({ launch }) => launch)
    .map((layer) => ({ layer, place: beginBuildpackLayer(sources, stack, { buildpack, layer }) }));
  return async () => {
    const layers: Record<string, LayerMetadata> = {};
    for (const { layer, place } of begun) layers[layer.name] = describeLayer(layer, await place());
    const store = await readStore(layersDir, buildpack);
    return { key: buildpack.id, version: buildpack.version, layers, ...(store != null && { store }) };
  };
}

/** A layer without contents, whose buildpack restored nothing but its metadata, is taken from the previous image. */
function beginBuildpackLayer(
  sources: ExportSources,
  stack: LayerStack,
  { buildpack, layer }: { buildpack: GroupElement; layer: MadeLayer },
): Place<string> {
  const recorded = recordedLayer(sources.previous.buildpacks, buildpack.id, layer.name);
  const createdBy = `Layer: '${layer.name}', Created by buildpack: ${formatModule(buildpack)}`;
  if (layer.hasContent) {
    const reader = readerFor(sources, [recorded?.sha]);
    const archive = begin(() => sources.factory.fromDirectory(layer.id, layer.dir, reader));
    return async () => stack.placeNamed(await archive, createdBy, recorded?.sha);
  }
  return () =>
    begin(() => {
      if (layer.cache) throw new StepError(`layer '${layer.id}' is cache=true but has no contents`);
      if (recorded === undefined) {
        throw new StepError(
          `cannot reuse '${layer.id}', previous image has no metadata for layer '${layer.id}'`,
        );
      }
      stack.reuse(layer.id, createdBy, recorded.sha);
      return recorded.sha;
    });
}

async function beginSbom(sources: ExportSources, stack: LayerStack): Promise<Place<string> | undefined> {
  const directory = join(sources.inputs.layersDir, "sbom", "launch");
  if (!(await exists(directory))) return undefined;
  const previousSha = sources.previous.sbom?.sha;
  const archive = begin(() =>
    sources.factory.fromDirectory(
      "buildpacksio/lifecycle:launch.sbom",
      directory,
      readerFor(sources, [previousSha]),
    ),
  );
  return async () => stack.placeNamed(await archive, "Software Bill-of-Materials", previousSha);
}

function beginApp(
  sources: ExportSources,
  stack: LayerStack,
  { owner, log }: LifecycleContext,
): Place<readonly string[]> {
  const { inputs, launch, previous, factory } = sources;
  const previousShas = (previous.app ?? []).map(({ sha }) => sha).filter(Boolean);
  const archives = begin(() => {
    const slices = within("creating app layers", () => sliceApp(inputs.appDir, launch.slices, owner));
    return slices.map((entries, index) =>
      begin(() => factory.fromEntries(`slice-${index + 1}`, () => entries, readerFor(sources, previousShas))),
    );
  });
  return async () => {
    const slices = await archives;
    const shas: string[] = [];
    let reused = 0;
    for (const [index, slice] of slices.entries()) {
      const createdBy = slices.length === 1 ? "Application Layer" : `Application Slice: ${index + 1}`;
      const archive = await slice;
      log.debug(`Layer '${archive.id}' SHA: ${archive.diffId}`);
      if (stack.place(archive, createdBy, previousShas) === "reused") reused += 1;
      shas.push(archive.diffId);
    }
    if (reused > 0) log.info(`Reused ${reused}/${shas.length} app layer(s)`);
    if (reused < shas.length) log.info(`Added ${shas.length - reused}/${shas.length} app layer(s)`);
    return shas;
  };
}

function beginLauncher(sources: ExportSources, stack: LayerStack): Place<string> {
  const { inputs, previous, factory } = sources;
  const archive = begin(() => {
    const entries = within("creating launcher layers", () => launcherEntries(inputs.launcherPath));
    const reader = readerFor(sources, [previous.launcher?.sha]);
    return factory.fromEntries("buildpacksio/lifecycle:launcher", () => entries, reader);
  });
  return async () =>
    stack.placeNamed(await archive, "Buildpacks Application Launcher", previous.launcher?.sha);
}

function beginConfig(sources: ExportSources, stack: LayerStack): Place<string> {
  const { inputs, previous, factory } = sources;
  const directory = join(inputs.layersDir, "config");
  const reader = readerFor(sources, [previous.config?.sha]);
  const archive = begin(() => factory.fromDirectory("buildpacksio/lifecycle:config", directory, reader));
  return async () => stack.placeNamed(await archive, "Buildpacks Launcher Config", previous.config?.sha);
}

function beginProcessTypes(sources: ExportSources, stack: LayerStack): Place<string> {
  const { launch, previous, factory } = sources;
  if (launch.processes.length === 0) return () => Promise.resolve("");
  const id = "buildpacksio/lifecycle:process-types";
  const previousSha = previous["process-types"]?.sha;
  const archive = begin(() => {
    const entries = within(`creating layer '${id}'`, () => processTypeEntries(launch.processes));
    return factory.fromEntries(id, () => entries, readerFor(sources, [previousSha]));
  });
  return async () => stack.placeNamed(await archive, "Buildpacks Process Types", previousSha);
}

/** Starts a task; what it fails with is thrown where its result is waited for. */
function begin<T>(task: () => T | Promise<T>): Promise<T> {
  const result = (async () => task())();
  result.catch(() => undefined);
  return result;
}

/**
 * A layer that the previous image may have is only hashed at first: to read a changed one twice costs less than to upload an
 * unchanged one. Any other one is stored while it is read.
 */
function readerFor(
  { destination }: ExportSources,
  candidates: readonly (string | undefined)[],
): TarReader | undefined {
  const isCandidate = candidates.some((sha) => sha !== undefined && sha !== "" && destination.canReuse(sha));
  return isCandidate ? undefined : destination.readLayer;
}

function toSha(sha: string): { sha: string } {
  return { sha };
}

function within<T>(action: string, make: () => T): T {
  try {
    return make();
  } catch (cause) {
    throw new StepError(`${action}: ${messageOf(cause)}`, { cause });
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
