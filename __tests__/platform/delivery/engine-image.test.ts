// An image that is only loaded: the next build reuses its layers where the engine has them.
import { Readable } from "node:stream";
import { beforeEach, describe, expect, it } from "@jest/globals";
import type { RunImage } from "../../../src/builder/run-image.ts";
import type { ConfiguredImage, DaemonHost } from "../../../src/docker/daemon.ts";
import { type Digest, digestOf } from "../../../src/oci/digest.ts";
import { atDigest, formatImageReference, parseImageReference } from "../../../src/oci/image-reference.ts";
import { parseManifest } from "../../../src/oci/manifest.ts";
import type { Destination } from "../../../src/platform/delivery/destination.ts";
import { openGatewayDestination } from "../../../src/platform/delivery/gateway-destination.ts";
import type { BuildPlan } from "../../../src/platform/plan/plan.ts";
import { noCaches } from "../../../src/platform/request/build-caches.ts";
import type { BuildDeps } from "../../../src/platform/request/build-deps.ts";
import type { ResolvedBuild } from "../../../src/platform/request/build-request.ts";
import { createRegistryClient } from "../../../src/registry/registry-client.ts";
import { imageOf, layersOf, LoadingDaemon, type ServedImage } from "../../cache/builder-fixture.ts";
import { tarFile, writeTar } from "../../docker/tiny-tar.ts";
import { deliveryOptions } from "../../support/delivery-options.ts";
import { fakeImage } from "../../support/fake-daemon.ts";
import { deps, registry, request } from "../build-fixture.ts";

const DELIVERY = deliveryOptions({ push: false, load: true });
const LAYOUT = { input: "layout", path: "/lacking", within: "/" };
/** A build of a pull request. */
const READS = { caches: { ...noCaches("/"), mayWrite: false } };
const METADATA = "io.buildpacks.lifecycle.metadata";

/** Keeps what a config says of images that are loaded, and can give out their layers. */
class KeepingDaemon extends LoadingDaemon {
  keepsBlobs = false;
  readonly saved: string[] = [];
  readonly #configs = new Map<string, ConfiguredImage>();
  readonly #layers: readonly Buffer[];

  constructor(layers: readonly Buffer[], engine: "docker" | "podman" = "docker") {
    super({ info: { engine } });
    this.#layers = layers;
  }

  override async loadImage(archive: Readable): Promise<void> {
    await super.loadImage(archive);
    const files = new Map(this.loads.at(-1)?.map(({ name, content }) => [name, content]));
    const [image] = JSON.parse(String(files.get("manifest.json"))) as {
      Config: string;
      RepoTags: string[];
    }[];
    const json = String(files.get(image?.Config ?? ""));
    const config = JSON.parse(json) as ConfiguredImage["config"];
    const id = digestOf(json);
    for (const name of image?.RepoTags ?? []) {
      this.images.set(name, fakeImage({ id, diffIds: config.rootfs.diff_ids }));
      this.#configs.set(name, { id, config, origins: [] });
    }
  }

