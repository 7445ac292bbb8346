// A build on an engine and a registry that are fakes; importing this sets both up before each test.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect } from "@jest/globals";
import { PlatformError } from "../../src/errors.ts";
import { parseImageReference } from "../../src/oci/image-reference.ts";
import { buildImage } from "../../src/platform/build.ts";
import { ReportCollector } from "../../src/platform/report/report-collector.ts";
import { noCaches, type PendingCaches } from "../../src/platform/request/build-caches.ts";
import type { BuildDeps } from "../../src/platform/request/build-deps.ts";
import type { BuildReport, BuildRequest } from "../../src/platform/request/build-request.ts";
import { createRegistryClient } from "../../src/registry/registry-client.ts";
import { RecordingLog } from "../phases/recording-log.ts";
import { deliveryOptions } from "../support/delivery-options.ts";
import { FakeDaemon, fakeImage } from "../support/fake-daemon.ts";
import type { FakeOutcome, FakeRun } from "../support/fake-daemon/container.ts";
import { type FakeRegistry, startFakeRegistry } from "../support/fake-registry.ts";
import { imageTest } from "../support/image-test.ts";
import { addImage, BUILDER_ENV, builderLabels } from "./registry-images.ts";

/** Keeps what it loads, as the real engine does. */
class LoadingDaemon extends FakeDaemon {
  override async loadImage(archive: Parameters<FakeDaemon["loadImage"]>[0]): Promise<void> {
    await super.loadImage(archive);
    const manifest = this.loads.at(-1)?.find(({ name }) => name === "manifest.json");
    const [image] = JSON.parse(manifest?.content.toString() ?? "[]") as { RepoTags: string[] }[];
    for (const tag of image?.RepoTags ?? []) this.images.set(tag, fakeImage());
  }
}

/** Holds the run image, the builder and the lifecycle, and takes the app. */
export let registry: FakeRegistry;
/** Has nothing yet, and can pull builder and lifecycle. */
export let daemon: LoadingDaemon;
/** What the build says. */
export let log: RecordingLog;
/** Cancels the build. */
export let abort: AbortController;
/** The directory of the source. */
export let source: string;
/** The directory of temporary files, empty. */
export let temporary: string;
/** The builder, by digest. */
export let builder: string;
/** The run image, by digest. */
export let runImage: string;
/** The lifecycle image, by digest. */
export let lifecycle: string;
/** What the build wants to be masked. */
export let masked: string[];
/** What the build leaves to the post step. */
export let pending: PendingCaches[];
/** Where engines are still removing something. */
export let removing: (string | undefined)[];

beforeEach(async () => {
  registry = await startFakeRegistry();
  source = await mkdtemp(join(tmpdir(), "build-"));
  temporary = await mkdtemp(join(tmpdir(), "build-temporary-"));
  await writeFile(join(source, "server.js"), "hello");
  runImage = `${registry.host}/run@${addImage(registry, "run:1")}`;
  const labels = builderLabels({ image: `${registry.host}/run:1` });
  builder = `${registry.host}/builder@${addImage(registry, "builder:1", { labels, env: BUILDER_ENV })}`;
  const apis = JSON.stringify({ platform: { supported: ["0.12", "0.13"] }, buildpack: {} });
  const lifecycleLabels = { "io.buildpacks.lifecycle.apis": apis };
  lifecycle = `${registry.host}/lifecycle@${addImage(registry, "lifecycle:1", { labels: lifecycleLabels })}`;
  log = new RecordingLog();
  abort = new AbortController();
  masked = [];
  pending = [];
  removing = [];
  daemon = new LoadingDaemon({
    remoteImages: { [builder]: fakeImage(), [lifecycle]: fakeImage() },
    onRun: exportApp,
  });
});

afterEach(async () => {
  await registry[Symbol.asyncDispose]();
  for (const directory of [source, temporary]) await rm(directory, { recursive: true, force: true });
});

/** A lifecycle that exports at once. */
export function exportApp({ spec, writeFile: write }: FakeRun): FakeOutcome {
  const name = spec.command[0]?.split("/").at(-1);
  if (name !== "creator" && name !== "exporter") return {};
  const build = {
    buildpacks: [{ id: "examples/one", version: "1.0.0" }],
    processes: [{ type: "web", command: ["node"], args: ["server.js"], direct: true }],
    "buildpack-default-process-type": "web",
  };
  const digest = addImage(registry, "app:1", {
    labels: {
      "io.buildpacks.build.metadata": JSON.stringify(build),
      "io.buildpacks.lifecycle.metadata": JSON.stringify({ runImage: { reference: runImage } }),
    },
  });
  write("/layers/report.toml", `[image]\ntags = []\ndigest = "${digest}"\nmanifest-size = 123\n`);
  return { lines: ["===> EXPORTING", "Adding layer 'examples/one:node'", "Added 1/1 app layer(s)"] };
}

