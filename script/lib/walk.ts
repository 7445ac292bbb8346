// Runs a small build phase by phase, each as a process of its own, and notes which files each reads and writes.
import { spawn } from "node:child_process";
import { chownSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { type FakeRegistry, startFakeRegistry } from "../../__tests__/support/fake-registry.ts";
import { PLATFORM_APIS } from "../../src/lifecycle/supported-apis.ts";
import { addRunImage, filesBefore } from "./walk-fixture.ts";

/** What a phase did. Paths are as in a container, e.g. `/layers/group.toml`; digests are `sha256:…`. */
export interface PhaseWalk {
  readonly reads: readonly string[];
  readonly writes: readonly { readonly name: string; readonly text: string }[];
  readonly removes: readonly string[];
  readonly output: string;
}

export interface Walk extends AsyncDisposable {
  /** Runs a phase with arguments as in a container. */
  run(phase: string, args: readonly string[]): Promise<PhaseWalk>;
  /** Writes a file, e.g. `/workspace/hello.txt`. */
  write(name: string, text: string): void;
  /** Empties the layers directory, as every build begins. */
  clearLayers(): void;
  /** How the history of the app image calls its layers. */
  layersOfApp(): readonly string[];
}

/** What the registry is called. */
const REGISTRY = "registry.example";
const APP = "hello";
const RUN = "run";
const SOURCES = fileURLToPath(new URL("../../src", import.meta.url));
const TRACER = fileURLToPath(new URL("trace-reads.ts", import.meta.url));
/** Phases that run buildpacks refuse to be root. */
const OWNER = { uid: process.getuid?.() || 1000, gid: process.getgid?.() || 1000 };

/** Prepares the build; nothing has run yet. */
export async function startWalk(): Promise<Walk> {
  const registry = await startFakeRegistry();
  addRunImage(registry, RUN);
  const root = await mkdtemp(path.join(tmpdir(), "walk-"));
  own(root);
  for (const dir of ["layers", "cache", "home", "cnb/build-config/env"])
    makeDirectory(path.join(root, dir), root);
  const write = (name: string, content: string, mode = 0o644): void => {
    const file = path.join(root, name);
    makeDirectory(path.dirname(file), root);
    rmSync(file, { force: true });
    writeFileSync(file, content, { mode });
    own(file);
  };
  const before = Object.entries(filesBefore(`${registry.host}/${RUN}`));
  for (const [name, [content, mode]] of before) write(name, content, mode);
  return {
    run: (phase, args) => runPhase({ root, registry, phase, args }),
    write,
    clearLayers: () => {
      rmSync(path.join(root, "layers"), { recursive: true });
      makeDirectory(path.join(root, "layers"), root);
    },
    layersOfApp: () => layersOfApp(registry),
    [Symbol.asyncDispose]: async () => {
      rmSync(root, { recursive: true, force: true });
      await registry[Symbol.asyncDispose]();
    },
  };
}

interface PhaseRun {
  readonly root: string;
  readonly registry: FakeRegistry;
  readonly phase: string;
  readonly args: readonly string[];
}

async function runPhase({ root, registry, phase, args }: PhaseRun): Promise<PhaseWalk> {
  const trace = path.join(root, "home", "trace");
  const before = snapshot(root);
  const real = args.map((arg) => arg.replace(/^\/cnb\//, `${root}$&`).replace(REGISTRY, registry.host));
  const child = spawn(
    process.execPath,
    ["--import", TRACER, path.join(SOURCES, "lifecycle", "cli", "cli.ts"), phase, ...real],
    { env: environment(root, trace), stdio: ["ignore", "pipe", "pipe"], ...OWNER },
  );
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  const [stdout, stderr, status] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  if (status !== 0) throw new Error(`${phase} ended with ${String(status)}: ${stdout}${stderr}`);
  const after = snapshot(root);
  const shown = (value: string): string => normalised(value, root, registry.host);
  return {
    reads: readFileSync(trace, "utf8")
      .split("\n")
      .filter((file) => file.startsWith(`${root}/`) && !isLeftOut(file, root))
      .map(shown),
    writes: [...after]
      .filter(([name, content]) => before.get(name) !== content)
      .map(([name, content]) => ({ name: shown(name), text: shown(content) })),
    removes: [...before.keys()].filter((name) => !after.has(name)).map(shown),
    output: shown(stdout),
  };
}

function environment(root: string, trace: string): Record<string, string> {
  const at = (name: string): string => path.join(root, name);
  return {
    PATH: "/usr/local/bin:/usr/bin:/bin",
    HOME: at("home"),
    DOCKER_CONFIG: at("home"),
    TRACE_READS: trace,
    // All phases are compiled from the same sources.
    NODE_COMPILE_CACHE: at("home/compiled"),
    CNB_PLATFORM_API: PLATFORM_APIS.at(-1) ?? "",
    CNB_NO_COLOR: "true",
    CNB_USER_ID: String(OWNER.uid),
    CNB_GROUP_ID: String(OWNER.gid),
    CNB_APP_DIR: at("workspace"),
    CNB_LAYERS_DIR: at("layers"),
    CNB_PLATFORM_DIR: at("platform"),
    CNB_BUILDPACKS_DIR: at("cnb/buildpacks"),
    CNB_BUILD_CONFIG_DIR: at("cnb/build-config"),
    CNB_ORDER_PATH: at("cnb/order.toml"),
    CNB_RUN_PATH: at("cnb/run.toml"),
    CNB_SYSTEM_PATH: at("cnb/system.toml"),
    CNB_CACHE_DIR: at("cache"),
  };
}

/** All files with their contents; of archives only that they are there. */
function snapshot(root: string): Map<string, string> {
  const entries = readdirSync(root, { recursive: true, encoding: "utf8" }).sort();
  const files = entries.map((name) => path.join(root, name)).filter((file) => lstatSync(file).isFile());
  const kept = files.filter((file) => !isLeftOut(file, root));
  return new Map(kept.map((file) => [file, file.endsWith(".tar") ? "" : readFileSync(file, "utf8")]));
}

/** The walk's own files, and locks. */
function isLeftOut(file: string, root: string): boolean {
  return file.startsWith(path.join(root, "home/")) || file === path.join(root, "cache/lock");
}

/** Without what differs from run to run, or by machine. The SBOM files of a lifecycle are in /cnb/lifecycle, which a walk has not. */
function normalised(value: string, root: string, host: string): string {
  return value
    .replaceAll(root, "")
    .replaceAll(host, REGISTRY)
    .replace(/sha256:[0-9a-f]{64}/g, "sha256:…")
    .replace(/manifest-size = \d+/g, "manifest-size = …")
    .replace(/^Warning: Did not find SBOM.*\n/gm, "");
}

function layersOfApp(registry: FakeRegistry): readonly string[] {
  const bytes = (repository: string, digest: string): Buffer =>
    registry.blobs.get(repository)?.get(digest) ?? Buffer.from("{}");
  const manifest = registry.manifests.get(APP)?.get("latest")?.bytes ?? Buffer.from("{}");
  const { config } = JSON.parse(manifest.toString()) as { config: { digest: string } };
  const { history } = JSON.parse(bytes(APP, config.digest).toString()) as {
    history: readonly { created_by: string }[];
  };
  return history.map((entry) => entry.created_by);
}

function makeDirectory(dir: string, root: string): void {
  const first = mkdirSync(dir, { recursive: true });
  if (first === undefined) return;
  for (let at = dir; at.length > root.length; at = path.dirname(at)) own(at);
}

function own(file: string): void {
  if (process.getuid?.() === 0) chownSync(file, OWNER.uid, OWNER.gid);
}