  override readImage(name: string): Promise<ConfiguredImage | undefined> {
    return Promise.resolve(this.#configs.get(name));
  }

  override saveImage(id: string): Promise<Readable> {
    this.saved.push(id);
    const files = this.#layers.map((layer) => tarFile(`blobs/sha256/${digestOf(layer).slice(7)}`, layer));
    return Promise.resolve(Readable.from([writeTar(files)]));
  }

  override async describeHost(): Promise<DaemonHost> {
    return { ...(await super.describeHost()), usesContainerdStore: this.keepsBlobs };
  }
}

const tars = layersOf("base", "a", "b", "app", "other");
const [BASE, A, B, APP, OTHER] = tars as [Buffer, Buffer, Buffer, Buffer, Buffer];
let runImage: RunImage;
let engine: KeepingDaemon;

beforeEach(() => {
  engine = new KeepingDaemon(tars);
  const served = imageOf([BASE]);
  const [layer] = served.manifest.layers;
  registry.addBlob("run", served.blobs.get(layer?.digest ?? "sha256:") ?? "");
  const reference = parseImageReference(`${registry.host}/run:1`);
  const pinned = atDigest(reference, digestOf("run"));
  const layers = served.manifest.layers.map(({ digest }) => digest);
  const target = { os: "linux", arch: "amd64" };
  runImage = { name: "run:1", reference, pinned, target, layers, runImages: [] };
});

function open(more: Partial<ResolvedBuild> = {}, moreDeps: Partial<BuildDeps> = {}): Promise<Destination> {
  const plan = { daemon: engine, runImage: { value: runImage } } as unknown as BuildPlan;
  const resolved = { ...request(), delivery: DELIVERY, ...more } as unknown as ResolvedBuild;
  return openGatewayDestination(resolved, { plan, address: "127.0.0.1" }, { ...deps(), ...moreDeps });
}

function appOf(...layers: readonly Buffer[]): ServedImage {
  const [, ...own] = layers.map(digestOf);
  const cached = { data: null, build: false, launch: true, cache: true };
  const metadata = {
    app: [{ sha: own.at(-1) }],
    buildpacks: [
      {
        key: "examples/one",
        version: "1",
        layers: { cached: { ...cached, sha: own[0] }, launch: { ...cached, sha: own[1], cache: false } },
      },
    ],
    sbom: { sha: digestOf("sbom") },
    launcher: { sha: digestOf("launcher") },
    runImage: { topLayer: "", reference: formatImageReference(runImage.pinned) },
  };
  return imageOf(layers, { config: { Labels: { [METADATA]: JSON.stringify(metadata) } } });
}

/** Pushes what the gateway lacks, as lifecycles do, and delivers it; the digests that were pushed. */
async function build(destination: Destination, image: ServedImage): Promise<readonly Digest[]> {
  const {
    tags: [name],
    access: { keychain },
  } = destination;
  const client = createRegistryClient({ keychain, retry: { delaysMs: [] } });
  const pushed: Digest[] = [];
  for (const { digest } of [image.manifest.config, ...image.manifest.layers]) {
    const content = image.blobs.get(digest) ?? Buffer.alloc(0);
    const blob = { digest, sizeBytes: content.length, open: () => Readable.from([content]) };
    if ((await client.pushBlob(name, blob)) === "uploaded") pushed.push(digest);
  }
  await client.putManifest(name, { mediaType: image.manifest.mediaType ?? "", bytes: image.manifestBytes });
  await destination.deliver({
    digest: image.manifestDigest,
    tags: [],
    manifestSizeBytes: undefined,
    toml: "",
    runImage: formatImageReference(runImage.pinned),
  });
  return pushed;
}

/** What a lifecycle finds under the name that it exports to. */
async function previousMetadata({ tags: [name], access: { keychain } }: Destination): Promise<unknown> {
  const client = createRegistryClient({ keychain, retry: { delaysMs: [] } });
  const { bytes } = await client.getManifest(name);
  const { config } = parseManifest(bytes.toString(), "the previous image");
  const json = await client.readBlob(name, config);
  const { config: container } = JSON.parse(json.toString()) as { config: { Labels: Record<string, string> } };
  return JSON.parse(container.Labels[METADATA] ?? "null");
}

async function loadFirst(layers: readonly Buffer[], more: Partial<BuildDeps> = {}): Promise<ServedImage> {
  const image = appOf(...layers);
  await using destination = await open({}, more);
  await build(destination, image);
  return image;
}

function sentLayers(): readonly string[] {
  const sent = new Set(engine.loads.at(-1)?.map(({ content }) => digestOf(content)));
  const names = { base: BASE, a: A, b: B, app: APP, other: OTHER };
  return Object.entries(names).flatMap(([name, tar]) => {
    const gzip = imageOf([tar]).manifest.layers[0]?.digest ?? "sha256:";
    return sent.has(digestOf(tar)) || sent.has(gzip) ? [name] : [];
  });
}

describe("an image that is only loaded", () => {
  it("is the previous image of the next build, which neither sends nor loads its layers again", async () => {
    const image = await loadFirst([BASE, A, B, APP]);
    await using destination = await open();
    const loadedBefore = engine.loads.length;

    await expect(build(destination, image)).resolves.toEqual([image.manifest.config.digest]);
    expect(engine.loads).toHaveLength(loadedBefore);
  });

  it("offers only what needs not be read: layers of the cache, and the app", async () => {
    await loadFirst([BASE, A, B, APP]);
    await using destination = await open();

    expect(await previousMetadata(destination)).toMatchObject({
      app: [{ sha: digestOf(APP) }],
      buildpacks: [{ layers: { cached: { sha: digestOf(A) } } }],
      launcher: { sha: "" },
    });
    expect(await previousMetadata(destination)).not.toHaveProperty("sbom");
    expect(await previousMetadata(destination)).not.toHaveProperty("buildpacks.0.layers.launch");
  });

  it("offers what is above the app, too, where the engine finds layers by their digests", async () => {
    engine.keepsBlobs = true;
    await loadFirst([BASE, A, B, APP]);
    await using destination = await open();

    expect(await previousMetadata(destination)).toMatchObject({ launcher: { sha: digestOf("launcher") } });
  });

  it("gives layers out of the engine that lie on another one in the new image", async () => {
    await loadFirst([BASE, A, B, APP]);
    await using destination = await open();
    await build(destination, appOf(BASE, A, OTHER, B, APP));

    expect(sentLayers()).toEqual(["b", "app", "other"]);
    expect(engine.saved).toHaveLength(1);
  });

  it.each<[string, Partial<ResolvedBuild>, Partial<BuildDeps>]>([
    ["that clears the cache", { clearCache: true }, {}],
    ["that also writes a directory", { delivery: { ...DELIVERY, layout: LAYOUT } }, {}],
    ["of another branch", {}, { caches: { ...noCaches("/"), branch: "refs/heads/other" } }],
  ])("is no previous image of a build %s", async (_what, more, moreDeps) => {
    await loadFirst([BASE, A, B, APP]);
    await using destination = await open(more, moreDeps);

    await expect(previousMetadata(destination)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is no previous image if a build loaded it that may not write caches", async () => {
    await loadFirst([BASE, A, B, APP], READS);
    await using destination = await open();

    await expect(previousMetadata(destination)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is no previous image once something else has its name", async () => {
    await loadFirst([BASE, A, B, APP]);
    await loadFirst([BASE, OTHER, APP], READS);
    await using destination = await open();

    await expect(previousMetadata(destination)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is no previous image on another run image, where layers are known by what is below them", async () => {
    await loadFirst([BASE, A, B, APP]);
    runImage = { ...runImage, layers: [digestOf("another")] };
    await using destination = await open();

    await expect(previousMetadata(destination)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is no previous image with Podman, which wants all layers", async () => {
    engine = new KeepingDaemon(tars, "podman");
    await loadFirst([BASE, A, B, APP]);
    await using destination = await open();

    await expect(previousMetadata(destination)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
