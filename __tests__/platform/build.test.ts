import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { CacheLookup, CacheStore, RestoreOutcome, SaveOutcome } from "../../src/cache/cache-store.ts";
import { PlatformError } from "../../src/errors.ts";
import { parseImageReference } from "../../src/oci/image-reference.ts";
import { noCaches, type BuildCaches, type PendingCaches } from "../../src/platform/build-caches.ts";
import type { BuildDeps } from "../../src/platform/build-deps.ts";
import type { BuildReport, BuildWish } from "../../src/platform/build-request.ts";
import { build } from "../../src/platform/build.ts";
import { ReportCollector } from "../../src/platform/report-collector.ts";
import { SeveralErrors } from "../../src/platform/several-errors.ts";
import { sweep } from "../../src/platform/sweep.ts";
import { createRegistryClient } from "../../src/registry/registry-client.ts";
import { tarFile } from "../docker/tiny-tar.ts";
import { RecordingLog } from "../phases/recording-log.ts";
import { FakeDaemon, fakeImage } from "../support/fake-daemon.ts";
import type { FakeOutcome, FakeRun } from "../support/fake-daemon/container.ts";
import { startFakeRegistry, type FakeRegistry } from "../support/fake-registry.ts";
import type { FakeAuth } from "../support/fake-registry/options.ts";
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

let registry: FakeRegistry;
let daemon: LoadingDaemon;
let log: RecordingLog;
let abort: AbortController;
let source: string;
let builder: string;
let lifecycle: string;
let masked: string[];
let pending: PendingCaches[];

beforeEach(async () => {
  await start();
});

afterEach(async () => {
  await registry[Symbol.asyncDispose]();
  await rm(source, { recursive: true, force: true });
});

async function start(auth: FakeAuth = { kind: "none" }): Promise<void> {
  registry = await startFakeRegistry({ auth });
  source = await mkdtemp(join(tmpdir(), "build-"));
  await writeFile(join(source, "server.js"), "hello");
  addImage(registry, "run:1");
  const labels = builderLabels({ image: `${registry.host}/run:1` });
  builder = `${registry.host}/builder@${addImage(registry, "builder:1", { labels, env: BUILDER_ENV })}`;
  const apis = JSON.stringify({ platform: { supported: ["0.12", "0.13"] }, buildpack: {} });
  const lifecycleLabels = { "io.buildpacks.lifecycle.apis": apis };
  lifecycle = `${registry.host}/lifecycle@${addImage(registry, "lifecycle:1", { labels: lifecycleLabels })}`;
  log = new RecordingLog();
  abort = new AbortController();
  masked = [];
  pending = [];
  daemon = new LoadingDaemon({
    remoteImages: { [builder]: fakeImage(), [lifecycle]: fakeImage() },
    onRun: exportApp,
  });
}

/** A lifecycle that exports at once. */
function exportApp({ spec, writeFile: write }: FakeRun): FakeOutcome {
  const name = spec.command[0]?.split("/").at(-1);
  if (name !== "creator" && name !== "exporter") return {};
  const build = {
    buildpacks: [{ id: "examples/one", version: "1.0.0" }],
    processes: [{ type: "web", command: ["node"], args: ["server.js"], direct: true }],
    "buildpack-default-process-type": "web",
  };
  const runImage = { reference: `${registry.host}/run@sha256:${"f".repeat(64)}` };
  const digest = addImage(registry, "app:1", {
    labels: {
      "io.buildpacks.build.metadata": JSON.stringify(build),
      "io.buildpacks.lifecycle.metadata": JSON.stringify({ runImage }),
    },
  });
  write("/layers/report.toml", `[image]\ntags = []\ndigest = "${digest}"\nmanifest-size = 123\n`);
  return { lines: ["===> EXPORTING", "Adding layer 'examples/one:node'", "Added 1/1 app layer(s)"] };
}

