import { createCipheriv } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { APP_LAYER_FORMATS } from "../../../../src/lifecycle/image/layer-format.ts";
import {
  startRegistryUpload,
  type UploadedLayer,
} from "../../../../src/lifecycle/image/registry/registry-upload.ts";
import { LayerTar, type TarIdentity } from "../../../../src/lifecycle/layer/layer-tar.ts";
import { digestOf } from "../../../../src/oci/digest.ts";
import { parseImageReference } from "../../../../src/oci/image-reference.ts";
import { DOCKER_LAYER } from "../../../../src/oci/media-types.ts";
import type { Registry } from "../../../../src/registry/registry.ts";
import { createRegistryClient } from "../../../../src/registry/registry-client.ts";
import { createFakeClock } from "../../../support/fake-clock.ts";
import { type FakeRegistry, startFakeRegistry } from "../../../support/fake-registry.ts";
import type { FakeRequest } from "../../../support/fake-registry/exchange.ts";

const MIB = 1024 * 1024;
const SMALL = Buffer.from("a small layer");
/** Does not fit into memory, as far as the upload is concerned. */
const LARGE = createCipheriv("aes-128-ctr", Buffer.alloc(16), Buffer.alloc(16)).update(Buffer.alloc(3 * MIB));

let fake: FakeRegistry;

beforeEach(async () => {
  fake = await startFakeRegistry();
});
afterEach(async () => {
  await fake[Symbol.asyncDispose]();
});

describe("push", () => {
  it.each([
    ["small", SMALL],
    ["large", LARGE],
  ])("makes a %s layer exist, compressed", async (_, tar) => {
    const layer = layerOf(tar);
    await using upload = start();
    const descriptor = await upload.push(layer);

    const blob = fake.blobs.get("app")?.get(descriptor.digest) ?? Buffer.alloc(0);
    expect(descriptor).toEqual({ mediaType: DOCKER_LAYER, size: blob.length, digest: digestOf(blob) });
    expect(gunzipSync(blob).equals(tar)).toBe(true);
    expect(layer.openings()).toBe(1);
  });

  it("uploads a layer once, however often it is asked for", async () => {
    const layer = layerOf(LARGE);
    await using upload = start();
    const all = await Promise.all([upload.push(layer), upload.push(layer)]);

    expect(all[0]).toEqual(all[1]);
    expect(layer.openings()).toBe(1);
  });

  it("does not upload a small layer that the repository has", async () => {
    await using first = start();
    await first.push(layerOf(SMALL));
    const before = uploads().length;
    await using second = start();
    await second.push(layerOf(SMALL));

    expect(uploads()).toHaveLength(before);
  });

  it.each([
    ["is reset", { kind: "reset" }],
    ["is answered with 503", { kind: "answer", status: 503 }],
    ["is answered early", { kind: "early answer", status: 502 }],
  ] as const)("reads a large layer again if the upload %s", async (_, intervention) => {
    fake.script(({ method }) => method === "PATCH", intervention);
    const layer = layerOf(LARGE);
    await using upload = start();
    const { digest } = await upload.push(layer);

    expect(gunzipSync(fake.blobs.get("app")?.get(digest) ?? Buffer.alloc(0)).equals(LARGE)).toBe(true);
    expect(layer.openings()).toBe(2);
  });

  it.each([400, 405, 411, 416])(
    "says the size first where an upload without it is answered with %i",
    async (status) => {
      fake.script(({ method }) => method === "PATCH", { kind: "answer", status }, 9);
      await using upload = start();
      const { digest, size } = await upload.push(layerOf(LARGE));

      expect(gunzipSync(fake.blobs.get("app")?.get(digest) ?? Buffer.alloc(0)).equals(LARGE)).toBe(true);
      const put = fake.requests.findLast(({ method }) => method === "PUT");
      expect(put?.headers["content-length"]).toBe(String(size));
    },
  );

  it("opens no further stream at a registry that refused one, also for another image", async () => {
    fake.script(({ method }) => method === "PATCH", { kind: "answer", status: 411 }, 9);
    const [refused, next, other] = [layerOf(LARGE), layerOf(LARGE.subarray(1)), layerOf(LARGE.subarray(2))];
    const registry = client();
    await using upload = start(registry);
    await upload.push(refused);
    await upload.push(next);
    await using another = start(registry, "other");
    await another.push(other);

    expect(fake.requests.filter(({ method }) => method === "PATCH")).toHaveLength(1);
    expect(refused.openings()).toBe(3);
  });

  it("tries a stream no more often than any other blob", async () => {
    fake.script(({ method }) => method === "PATCH", { kind: "answer", status: 503 }, Infinity);
    const layer = layerOf(LARGE);
    await using upload = start();

    await expect(upload.push(layer)).rejects.toMatchObject({ statusCode: 503 });
    expect(layer.openings()).toBe(4);
    expect(uploads()).toHaveLength(4);
  });

  it("fails where nobody may write, without a second try", async () => {
    fake.script(({ method }) => method === "PATCH", { kind: "answer", status: 403 }, 9);
    const layer = layerOf(LARGE);
    await using upload = start();

    await expect(upload.push(layer)).rejects.toMatchObject({ code: "REGISTRY_DENIED" });
    expect(layer.openings()).toBe(1);
  });

  it("cancels an upload that failed", async () => {
    fake.script(({ method }) => method === "PATCH", { kind: "answer", status: 403 });
    await using upload = start();
    await upload.push(layerOf(LARGE)).catch(() => undefined);

    expect(fake.requests.at(-1)?.method).toBe("DELETE");
  });

  it("fails with what reading the layer fails with, and leaves no blob", async () => {
    const broken: UploadedLayer = {
      diffId: digestOf(LARGE),
      open: () => ({
        async *[Symbol.asyncIterator]() {
          yield await Promise.resolve(LARGE);
          throw new Error("the file grew");
        },
      }),
    };
    await using upload = start();

    await expect(upload.push(broken)).rejects.toThrow("the file grew");
    await expect(upload.finish()).rejects.toThrow("the file grew");
    expect([...(fake.blobs.get("app")?.keys() ?? [])]).toEqual([]);
  });
});

