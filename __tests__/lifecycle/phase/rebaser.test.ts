import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { parseReport } from "../../../src/cnb/report.ts";
import { createDaemonImages } from "../../../src/lifecycle/image/daemon/daemon-images.ts";
import type { Images } from "../../../src/lifecycle/image/images.ts";
import { parseImageName } from "../../../src/lifecycle/inputs/image-names.ts";
import type { RebaseInputs } from "../../../src/lifecycle/inputs/phase-inputs.ts";
import { rebase } from "../../../src/lifecycle/phase/rebaser.ts";
import { digestOf } from "../../../src/oci/digest.ts";
import { createRegistryClient } from "../../../src/registry/registry-client.ts";
import { FakeImageStore } from "../../support/fake-image-store.ts";
import { type FakeRegistry, startFakeRegistry } from "../../support/fake-registry.ts";
import { diffIdOf, tarOf } from "../image/image-fixture.ts";
import { contextWith, recordingLog } from "../layer-fixture.ts";

const LABEL = "io.buildpacks.lifecycle.metadata";
const DOCKER = "application/vnd.docker.";
const OCI = "application/vnd.oci.image.";

let root: string;
let registry: FakeRegistry;
let log: ReturnType<typeof recordingLog>;

beforeEach(async () => {
  root = mkdtempSync(path.join(tmpdir(), "rebaser-"));
  registry = await startFakeRegistry();
  log = recordingLog();
});
afterEach(async () => {
  await registry[Symbol.asyncDispose]();
  await rm(root, { recursive: true, force: true });
});

const nameOf = (repository: string): string => `${registry.host}/${repository}`;

interface ImageParts {
  readonly layers: readonly string[];
  readonly labels?: Record<string, string>;
  readonly oci?: boolean;
  readonly layerType?: string;
}

const configWith = (layers: readonly string[], labels: Record<string, string> = {}) => ({
  os: "linux",
  architecture: "amd64",
  author: "somebody",
  config: { Env: ["CNB_PLATFORM_API=0.14"], Labels: labels },
  rootfs: { type: "layers", diff_ids: layers.map(diffIdOf) },
});

/** Returns the digest of the manifest. */
function add(repository: string, { layers, labels, oci = false, layerType }: ImageParts): string {
  const ownType = oci ? `${OCI}layer.v1.tar+gzip` : `${DOCKER}image.rootfs.diff.tar.gzip`;
  const descriptors = layers.map((layer) => ({
    mediaType: layerType ?? ownType,
    ...registry.addBlob(repository, tarOf(layer)),
  }));
  const config = registry.addBlob(repository, JSON.stringify(configWith(layers, labels)));
  const manifest = {
    schemaVersion: 2,
    mediaType: oci ? `${OCI}manifest.v1+json` : `${DOCKER}distribution.manifest.v2+json`,
    config: { mediaType: oci ? `${OCI}config.v1+json` : `${DOCKER}container.image.v1+json`, ...config },
    layers: descriptors,
    ...(oci && { annotations: { kept: "no" } }),
  };
  return registry.addManifest(repository, manifest, { tag: "latest" });
}

const appLabels = (more: Record<string, string> = {}): Record<string, string> => ({
  [LABEL]: JSON.stringify({
    app: [{ sha: diffIdOf("app") }],
    runImage: {
      topLayer: diffIdOf("old"),
      reference: "old",
      image: nameOf("run"),
      mirrors: [nameOf("mirror")],
    },
  }),
  ...more,
});

interface Options extends Partial<Omit<RebaseInputs, "names" | "app" | "runImage">> {
  readonly names?: readonly string[];
  readonly app?: string;
  readonly runImage?: string;
  readonly images?: Images;
}

async function run({ names = [nameOf("app")], app, runImage, images, ...more }: Options = {}): Promise<void> {
  const [first = "", ...rest] = names;
  const inputs: RebaseInputs = {
    app: parseImageName(app ?? first),
    force: false,
    names: [parseImageName(first), ...rest.map(parseImageName)],
    reportPath: path.join(root, "deep/report.toml"),
    runImage: runImage === undefined ? undefined : parseImageName(runImage),
    ...more,
  };
  await rebase(inputs, contextWith({ registry: client(), log, ...(images && { images }) }));
}

const client = () =>
  createRegistryClient({ keychain: { resolve: () => Promise.resolve(undefined) }, retry: { delaysMs: [] } });

interface Stored {
  readonly mediaType: string;
  readonly config: { digest: string };
  readonly layers: { mediaType: string; digest: string }[];
  readonly annotations?: object;
}

