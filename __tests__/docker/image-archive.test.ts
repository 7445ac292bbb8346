import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { describe, expect, it } from "@jest/globals";
import { type ArchiveImage, countLeading, imageArchive } from "../../src/docker/image-archive.ts";
import { digestOf } from "../../src/oci/digest.ts";
import { readContent, readTar } from "../../src/oci/tar-reader.ts";
import { imageOf, layersOf, type ServedImage } from "../cache/builder-fixture.ts";

const NAME = "registry.local/builder:1";

function archiveImage(image: ServedImage, more: Partial<ArchiveImage> = {}): ArchiveImage {
  return {
    ...image,
    names: [NAME],
    mediaType: image.manifest.mediaType ?? "",
    omitLeading: 0,
    readBlob: (digest) => Readable.from([image.blobs.get(digest) ?? Buffer.alloc(0)]),
    ...more,
  };
}

async function filesOf(image: ArchiveImage): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for await (const read of readTar(imageArchive(image))) {
    expect(files.has(read.entry.name)).toBe(false);
    expect(read.entry).toMatchObject({ type: "file", mode: 0o644, uid: 0, gid: 0, mtime: 315532801 });
    files.set(read.entry.name, await readContent(read, 1e6));
  }
  return files;
}

const json = (content: Buffer | undefined): unknown => JSON.parse(String(content));
const blob = (digest = ""): string => `blobs/${digest.replace(":", "/")}`;

describe("imageArchive", () => {
  const image = imageOf(layersOf("a", "b", "c"));
  const layers = image.manifest.layers.map(({ digest }) => digest);

  it("is an OCI layout with every blob under its digest", async () => {
    const files = await filesOf(archiveImage(image));

    expect(json(files.get("oci-layout"))).toEqual({ imageLayoutVersion: "1.0.0" });
    expect(json(files.get("index.json"))).toEqual({
      schemaVersion: 2,
      mediaType: "application/vnd.oci.image.index.v1+json",
      manifests: [
        {
          mediaType: "application/vnd.oci.image.manifest.v1+json",
          digest: image.manifestDigest,
          size: image.manifestBytes.length,
          annotations: { "io.containerd.image.name": NAME, "org.opencontainers.image.ref.name": "1" },
        },
      ],
    });
    const blobs = [...files].filter(([name]) => name.startsWith("blobs/"));
    expect(blobs).toHaveLength(5);
    for (const [name, content] of blobs) expect(name).toBe(blob(digestOf(content)));
    expect(files.get(blob(image.manifestDigest))).toEqual(image.manifestBytes);
  });

  it("has Docker's manifest, which points to the same blobs", async () => {
    const files = await filesOf(archiveImage(image));

    expect(json(files.get("manifest.json"))).toEqual([
      { Config: blob(image.manifest.config.digest), RepoTags: [NAME], Layers: layers.map(blob) },
    ]);
  });

  it("gives the image all of its names", async () => {
    const files = await filesOf(archiveImage(image, { names: [NAME, "registry.local/other:2"] }));

    expect(json(files.get("manifest.json"))).toMatchObject([{ RepoTags: [NAME, "registry.local/other:2"] }]);
    expect(json(files.get("index.json"))).toMatchObject({
      manifests: [
        { digest: image.manifestDigest, annotations: { "io.containerd.image.name": NAME } },
        {
          digest: image.manifestDigest,
          annotations: {
            "io.containerd.image.name": "registry.local/other:2",
            "org.opencontainers.image.ref.name": "2",
          },
        },
      ],
    });
  });

  it("leaves the first layers out, but lists them", async () => {
    const files = await filesOf(archiveImage(image, { omitLeading: 2 }));

    expect(layers.map((digest) => files.has(blob(digest)))).toEqual([false, false, true]);
    expect(json(files.get("manifest.json"))).toMatchObject([{ Layers: layers.map(blob) }]);
  });

  it("has a blob once that is used twice, also if its first use is left out", async () => {
    const twice = imageOf(layersOf("a", "b", "a"));
    const [first] = twice.manifest.layers;

    expect([...(await filesOf(archiveImage(twice))).keys()]).toHaveLength(7);
    expect(await filesOf(archiveImage(twice, { omitLeading: 2 }))).toHaveProperty("size", 6);
    expect((await filesOf(archiveImage(twice, { omitLeading: 2 }))).has(blob(first?.digest))).toBe(true);
  });

  it("is the same every time", async () => {
    const [one, two] = await Promise.all([1, 2].map(() => buffer(imageArchive(archiveImage(image)))));

    expect(one).toEqual(two);
  });

  it.each([
    ["fewer", Buffer.alloc(1)],
    ["more", Buffer.alloc(10_000)],
  ])("rejects a blob with %s bytes than the manifest says", async (_how, content) => {
    const broken = archiveImage(image, { readBlob: () => Readable.from([content]) });

    await expect(buffer(imageArchive(broken))).rejects.toMatchObject({ code: "DIGEST_MISMATCH" });
  });
});

describe("countLeading", () => {
  it.each([
    ["nothing if there is no other image", ["a", "b"], [], 0],
    ["nothing if the first layer differs", ["a", "b"], [["x", "b"]], 0],
    ["what is common at the beginning", ["a", "b", "c"], [["a", "b", "x"]], 2],
    ["the longest beginning of several", ["a", "b", "c"], [["a"], ["a", "b"], []], 2],
    ["all layers of a longer image", ["a", "b"], [["a", "b", "c"]], 2],
    ["no more than the image has", [], [["a"]], 0],
  ])("counts %s", (_what, diffIds, others, count) => {
    expect(
      countLeading(
        diffIds,
        others.map((ids) => ({ diffIds: ids })),
      ),
    ).toBe(count);
  });
});
