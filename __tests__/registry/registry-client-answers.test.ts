// Answers of a registry that fail, come late, break off, or do not say all that they should.
import { describe, expect, it } from "@jest/globals";
import { startFakeRegistry } from "../support/fake-registry.ts";
import {
  addManifest,
  createClient,
  imageAt,
  isBlobGet,
  isManifest,
  isUploadPut,
} from "./registry-client-fixture.ts";
import { blobOf } from "./registry-contract.ts";

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

  it("gives an answer up that says to be compressed again and again", async () => {
    await using fake = await startFakeRegistry();
    const headers = { "content-encoding": Array.from({ length: 100 }, () => "gzip").join(", ") };
    // So much that it is still coming when the answer is given up.
    const body = "x".repeat(3_000_000);
    fake.script(isManifest, { kind: "answer", status: 200, headers, body }, 9);

    await expect(createClient().getManifest(imageAt(fake))).rejects.toMatchObject({
      code: "REGISTRY_UNREACHABLE",
      message: expect.stringContaining("the answer is encoded 100 times"),
    });
  });

  it.each([400, 403, 404, 405, 409, 416])("asks once for a %i", async (status) => {
    await using fake = await startFakeRegistry();
    fake.script(isManifest, { kind: "answer", status }, 9);

    await expect(createClient().getManifest(imageAt(fake))).rejects.toMatchObject({ statusCode: status });
    expect(fake.requests).toHaveLength(1);
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

  it("is not known without an answer", async () => {
    await using fake = await startFakeRegistry({ intercept: () => ({ kind: "reset" }) });

    await expect(createClient().canRead(imageAt(fake))).rejects.toMatchObject({
      code: "REGISTRY_UNREACHABLE",
    });
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
