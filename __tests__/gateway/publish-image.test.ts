import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { BlobOrigin } from "../../src/gateway/blob-origin.ts";
import type { ImageEdits } from "../../src/gateway/edit-image.ts";
import { type FinishedImage, finishImage } from "../../src/gateway/finished-image.ts";
import { publishImage } from "../../src/gateway/publish-image.ts";
import { type Digest, digestOf } from "../../src/oci/digest.ts";
import { type ImageReference, parseImageReference } from "../../src/oci/image-reference.ts";
import { parseManifest } from "../../src/oci/manifest.ts";
import { OCI_MANIFEST } from "../../src/oci/media-types.ts";
import { createClient } from "../registry/registry-client-fixture.ts";
import { type FakeRegistry, startFakeRegistry } from "../support/fake-registry.ts";
import type { FakeRequest } from "../support/fake-registry/exchange.ts";
import {
  type Bench,
  push,
  type SinkKind,
  type SmallImage,
  smallImage,
  startBench,
} from "./gateway-fixture.ts";

const SINKS: readonly SinkKind[] = ["registry", "directory"];
const BASE = "base of the run image";

let second: FakeRegistry;
let runs: FakeRegistry;
let bench: Bench;

beforeEach(async () => {
  second = await startFakeRegistry();
  runs = await startFakeRegistry();
  runs.addBlob("run", BASE);
});

afterEach(async () => {
  await bench[Symbol.asyncDispose]();
  await second[Symbol.asyncDispose]();
  await runs[Symbol.asyncDispose]();
});

/** What a lifecycle pushed, on a run image whose layer it did not move. */
async function stage(
  kind: SinkKind,
  edits: ImageEdits = {},
  image: SmallImage = smallImage([BASE, "own"]),
): Promise<FinishedImage> {
  const provided = new Map<Digest, BlobOrigin>([
    [digestOf(BASE), { kind: "repository", repository: at(runs, "run") }],
  ]);
  bench = await startBench({ sink: kind, route: { provided } });
  await push(bench.client, { ...bench.app, tag: "latest" }, image);
  const staged = bench.gateway.staged("host/app", "latest");
  if (staged === undefined) throw new Error("nothing was staged");
  const finished = await finishImage(staged, edits, bench.upstream);
  bench.real.requests.length = 0;
  return finished;
}

function at(registry: FakeRegistry, name: string): ImageReference {
  return parseImageReference(`${registry.host}/${name}`);
}

function allTags(): ImageReference[] {
  return [
    at(bench.real, "app:1"),
    at(bench.real, "app:latest"),
    at(bench.real, "copy:1"),
    at(second, "team/app:1"),
  ];
}

const isTag = ({ method, path }: FakeRequest): boolean =>
  method === "PUT" && /\/manifests\/(?!sha256:)/.test(path);

/** Every blob of the image, by repository. */
function hasAll(registry: FakeRegistry, repository: string, { manifest }: FinishedImage): boolean {
  const blobs = registry.blobs.get(repository);
  return [manifest.config, ...manifest.layers].every(({ digest }) => blobs?.has(digest));
}

