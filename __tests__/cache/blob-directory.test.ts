import { execFile } from "node:child_process";
import { mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { blobFile, createBlobStore, fetchBlobs, findFaults } from "../../src/cache/blob-directory.ts";
import { imageSizeBytes, readStoredImage, storeImage } from "../../src/cache/builder-blobs.ts";
import { digestOf } from "../../src/oci/digest.ts";
import type { BlobDescriptor } from "../../src/oci/manifest.ts";
import { imageOf, layersOf, listFiles, sourceOf, temporaryDirectory } from "./builder-fixture.ts";

let temporary: Awaited<ReturnType<typeof temporaryDirectory>>;
let directory: string;

beforeEach(async () => {
  temporary = await temporaryDirectory(tmpdir());
  directory = temporary.path;
});

afterEach(async () => {
  await temporary[Symbol.asyncDispose]();
});

/** Where nobody can make a directory, whoever runs the tests. */
const UNWRITABLE = "/sys/kernel";

function blobsOf(count: number, sizeBytes = 100): Map<`sha256:${string}`, Buffer> {
  const blobs = Array.from({ length: count }, (_, at) => Buffer.alloc(sizeBytes, at + 1));
  return new Map(blobs.map((blob) => [digestOf(blob), blob]));
}

function descriptorsOf(blobs: ReadonlyMap<`sha256:${string}`, Buffer>): BlobDescriptor[] {
  return [...blobs].map(([digest, { length: size }]) => ({ digest, size }));
}

describe("fetchBlobs", () => {
  it("writes each blob under its digest", async () => {
    const blobs = blobsOf(3);

    const bytes = await fetchBlobs(directory, descriptorsOf(blobs), sourceOf({ blobs }));

    expect(bytes).toBe(300);
    for (const [digest, blob] of blobs) expect(await readFile(blobFile(directory, digest))).toEqual(blob);
    await expect(listFiles(directory)).resolves.toHaveLength(3);
  });

  it("downloads only what is not there or not valid", async () => {
    const blobs = blobsOf(3);
    const [good, bad, absent] = descriptorsOf(blobs) as [BlobDescriptor, BlobDescriptor, BlobDescriptor];
    await fetchBlobs(directory, [good, bad], sourceOf({ blobs }));
    await writeFile(blobFile(directory, bad.digest), Buffer.alloc(100));
    const source = sourceOf({ blobs });

    const bytes = await fetchBlobs(directory, [good, bad, absent], source);

    expect(bytes).toBe(200);
    expect(source.opened.sort()).toEqual([bad.digest, absent.digest].sort());
    await expect(findFaults(directory, [good, bad, absent])).resolves.toBeUndefined();
  });

  it.each<[string, (file: string) => Promise<unknown>]>([
    ["a directory", (file) => mkdir(path.join(file, "deep"), { recursive: true })],
    ["a link that leads nowhere", (file) => symlink("nowhere", file)],
    ["a link to what never ends", (file) => symlink("/dev/zero", file)],
    ["a named pipe", (file) => promisify(execFile)("mkfifo", [file])],
  ])("replaces what no blob is: %s", async (_what, make) => {
    const blobs = blobsOf(1);
    const [blob] = descriptorsOf(blobs) as [BlobDescriptor];
    const file = blobFile(directory, blob.digest);
    await mkdir(path.dirname(file), { recursive: true });
    await make(file);

    await fetchBlobs(directory, [blob], sourceOf({ blobs }));

    expect(await readFile(file)).toEqual(blobs.get(blob.digest));
    await expect(listFiles(directory)).resolves.toHaveLength(1);
  });

  it("downloads a blob once that is used twice", async () => {
    const blobs = blobsOf(1);
    const source = sourceOf({ blobs });

    await fetchBlobs(directory, [...descriptorsOf(blobs), ...descriptorsOf(blobs)], source);

    expect(source.opened).toHaveLength(1);
  });

  it("opens at most six at a time", async () => {
    const blobs = blobsOf(20);
    const { openBlob } = sourceOf({ blobs });
    let [open, most] = [0, 0];

    await fetchBlobs(directory, descriptorsOf(blobs), {
      openBlob: async (blob) => {
        most = Math.max(most, ++open);
        await pause(10);
        return (await openBlob(blob)).once("close", () => (open -= 1));
      },
    });

    expect(most).toBe(6);
    expect(open).toBe(0);
  });

  it.each([
    ["other content", Buffer.alloc(100, 9), "has the digest"],
    ["too little", Buffer.alloc(99), "has 99 bytes instead of 100"],
    ["too much", Buffer.alloc(101), "has more than 100 bytes"],
  ])("rejects %s, and leaves nothing of it", async (_what, content, why) => {
    const blobs = blobsOf(1);
    const openBlob = (): Promise<Readable> => Promise.resolve(Readable.from([content]));

    const fetching = fetchBlobs(directory, descriptorsOf(blobs), { openBlob });

    await expect(fetching).rejects.toMatchObject({ code: "DIGEST_MISMATCH" });
    await expect(fetching).rejects.toThrow(why);
    await expect(listFiles(directory)).resolves.toEqual([]);
  });

  it("ends the other downloads when one fails, with the error of that one", async () => {
    const blobs = blobsOf(6);
    const [first] = descriptorsOf(blobs);
    const endless: Readable[] = [];

    const fetching = fetchBlobs(directory, descriptorsOf(blobs), {
      openBlob: ({ digest }) => {
        if (digest === first?.digest) {
          return new Promise((_, reject) =>
            setTimeout(() => {
              reject(new Error("gone"));
            }, 30),
          );
        }
        const stream = new Readable({ read: () => undefined });
        endless.push(stream);
        return Promise.resolve(stream);
      },
    });

    await expect(fetching).rejects.toThrow("gone");
    expect(endless.map(({ destroyed }) => destroyed)).toEqual([true, true, true, true, true]);
    await expect(listFiles(directory)).resolves.toEqual([]);
  });

  it("ends when it is cancelled", async () => {
    const blobs = blobsOf(2);
    const cancel = new AbortController();
    const stream = new Readable({ read: () => undefined });
    setTimeout(() => {
      cancel.abort();
    }, 30);

    const fetching = fetchBlobs(directory, descriptorsOf(blobs), {
      openBlob: () => Promise.resolve(stream),
      signal: cancel.signal,
    });

    await expect(fetching).rejects.toMatchObject({ name: "AbortError" });
    await expect(listFiles(directory)).resolves.toEqual([]);
  });
});

describe("storeImage", () => {
  const image = imageOf(layersOf("a", "b", "a"));

  it("makes a directory of exactly the blobs that readStoredImage reads", async () => {
    await mkdir(path.join(directory, "blobs/sha256"), { recursive: true });
    await writeFile(path.join(directory, "blobs/sha256/0123.part"), "of a killed run");

    const bytes = await storeImage(directory, image.manifestBytes, sourceOf(image));

    expect(bytes).toBe(imageSizeBytes(image.manifest));
    await expect(listFiles(directory)).resolves.toHaveLength(4);
    await expect(readStoredImage(directory, image.manifestDigest)).resolves.toMatchObject({
      mediaType: "application/vnd.oci.image.manifest.v1+json",
      manifestBytes: image.manifestBytes,
      config: { rootfs: { diff_ids: image.diffIds } },
    });
  });
});

describe("readStoredImage", () => {
  const image = imageOf(layersOf("a", "b"));
  const { config, layers } = image.manifest;

  it.each([
    ["manifest", image.manifestDigest],
    ["config", config.digest],
    ["layer", layers[1]?.digest ?? image.manifestDigest],
  ])("rejects a corrupt or missing %s", async (_what, digest) => {
    await storeImage(directory, image.manifestBytes, sourceOf(image));
    const file = blobFile(directory, digest);
    const content = await readFile(file);
    content.writeUInt8(content.readUInt8(20) ^ 1, 20);
    await writeFile(file, content);

    const corrupt = readStoredImage(directory, image.manifestDigest);

    await expect(corrupt).rejects.toMatchObject({ code: "DIGEST_MISMATCH" });
    await expect(corrupt).rejects.toThrow(digest);
    await rm(file);
    await expect(readStoredImage(directory, image.manifestDigest)).rejects.toThrow(`${digest} is missing`);
  });
});

describe("a store of blobs", () => {
  it("keeps them where jobs share them", async () => {
    const blobs = blobsOf(1);
    const [blob] = descriptorsOf(blobs) as [BlobDescriptor];
    const places = { shared: path.join(directory, "shared"), own: path.join(directory, "own") };
    const warnings: string[] = [];
    const store = createBlobStore("kept", { ...places, warn: (message) => warnings.push(message) });

    const content = await store.get(blob, sourceOf({ blobs }).openBlob);

    expect(Buffer.concat((await content.toArray()) as Buffer[])).toEqual(blobs.get(blob.digest));
    expect(warnings).toEqual([]);
    await expect(findFaults(path.join(places.shared, "kept"), [blob])).resolves.toBeUndefined();
  });

  it("keeps them for the job where none can be shared, and says so once", async () => {
    const blobs = blobsOf(2);
    const places = { shared: UNWRITABLE, own: path.join(directory, "own") };
    const warnings: string[] = [];
    const store = createBlobStore("kept", { ...places, warn: (message) => warnings.push(message) });

    for (const blob of descriptorsOf(blobs)) {
      const content = await store.get(blob, sourceOf({ blobs }).openBlob);
      expect(Buffer.concat((await content.toArray()) as Buffer[])).toEqual(blobs.get(blob.digest));
    }

    expect(warnings).toEqual([
      expect.stringMatching(/^Nothing is kept in "\/sys\/kernel\/kept" for later jobs: .*EPERM: .*\.$/),
    ]);
    await expect(findFaults(path.join(places.own, "kept"), descriptorsOf(blobs))).resolves.toBeUndefined();
  });
});
