// Blobs that a gateway gives under the digest of what they are decompressed.
import { gzipSync, zstdCompressSync } from "node:zlib";
import { describe, expect, it } from "@jest/globals";
import type { BlobOrigin } from "../../src/gateway/blob-origin.ts";
import type { GatewayRoute } from "../../src/gateway/gateway-route.ts";
import { type Digest, digestOf } from "../../src/oci/digest.ts";
import { bench } from "./gateway-fixture.ts";

const routeTo = (digest: Digest, origin: BlobOrigin): GatewayRoute => ({
  name: "host/tars",
  repository: undefined,
  provided: new Map([[digest, origin]]),
});

describe("a gateway that decompresses", () => {
  it.each([
    ["gzip", gzipSync],
    ["zstd", zstdCompressSync],
  ])("gives decompressed what the real registry has with %s", async (_, compress) => {
    const tar = "a layer ".repeat(10_000);
    const digest = digestOf(tar);
    const { gateway, request, real, at } = await bench();
    const blob = real.addBlob("other", compress(tar));
    gateway.serve(routeTo(digest, { kind: "decompressed", repository: at("other"), blob }));

    const [head, whole, part] = [
      await request(`/v2/host/tars/blobs/${digest}`, { method: "HEAD" }),
      await request(`/v2/host/tars/blobs/${digest}`),
      await request(`/v2/host/tars/blobs/${digest}`, { headers: { range: "bytes=5-" } }),
    ];

    expect([head.status, head.headers.get("content-length")]).toEqual([200, null]);
    expect([whole.status, await whole.text()]).toEqual([200, tar]);
    expect([part.status, await part.text()]).toEqual([200, tar]);
  });

  it("breaks off what is not what it decompresses", async () => {
    const { gateway, request, real, at } = await bench();
    const broken = gzipSync("a layer ".repeat(10_000)).subarray(0, -20);
    const blob = real.addBlob("other", broken);
    const digest = digestOf("a layer");
    gateway.serve(routeTo(digest, { kind: "decompressed", repository: at("other"), blob }));

    const answer = await request(`/v2/host/tars/blobs/${digest}`);

    await expect(answer.text()).rejects.toThrow("terminated");
  });
});