const request = (more: Partial<BuildWish> = {}): BuildWish => ({
  image: parseImageReference(`${registry.host}/app:1`),
  additionalTags: [],
  builder: parseImageReference(`${registry.host}/builder:1`),
  path: source,
  workspace: source,
  descriptor: { path: join(source, "project.toml"), name: "project.toml", isRequired: false },
  modules: { buildpacks: [], preBuildpacks: [], postBuildpacks: [], extensions: [] },
  registryIndex: undefined,
  bindings: [],
  env: [{ name: "KEY", value: "value" }],
  runImage: undefined,
  previousImage: undefined,
  trustBuilder: "true",
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
  delivery: { push: true, load: false, labels: new Map(), annotations: new Map() },
  clearCache: false,
  pull: "always",
  verbose: false,
  cache: { kind: "auto" },
  cacheScope: "",
  builderCache: "auto",
  ...more,
});

const deps = (more: Partial<BuildDeps> = {}): BuildDeps => {
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
    temporaryDir: tmpdir(),
    isLocalAddress: () => Promise.resolve(true),
    modules: {
      store: { get: (blob, openBlob) => openBlob(blob) },
      downloads: { get: (url) => Promise.reject(new PlatformError("NOT_FOUND", url)) },
    },
    now: () => 0,
    signal: abort.signal,
    caches: noCaches(join(source, "caches")),
    onPending: (left) => pending.push(left),
    onRemains: () => undefined,
    ...more,
  };
};

/** Runs a build that fails, and says how, and what was known of it. */
async function failing(
  more: Partial<BuildWish> = {},
  moreDeps: Partial<BuildDeps> = {},
): Promise<{ error: PlatformError; report: BuildReport }> {
  const report = new ReportCollector(() => 0);
  const outcome = await build(request(more), deps(moreDeps), report).catch((error: unknown) => error);
  if (!(outcome instanceof PlatformError))
    throw new Error("The build did not fail as expected", { cause: outcome });
  return { error: outcome, report: report.snapshot() };
}

const severalIn = (error: PlatformError): readonly PlatformError[] =>
  error instanceof SeveralErrors ? error.errors : [error];
const programs = (): string[] =>
  daemon.containers.map(({ spec }) => spec.command[0]?.split("/").at(-1) ?? "");
const expectNothingLeft = (): void => {
  expect(daemon.leaks()).toEqual({ containers: [], volumes: [] });
};