describe("pushUnread", () => {
  it("counts as pushed, so that nothing is read or sent again", async () => {
    await using upload = start();
    const tar = new LayerTar([]);
    await upload.pushUnread(tar);
    const before = fake.requests.length;
    const { diffId } = tar.identity();
    const never = (): never => {
      throw new Error("must not be read");
    };
    const descriptor = await upload.push({ diffId, open: never });

    expect(gunzipSync(fake.blobs.get("app")?.get(descriptor.digest) ?? Buffer.alloc(0))).toEqual(
      Buffer.alloc(1024),
    );
    expect(fake.requests).toHaveLength(before);
  });

  it("leaves the layer to push if it fails", async () => {
    fake.script(isUploadStart, { kind: "answer", status: 403 });
    await using upload = start();
    await expect(upload.pushUnread(new LayerTar([]))).rejects.toMatchObject({ code: "REGISTRY_DENIED" });
    const { diffId }: Pick<TarIdentity, "diffId"> = { diffId: digestOf(SMALL) };

    await expect(upload.push({ diffId, open: layerOf(SMALL).open })).resolves.toMatchObject({
      mediaType: DOCKER_LAYER,
    });
  });
});

function client(): Registry {
  return createRegistryClient({
    keychain: { resolve: () => Promise.resolve(undefined) },
    clock: createFakeClock(),
  });
}

function start(registry = client(), repository = "app") {
  const target = parseImageReference(`${fake.host}/${repository}:latest`);
  return startRegistryUpload({ registry, target, format: APP_LAYER_FORMATS.gzip });
}

function uploads(): readonly FakeRequest[] {
  return fake.requests.filter(isUploadStart);
}

function isUploadStart({ method, path }: FakeRequest): boolean {
  return method === "POST" && path.endsWith("/blobs/uploads/");
}

function layerOf(tar: Buffer): UploadedLayer & { openings(): number } {
  let openings = 0;
  return {
    diffId: digestOf(tar),
    openings: () => openings,
    open: () => {
      openings += 1;
      return {
        async *[Symbol.asyncIterator]() {
          for (let at = 0; at < tar.length; at += MIB)
            yield await Promise.resolve(tar.subarray(at, at + MIB));
        },
      };
    },
  };
}
