// Blobs and manifests on their way to and from a registry: they are what their digests say, and no upload is kept in memory.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "@jest/globals";
import { digestOf } from "../../src/oci/digest.ts";
import { parseImageReference } from "../../src/oci/image-reference.ts";
import { startFakeRegistry } from "../support/fake-registry.ts";
import {
  addManifest,
  createClient,
  imageAt,
  isBlobGet,
  isManifest,
  isUploadPut,
  USER,
} from "./registry-client-fixture.ts";
import { blobOf, collect } from "./registry-contract.ts";

/** What nothing holds any more is gone afterwards, and counts no more. */
function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  collect();
  // Buffers are freed by a thread of its own; the next collection waits for it.
  collect();
  collect();
}

/** Takes every blob and forgets it. */
async function startDiscardingRegistry(): Promise<AsyncDisposable & { readonly host: string }> {
  const statuses: Readonly<Record<string, number>> = { HEAD: 404, POST: 202, PUT: 201 };
  const server = createServer((request, response) => {
    request.resume().on("end", () => {
      response
        .writeHead(statuses[request.method ?? ""] ?? 200, { location: "/v2/app/blobs/uploads/1" })
        .end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

describe("digests", () => {
  it("refuses a manifest that is not at its digest", async () => {
    await using fake = await startFakeRegistry();
    const digest = addManifest(fake);
    fake.script(isManifest, { kind: "answer", status: 200, body: "{}" }, Infinity);

    await expect(createClient().getManifest({ ...imageAt(fake), digest })).rejects.toMatchObject({
      code: "DIGEST_MISMATCH",
    });
  });

  it.each(["readBlob", "copyBlob"] as const)("are read once more by %s if they are wrong", async (name) => {
    await using fake = await startFakeRegistry();
    await using target = await startFakeRegistry();
    const descriptor = fake.addBlob("app", "origin");
    fake.script(isBlobGet, { kind: "answer", status: 200, body: "damage" });
    const client = createClient();

    const reading =
      name === "readBlob"
        ? client.readBlob(imageAt(fake), descriptor)
        : client.copyBlob(imageAt(fake), imageAt(target), descriptor);

    await expect(reading).resolves.toStrictEqual(name === "readBlob" ? Buffer.from("origin") : "uploaded");
    expect(fake.requests.filter(isBlobGet)).toHaveLength(2);
  });

  it.each(["readBlob", "copyBlob"] as const)("are not read a third time by %s", async (name) => {
    await using fake = await startFakeRegistry();
    await using target = await startFakeRegistry();
    const descriptor = fake.addBlob("app", "origin");
    fake.script(isBlobGet, { kind: "answer", status: 200, body: "damage" }, Infinity);
    const client = createClient();

    const reading =
      name === "readBlob"
        ? client.readBlob(imageAt(fake), descriptor)
        : client.copyBlob(imageAt(fake), imageAt(target), descriptor);

    await expect(reading).rejects.toMatchObject({ code: "DIGEST_MISMATCH" });
    expect(fake.requests.filter(isBlobGet)).toHaveLength(2);
  });

  it.each([
    ["other", "other!", "sent content with the digest sha256:"],
    ["short", "sho", "sent 3 bytes instead of 6"],
    ["long", "much longer", "sent more than 6 bytes"],
  ])("errors instead of ending when a blob is %s", async (_name, body, why) => {
    await using fake = await startFakeRegistry();
    const descriptor = fake.addBlob("app", "origin");
    fake.script(isBlobGet, { kind: "answer", status: 200, body });

    const stream = await createClient().openBlob(imageAt(fake), descriptor);

    await expect(collect(stream)).rejects.toMatchObject({
      code: "DIGEST_MISMATCH",
      message: expect.stringContaining(why),
    });
  });

  it("says that a registry sends no parts, and takes nothing of the whole", async () => {
    await using fake = await startFakeRegistry({ refuseRanges: true });
    const descriptor = fake.addBlob("app", "origin");

    const part = await createClient().readPart(imageAt(fake), descriptor, { first: 0, last: 2 });

    expect(part).toBeUndefined();
  });

  it.each([
    ["of another range", { "content-range": "bytes 3-5/6" }, "gin"],
    ["the whole", { "content-range": "bytes 0-5/6" }, "origin"],
    ["compressed", { "content-range": "bytes 0-2/6", "content-encoding": "gzip" }, "abc"],
  ])("takes what is called a part and is %s for none", async (_name, headers, body) => {
    await using fake = await startFakeRegistry();
    const descriptor = fake.addBlob("app", "origin");
    fake.script(isBlobGet, { kind: "answer", status: 206, headers, body });

    const part = await createClient().readPart(imageAt(fake), descriptor, { first: 0, last: 2 });

    expect(part).toBeUndefined();
  });

  it.each([
    ["short", "or", "sent 2 bytes instead of 3 of a part of sha256:"],
    ["long", "orig", "the answer is larger than 3 bytes"],
  ])("asks again for a part that is %s, and rejects if it stays so", async (_name, body, why) => {
    await using fake = await startFakeRegistry();
    const descriptor = fake.addBlob("app", "origin");
    const wrong = { kind: "answer", status: 206, body } as const;
    const read = (): Promise<Buffer | undefined> =>
      createClient().readPart(imageAt(fake), descriptor, { first: 0, last: 2 });

    fake.script(isBlobGet, wrong);
    expect((await read())?.toString()).toBe("ori");

    fake.script(isBlobGet, wrong, 10);
    await expect(read()).rejects.toMatchObject({
      code: "DIGEST_MISMATCH",
      message: expect.stringContaining(why),
    });
  });

  it("refuses a large blob in memory without asking for it", async () => {
    await using fake = await startFakeRegistry();
    const descriptor = { digest: digestOf(""), size: 17 * 1024 * 1024 };

    await expect(createClient().readBlob(imageAt(fake), descriptor)).rejects.toMatchObject({
      code: "REGISTRY",
    });
    expect(fake.requests).toHaveLength(0);
  });

  it("refuses to believe a registry that stored something else", async () => {
    await using fake = await startFakeRegistry();
    const headers = { "docker-content-digest": digestOf("else") };
    fake.script(isManifest, { kind: "answer", status: 201, headers });
    const manifest = { mediaType: "application/json", bytes: Buffer.from("{}") };

    await expect(createClient().putManifest(imageAt(fake), manifest)).rejects.toMatchObject({
      code: "DIGEST_MISMATCH",
    });
  });

  it.each([5, 7])("says so when a source of 6 bytes has %i", async (sizeBytes) => {
    await using fake = await startFakeRegistry();
    const blob = { ...blobOf("source"), sizeBytes };

    await expect(createClient().pushBlob(imageAt(fake), blob)).rejects.toMatchObject({
      code: "DIGEST_MISMATCH",
      message: expect.stringContaining("its source has"),
    });
  });

  it("passes on what the source of an upload throws", async () => {
    await using fake = await startFakeRegistry();
    const broken = new Error("disk on fire");
    const open = () =>
      new Readable({
        read() {
          this.destroy(broken);
        },
      });

    await expect(createClient().pushBlob(imageAt(fake), { ...blobOf("x"), open })).rejects.toBe(broken);
  });
});

describe("uploads", () => {
  it("are not kept in memory", async () => {
    await using server = await startDiscardingRegistry();
    const [chunkBytes, count] = [512 * 1024, 64];
    collectGarbage();
    const beforeBytes = process.memoryUsage().arrayBuffers;
    let keptBytes = Infinity;
    function* chunks() {
      for (let at = 0; at < count; at += 1) {
        if (at === count - 1) {
          collectGarbage();
          keptBytes = process.memoryUsage().arrayBuffers - beforeBytes;
        }
        yield Buffer.alloc(chunkBytes);
      }
    }
    // By itself it would hold 16 of them.
    const open = () => Readable.from(chunks(), { highWaterMark: 1 });
    const blob = { digest: digestOf("whatever"), sizeBytes: count * chunkBytes, open };

    await createClient().pushBlob(parseImageReference(`${server.host}/app:1`), blob);

    expect(keptBytes).toBeLessThan(blob.sizeBytes / 2);
  }, 120_000);

  it("stream with a length and send the registry's query back untouched", async () => {
    await using fake = await startFakeRegistry();
    const blob = blobOf("content");

    await createClient().pushBlob(imageAt(fake), blob);

    const put = fake.requests.find(isUploadPut);
    expect(put?.headers["content-length"]).toBe("7");
    expect(put?.headers["transfer-encoding"]).toBeUndefined();
    expect(put?.search).toBe(`?_state=a%20b+c~d%3D&digest=${encodeURIComponent(blob.digest)}`);
  });

  it("follow a relative Location", async () => {
    await using fake = await startFakeRegistry({ uploadOrigin: "" });

    expect(await createClient().pushBlob(imageAt(fake), blobOf("content"))).toBe("uploaded");
  });

  it("go to another host without credentials", async () => {
    await using storage = await startFakeRegistry();
    await using fake = await startFakeRegistry({
      auth: { ...USER },
      uploadOrigin: `http://${storage.host}`,
    });
    storage.script(isUploadPut, { kind: "answer", status: 201 });

    await createClient({ credentials: USER }).pushBlob(imageAt(fake), blobOf("content"));

    expect(fake.requests.some(({ headers }) => headers.authorization !== undefined)).toBe(true);
    expect(storage.requests).toHaveLength(1);
    expect(storage.requests[0]?.headers.authorization).toBeUndefined();
  });

  it("do not answer the challenge of another host", async () => {
    await using storage = await startFakeRegistry();
    await using fake = await startFakeRegistry({ uploadOrigin: `http://${storage.host}` });
    const headers = { "www-authenticate": 'Basic realm="give me your password"' };
    storage.script(isUploadPut, { kind: "answer", status: 401, headers }, 9);

    await expect(
      createClient({ credentials: USER }).pushBlob(imageAt(fake), blobOf("content")),
    ).rejects.toMatchObject({ code: "REGISTRY_DENIED" });
    expect(storage.requests).toHaveLength(1);
  });

  it("begin where a refused mount left off", async () => {
    await using fake = await startFakeRegistry({ refuseMounts: true });
    const blob = blobOf("content");
    fake.addBlob("source", "content");

    expect(await createClient().pushBlob(imageAt(fake), blob, imageAt(fake, "source"))).toBe("uploaded");
    expect(fake.calls.filter((call) => call.startsWith("POST"))).toHaveLength(1);
  });

  it("work without a mount that is denied", async () => {
    await using fake = await startFakeRegistry();
    fake.addBlob("source", "content");
    fake.script(({ query }) => query.has("mount"), { kind: "answer", status: 403 });

    expect(await createClient().pushBlob(imageAt(fake), blobOf("content"), imageAt(fake, "source"))).toBe(
      "uploaded",
    );
  });

  it("begin of their own where a mount is answered with an upload that has no place", async () => {
    await using fake = await startFakeRegistry();
    fake.addBlob("source", "content");
    fake.script(({ query }) => query.has("mount"), { kind: "answer", status: 202 });

    expect(await createClient().pushBlob(imageAt(fake), blobOf("content"), imageAt(fake, "source"))).toBe(
      "uploaded",
    );
  });

  it.each([413, 403])("close their source when a %i comes before its end", async (status) => {
    await using fake = await startFakeRegistry();
    fake.script(isUploadPut, { kind: "early answer", status });
    const blob = blobOf(Buffer.alloc(16_000_000));
    const source = blob.open();
    const closed = new Promise((resolve) =>
      source.once("close", () => {
        resolve("closed");
      }),
    );

    await expect(
      createClient().pushBlob(imageAt(fake), { ...blob, open: () => source }),
    ).rejects.toMatchObject({ statusCode: status });

    expect(await closed).toBe("closed");
  });

  it("are streamed across registries", async () => {
    await using source = await startFakeRegistry();
    await using target = await startFakeRegistry();
    const descriptor = source.addBlob("app", Buffer.alloc(1_000_000, "layer"));

    expect(await createClient().copyBlob(imageAt(source), imageAt(target), descriptor)).toBe("uploaded");
    expect(target.blobs.get("app")?.get(descriptor.digest)?.byteLength).toBe(1_000_000);
  });

  it("ask a source that fails for a copy no more often than the copy is tried", async () => {
    await using source = await startFakeRegistry();
    await using target = await startFakeRegistry();
    const descriptor = source.addBlob("app", "a layer");
    source.script(isBlobGet, { kind: "answer", status: 503 }, Infinity);

    await expect(createClient().copyBlob(imageAt(source), imageAt(target), descriptor)).rejects.toMatchObject(
      { statusCode: 503 },
    );

    expect(source.requests.filter(isBlobGet)).toHaveLength(4);
  });

  it("start again when the source of a copy breaks off", async () => {
    await using source = await startFakeRegistry();
    await using target = await startFakeRegistry();
    const descriptor = source.addBlob("app", "a layer");
    source.script(isBlobGet, { kind: "partial", body: Buffer.from("a l"), sizeBytes: 7, then: "reset" });

    expect(await createClient().copyBlob(imageAt(source), imageAt(target), descriptor)).toBe("uploaded");
  });
});