/** What is wanted of a build: all that has a default has it. */
export const request = (more: Partial<BuildRequest> = {}): BuildRequest => ({
  tags: [parseImageReference(`${registry.host}/app:1`)],
  builder: parseImageReference(`${registry.host}/builder:1`),
  path: source,
  fileModes: "keep",
  workspace: source,
  descriptor: { path: join(source, "project.toml"), name: "project.toml", isRequired: false },
  modules: { buildpacks: [], preBuildpacks: [], postBuildpacks: [], extensions: [] },
  registryIndex: undefined,
  bindings: [],
  env: [{ name: "KEY", value: "value" }],
  runImage: undefined,
  previousImage: undefined,
  trustBuilder: "true",
  registryAccess: "auto",
  lifecycleImage: parseImageReference(`${registry.host}/lifecycle:1`),
  target: undefined,
  runImageMirrors: [],
  containers: {
    network: "host",
    mounts: [],
    limits: {},
    uid: undefined,
    gid: undefined,
    proxies: {},
    insecureRegistries: [],
  },
  certificates: [],
  outcome: {
    defaultProcess: undefined,
    createdAt: undefined,
    execEnv: undefined,
    appDir: "/workspace",
    sbomDir: undefined,
    reportDir: undefined,
  },
  delivery: deliveryOptions(),
  test: imageTest(),
  verify: false,
  reuse: { whenUnchanged: "build", rebase: "never", key: undefined },
  clearCache: false,
  pull: "always",
  verbose: false,
  cache: { kind: "auto" },
  cacheScope: "",
  builderCache: "auto",
  ...more,
});

/** A job that may not prove who it is. */
export const withoutIdentity: BuildDeps["attesting"] = {
  inputs: () => ({ image: "app:1" }),
  identityToken: undefined,
  invocation: () => ({
    builderId: "https://ci.example/build",
    invocationId: undefined,
    source: undefined,
    facts: {},
  }),
  repository: () => Promise.resolve({ isPublic: true, serverUrl: "https://ci.example" }),
  http: { request: () => Promise.reject(new Error("nobody is asked")) },
  store: () => Promise.reject(new Error("nothing is kept")),
  time: () => Date.parse("2026-11-29T10:00:00Z"),
};

/** What a build needs: the engine, registry and log of this test. */
export const deps = (more: Partial<BuildDeps> = {}): BuildDeps => {
  const keychain: BuildDeps["keychain"] = {
    resolve: (host) =>
      Promise.resolve(
        host === registry.host ? { kind: "basic", username: "me", password: "secret-password" } : undefined,
      ),
  };
  return {
    connectDaemon: () => Promise.resolve(daemon),
    registry: createRegistryClient({ keychain, retry: { delaysMs: [] } }),
    keychain,
    log,
    mask: (secret) => masked.push(secret),
    runLabel: "action.run=42",
    temporaryDir: temporary,
    isLocalAddress: () => Promise.resolve(true),
    hostName: "runner",
    isHosted: false,
    modules: {
      store: { get: (blob, openBlob) => openBlob(blob) },
      downloads: { get: ({ url }) => Promise.reject(new PlatformError("NOT_FOUND", url)) },
    },
    attesting: withoutIdentity,
    now: () => 0,
    signal: abort.signal,
    caches: noCaches(join(source, "caches")),
    onPending: (left) => pending.push(left),
    onLeftover: () => undefined,
    onRemoving: (socketPath) => removing.push(socketPath),
    rebase: () => Promise.reject(new Error("nothing is rebased here")),
    merge: () => Promise.reject(new Error("nothing is merged here")),
    ...more,
  };
};

/** Runs a build that fails, and says how, and what was known of it. */
export async function failing(
  more: Partial<BuildRequest> = {},
  moreDeps: Partial<BuildDeps> = {},
): Promise<{ error: PlatformError; report: BuildReport }> {
  const report = new ReportCollector(() => 0);
  const outcome = await buildImage(request(more), deps(moreDeps), report).catch((error: unknown) => error);
  if (!(outcome instanceof PlatformError))
    throw new Error("The build did not fail as expected", { cause: outcome });
  return { error: outcome, report: report.snapshot() };
}

/** The programs of the containers, in order. */
export const programs = (): string[] =>
  daemon.containers.map(({ spec }) => spec.command[0]?.split("/").at(-1) ?? "");

/** Expects that no container and no volume of the build is left. */
export const expectNothingLeft = (): void => {
  expect(daemon.leaks()).toEqual({ containers: [], volumes: [] });
};