function stored(repository: string, tag = "latest") {
  const bytes = registry.manifests.get(repository)?.get(tag)?.bytes ?? Buffer.alloc(0);
  const manifest = JSON.parse(bytes.toString("utf8")) as Stored;
  const config = JSON.parse(
    String(registry.blobs.get(repository)?.get(manifest.config.digest)),
  ) as ReturnType<typeof configWith>;
  return { manifest, config };
}

const labelOf = (repository: string, tag?: string) =>
  JSON.parse(stored(repository, tag).config.config.Labels[LABEL] ?? "{}") as {
    runImage: Record<string, unknown>;
  };

describe("a rebase in a registry", () => {
  beforeEach(() => {
    add("run", { layers: ["base", "new"], oci: true });
    add("app", { layers: ["base", "old", "app", "launcher"], labels: appLabels(), oci: true });
  });

  it("puts the app's layers on the new run image, as a Docker image", async () => {
    await run();

    const { manifest, config } = stored("app");
    expect(config.rootfs.diff_ids).toEqual(["base", "new", "app", "launcher"].map(diffIdOf));
    expect(manifest.mediaType).toBe(`${DOCKER}distribution.manifest.v2+json`);
    expect(manifest.layers.map(({ mediaType }) => mediaType)).toEqual(
      Array.from({ length: 4 }, () => `${OCI}layer.v1.tar+gzip`),
    );
    expect(manifest.annotations).toBeUndefined();
    expect(config.author).toBeUndefined();
    expect(labelOf("app").runImage).toMatchObject({ topLayer: diffIdOf("new"), image: nameOf("run") });
  });

  it("stays an OCI image if the app has zstd layers, and with it all its layers", async () => {
    add("run", { layers: ["base", "new"] });
    add("app", {
      layers: ["base", "old", "app", "launcher"],
      labels: appLabels(),
      layerType: `${OCI}layer.v1.tar+zstd`,
    });
    await run();

    const { manifest } = stored("app");
    expect(manifest.mediaType).toBe(`${OCI}manifest.v1+json`);
    expect(manifest.config).toMatchObject({ mediaType: `${OCI}config.v1+json` });
    expect(manifest.layers.map(({ mediaType }) => mediaType)).toEqual([
      ...Array.from({ length: 2 }, () => `${OCI}layer.v1.tar+gzip`),
      ...Array.from({ length: 2 }, () => `${OCI}layer.v1.tar+zstd`),
    ]);
  });

  it("moves no layer", async () => {
    await run();

    const digests = ["base", "old", "new", "app", "launcher"].map((name) => digestOf(tarOf(name)));
    const layers = new Set<string>(digests);
    const moved = registry.requests.filter(
      ({ method, path: url, query }) =>
        (method === "GET" && digests.some((digest) => url.endsWith(digest))) ||
        (method === "PUT" && layers.has(query.get("digest") ?? "")),
    );
    expect(moved).toEqual([]);
    expect(registry.blobs.get("app")?.has(digestOf(tarOf("new")))).toBe(true);
  });

  it("reports all names, and what was saved", async () => {
    const names = [nameOf("app:1"), nameOf("other:1")];

    await run({ names, app: nameOf("app") });

    const report = parseReport(readFileSync(path.join(root, "deep/report.toml"), "utf8"), "report");
    expect(report).toMatchObject({ tags: names, digest: expect.stringMatching(/^sha256:/) });
    expect(stored("other", "1").manifest).toEqual(stored("app", "1").manifest);
    expect(log.lines).toEqual(
      expect.arrayContaining([`Saving ${names[0] ?? ""}...`, `*** Images (${report.digest ?? ""}):`]),
    );
  });

  it("takes the given run image only if the app knows it, or if forced", async () => {
    add("elsewhere", { layers: ["base", "new"] });

    await expect(run({ runImage: nameOf("elsewhere") })).rejects.toMatchObject({
      exitCode: 72,
      message: expect.stringContaining("not found in existing run image metadata"),
    });
    expect(stored("app").config.rootfs.diff_ids).toContain(diffIdOf("old"));
    await run({ runImage: nameOf("elsewhere"), force: true });

    expect(labelOf("app").runImage).toMatchObject({ image: nameOf("elsewhere") });
    expect(log.lines).toContainEqual(expect.stringMatching(/^Warning: rebase app image: new base image/));
  });

  it("writes nothing for an app that may not be rebased", async () => {
    add("app", { layers: ["base", "old", "app"], labels: appLabels({ "io.buildpacks.rebasable": "false" }) });

    await expect(run()).rejects.toMatchObject({ exitCode: 72 });

    expect(registry.requests.filter(({ method }) => method !== "GET" && method !== "HEAD")).toEqual([]);
    expect(existsSync(path.join(root, "deep/report.toml"))).toBe(false);
  });

  it.each([
    ["72 without the app image", { app: "absent" }, 72, "access image to rebase"],
    ["1 without the run image", { runImage: "absent" }, 1, "access run image"],
    ["72 for an image without the label", { app: "run" }, 72, "-run-image is required"],
  ])("ends with %s", async (_name, given, exitCode, message) => {
    const options = Object.fromEntries(
      Object.entries(given).map(([key, repository]) => [key, nameOf(repository)]),
    );
    await expect(run(options)).rejects.toMatchObject({ exitCode, message: expect.stringContaining(message) });
  });
});