describe("build with a trusted builder", () => {
  it("reports what it built", async () => {
    const report = await build(request(), deps());

    const digest = [...(registry.manifests.get("app")?.keys() ?? [])].find((key) =>
      key.startsWith("sha256:"),
    );
    expect(report).toMatchObject({
      digest,
      image: `${registry.host}/app@${String(digest)}`,
      tags: [`${registry.host}/app:1`],
      builder,
      runImage: `${registry.host}/run@sha256:${"f".repeat(64)}`,
      target: { os: "linux", arch: "amd64" },
      platformApi: "0.14",
      lifecycleVersion: "0.20.1",
      flow: "creator",
      buildpacks: [{ id: "examples/one", version: "1.0.0" }],
      processes: [{ type: "web", command: ["node", "server.js"], default: true }],
      manifestSizeBytes: 123,
    });
    expect(report.layers.map(({ name, outcome }) => `${outcome} ${name}`)).toEqual([
      "added examples/one:node",
      "added app",
    ]);
    expect(report.timings.map(({ name }) => name)).toEqual([
      "check inputs",
      "get builder",
      "upload source",
      "prepare",
      "exporter",
      "creator",
      "deliver",
    ]);
    expect(report.sizeBytes).toBeGreaterThan(0);
    expect(log.progressed.get("Uploading the source")?.doneBytes).toBeGreaterThan(512);
  });

  it("runs the creator alone, from the builder by digest, with credentials that are masked", async () => {
    await build(request(), deps());

    expect(programs()).toEqual(["holder", "creator"]);
    expect(daemon.pulls.map(({ reference }) => reference)).toEqual([builder]);
    expect(daemon.pulls[0]?.options.credentials).toMatchObject({ kind: "password", username: "me" });
    const [, creator] = daemon.containers;
    expect(creator?.spec.image).toBe(builder);
    expect(creator?.spec.env.join("\n")).toContain(`CNB_REGISTRY_AUTH={"${registry.host}":"Basic `);
    expect(masked).toContain("secret-password");
    expect(log.events.join("\n")).not.toContain("secret");
  });

  it("has the source in the workspace, owned by the builder's user, and leaves nothing but the cache", async () => {
    let seen: string | undefined;
    daemon.onRun = (run) => {
      seen = run.readFile("/workspace/server.js");
      return exportApp(run);
    };

    await build(request(), deps());

    const entries = daemon.containers[0]?.archives[0]?.entries ?? [];
    expect(seen).toBe("hello");
    expect(entries.map(({ name, uid, gid }) => `${name} ${uid}:${gid}`)).toEqual([
      "layers 1000:1001",
      "workspace 1000:1001",
      "workspace/server.js 1000:1001",
    ]);
    expectNothingLeft();
    expect([...daemon.volumes.keys()]).toEqual([expect.stringMatching(/^cnb-cache-app-[0-9a-f]{12}$/)]);
  });

  it("tells lifecycle and buildpacks of the authorities to trust", async () => {
    const seen: Record<string, string | undefined> = {};
    daemon.onRun = (run) => {
      for (const file of ["type", "1.pem", "2.pem"])
        seen[file] = run.readFile(`/platform/bindings/input-ca-certificates/${file}`);
      seen["all"] = run.readFile("/cnb/certificates/step.pem");
      return exportApp(run);
    };

    await build(request({ certificates: ["one", "two"] }), deps());

    expect(seen).toEqual({ type: "ca-certificates", "1.pem": "one\n", "2.pem": "two\n", all: "one\ntwo\n" });
  });

  it("labels every container and every volume of the run, and not the cache", async () => {
    const volumes: Record<string, string>[] = [];
    daemon.onRun = (run) => {
      for (const [, { labels }] of daemon.volumes) volumes.push({ ...labels });
      return exportApp(run);
    };

    await build(request(), deps());

    expect(daemon.containers.map(({ spec }) => spec.labels)).toEqual([
      { "action.run": "42" },
      { "action.run": "42" },
    ]);
    expect(volumes).toContainEqual({ "io.buildpacks.action.build-cache": `${registry.host}/app` });
    expect(volumes.filter((labels) => labels["action.run"] === "42")).toHaveLength(2);
  });

  it("does not pull what the engine has, and loads the holder image once", async () => {
    await build(request(), deps());
    await build(request(), deps());

    expect(daemon.pulls).toHaveLength(1);
    expect(daemon.loads).toHaveLength(1);
  });

  it("says why it chose what it chose", async () => {
    await build(request(), deps());

    expect(log.events.filter((event) => event.startsWith("chosen"))).toEqual([
      `chosen Image: ${registry.host}/app:1 (the input "image")`,
      "chosen Source: . (the workspace)",
      `chosen Builder: ${builder} (the input "builder": what "${registry.host}/builder:1" is in its registry now)`,
      "chosen Platform: linux/amd64 (what the Docker engine runs)",
      expect.stringContaining("(named by the builder, on the registry of the image)"),
      "chosen Delivery: the lifecycle pushes the image itself (one tag in one registry, as it is)",
      expect.stringContaining("chosen Platform API: 0.14 (the highest that this action and the builder"),
      "chosen Layer cache: volume (this job has no cache service, so a volume of the engine keeps them)",
    ]);
    expect(log.events).toContain(
      'info Trusted: creator, one container, because the input "trust-builder" is "true"',
    );
  });

  it("is content with an image whose labels cannot be read", async () => {
    daemon.onRun = (run) => {
      const digest = addImage(registry, "app:1", { labels: { "io.buildpacks.build.metadata": "{" } });
      run.writeFile("/layers/report.toml", `[image]\ndigest = "${digest}"\n`);
      return {};
    };

    const report = await build(request(), deps());

    expect(report.digest).toBeDefined();
    expect(log.events).toContainEqual(
      expect.stringContaining("warning The labels of the image cannot be read"),
    );
  });
});

