// What every registry must do with our client; run against the fake and a real one.
/* eslint-disable jest/no-export -- the suite is shared */
import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { describe, expect, it } from "@jest/globals";
import { digestOf } from "../../src/oci/digest.ts";
import { type ImageReference, parseImageReference } from "../../src/oci/image-reference.ts";
import { OCI_CONFIG, OCI_INDEX, OCI_LAYER, OCI_MANIFEST } from "../../src/oci/media-types.ts";
import type { Keychain } from "../../src/registry/auth/credentials.ts";
import { readImage } from "../../src/registry/image.ts";
import type { BlobSource, Registry } from "../../src/registry/registry.ts";
import { createRegistryClient } from "../../src/registry/registry-client.ts";

/** A running registry, and who may write there. */
export interface ContractRegistry {
  readonly host: string;
  readonly keychain: Keychain;
}

/** @param registry asked for before each rule; the suite starts and stops it */
export function describeRegistryContract(name: string, registry: () => ContractRegistry): void {
  const setUp = () => {
    const { host, keychain } = registry();
    const client = createRegistryClient({ keychain });
    const reference = parseImageReference(`${host}/contract/${randomUUID()}:1`);
    return { client, reference, host };
  };

  // eslint-disable-next-line jest/valid-title -- it is a string
  describe(name, () => {
    it("says that there is no manifest, and lets it be read all the same", async () => {
      const { client, reference } = setUp();

      expect(await client.headManifest(reference)).toBeUndefined();
      expect(await client.canRead(reference)).toBe(true);
      await expect(client.getManifest(reference)).rejects.toMatchObject({
        code: "NOT_FOUND",
        statusCode: 404,
      });
    });

    it("keeps a manifest byte for byte, under its tag and its digest", async () => {
      const { client, reference } = setUp();
      const { bytes, digest } = await pushImage(client, reference);

      const byTag = await client.getManifest(reference);
      const byDigest = await client.getManifest({ ...reference, digest });

      expect(byTag).toStrictEqual({ mediaType: OCI_MANIFEST, digest, bytes });
      expect(byDigest).toStrictEqual(byTag);
      expect(await client.headManifest(reference)).toBe(digest);
    });

    it("uploads a blob once", async () => {
      const { client, reference } = setUp();
      const blob = blobOf("content");

      expect(await client.hasBlob(reference, blob.digest)).toBe(false);
      expect(await client.pushBlob(reference, blob)).toBe("uploaded");
      expect(await client.pushBlob(reference, blob)).toBe("existed");
      expect(await client.hasBlob(reference, blob.digest)).toBe(true);
    });

    it("streams a blob of several megabytes there and back", async () => {
      const { client, reference } = setUp();
      const blob = blobOf(Buffer.alloc(5_000_000, "some megabytes "));

      await client.pushBlob(reference, blob);
      const back = await collect(
        await client.openBlob(reference, { digest: blob.digest, size: blob.sizeBytes }),
      );

      expect(digestOf(back)).toBe(blob.digest);
    });

    it("gives any part of a blob", async () => {
      const { client, reference } = setUp();
      const blob = blobOf("0123456789");

      await client.pushBlob(reference, blob);
      const parts = [
        { first: 0, last: 2 },
        { first: 3, last: 8 },
        { first: 9, last: 9 },
      ].map(async (range) => (await client.readPart(reference, blob, range))?.toString());

      expect(await Promise.all(parts)).toEqual(["012", "345678", "9"]);
    });

    it("takes an empty blob", async () => {
      const { client, reference } = setUp();
      const blob = blobOf("");

      await client.pushBlob(reference, blob);

      expect(await client.readBlob(reference, { digest: blob.digest, size: 0 })).toStrictEqual(
        Buffer.alloc(0),
      );
    });

    it("mounts a blob of another repository", async () => {
      const { client, reference, host } = setUp();
      const blob = blobOf("mounted");
      await client.pushBlob(reference, blob);
      const target = parseImageReference(`${host}/contract/${randomUUID()}`);

      expect(await client.pushBlob(target, blob, reference)).toBe("mounted");
      expect(await client.readBlob(target, { digest: blob.digest, size: blob.sizeBytes })).toStrictEqual(
        Buffer.from("mounted"),
      );
    });

    it("uploads what it cannot mount", async () => {
      const { client, reference, host } = setUp();
      const nowhere = parseImageReference(`${host}/contract/${randomUUID()}`);

      expect(await client.pushBlob(reference, blobOf("new"), nowhere)).toBe("uploaded");
    });

    it("copies a blob between repositories", async () => {
      const { client, reference, host } = setUp();
      const blob = blobOf("copied");
      await client.pushBlob(reference, blob);
      const target = parseImageReference(`${host}/contract/${randomUUID()}`);
      const descriptor = { digest: blob.digest, size: blob.sizeBytes };

      expect(await client.copyBlob(reference, target, descriptor)).toBe("mounted");
      expect(await client.copyBlob(reference, target, descriptor)).toBe("existed");
    });

    it("refuses a blob that is not what its digest says", async () => {
      const { client, reference } = setUp();
      const lying = { ...blobOf("true"), open: () => Readable.from([Buffer.from("lies")]) };

      await expect(client.pushBlob(reference, lying)).rejects.toMatchObject({
        code: "DIGEST_MISMATCH",
        statusCode: 400,
        codes: ["DIGEST_INVALID"],
      });
    });

    it("refuses a manifest whose blobs are missing", async () => {
      const { client, reference } = setUp();
      const bytes = Buffer.from(JSON.stringify(manifestOf("{}", "missing")));

      await expect(client.putManifest(reference, { mediaType: OCI_MANIFEST, bytes })).rejects.toMatchObject({
        code: "REGISTRY",
        statusCode: 400,
      });
    });

    it("lets a writer check that the repository can be written", async () => {
      const { client, reference } = setUp();

      await expect(client.checkWrite(reference)).resolves.toBeUndefined();
    });

    it("reads the image of a target out of an index", async () => {
      const { client, reference } = setUp();
      const image = await pushImage(client, reference);
      const index = {
        schemaVersion: 2,
        mediaType: OCI_INDEX,
        manifests: [
          {
            mediaType: OCI_MANIFEST,
            digest: image.digest,
            size: image.bytes.byteLength,
            platform: { os: "linux", architecture: "arm64" },
          },
        ],
      };
      const bytes = Buffer.from(JSON.stringify(index));
      const tag = { ...reference, tag: "index" };
      const requestedDigest = await client.putManifest(tag, { mediaType: OCI_INDEX, bytes });

      const read = await readImage(client, tag, { os: "linux", arch: "arm64" });

      expect(read.requestedDigest).toBe(requestedDigest);
      expect(read.reference.digest).toBe(image.digest);
      expect(read.config.architecture).toBe("arm64");
    });
  });
}