describe("a rebase in a daemon", () => {
  const inDaemon = (store: FakeImageStore): Promise<void> =>
    run({ images: createDaemonImages({ store, registry: client(), openLaunchCache: undefined, log }) });

  function addApp(store: FakeImageStore): void {
    const layers = ["base", "old", "app"];
    store.add(`${nameOf("app")}:latest`, layers.map(tarOf), configWith(layers, appLabels()));
  }

  /** As pulled from the registry. */
  function addRunImage(store: FakeImageStore): void {
    const origin = `${nameOf("run")}@${add("run", { layers: ["base", "new"] })}`;
    store.add(`${nameOf("run")}:latest`, ["base", "new"].map(tarOf), {}, [origin]);
  }

  const diffIdsIn = (store: FakeImageStore): readonly string[] | undefined =>
    store.named(`${nameOf("app")}:latest`)?.config.rootfs.diff_ids;

  it("gives the image its new run image, and the report its id", async () => {
    const store = new FakeImageStore();
    addRunImage(store);
    addApp(store);

    await inDaemon(store);

    const image = store.named(`${nameOf("app")}:latest`);
    expect(diffIdsIn(store)).toEqual(["base", "new", "app"].map(diffIdOf));
    const report = parseReport(readFileSync(path.join(root, "deep/report.toml"), "utf8"), "report");
    expect(report).toMatchObject({ tags: [nameOf("app")], imageId: image?.id.slice(7) });
    expect(registry.requests).toEqual([]);
  });

  it("gets the layers of the run image that the daemon has unpacked only from its registry, and no others", async () => {
    const store = new FakeImageStore({ containerd: true, unpacked: [diffIdOf("new")] });
    addRunImage(store);
    addApp(store);

    await inDaemon(store);

    expect(diffIdsIn(store)).toEqual(["base", "new", "app"].map(diffIdOf));
    expect(registry.calls).toContain(`GET /v2/run/blobs/${diffIdOf("new")}`);
    expect(registry.calls).not.toContain(`GET /v2/run/blobs/${diffIdOf("base")}`);
    expect(log.lines.join("\n")).toContain("does not give out all layers");
  });

  it("reads a run image of which the daemon tells nothing in its registry", async () => {
    const unpacked = ["base", "new"].map(diffIdOf);
    const store = new FakeImageStore({ containerd: true, unpacked });
    addRunImage(store);
    addApp(store);
    const read = store.readImage.bind(store);
    store.readImage = async (reference) => {
      const image = await read(reference);
      if (image === undefined || image.origins.length === 0) return image;
      const config = { os: "", architecture: "", rootfs: { type: "layers", diff_ids: [] } };
      return { ...image, config };
    };

    await inDaemon(store);

    expect(diffIdsIn(store)).toEqual(["base", "new", "app"].map(diffIdOf));
  });

  it("ends with 72 and names the registry that does not give what the daemon lacks", async () => {
    const store = new FakeImageStore({ containerd: true, unpacked: [diffIdOf("new")] });
    addRunImage(store);
    addApp(store);
    registry.manifests.clear();

    await expect(inDaemon(store)).rejects.toMatchObject({
      exitCode: 72,
      message: expect.stringContaining(`does not give out all of the image "${nameOf("run")}@sha256:`),
      hint: expect.stringContaining("CNB_REGISTRY_AUTH"),
    });
    expect(diffIdsIn(store)).toEqual(["base", "old", "app"].map(diffIdOf));
  });

  it("ends with 72 if the registry gives something else than the layer", async () => {
    const store = new FakeImageStore({ containerd: true, unpacked: [diffIdOf("new")] });
    addApp(store);
    const digest = add("run", { layers: ["base", "other"] });
    const stored = JSON.parse(String(registry.manifests.get("run")?.get(digest)?.bytes)) as object;
    const config = {
      mediaType: `${DOCKER}container.image.v1+json`,
      ...registry.addBlob("run", JSON.stringify(configWith(["base", "new"]))),
    };
    const forged = registry.addManifest("run", { ...stored, config });
    store.add(`${nameOf("run")}:latest`, ["base", "new"].map(tarOf), {}, [`${nameOf("run")}@${forged}`]);

    await expect(inDaemon(store)).rejects.toMatchObject({
      exitCode: 72,
      message: expect.stringContaining("is not the layer"),
    });
  });
});
