// That a broken image is found to be one; whole ones are what all builds of these tests make.
import { createHash } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { checkPublished } from "./sound-image.ts";

const CONFIG = "application/vnd.oci.image.config.v1+json";
const LAYER = "application/vnd.oci.image.layer.v1.tar+gzip";
const MANIFEST = "application/vnd.oci.image.manifest.v1+json";

let server: Server;
let host: string;
let files: Map<string, Buffer>;

beforeEach(async () => {
  files = new Map();
  server = createServer(({ url = "" }, response) => {
    const body = files.get(url);
    response.writeHead(body === undefined ? 404 : 200).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => {
  server.close();
  server.closeAllConnections();
});

const digestOf = (content: Buffer): string => `sha256:${createHash("sha256").update(content).digest("hex")}`;

function describeBlob(mediaType: string, content: Buffer, as = digestOf(content)) {
  files.set(`/v2/app/blobs/${as}`, content);
  return { mediaType, digest: as, size: content.length };
}

interface Fault {
  readonly diffIds?: readonly string[];
  readonly layer?: object;
  readonly config?: object;
}

/** Checks an image of one layer, of which something is otherwise. */
async function check({ diffIds, layer, config }: Fault): Promise<void> {
  const tar = Buffer.from(`content ${Math.random()}`);
  const json = Buffer.from(JSON.stringify({ rootfs: { diff_ids: diffIds ?? [digestOf(tar)] } }));
  const manifest = {
    schemaVersion: 2,
    mediaType: MANIFEST,
    config: { ...describeBlob(CONFIG, json), ...config },
    layers: [{ ...describeBlob(LAYER, gzipSync(tar)), ...layer }],
  };
  files.set("/v2/app/manifests/1", Buffer.from(JSON.stringify(manifest)));
  await checkPublished({ host }, "app", "1");
}

describe("an image", () => {
  it("is sound if everything is what it says", async () => {
    await expect(check({})).resolves.toBeUndefined();
  });

  it.each<[string, Fault, string]>([
    ["a diffID is another's", { diffIds: [`sha256:${"0".repeat(64)}`] }, "uncompressed"],
    ["config and manifest differ in number", { diffIds: [] }, "number of layers"],
    [
      "a layer is not compressed as it says",
      { layer: { mediaType: LAYER.replace("gzip", "zstd") } },
      "media type",
    ],
    ["a size is wrong", { layer: { size: 3 } }, "size of"],
    ["the config is of another format", { config: { mediaType: "text/plain" } }, "media type of the config"],
  ])("is not sound if %s", async (_what, fault, message) => {
    await expect(check(fault)).rejects.toThrow(message);
  });

  it("is not sound if a blob is not what its digest says", async () => {
    const wrong = describeBlob(LAYER, gzipSync("other"), `sha256:${"1".repeat(64)}`);

    await expect(check({ layer: wrong })).rejects.toThrow("digest of a blob");
  });
});
