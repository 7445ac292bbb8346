// Answers of a registry that fail, come late, break off, or do not say all that they should.
import { Readable } from "node:stream";
import { describe, expect, it } from "@jest/globals";
import { digestOf } from "../../src/oci/digest.ts";
import { startFakeRegistry } from "../support/fake-registry.ts";
import {
  addManifest,
  createClient,
  imageAt,
  isBlobGet,
  isManifest,
  isUploadPut,
} from "./registry-client-fixture.ts";
import { blobOf, collect } from "./registry-contract.ts";

describe("retries", () => {
  it.each([408, 429, 500, 502, 503])("asks again after a %i", async (status) => {
    await using fake = await startFakeRegistry();
    const digest = addManifest(fake);
    fake.script(isManifest, { kind: "answer", status }, 3);

    const manifest = await createClient().getManifest(imageAt(fake));

    expect(manifest.digest).toBe(digest);
    expect(fake.requests).toHaveLength(4);
  });

  it("gives up after the last retry", async () => {
    await using fake = await startFakeRegistry();
    fake.script(isManifest, { kind: "answer", status: 503, body: "<html>bad</html>" }, 9);

    await expect(createClient().getManifest(imageAt(fake))).rejects.toMatchObject({
      code: "REGISTRY",
      statusCode: 503,
      message: `Cannot read "${fake.host}/app:1": ${fake.host} answered 503.`,
    });
    expect(fake.requests).toHaveLength(4);
  });

  it.each([400, 403, 404, 405, 409, 416])("asks once for a %i", async (status) => {
    await using fake = await startFakeRegistry();
    fake.script(isManifest, { kind: "answer", status }, 9);

    await expect(createClient().getManifest(imageAt(fake))).rejects.toMatchObject({ statusCode: status });
    expect(fake.requests).toHaveLength(1);
  });

  it("waits as long as Retry-After says", async () => {
    await using fake = await startFakeRegistry();
    addManifest(fake);
    fake.script(isManifest, { kind: "answer", status: 429, headers: { "retry-after": "1" } });
    const client = createClient({ retry: { delaysMs: [1], maxRetryAfterMs: 5_000 } });

    const start = Date.now();
    await client.getManifest(imageAt(fake));

    expect(Date.now() - start).toBeGreaterThanOrEqual(990);
  });

  it("waits no longer than allowed, whatever Retry-After says", async () => {
    await using fake = await startFakeRegistry();
    addManifest(fake);
    fake.script(isManifest, { kind: "answer", status: 429, headers: { "retry-after": "3600" } });

    const start = Date.now();
    await createClient().getManifest(imageAt(fake));

    expect(Date.now() - start).toBeLessThan(2_000);
  });

  it("asks again when the connection is reset", async () => {
    await using fake = await startFakeRegistry();
    const digest = addManifest(fake);
    fake.script(isManifest, { kind: "reset" }, 2);

    expect(await createClient().headManifest(imageAt(fake))).toBe(digest);
    expect(fake.requests).toHaveLength(3);
  });

  it("reads a small blob again when it breaks off", async () => {
    await using fake = await startFakeRegistry();
    const content = Buffer.from("a whole config");
    const descriptor = fake.addBlob("app", content);
    const part = content.subarray(0, 3);
    fake.script(isBlobGet, { kind: "partial", body: part, sizeBytes: content.byteLength, then: "reset" });

    expect(await createClient().readBlob(imageAt(fake), descriptor)).toStrictEqual(content);
  });

  it("begins an upload anew, from the start of its source", async () => {
    await using fake = await startFakeRegistry();
    const content = Buffer.alloc(300_000, "x");
    const blob = blobOf(content);
    let opened = 0;
    const open = () => {
      opened += 1;
      return blob.open();
    };
    fake.script(isUploadPut, { kind: "reset" });
    fake.script(isUploadPut, { kind: "answer", status: 503 });

    expect(await createClient().pushBlob(imageAt(fake), { ...blob, open })).toBe("uploaded");
    expect(fake.blobs.get("app")?.get(blob.digest)).toStrictEqual(content);
    expect(opened).toBe(3);
    expect(fake.calls.filter((call) => call.startsWith("POST"))).toHaveLength(3);
  });
});

