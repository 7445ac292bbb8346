import { once } from "node:events";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "@jest/globals";
import { type BlobOrigin, openOrigin, openRange } from "../../src/gateway/blob-origin.ts";
import { digestOf } from "../../src/oci/digest.ts";
import { parseImageReference } from "../../src/oci/image-reference.ts";

const STORED = gzipSync("a layer");
const blob = { digest: digestOf(STORED), size: STORED.length };
const repository = parseImageReference("registry.example/app");
const decompressing: BlobOrigin = { kind: "decompressed", repository, blob };

describe("a blob of a repository that is closed before anything was read", () => {
  it.each([
    ["decompressed", (registry: Reading) => openOrigin(decompressing, blob, registry)],
    ["in a part", (registry: Reading) => openRange({ kind: "repository", repository }, PART, registry)],
  ])("is no longer got from its registry: %s", async (_, open) => {
    const stored = Readable.from([STORED], { objectMode: false });
    const content = await open({ openBlob: () => Promise.resolve(stored) });

    content.destroy();
    await once(content, "close");

    expect(stored.destroyed).toBe(true);
  });
});

type Reading = Parameters<typeof openOrigin>[2];

const PART = { descriptor: blob, range: { first: 1, last: 2 } };
