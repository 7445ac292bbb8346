// Gateway, real registry and real engine together; needs the environment of script/bootstrap.
import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from "@jest/globals";
import type { Daemon } from "../../src/docker/daemon.ts";
import { connectEngine } from "../../src/docker/engine.ts";
import { loadImage } from "../../src/docker/load-image.ts";
import type { BlobSink } from "../../src/gateway/blob-sink.ts";
import { createDirectorySink } from "../../src/gateway/directory-sink.ts";
import type { ImageEdits } from "../../src/gateway/edit-image.ts";
import { type FinishedImage, finishImage } from "../../src/gateway/finished-image.ts";
import { type Gateway, startGateway } from "../../src/gateway/gateway.ts";
import { publishImage } from "../../src/gateway/publish-image.ts";
import { createRegistrySink } from "../../src/gateway/registry-sink.ts";
import { digestOf } from "../../src/oci/digest.ts";
import {
  formatImageReference,
  type ImageReference,
  parseImageReference,
} from "../../src/oci/image-reference.ts";
import { DOCKER_CONFIG, DOCKER_LAYER, DOCKER_MANIFEST } from "../../src/oci/media-types.ts";
import type { Registry } from "../../src/registry/registry.ts";
import { createRegistryClient } from "../../src/registry/registry-client.ts";
import { tarDirectory, tarFile, writeTar } from "../docker/tiny-tar.ts";
import { blobOf } from "./gateway-fixture.ts";

jest.setTimeout(120_000);

const execute = promisify(execFile);
const BUSYBOX = "/bin/busybox";
const run = randomUUID();
const host = process.env["TESTBED_REGISTRY"] ?? "";
const registry = createRegistryClient({ keychain: { resolve: () => Promise.resolve(undefined) } });

/** A Docker image as bytes. */
interface MadeImage {
  readonly blobs: readonly Buffer[];
  readonly bytes: Buffer;
}

let daemon: Daemon;
let base: Buffer;
let own: Buffer;
let directory: string;
let gateway: Gateway;
const loaded = new Set<string>();

beforeAll(async () => {
  daemon = await connectEngine(process.env);
  const busybox = tarFile("bin/busybox", await readFile(BUSYBOX), { mode: 0o755 });
  base = writeTar([tarDirectory("bin/"), busybox, tarFile("name-of-run", run)]);
  own = writeTar([tarFile("greeting", `hello ${run}`)]);
  await push(registry, at("run:1"), made([base]));
});

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "gateway-int-"));
});

afterEach(async () => {
  await gateway[Symbol.asyncDispose]();
  for (const name of loaded) await daemon.removeImage(name).catch(() => undefined);
  loaded.clear();
  await rm(directory, { recursive: true, force: true });
});

afterAll(async () => {
  const { containers } = await daemon.removeLabelled(`run=${run}`);
  if (containers > 0) throw new Error(`${containers} containers were left behind.`);
});

function at(name: string): ImageReference {
  return parseImageReference(`${host}/gateway/${run}/${name}`);
}

function made(layers: readonly Buffer[]): MadeImage {
  const compressed = layers.map((layer) => gzipSync(layer));
  const config = Buffer.from(
    JSON.stringify({
      architecture: daemon.info.arch,
      os: "linux",
      config: { Labels: { "from.lifecycle": "yes" } },
      rootfs: { type: "layers", diff_ids: layers.map(digestOf) },
    }),
  );
  const descriptor = (mediaType: string, content: Buffer) => ({
    mediaType,
    size: content.length,
    digest: digestOf(content),
  });
  const bytes = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: DOCKER_MANIFEST,
      config: descriptor(DOCKER_CONFIG, config),
      layers: compressed.map((layer) => descriptor(DOCKER_LAYER, layer)),
    }),
  );
  return { blobs: [config, ...compressed], bytes };
}

async function push(client: Registry, reference: ImageReference, image: MadeImage): Promise<void> {
  await Promise.all(image.blobs.map((blob) => client.pushBlob(reference, blobOf(blob))));
  await client.putManifest(reference, { mediaType: DOCKER_MANIFEST, bytes: image.bytes });
}

/** Pushes the app through a new gateway, all but the layer of the run image. */
async function stage(sink: BlobSink, edits: ImageEdits): Promise<FinishedImage> {
  const image = made([base, own]);
  const provided = new Map([
    [digestOf(gzipSync(base)), { kind: "repository" as const, repository: at("run") }],
  ]);
  gateway = await startGateway({ address: "127.0.0.1", registry });
  gateway.serve({ name: "app", repository: at("app"), sink, provided });
  const client = createRegistryClient({ keychain: gateway.keychain });
  await push(client, { ...gateway.repository("app"), tag: "1" }, image);
  const staged = gateway.staged("app", "1");
  if (staged === undefined) throw new Error("nothing was staged");
  return finishImage(staged, edits, registry);
}