describe.each(SINKS)("publishImage (sink: %s)", (sink) => {
  it("brings one digest to every tag, in all registries and repositories", async () => {
    const image = await stage(sink);

    await publishImage(image, { tags: allTags() }, { registry: bench.upstream });

    for (const tag of allTags()) expect(await bench.upstream.headManifest(tag)).toBe(image.digest);
    expect(image.digest).toBe(smallImage([BASE, "own"]).digest);
    expect(hasAll(bench.real, "app", image)).toBe(true);
    expect(hasAll(bench.real, "copy", image)).toBe(true);
    expect(hasAll(second, "team/app", image)).toBe(true);
  });

  it("applies labels and annotations, so that a tag never shows the image without them", async () => {
    const image = await stage(sink, { labels: new Map([["a", "1"]]), annotations: new Map([["b", "2"]]) });

    await publishImage(image, { tags: allTags() }, { registry: bench.upstream });

    const served = await bench.upstream.getManifest(at(second, "team/app:1"));
    const manifest = parseManifest(served.bytes.toString(), "test");
    const config = await bench.upstream.readBlob(at(second, "team/app"), manifest.config);
    expect(served).toMatchObject({ mediaType: OCI_MANIFEST, digest: image.digest });
    expect(manifest.annotations).toEqual({ b: "2" });
    expect(JSON.parse(config.toString())).toMatchObject({
      config: { Labels: { a: "1", "from.lifecycle": "yes" } },
    });
    expect(bench.real.requests.filter(isTag)).toHaveLength(3);
  });

  it("moves tags when everything else is everywhere", async () => {
    const image = await stage(sink);

    await publishImage(image, { tags: allTags() }, { registry: bench.upstream });

    const firstTag = bench.real.requests.findIndex(isTag);
    expect(bench.real.requests.slice(firstTag).every(isTag)).toBe(true);
    expect(second.requests.slice(second.requests.findIndex(isTag)).every(isTag)).toBe(true);
    const kept = `HEAD /v2/team/app/manifests/${image.digest}`;
    expect(second.calls.indexOf(kept)).toBeLessThan(second.requests.findIndex(isTag));
    expect(second.calls).toContain(kept);
  });

  it("mounts from the first repository of a registry into the others", async () => {
    const image = await stage(sink);

    const counts = await publishImage(
      image,
      { tags: [at(bench.real, "app:1"), at(bench.real, "copy:1")] },
      { registry: bench.upstream },
    );

    const gets = bench.real.calls.filter((call) => call.startsWith("GET") && call.includes("/blobs/"));
    expect(gets).toEqual([]);
    expect(counts.mounted).toBe(2);
    const mounts = bench.real.requests.filter(
      ({ path, query }) => path.includes("copy") && query.has("mount"),
    );
    expect(mounts.map(({ query }) => query.get("from"))).toEqual(["app", "app"]);
  });

  it("tells how much is uploaded of what was not there", async () => {
    const image = await stage(sink);
    const told: [done: number, total: number][] = [];
    const deps = {
      registry: bench.upstream,
      onProgress: (done: number, total: number) => told.push([done, total]),
    };
    const sizeBytes = image.manifest.layers.reduce((sum, { size }) => sum + size, 0);

    await publishImage(image, { tags: [at(second, "team/app:1")] }, deps);
    expect(told.at(-1)).toEqual([sizeBytes, sizeBytes]);

    await publishImage(image, { tags: [at(second, "team/app:1")] }, deps);
    expect(told.at(-1)).toEqual([0, 0]);
  });

  it("asks a run image's registry that fails no more often than a blob is pushed", async () => {
    const image = await stage(sink);
    runs.script(({ path }) => path.includes("/blobs/"), { kind: "answer", status: 503 }, Infinity);
    const registry = createClient();

    await expect(
      publishImage(image, { tags: [at(second, "team/app:1")] }, { registry }),
    ).rejects.toMatchObject({ statusCode: 503 });

    expect(runs.requests.length).toBe(4);
  });

  it("reads a blob of the run image once more that came damaged", async () => {
    const image = await stage(sink);
    const damaged = "x".repeat(BASE.length);
    runs.script(({ path }) => path.includes("/blobs/"), { kind: "answer", status: 200, body: damaged });

    await publishImage(image, { tags: [at(second, "team/app:1")] }, { registry: createClient() });

    expect(hasAll(second, "team/app", image)).toBe(true);
  });

  it("moves nothing that is there already", async () => {
    const image = await stage(sink);
    const tags = [at(bench.real, "app:1"), at(second, "team/app:1")];
    await publishImage(image, { tags }, { registry: bench.upstream });

    const counts = await publishImage(image, { tags }, { registry: bench.upstream });

    expect(counts).toEqual({ existed: 6, mounted: 0, uploaded: 0 });
  });

  it.each<[string, (request: FakeRequest) => boolean]>([
    ["a blob", ({ method, path }) => method === "POST" && path.includes("/uploads/")],
    ["the manifest", ({ method, path }) => method === "PUT" && path.includes("/manifests/sha256:")],
    ["the last check", ({ method, path }) => method === "HEAD" && path.includes("/manifests/")],
  ])("moves no tag anywhere if one registry fails at %s", async (_, matches) => {
    const image = await stage(sink);
    second.script(matches, { kind: "answer", status: 403 }, Infinity);

    await expect(
      publishImage(image, { tags: allTags() }, { registry: bench.upstream }),
    ).rejects.toMatchObject({
      code: "REGISTRY_DENIED",
      message: expect.stringContaining("team/app") as unknown,
    });

    expect([bench.real.tagsOf("app"), bench.real.tagsOf("copy"), second.tagsOf("team/app")]).toEqual([
      [],
      [],
      [],
    ]);
  });

  it("refuses an image whose halves have different numbers of layers", async () => {
    const image = smallImage(["own"]);
    const manifest = JSON.parse(image.bytes.toString()) as { layers: unknown[] };
    const bytes = Buffer.from(
      JSON.stringify({ ...manifest, layers: [...manifest.layers, ...manifest.layers] }),
    );

    await expect(stage(sink, {}, { ...image, bytes, digest: digestOf(bytes) })).rejects.toMatchObject({
      code: "MALFORMED",
      message: expect.stringContaining("has 2 layers in its manifest, but 1 in its config.") as unknown,
    });
  });

  it("moves no tag if a registry forgets what it took", async () => {
    const image = await stage(sink);
    const isCheck = ({ method, path }: FakeRequest): boolean =>
      method === "HEAD" && path.includes("/manifests/");
    second.script(isCheck, { kind: "answer", status: 404 });

    await expect(
      publishImage(image, { tags: allTags() }, { registry: bench.upstream }),
    ).rejects.toMatchObject({
      code: "REGISTRY",
      message: expect.stringContaining("does not have it") as unknown,
    });

    expect(bench.real.tagsOf("app")).toEqual([]);
  });

  it("moves no tag if what comes before the tags fails", async () => {
    const image = await stage(sink);
    let isComplete = false;

    const publishing = publishImage(
      image,
      {
        tags: allTags(),
        beforeTags: () => {
          isComplete = hasAll(bench.real, "copy", image) && hasAll(second, "team/app", image);
          return Promise.reject(new Error("not loaded"));
        },
      },
      { registry: bench.upstream },
    );

    await expect(publishing).rejects.toThrow("not loaded");
    expect(isComplete).toBe(true);
    expect([bench.real.tagsOf("app"), second.tagsOf("team/app")]).toEqual([[], []]);
  });

  it("says which tags were moved and which were not", async () => {
    const image = await stage(sink);
    const isLatest = (request: FakeRequest): boolean => isTag(request) && request.path.endsWith("/latest");
    bench.real.script(isLatest, { kind: "answer", status: 403 }, Infinity);
    const host = bench.real.host;

    const publishing = publishImage(image, { tags: allTags() }, { registry: bench.upstream });

    await expect(publishing).rejects.toMatchObject({
      code: "REGISTRY_DENIED",
      message: `Not all tags could be moved: Cannot push "${host}/app:latest": ${host} answered 403. "${host}/app:1", "${host}/copy:1", "${second.host}/team/app:1" are at ${image.digest} already.`,
      hint: `Log in to ${host} before this step, as a user or token that may push to this repository. The image itself is in every repository; run the job again to move the other tags.`,
      moved: [at(bench.real, "app:1"), at(bench.real, "copy:1"), at(second, "team/app:1")],
      failed: [{ tag: at(bench.real, "app:latest") }],
    });
  });

  it.each([
    [403, /^Log in to \S+ before this step/],
    [500, /^Run the job again\.$/],
  ])("says of its only tag what helps where the registry answers %i", async (status, hint) => {
    const image = await stage(sink);
    bench.real.script(isTag, { kind: "answer", status }, Infinity);

    const publishing = publishImage(image, { tags: [at(bench.real, "app:1")] }, { registry: bench.upstream });

    await expect(publishing).rejects.toMatchObject({ hint: expect.stringMatching(hint) });
  });

  it("moves no tag once the build is cancelled", async () => {
    const image = await stage(sink);
    const controller = new AbortController();

    const publishing = publishImage(
      image,
      {
        tags: allTags(),
        beforeTags: () => {
          controller.abort();
          return Promise.resolve();
        },
      },
      { registry: bench.upstream, signal: controller.signal },
    );

    await expect(publishing).rejects.toMatchObject({ code: "CANCELLED" });
    expect(bench.real.tagsOf("app")).toEqual([]);
  });

  it("uploads nothing once the build is cancelled", async () => {
    const image = await stage(sink);
    const signal = AbortSignal.abort();

    await expect(
      publishImage(image, { tags: allTags() }, { registry: bench.upstream, signal }),
    ).rejects.toMatchObject({ code: "CANCELLED" });
    expect(second.calls).toEqual([]);
  });

  it("reads every blob of the image for whoever loads it", async () => {
    const image = await stage(sink, { labels: new Map([["a", "1"]]) });
    const read = async (digest: Digest): Promise<string> => {
      const chunks: Buffer[] = [];
      for await (const chunk of image.readBlob(digest)) chunks.push(chunk);
      return Buffer.concat(chunks).toString();
    };

    expect(await read(digestOf(BASE))).toBe(BASE);
    expect(await read(digestOf("own"))).toBe("own");
    expect(await read(image.manifest.config.digest)).toBe(image.configBytes.toString());
    expect(() => image.readBlob(digestOf("unknown"))).toThrow(expect.objectContaining({ code: "NOT_FOUND" }));
  });

  it("does nothing without tags", async () => {
    const image = await stage(sink);

    expect(await publishImage(image, { tags: [] }, { registry: bench.upstream })).toEqual({
      existed: 0,
      mounted: 0,
      uploaded: 0,
    });
    expect(bench.real.calls).toEqual([]);
  });
});