describe("build with a builder that is not trusted", () => {
  const untrusted = { trustBuilder: "auto" } as const;

  it("runs five phases, with credentials only in those from the lifecycle image", async () => {
    const report = await build(request(untrusted), deps());

    expect(programs().slice(1)).toEqual(["analyzer", "detector", "restorer", "builder", "exporter"]);
    const specs = daemon.containers.slice(1).map(({ spec }) => spec);
    expect(specs.map(({ image }) => image)).toEqual([lifecycle, builder, lifecycle, builder, lifecycle]);
    const withSecrets = specs.filter(({ env }) => env.join(" ").includes("CNB_REGISTRY_AUTH"));
    expect(withSecrets.map(({ command }) => command[0])).toEqual([
      "/cnb/lifecycle/analyzer",
      "/cnb/lifecycle/exporter",
    ]);
    expect(report).toMatchObject({ flow: "phases", platformApi: "0.13" });
    expectNothingLeft();
  });

  it("gives source and volumes the same owners and modes as the other flow", async () => {
    await build(request(untrusted), deps());
    await build(request(), deps());

    const uploads = daemon.containers.filter(({ spec }) => spec.command[0] === "/holder");
    expect(uploads[0]?.archives).toEqual(uploads[1]?.archives);
  });

  it("names what the lifecycle image lacks", async () => {
    const { error } = await failing({
      ...untrusted,
      lifecycleImage: parseImageReference(`${registry.host}/run:1`),
    });

    expect(error.code).toBe("BUILDER_IMAGE");
    expect(error.message).toContain('has no label "io.buildpacks.lifecycle.apis"');
    expect(error.hint).toContain("lifecycle-image");
  });
});

describe("build that fails", () => {
  it("says what each buildpack said if none was detected, and knows what it chose", async () => {
    daemon.onRun = () => ({ exitCode: 20, lines: ["===> DETECTING", "fail: examples/one@1.0.0"] });

    const { error, report } = await failing();

    expect(error).toMatchObject({ code: "PHASE", exitCode: 20, phase: "creator" });
    expect(error.message).toContain("examples/one@1.0.0: it does not apply to the source");
    expect(report).toMatchObject({ builder, flow: "creator", digest: undefined, tags: [] });
    expect(report.timings.map(({ name }) => name).slice(-3)).toEqual(["prepare", "detector", "creator"]);
    expectNothingLeft();
  });

  it("runs no phase after one that failed", async () => {
    daemon.onRun = ({ spec, writeFile: write }) => {
      if (!spec.command[0]?.endsWith("/builder")) return {};
      write("/layers/group.toml", '[[group]]\nid = "examples/one"\nversion = "1.0.0"\n');
      return { exitCode: 51, lines: ["npm ERR! missing script"] };
    };

    const { error } = await failing({ trustBuilder: "false" });

    expect(error).toMatchObject({
      exitCode: 51,
      buildpacks: ["examples/one@1.0.0"],
      tail: ["npm ERR! missing script"],
    });
    expect(programs().at(-1)).toBe("builder");
    expectNothingLeft();
  });

  it("does not believe a digest that the registry does not have for the tag", async () => {
    const digest = `sha256:${"9".repeat(64)}`;
    daemon.onRun = (run) => {
      const outcome = exportApp(run);
      run.writeFile("/layers/report.toml", `[image]\ndigest = "${digest}"\n`);
      return outcome;
    };

    const { error, report } = await failing();

    expect(error.code).toBe("DIGEST_MISMATCH");
    expect(error.message).toContain(`exported ${digest}`);
    expect(report).toMatchObject({ digest, tags: [] });
  });

  it("checks every tag", async () => {
    const { error } = await failing(
      { additionalTags: [parseImageReference(`${registry.host}/app:2`)] },
      { isLocalAddress: () => Promise.resolve(false) },
    );

    expect(error.message).toContain(`"${registry.host}/app:2" is not there`);
  });

  it("leaves nothing if the pull fails", async () => {
    daemon.remoteImages.clear();

    const { error } = await failing();

    expect(error.code).toBe("NOT_FOUND");
    expectNothingLeft();
  });

  it("tells why it failed even if nothing can be removed afterwards", async () => {
    const refuse = () => Promise.reject(new PlatformError("DAEMON", "volume is in use"));
    const createVolume = daemon.createVolume.bind(daemon);
    daemon.createVolume = async (name, labels) => ({
      ...(await createVolume(name, labels)),
      [Symbol.asyncDispose]: refuse,
    });
    const createContainer = daemon.createContainer.bind(daemon);
    daemon.createContainer = async (spec) =>
      Object.assign(await createContainer(spec), { [Symbol.asyncDispose]: refuse });
    daemon.onRun = () => ({ exitCode: 62 });

    const { error } = await failing();

    expect(error).toMatchObject({ code: "PHASE", exitCode: 62 });
    expect(log.events.filter((event) => event.startsWith("warning"))).toEqual([
      "warning Cannot remove the container that took the source: volume is in use",
      "warning Cannot remove the container of the creator: volume is in use",
      "warning Cannot remove the volumes of the build: volume is in use",
    ]);
  });

  it("leaves nothing if it is cancelled within a phase", async () => {
    daemon.onRun = () => {
      setTimeout(() => {
        abort.abort();
      }, 5);
      return { endless: true };
    };

    const { error } = await failing({ trustBuilder: "false" });

    expect(error.code).toBe("CANCELLED");
    expect(programs()).toEqual(["holder", "analyzer"]);
    expectNothingLeft();
  });

  it("takes what breaks after a cancellation for the cancellation", async () => {
    daemon.pullImage = () => {
      abort.abort();
      return Promise.reject(new PlatformError("DAEMON", "The connection broke."));
    };

    const { error } = await failing();

    expect(error.code).toBe("CANCELLED");
    expectNothingLeft();
  });

  it("leaves nothing if it is cancelled while it prepares", async () => {
    const pull = daemon.pullImage.bind(daemon);
    daemon.pullImage = (reference, options) => {
      abort.abort();
      return pull(reference, options);
    };

    const { error } = await failing();

    expect(error.code).toBe("CANCELLED");
    expect(daemon.containers.filter(({ started }) => started)).toEqual([]);
    expectNothingLeft();
  });
});