function load(image: FinishedImage, names: readonly string[], relatives: readonly string[]) {
  for (const name of names) loaded.add(name);
  const loadable = { ...image, names, manifestDigest: image.digest, diffIds: image.config.rootfs.diff_ids };
  return loadImage(loadable, { daemon, relatives });
}

async function outputOf(image: string): Promise<string[]> {
  await using container = await daemon.createContainer({
    image,
    command: [BUSYBOX, "cat", "/greeting"],
    env: [],
    mounts: [],
    labels: { run },
    securityOptions: [],
    network: "none",
  });
  const lines: string[] = [];
  await container.run({ onLine: (line) => lines.push(line) });
  return lines;
}

const LABELS = { labels: new Map([["team", "a=b,c"]]) };

describe.each([
  ["registry", () => createRegistrySink(at("app"), { registry, directory })],
  ["directory", () => createDirectorySink(directory)],
] as const)("an image from a gateway (sink: %s)", (kind, sink) => {
  it("is published to several repositories and loaded, with one digest", async () => {
    const image = await stage(sink(), { ...LABELS, annotations: new Map([["a", "1"]]) });
    const names = [`gateway.local/${run}:1`, `gateway.local/${run}:latest`];
    const tags = [at(`${kind}:1`), at(`${kind}:latest`), at(`${kind}-copy:1`)];
    let id = "";
    const beforeTags = async (): Promise<void> => {
      expect(await registry.headManifest(at(`${kind}:1`))).toBeUndefined();
      ({ id } = await load(image, names, []));
    };

    await publishImage(image, { tags, beforeTags }, { registry });

    for (const tag of tags) expect(await registry.headManifest(tag)).toBe(image.digest);
    for (const name of names) {
      expect(await daemon.inspectImage(name)).toMatchObject({
        id,
        labels: { "from.lifecycle": "yes", team: "a=b,c" },
      });
    }
    // Graph drivers call it by the one, the containerd store by the other.
    expect([image.manifest.config.digest, image.digest]).toContain(id);
    expect(await outputOf(id)).toEqual([`hello ${run}`]);
  });

  it("is what the engine pulls, byte for byte", async () => {
    const image = await stage(sink(), LABELS);
    await publishImage(image, { tags: [at("pulled:1")] }, { registry });
    const reference = formatImageReference(at("pulled:1"));

    await daemon.pullImage(reference, {});
    loaded.add(reference);

    expect((await daemon.inspectImage(reference))?.repoDigests).toEqual([
      reference.replace(/:1$/, `@${image.digest}`),
    ]);
  });

  it("is loaded without the layers of a run image that the engine has", async () => {
    const relative = formatImageReference(at("run:1"));
    await daemon.pullImage(relative, {});
    loaded.add(relative);
    const image = await stage(sink(), LABELS);
    const name = `gateway.local/${run}:small`;

    expect(await load(image, [name], [relative])).toMatchObject({ layers: 2, omittedLayers: 1 });
    expect(await outputOf(name)).toEqual([`hello ${run}`]);
  });
});

describe("a gateway for the engine's own client", () => {
  it("takes what it pushes, with the login", async () => {
    gateway = await startGateway({ address: "127.0.0.1", registry });
    gateway.serve({ name: "app", repository: undefined, sink: createDirectorySink(directory) });
    const name = `${gateway.host}/app:pushed`;
    const image = made([base, own]);
    const archive = { ...asLoadable(image), names: [name] };
    loaded.add(name);
    await loadImage(archive, { daemon, relatives: [] });
    const credentials = await gateway.keychain.resolve(gateway.host);
    const { username, password } = { username: "", password: "", ...credentials };
    const auth = Buffer.from(`${username}:${password}`).toString("base64");
    await writeFile(
      path.join(directory, "config.json"),
      JSON.stringify({ auths: { [gateway.host]: { auth } } }),
    );

    await execute("docker", ["--config", directory, "push", name]);

    const staged = gateway.staged("app", "pushed");
    expect(staged?.manifest.config.digest).toBe(digestOf(image.blobs[0] ?? ""));
    expect(staged?.manifest.layers).toHaveLength(2);
    // Podman refuses, too, and does not say why.
    await expect(execute("docker", ["push", name])).rejects.toThrow(
      /no basic auth credentials|unauthorized|provided no error-message/,
    );
  });
});

function asLoadable(image: MadeImage) {
  const blobs = new Map(image.blobs.map((blob) => [digestOf(blob), blob]));
  const manifest = JSON.parse(image.bytes.toString()) as FinishedImage["manifest"];
  return {
    manifest,
    manifestBytes: image.bytes,
    manifestDigest: digestOf(image.bytes),
    mediaType: DOCKER_MANIFEST,
    diffIds: [base, own].map(digestOf),
    readBlob: (digest: string) => Readable.from([blobs.get(digest as `sha256:${string}`) ?? Buffer.alloc(0)]),
  };
}
