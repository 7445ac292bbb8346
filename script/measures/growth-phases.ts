// The phases whose growth is measured, as processes of this machine, against a registry in this one.
import { execFile } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { type FakeRegistry, startFakeRegistry } from "../../__tests__/support/fake-registry.ts";
import { createLayers, createOrder, type GrowthBuild } from "./growth-workload.ts";
import { type LifecycleProgram, type PhaseRun, runPhase } from "./lifecycle-program.ts";
import { ROOT, scratchDirectory } from "./measure.ts";

/** One phase for one number of things. */
export interface Grown {
  readonly count: number;
  readonly durationMs: number;
  readonly peakMib: number;
}

/** By phase. */
export type GrownPhases = Readonly<Record<string, PhaseRun>>;

/** Exports so many layers, exports them again, and restores them where they are not. */
export async function runWithLayers(program: LifecycleProgram, count: number): Promise<GrownPhases> {
  await using scratch = await scratchDirectory();
  await using registry = await startFakeRegistry();
  const build = await createLayers(scratch.path, count);
  const place = await prepare(build, registry);
  const run = (phase: string, flags: Flags): Promise<PhaseRun> =>
    runPhase(program, phase, [...argumentsOf({ ...place.flags, ...flags }), ...place.images(phase)]);
  const cache = path.join(build.directory, "cache");
  await mkdir(cache);
  const exporting = { ...EXPORTING, ...place.exporting, "cache-dir": cache };
  await run("analyzer", { "run-image": place.runImage });
  const exported = await run("exporter", exporting);
  await run("analyzer", { "run-image": place.runImage });
  const again = await run("exporter", exporting);
  await rm(path.join(build.layers, "bench_growth"), { recursive: true });
  const restored = await run("restorer", { "cache-dir": cache, group: build.group });
  return { export: exported, "export again": again, restore: restored };
}

/** Detects with so many buildpacks in the order, and builds with them. */
export async function runWithBuildpacks(program: LifecycleProgram, count: number): Promise<GrownPhases> {
  await using scratch = await scratchDirectory();
  await using registry = await startFakeRegistry();
  const build = await createOrder(scratch.path, count);
  const { flags, images, runImage } = await prepare(build, registry);
  await runPhase(program, "analyzer", [
    ...argumentsOf({ ...flags, "run-image": runImage }),
    ...images("analyzer"),
  ]);
  const { app, buildpacks, group, order, layers, directory } = build;
  const common = {
    app,
    buildpacks,
    group,
    layers,
    plan: path.join(directory, "plan.toml"),
    platform: directory,
    analyzed: path.join(directory, "analyzed.toml"),
  };
  const unprivileged = await asUser(program, directory);
  const detect = await runPhase(unprivileged, "detector", argumentsOf({ ...common, order }));
  const built = await runPhase(unprivileged, "builder", argumentsOf(common));
  return { detect, build: built };
}

/** Phases that run buildpacks refuse to run as root. */
async function asUser(program: LifecycleProgram, directory: string): Promise<LifecycleProgram> {
  if (process.getuid?.() !== 0) return program;
  const user = { uid: NOBODY, gid: NOBODY };
  await promisify(execFile)("chown", ["-R", `${user.uid}:${user.gid}`, directory]);
  return { ...program, user };
}

type Flags = Readonly<Record<string, string>>;

const NOBODY = 65534;

const EXPORTING = { launcher: path.join(ROOT, "build", "launcher") };

function argumentsOf(flags: Flags): readonly string[] {
  return Object.entries(flags).flatMap(([name, value]) => [`-${name}`, value]);
}

async function prepare({ directory, layers, app, group }: GrowthBuild, registry: FakeRegistry) {
  const runImage = `${registry.host}/bench/run:latest`;
  addRunImage(registry);
  const run = path.join(directory, "run.toml");
  await writeFile(run, `[[images]]\nimage = "${runImage}"\n`);
  return {
    runImage,
    flags: { analyzed: path.join(directory, "analyzed.toml"), layers },
    exporting: { app, group, run, "launcher-sbom": directory, report: path.join(directory, "report.toml") },
    images: (phase: string) => (phase === "restorer" ? [] : [`${registry.host}/bench/app:latest`]),
  };
}

/** A layer that nobody unpacks. */
function addRunImage(registry: FakeRegistry): void {
  const layer = registry.addBlob("bench/run", "the layer of the run image");
  const config = registry.addBlob(
    "bench/run",
    JSON.stringify({
      architecture: process.arch === "arm64" ? "arm64" : "amd64",
      os: "linux",
      config: {},
      rootfs: { type: "layers", diff_ids: [layer.digest] },
      history: [{}],
    }),
  );
  const prefix = "application/vnd.oci.image";
  registry.addManifest(
    "bench/run",
    {
      schemaVersion: 2,
      mediaType: `${prefix}.manifest.v1+json`,
      config: { ...config, mediaType: `${prefix}.config.v1+json` },
      layers: [{ ...layer, mediaType: `${prefix}.layer.v1.tar+gzip` }],
    },
    { tag: "latest" },
  );
}