describe("time limits", () => {
  const timeouts = { responseMs: 400, stallMs: 400, uploadResponseMs: 400 };
  const retry = { delaysMs: [] };

  it("ends a request that gets no answer", async () => {
    await using fake = await startFakeRegistry({ intercept: () => ({ kind: "hang" }) });

    await expect(createClient({ timeouts, retry }).getManifest(imageAt(fake))).rejects.toMatchObject({
      code: "REGISTRY_UNREACHABLE",
      message: `Cannot read "${fake.host}/app:1": no answer from ${fake.host}: no answer within 0.4 s.`,
    });
  });

  it("ends a download that stalls", async () => {
    await using fake = await startFakeRegistry();
    const descriptor = fake.addBlob("app", "0123456789");
    fake.script(isBlobGet, { kind: "partial", body: Buffer.from("01"), sizeBytes: 10, then: "hang" });

    const stream = await createClient({ timeouts, retry }).openBlob(imageAt(fake), descriptor);

    await expect(collect(stream)).rejects.toMatchObject({ code: "REGISTRY_UNREACHABLE" });
  });

  it("ends an upload that stalls", async () => {
    await using fake = await startFakeRegistry();
    fake.script(isUploadPut, { kind: "hang" });
    const blob = blobOf(Buffer.alloc(16_000_000));

    await expect(createClient({ timeouts, retry }).pushBlob(imageAt(fake), blob)).rejects.toMatchObject({
      code: "REGISTRY_UNREACHABLE",
    });
  });

  it("waits for a source or a reader that is slower than the limit", async () => {
    await using fake = await startFakeRegistry();
    const pause = () => new Promise((resolve) => setTimeout(resolve, 900));
    async function* slowly() {
      yield Buffer.from("slow ");
      await pause();
      yield Buffer.from("source");
    }
    const blob = { digest: digestOf("slow source"), sizeBytes: 11, open: () => Readable.from(slowly()) };
    const client = createClient({
      timeouts: { responseMs: 600, stallMs: 600, uploadResponseMs: 600 },
      retry,
    });

    expect(await client.pushBlob(imageAt(fake), blob)).toBe("uploaded");
    const stream = await client.openBlob(imageAt(fake), { digest: blob.digest, size: 11 });
    await pause();
    expect(await collect(stream)).toStrictEqual(Buffer.from("slow source"));
  });
});

describe("canRead", () => {
  it.each([
    [200, true],
    [404, true],
    [500, true],
    [401, false],
    [403, false],
  ])("after a %i is %s", async (status, expected) => {
    await using fake = await startFakeRegistry({ intercept: () => ({ kind: "answer", status }) });

    expect(await createClient().canRead(imageAt(fake))).toBe(expected);
  });

  it("is false without an answer", async () => {
    await using fake = await startFakeRegistry({ intercept: () => ({ kind: "reset" }) });

    expect(await createClient().canRead(imageAt(fake))).toBe(false);
  });
});

describe("checkWrite", () => {
  it("cancels the upload that it opens, and does not mind if it cannot", async () => {
    await using fake = await startFakeRegistry();
    fake.script(({ method }) => method === "DELETE", { kind: "answer", status: 405 });

    await createClient().checkWrite(imageAt(fake));

    expect(fake.requests.map(({ method }) => method)).toStrictEqual(["POST", "DELETE"]);
  });
});

describe("headManifest", () => {
  it("reads the manifest where the registry does not tell the digest", async () => {
    await using fake = await startFakeRegistry();
    const digest = addManifest(fake);
    fake.script(({ method }) => method === "HEAD", { kind: "answer", status: 200 });

    expect(await createClient().headManifest(imageAt(fake))).toBe(digest);
  });
});

describe("getManifest", () => {
  it.each([
    ["application/vnd.oci.image.index.v1+json", { manifests: [] }],
    ["application/vnd.oci.image.manifest.v1+json", { layers: [] }],
    [
      "application/vnd.docker.distribution.manifest.v2+json",
      { mediaType: "application/vnd.docker.distribution.manifest.v2+json" },
    ],
  ])("finds %s where the registry only says JSON", async (mediaType, manifest) => {
    await using fake = await startFakeRegistry();
    fake.addManifest("app", manifest, { tag: "1", mediaType: "application/json; charset=utf-8" });

    expect(await createClient().getManifest(imageAt(fake))).toMatchObject({ mediaType });
  });

  it("accepts indexes and manifests of both kinds", async () => {
    await using fake = await startFakeRegistry();
    addManifest(fake);

    await createClient().getManifest(imageAt(fake));

    expect(fake.requests[0]?.headers.accept?.split(", ")).toHaveLength(4);
  });
});