describe("build with wrong inputs", () => {
  it("reports all of them at once, before anything is made", async () => {
    const { error } = await failing({
      builder: parseImageReference(`${registry.host}/missing:1`),
      runImage: parseImageReference(`${registry.host}/gone:1`),
      path: "/nowhere",
      additionalTags: [parseImageReference(`${registry.host}/app@sha256:${"a".repeat(64)}`)],
    });

    expect(error).toBeInstanceOf(SeveralErrors);
    expect(
      severalIn(error)
        .map(({ code }) => code)
        .sort(),
    ).toEqual(["BUILDER_IMAGE", "INPUT", "RUN_IMAGE", "SOURCE"]);
    expect(error.message).toContain("4 things are wrong:");
    expect([...daemon.volumes.keys()]).toEqual([]);
    expect(daemon.pulls).toEqual([]);
    expect(daemon.loads).toEqual([]);
  });

  it("still checks the rest without an engine", async () => {
    const { error } = await failing(
      { path: "/nowhere" },
      { connectDaemon: () => Promise.reject(new PlatformError("DAEMON_UNREACHABLE", "No engine.")) },
    );

    expect(
      severalIn(error)
        .map(({ code }) => code)
        .sort(),
    ).toEqual(["DAEMON_UNREACHABLE", "SOURCE"]);
  });

  it("reports one wrong input as itself", async () => {
    const { error } = await failing({ path: "/nowhere" });

    expect(error).toMatchObject({ code: "SOURCE", message: 'The path "/nowhere" does not exist.' });
  });

  it("mentions a registry that does not answer once", async () => {
    registry.script(() => true, { kind: "reset" }, 100);

    const { error } = await failing();

    expect(error.code).toBe("REGISTRY_UNREACHABLE");
  });

  it("asks whether it may push before it builds", async () => {
    registry.script(({ method }) => method === "POST", { kind: "answer", status: 403 }, 100);

    const { error } = await failing();

    expect(error.code).toBe("REGISTRY_DENIED");
    expect(daemon.containers).toEqual([]);
  });

  it("refuses a tag with a digest", async () => {
    const { error } = await failing({
      additionalTags: [parseImageReference(`${registry.host}/app@sha256:${"a".repeat(64)}`)],
    });

    expect(error.code).toBe("INPUT");
    expect(error.message).toContain("has a digest, so it cannot be pushed");
  });

  it("refuses to load the image where containers cannot reach the gateway", async () => {
    const delivery = { push: true, load: true, labels: new Map(), annotations: new Map() };

    const { error } = await failing({ delivery }, { isLocalAddress: () => Promise.resolve(false) });

    expect(error.code).toBe("INPUT");
    expect(error.message).toContain("The image is to be loaded into the engine, too");
    expect(error.hint).toContain("network: host");
  });

  it("names both sets of APIs if there is none in common", async () => {
    addImage(registry, "builder:1", {
      labels: builderLabels({ image: `${registry.host}/run:1` }, ["0.99"]),
      env: BUILDER_ENV,
    });
    const { error } = await failing({
      trustBuilder: "false",
    });

    expect(error.code).toBe("INCOMPATIBLE_API");
    expect(error.message).toContain(`the builder "${registry.host}/builder:1" speaks 0.7, 0.99`);
    expect(error.message).toContain(`the lifecycle image "${registry.host}/lifecycle:1" speaks 0.12, 0.13`);
  });
});