/** Content as something that can be pushed. */
export function blobOf(content: string | Buffer): BlobSource {
  const bytes = Buffer.from(content);
  return { digest: digestOf(bytes), sizeBytes: bytes.byteLength, open: () => Readable.from(inPieces(bytes)) };
}

/** All of a stream. */
export async function collect(stream: Readable): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function* inPieces(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.byteLength; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

async function pushImage(client: Registry, reference: ImageReference) {
  const config = JSON.stringify({
    os: "linux",
    architecture: "arm64",
    rootfs: { type: "layers", diff_ids: [digestOf("layer")] },
  });
  await client.pushBlob(reference, blobOf(config));
  await client.pushBlob(reference, blobOf("layer"));
  const bytes = Buffer.from(JSON.stringify(manifestOf(config, "layer"), undefined, 1));
  const digest = await client.putManifest(reference, { mediaType: OCI_MANIFEST, bytes });
  return { bytes, digest };
}

function manifestOf(config: string, layer: string) {
  return {
    schemaVersion: 2,
    mediaType: OCI_MANIFEST,
    config: { mediaType: OCI_CONFIG, digest: digestOf(config), size: Buffer.byteLength(config) },
    layers: [{ mediaType: OCI_LAYER, digest: digestOf(layer), size: Buffer.byteLength(layer) }],
  };
}
