// The phases that the lifecycle's measure consists of, each with registry and cache of its own.
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { type ImageReference, parseImageReference } from "../../src/oci/image-reference.ts";
import { parseManifest } from "../../src/oci/manifest.ts";
import { createRegistryClient } from "../../src/registry/registry-client.ts";
import { type LifecycleProgram, type PhaseRun, runPhase } from "./lifecycle-program.ts";
import { removeLayers, type Workload } from "./lifecycle-workload.ts";
import { ROOT, scratchDirectory, testbedVariable } from "./measure.ts";
import { startScratchRegistry } from "./scratch-registry.ts";

/** What is measured, and with what. */
export interface Bench {
  readonly program: LifecycleProgram;
  readonly workload: Workload;
}

/** An export into an empty repository, and another one of the same. */
export interface ExportRun {
  readonly newMs: number;
  readonly newProcessorMs: number;
  readonly newMib: number;
  readonly againMs: number;
  readonly againProcessorMs: number;
  readonly againMib: number;
  /** Of the layers as the registry has them, without those of the run image. */
  readonly layerBytes: number;
}

const LAUNCHER = path.join(ROOT, "build", "launcher");
const registry = createRegistryClient({ keychain: { resolve: () => Promise.resolve(undefined) } });

export async function exportOnce(bench: Bench, { hasApp }: { readonly hasApp: boolean }): Promise<ExportRun> {
  await using scratch = await scratchDirectory();
  await using place = await startScratchRegistry();
  const run = parseImageReference(`${place.host}/bench/run:latest`);
  await copyImage(parseImageReference(`${testbedVariable("TESTBED_REGISTRY")}/testbed/run:latest`), run);
  const app = `${place.host}/bench/app:latest`;
  const files = { ...bench, directory: scratch.path, app, run: `${place.host}/bench/run:latest`, hasApp };
  await analyze(files);
  const first = await exportApp(files);
  await analyze(files);
  const again = await exportApp(files);
  const sizes = async (of: ImageReference): Promise<number> =>
    (await readManifest(of)).manifest.layers.reduce((sum, { size }) => sum + size, 0);
  return {
    newMs: first.durationMs,
    newProcessorMs: first.processorMs,
    newMib: first.peakMib,
    againMs: again.durationMs,
    againProcessorMs: again.processorMs,
    againMib: again.peakMib,
    layerBytes: (await sizes(parseImageReference(app))) - (await sizes(run)),
  };
}

interface ExportFiles extends Bench {
  readonly directory: string;
  readonly app: string;
  readonly run: string;
  readonly hasApp: boolean;
  readonly cacheDir?: string;
}

async function analyze({ program, workload, directory, app, run }: ExportFiles): Promise<void> {
  const analyzed = path.join(directory, "analyzed.toml");
  await runPhase(program, "analyzer", [
    ...["-analyzed", analyzed, "-layers", workload.layersDir, "-run-image", run, app],
  ]);
}

async function exportApp(files: ExportFiles): Promise<PhaseRun> {
  const { program, workload, directory, app, run, hasApp, cacheDir } = files;
  const runFile = path.join(directory, "run.toml");
  await writeFile(runFile, `[[images]]\nimage = "${run}"\n`);
  const flags = {
    analyzed: path.join(directory, "analyzed.toml"),
    app: hasApp ? workload.appDir : workload.emptyDir,
    group: path.join(workload.layersDir, "group.toml"),
    launcher: LAUNCHER,
    "launcher-sbom": directory,
    layers: workload.layersDir,
    report: path.join(directory, "report.toml"),
    run: runFile,
    ...(cacheDir !== undefined && { "cache-dir": cacheDir }),
  };
  const args = Object.entries(flags).flatMap(([name, value]) => [`-${name}`, value]);
  return runPhase(program, "exporter", [...args, app]);
}

/** Restores the layers from a cache directory that the same lifecycle has written. */
export async function measureRestore(bench: Bench): Promise<PhaseRun> {
  await using scratch = await scratchDirectory();
  await using place = await startScratchRegistry();
  const run = parseImageReference(`${place.host}/bench/run:latest`);
  await copyImage(parseImageReference(`${testbedVariable("TESTBED_REGISTRY")}/testbed/run:latest`), run);
  const cacheDir = path.join(scratch.path, "cache");
  await mkdir(cacheDir);
  const app = `${place.host}/bench/app:latest`;
  const files = {
    ...bench,
    directory: scratch.path,
    app,
    run: `${place.host}/bench/run:latest`,
    hasApp: false,
  };
  await analyze(files);
  await exportApp({ ...files, cacheDir });
  await removeLayers(bench.workload);
  const { layersDir } = bench.workload;
  const flags = {
    analyzed: path.join(scratch.path, "analyzed.toml"),
    "cache-dir": cacheDir,
    group: path.join(layersDir, "group.toml"),
    layers: layersDir,
  };
  const args = Object.entries(flags).flatMap(([name, value]) => [`-${name}`, value]);
  return await runPhase(bench.program, "restorer", args);
}

async function readManifest(reference: ImageReference) {
  const { mediaType, bytes } = await registry.getManifest(reference);
  return { mediaType, bytes, manifest: parseManifest(bytes.toString("utf8"), reference.repository) };
}

async function copyImage(source: ImageReference, target: ImageReference): Promise<void> {
  const { mediaType, bytes, manifest } = await readManifest(source);
  for (const blob of [manifest.config, ...manifest.layers]) await registry.copyBlob(source, target, blob);
  await registry.putManifest(target, { mediaType, bytes });
}