/** A cache with one entry at most, whose file system is that of the engine. */
class LayerStore implements CacheStore {
  entry: { readonly key: string; readonly content: string } | undefined;
  outage: RestoreOutcome | undefined;
  readonly lookups: CacheLookup[] = [];

  isAvailable(): boolean {
    return true;
  }

  find(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  async restore(lookup: CacheLookup): Promise<RestoreOutcome> {
    this.lookups.push(lookup);
    if (this.outage !== undefined) return this.outage;
    if (this.entry === undefined) return { kind: "miss" };
    const folder = join(lookup.paths[0] ?? "", "committed");
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, METADATA), this.entry.content);
    return { kind: "hit", key: this.entry.key, sizeBytes: 7, durationMs: 3 };
  }

  save(): Promise<SaveOutcome> {
    return Promise.reject(new Error("The build itself never saves"));
  }
}

const METADATA = "io.buildpacks.lifecycle.cache.metadata";

/** An engine on this machine: it sees the files that are bound, and its lifecycle writes some. */
function shareDirectories(committed: string | undefined): { readonly seen: string[][] } {
  const seen: string[][] = [];
  const create = daemon.createContainer.bind(daemon);
  daemon.createContainer = async (spec) => {
    for (const mount of spec.mounts) {
      if (mount.kind !== "bind") continue;
      const names = await readdir(mount.source);
      if (mount.target === "/cache") seen.push(names);
      else
        daemon.binds.set(
          mount.source,
          new Map([["probe", tarFile("probe", await readFile(join(mount.source, "probe"), "utf8"))]]),
        );
    }
    return create(spec);
  };
  daemon.onRun = async (run) => {
    const mount = run.spec.mounts.find(({ target }) => target === "/cache");
    if (mount?.kind === "bind" && committed !== undefined) {
      await mkdir(join(mount.source, "committed"), { recursive: true });
      await writeFile(join(mount.source, "committed", METADATA), committed);
    }
    return exportApp(run);
  };
  return { seen };
}

