// Our lifecycle's exporter on a gateway: what it needs of a registry, and what it never gets to see.
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { formatAnalyzed } from "../../src/cnb/analyzed.ts";
import { LIFECYCLE_METADATA_LABEL, parseLifecycleMetadata } from "../../src/cnb/lifecycle-metadata.ts";
import { finishImage } from "../../src/gateway/finished-image.ts";
import { publishImage } from "../../src/gateway/publish-image.ts";
import type { ExportInputs } from "../../src/lifecycle/inputs/phase-inputs.ts";
import { exportBuild } from "../../src/lifecycle/phase/exporter.ts";
import { type Digest, digestOf } from "../../src/oci/digest.ts";
import { parseImageConfig } from "../../src/oci/image-config.ts";
import { formatImageReference, parseImageReference } from "../../src/oci/image-reference.ts";
import { parseManifest } from "../../src/oci/manifest.ts";
import { DOCKER_CONFIG, DOCKER_LAYER, DOCKER_MANIFEST } from "../../src/oci/media-types.ts";
import { chainKeychains } from "../../src/registry/auth/credentials.ts";
import { createRegistryClient } from "../../src/registry/registry-client.ts";
import { contextWith, recordingLog } from "../lifecycle/layer-fixture.ts";
import { type FakeRegistry, startFakeRegistry } from "../support/fake-registry.ts";
import { type Bench, type SinkKind, startBench } from "./gateway-fixture.ts";

const SINKS: readonly SinkKind[] = ["registry", "directory"];
const BASE = "layer of the run image";
const BASE_DIFF_ID = digestOf("diff of the run image");
const LOGIN = { kind: "basic", username: "user", password: "s3cret" } as const;

let runs: FakeRegistry;
let runDigest: Digest;
let bench: Bench;
let root: string;

beforeEach(async () => {
  runs = await startFakeRegistry();
  runDigest = addRunImage();
  root = await mkdtemp(path.join(tmpdir(), "gateway-exporter-"));
  await write("layers/group.toml", '[[group]]\nid = "kit/one"\nversion = "1.0.0"\napi = "0.10"\n');
  const web = '[[processes]]\ntype = "web"\ncommand = ["x"]\ndirect = true\nbuildpack-id = "kit/one"\n';
  await write("layers/config/metadata.toml", `buildpack-default-process-type = "web"\n${web}`);
  await write("layers/sbom/launch/sbom.legacy.json", "null\n");
  await write("layers/kit_one/a.toml", "[types]\nlaunch = true\n");
  await write("layers/kit_one/a/file", "content of a layer");
  await write("app/hello.txt", "hello\n");
  await write("launcher", "#!launcher");
});

afterEach(async () => {
  await bench[Symbol.asyncDispose]();
  await runs[Symbol.asyncDispose]();
  await rm(root, { recursive: true, force: true });
});

async function start(sink: SinkKind): Promise<void> {
  const run = parseImageReference(`${runs.host}/run`);
  bench = await startBench({
    sink,
    registry: { auth: LOGIN },
    credentials: LOGIN,
    route: { provided: new Map([[digestOf(BASE), { kind: "repository", repository: run }]]) },
  });
}

function addRunImage(): Digest {
  const layer = runs.addBlob("run", BASE);
  const config = runs.addBlob(
    "run",
    JSON.stringify({
      architecture: "amd64",
      os: "linux",
      config: { Env: ["PATH=/bin"] },
      rootfs: { type: "layers", diff_ids: [BASE_DIFF_ID] },
    }),
  );
  const manifest = {
    schemaVersion: 2,
    mediaType: DOCKER_MANIFEST,
    config: { mediaType: DOCKER_CONFIG, ...config },
    layers: [{ mediaType: DOCKER_LAYER, ...layer }],
  };
  return runs.addManifest("run", manifest, { mediaType: DOCKER_MANIFEST });
}