describe("build with GitHub's cache", () => {
  let store: LayerStore;
  const run = (more: Partial<BuildCaches> = {}, wish: Partial<BuildWish> = {}): Promise<BuildReport> =>
    build(
      request(wish),
      deps({
        caches: {
          store,
          mayWrite: true,
          writeReason: "it is a push",
          directory: join(source, "caches"),
          onFilled: () => undefined,
          ...more,
        },
      }),
    );
  const warnings = (): string[] => log.events.filter((event) => event.startsWith("warning"));
  const layersOf = (report: BuildReport) => report.caches.find(({ name }) => name === "layers");

  beforeEach(() => {
    store = new LayerStore();
  });

  it("leaves no empty directory of caches to the post step, which need not come", async () => {
    await mkdir(join(source, "caches"));

    await run();

    expect(pending).toEqual([{ layers: undefined, builder: undefined }]);
    await expect(readdir(join(source, "caches"))).rejects.toThrow("ENOENT");
  });

  it("leaves what the lifecycle committed to be saved, by its content", async () => {
    shareDirectories("new");

    const report = await run();

    expect(layersOf(report)).toMatchObject({ kind: "github", outcome: "miss" });
    expect(pending).toEqual([
      {
        layers: {
          directory: store.lookups[0]?.paths[0],
          key: expect.stringMatching(/^layers-v1-linux-amd64-app-[0-9a-f]{12}-[0-9a-f]{32}$/),
        },
        builder: undefined,
      },
    ]);
    expect(pending[0]?.layers?.key).toMatch(new RegExp(`^${store.lookups[0]?.key ?? "no prefix"}`));
    expect([...daemon.volumes.keys()]).toEqual([]);
    expectNothingLeft();
  });

  it("mounts what it restored, and saves nothing that is the same", async () => {
    shareDirectories("same");
    await run();
    store.entry = { key: pending[0]?.layers?.key ?? "", content: "same" };
    const { seen } = shareDirectories("same");

    const report = await run();

    expect(seen[0]).toEqual(["committed"]);
    expect(layersOf(report)).toMatchObject({ outcome: "hit", key: store.entry.key, sizeBytes: 7 });
    expect(pending[1]?.layers).toBeUndefined();
    expect(log.events.join("\n")).toContain("The layers are not saved: they are the same as in");
  });

  it("leaves changed layers to be saved under another key", async () => {
    store.entry = { key: "layers-v1-older", content: "old" };
    shareDirectories("new");

    await run();

    expect(pending[0]?.layers?.key).not.toBe("layers-v1-older");
    expect(warnings()).toEqual([]);
  });

  it("reads, and never writes, where the trigger is not trusted", async () => {
    store.entry = { key: "layers-v1-older", content: "old" };
    shareDirectories("new");

    const report = await run({ mayWrite: false, writeReason: "the pull request 7 comes from a fork" });

    expect(layersOf(report)).toMatchObject({ outcome: "hit" });
    expect(pending).toEqual([{ layers: undefined, builder: undefined }]);
    expect(log.events.join("\n")).toContain("not saved: the pull request 7 comes from a fork");
  });

  it("goes on without a cache that fails, and says so", async () => {
    store.outage = { kind: "unavailable", reason: "HTTP 503" };
    const { seen } = shareDirectories("new");

    const report = await run();

    expect(layersOf(report)).toMatchObject({ outcome: "unavailable", reason: "HTTP 503" });
    expect(warnings()).toEqual(["warning The layer cache cannot be used: HTTP 503"]);
    expect(seen[0]).toEqual([]);
  });

  it("has nothing to save if the lifecycle kept nothing", async () => {
    shareDirectories(undefined);

    await run();

    expect(pending).toEqual([{ layers: undefined, builder: undefined }]);
    expect(log.events.join("\n")).toContain("the lifecycle kept no layers");
  });

  it("leaves nothing to be saved if the build fails", async () => {
    daemon.onRun = () => ({ exitCode: 51 });

    await expect(run()).rejects.toMatchObject({ code: "PHASE" });
    expect(pending).toEqual([]);
  });

  it.each([
    ["auto", false],
    ["github", true],
  ] as const)(
    "takes a volume for %s if the engine sees no directories of this machine",
    async (kind, warns) => {
      const report = await run({}, { cache: { kind } });

      expect(layersOf(report)).toMatchObject({ kind: "volume" });
      expect(store.lookups).toEqual([]);
      expect(warnings()).toHaveLength(warns ? 1 : 0);
    },
  );

  it("mounts nothing if no cache is wanted", async () => {
    const report = await run({}, { cache: { kind: "none" } });

    expect(layersOf(report)).toMatchObject({ kind: "none", outcome: "unused" });
    expect(daemon.containers.at(-1)?.spec.mounts.map(({ target }) => target)).not.toContain("/cache");
    expect(store.lookups).toEqual([]);
  });

  it.each([
    [true, "creator"],
    [false, "phases"],
  ] as const)("has for a cache image that may be written, %s, the flow %s", async (mayWrite, flow) => {
    const image = parseImageReference(`${registry.host}/cache:main`);

    const report = await run(
      { mayWrite, writeReason: "it is a fork" },
      { cache: { kind: "registry", image } },
    );

    expect(report.flow).toBe(flow);
    const withImage = daemon.containers
      .filter(({ spec }) => spec.env.some((line) => line.startsWith("CNB_CACHE_IMAGE=")))
      .map(({ spec }) => spec.command[0]?.split("/").at(-1));
    expect(withImage).toEqual([mayWrite ? "creator" : "restorer"]);
    expect(pending).toEqual([{ layers: undefined, builder: undefined }]);
  });
});

describe("sweep", () => {
  it("removes what carries the label of the run, and nothing else", async () => {
    daemon.images.set("image", fakeImage());
    await daemon.createVolume("ours", { "action.run": "42" });
    await daemon.createVolume("others", { "action.run": "43" });

    await expect(sweep(daemon, "action.run=42")).resolves.toEqual({ containers: 0, volumes: 1 });
    expect([...daemon.volumes.keys()]).toEqual(["others"]);
  });
});