/** Runs the exporter with the login of the gateway and no other. */
async function runExporter(previous?: { reference: string; label: string }): Promise<string[]> {
  const analyzed = {
    previousImage: previous?.reference ?? "",
    metadata: previous === undefined ? {} : parseLifecycleMetadata(previous.label, "test"),
    runImage: { reference: `${runs.host}/run@${runDigest}`, image: "run" },
  };
  await write("layers/analyzed.toml", formatAnalyzed(analyzed));
  const app = formatImageReference({ ...bench.app, tag: "latest" });
  const inputs: ExportInputs = {
    analyzedPath: path.join(root, "layers/analyzed.toml"),
    appDir: path.join(root, "app"),
    cacheDir: undefined,
    cacheImage: undefined,
    groupPath: path.join(root, "layers/group.toml"),
    imageNames: [app],
    images: [parseImageReference(app)],
    launcherPath: path.join(root, "launcher"),
    launcherSbomDir: "/cnb/lifecycle",
    layerCompression: "gzip",
    layersDir: path.join(root, "layers"),
    parallel: false,
    processType: undefined,
    projectMetadataPath: path.join(root, "layers/project-metadata.toml"),
    reportPath: path.join(root, "report.toml"),
    runPath: path.join(root, "run.toml"),
    sourceDateEpoch: undefined,
  };
  const registry = createRegistryClient({ keychain: chainKeychains([bench.gateway.keychain]) });
  const log = recordingLog();
  await exportBuild(inputs, contextWith({ registry, log }));
  return log.lines;
}

async function write(file: string, content: string): Promise<void> {
  await mkdir(path.dirname(path.join(root, file)), { recursive: true });
  await writeFile(path.join(root, file), content);
}

async function publish(edits = {}) {
  const staged = bench.gateway.staged("host/app", "latest");
  if (staged === undefined) throw new Error("nothing was staged");
  const image = await finishImage(staged, edits, bench.upstream);
  await publishImage(image, { tags: [bench.at("app:latest")] }, { registry: bench.upstream });
  return { staged, image };
}

describe.each(SINKS)("the exporter on a gateway (sink: %s)", (sink) => {
  it("exports an image that has its tag only once it is published", async () => {
    await start(sink);

    await runExporter();

    expect(bench.real.tagsOf("app")).toEqual([]);
    const { staged, image } = await publish();
    const report = await readFile(path.join(root, "report.toml"), "utf8");
    expect(report).toContain(`digest = "${staged.digest}"`);
    expect(image.digest).toBe(staged.digest);
    expect(bench.real.tagsOf("app")).toEqual(["latest"]);
    const served = await bench.upstream.getManifest(bench.at("app:latest"));
    const { config, layers } = parseManifest(served.bytes.toString(), "test");
    for (const { digest } of [config, ...layers]) {
      expect(await bench.upstream.hasBlob(bench.at("app"), digest)).toBe(true);
    }
  });

  it("moves nothing of the run image; it gets to the registry when the image is published", async () => {
    await start(sink);

    await runExporter();

    const moved = (): string[] => runs.calls.filter((call) => call === `GET /v2/run/blobs/${digestOf(BASE)}`);
    expect(moved()).toHaveLength(0);
    await publish();
    expect(moved()).toHaveLength(1);
  });

  it("reuses the layers of the previous image through the gateway", async () => {
    await start(sink);
    await runExporter();
    const { image } = await publish();
    bench.real.requests.length = 0;
    const label = image.config.config?.Labels?.[LIFECYCLE_METADATA_LABEL] ?? "";

    const lines = await runExporter({
      reference: formatImageReference({ ...bench.app, digest: image.digest }),
      label,
    });

    expect(lines).toContain("Reusing layer 'kit/one:a'");
    expect(lines.filter((line) => line.startsWith("Adding layer"))).toEqual([]);
    expect(bench.gateway.staged("host/app", "latest")?.digest).toBe(image.digest);
    expect(bench.real.calls.filter((call) => /^(?:POST|PUT|PATCH)/.test(call))).toEqual([]);
  });

  it("gets labels and annotations on top of those of the lifecycle", async () => {
    await start(sink);
    await runExporter();
    const before = bench.gateway.staged("host/app", "latest");

    await publish({ labels: new Map([["team", "a,b=c"]]), annotations: new Map([["source", "here"]]) });

    const served = await bench.upstream.getManifest(bench.at("app:latest"));
    const manifest = parseManifest(served.bytes.toString(), "test");
    const configJson = await bench.upstream.readBlob(bench.at("app"), manifest.config);
    const labels = parseImageConfig(configJson.toString(), "test").config?.Labels ?? {};
    expect(manifest.annotations).toEqual({ source: "here" });
    expect(manifest.layers.map(({ digest }) => digest)).toEqual(
      before?.manifest.layers.map(({ digest }) => digest),
    );
    expect(labels["team"]).toBe("a,b=c");
    expect(Object.keys(labels)).toEqual([...Object.keys(labels)].sort());
    expect(parseLifecycleMetadata(labels[LIFECYCLE_METADATA_LABEL] ?? "", "test").runImage?.reference).toBe(
      `${runs.host}/run@${runDigest}`,
    );
  });
});
