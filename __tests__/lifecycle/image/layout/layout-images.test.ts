import { existsSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { Images } from "../../../../src/lifecycle/image/images.ts";
import { createLayoutImages } from "../../../../src/lifecycle/image/layout/layout-images.ts";
import { parseImageName } from "../../../../src/lifecycle/inputs/image-names.ts";
import { digestOf } from "../../../../src/oci/digest.ts";
import type { ImageManifest } from "../../../../src/oci/manifest.ts";
import { hostTarget } from "../../../../src/oci/target.ts";
import { recordingLog } from "../../layer-fixture.ts";
import { diffIdOf, newLayer, requestFor, reusedLayer, saveApp, tarOf } from "../image-fixture.ts";

const APP = "host.example:5000/team/app:1";

let root: string;
let log: ReturnType<typeof recordingLog>;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "layouts-"));
  log = recordingLog();
});
afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

const images = (): Images => createLayoutImages(root, log);
const place = (name: string): string => images().nameOf(parseImageName(name));
const blob = (directory: string, digest: string): string =>
  path.join(directory, "blobs", digest.replace(":", "/"));

interface LayoutParts {
  readonly sparse?: boolean;
  readonly oci?: boolean;
  readonly extra?: readonly object[];
}

/** Puts a layout there; returns how analyzed.toml refers to it. */
async function addLayout(name: string, layers: readonly string[], parts: LayoutParts = {}): Promise<string> {
  const directory = place(name);
  await mkdir(path.join(directory, "blobs/sha256"), { recursive: true });
  const add = async (content: Buffer, isKept = true): Promise<{ digest: string; size: number }> => {
    const digest = digestOf(content);
    if (isKept) await writeFile(blob(directory, digest), content);
    return { digest, size: content.length };
  };
  const family = parts.oci === true ? "application/vnd.oci.image." : "application/vnd.docker.";
  const descriptors = [];
  for (const layer of layers) {
    const { digest, size } = await add(gzipSync(tarOf(layer)), parts.sparse !== true);
    descriptors.push({ mediaType: `${family}layer.gzip`, digest, size });
  }
  const config = await add(
    Buffer.from(
      JSON.stringify({
        os: "linux",
        architecture: "amd64",
        config: { Labels: { from: name } },
        rootfs: { type: "layers", diff_ids: layers.map(diffIdOf) },
      }),
    ),
  );
  const mediaType = `${family}manifest`;
  const manifest = {
    schemaVersion: 2,
    mediaType,
    config: { mediaType: `${family}config`, ...config },
    layers: descriptors,
    annotations: { "kit.annotation": "x" },
  };
  const entry = { mediaType, ...(await add(Buffer.from(JSON.stringify(manifest)))) };
  const manifests = [
    ...(parts.extra ?? []),
    parts.extra === undefined ? entry : { ...entry, platform: target() },
  ];
  await writeFile(path.join(directory, "index.json"), JSON.stringify({ schemaVersion: 2, manifests }));
  return `${directory}@${entry.digest}`;
}

function target(): object {
  const { os, arch } = hostTarget(process.arch);
  return { os, architecture: arch };
}

function manifestIn(directory: string): ImageManifest {
  const index = JSON.parse(readFileSync(path.join(directory, "index.json"), "utf8")) as {
    manifests: { digest: string }[];
  };
  expect(index.manifests).toHaveLength(1);
  return JSON.parse(readFileSync(blob(directory, index.manifests[0]?.digest ?? ""), "utf8")) as ImageManifest;
}

const hasBlob = (directory: string, digest: string): boolean => existsSync(blob(directory, digest));

describe("the place of an image", () => {
  it.each([
    ["debian", "index.docker.io/library/debian/latest"],
    [APP, "host.example:5000/team/app/1"],
    [`ghcr.io/a@sha256:${"0".repeat(64)}`, `ghcr.io/a/sha256/${"0".repeat(64)}`],
  ])("of %s is %s", (name, expected) => {
    expect(place(name)).toBe(path.join(root, expected));
  });
});

describe("finding an image", () => {
  it("reads the only image of a layout, whatever it is for", async () => {
    const reference = await addLayout("run", ["base"]);

    const found = await images().find(parseImageName("run"));

    expect(found?.reference).toBe(reference);
    expect(found?.config.config?.Labels).toEqual({ from: "run" });
    const layer = await found?.openLayer(diffIdOf("base"));
    expect(layer === undefined ? undefined : await buffer(layer)).toEqual(tarOf("base"));
  });

  it("takes the one of this machine out of several", async () => {
    const other = {
      mediaType: "x",
      digest: digestOf("other"),
      size: 1,
      platform: { os: "plan9", architecture: "x" },
    };
    const reference = await addLayout("run", ["base"], { extra: [other] });

    expect((await images().find(parseImageName("run")))?.reference).toBe(reference);
  });

  it("is undefined if there is no layout", async () => {
    expect(await images().find(parseImageName("run"))).toBeUndefined();
  });

  it("fails for a layer that a sparse layout has not", async () => {
    await addLayout("run", ["base"], { sparse: true });
    const found = await images().find(parseImageName("run"));

    await expect(found?.openLayer(diffIdOf("base"))).rejects.toMatchObject({ code: "MALFORMED" });
  });

  it("ends with 1 for a manifest that is not what its name says", async () => {
    const [directory = "", digest = ""] = (await addLayout("run", ["base"])).split("@");
    await writeFile(blob(directory, digest), `${readFileSync(blob(directory, digest), "utf8")} `);

    await expect(images().find(parseImageName("run"))).rejects.toMatchObject({ exitCode: 1 });
  });
});

describe("an export to a layout with zstd", () => {
  it("can have layers of zstd, and gives them back", async () => {
    const runImage = await addLayout("run", ["base"]);
    const request = requestFor({ names: [APP], runImage, layerCompression: "zstd" });

    await saveApp(images(), request, [newLayer("a")]);

    const { layers } = manifestIn(place(APP));
    expect(layers[1]?.mediaType).toBe("application/vnd.oci.image.layer.v1.tar+zstd");
    const found = await images().find(parseImageName(APP));
    const layer = (await found?.openLayer(diffIdOf("a"))) ?? Readable.from([]);
    expect(await buffer(layer)).toEqual(tarOf("a"));
  });
});

describe("an export to a layout", () => {
  it("is complete, of the run image's kind, and named by its tag", async () => {
    const runImage = await addLayout("run", ["base"], { oci: true });

    const saved = await saveApp(images(), requestFor({ names: [APP], runImage }), [
      newLayer("a"),
      newLayer("b"),
    ]);

    const manifest = manifestIn(place(APP));
    expect(manifest).toMatchObject({
      mediaType: "application/vnd.oci.image.manifest",
      annotations: { "kit.annotation": "x", "org.opencontainers.image.ref.name": "1" },
    });
    const [base, ...own] = manifest.layers;
    expect(base?.mediaType).toBe("application/vnd.oci.image.layer.gzip");
    expect(own.map(({ mediaType }) => mediaType)).toEqual([
      "application/vnd.docker.image.rootfs.diff.tar.gzip",
      "application/vnd.docker.image.rootfs.diff.tar.gzip",
    ]);
    const contents = manifest.layers.map(({ digest }) => gunzipSync(readFileSync(blob(place(APP), digest))));
    expect(contents).toEqual(["base", "a", "b"].map(tarOf));
    expect(saved.names).toEqual([{ name: place(APP) }]);
    expect(saved.id).toMatch(new RegExp(`^${place(APP)}@sha256:[0-9a-f]{64}$`));
    expect(saved.digest ?? saved.imageId).toBeUndefined();
    expect(readdirSync(place(APP)).sort()).toEqual(["blobs", "index.json", "oci-layout"]);
  });

  it("stays sparse where the run image is", async () => {
    const runImage = await addLayout("run", ["base"], { sparse: true });

    await saveApp(images(), requestFor({ names: [APP], runImage }), [newLayer("a")]);

    const [base, own] = manifestIn(place(APP)).layers;
    expect(hasBlob(place(APP), base?.digest ?? "")).toBe(false);
    expect(hasBlob(place(APP), own?.digest ?? "")).toBe(true);
  });

  it("takes reused layers from the previous image as they are", async () => {
    const runImage = await addLayout("run", ["base"]);
    const previousImage = await addLayout("old", ["base", "a"]);
    const [, layer] = manifestIn(place("old")).layers;

    await saveApp(images(), requestFor({ names: [APP], runImage, previousImage }), [
      reusedLayer("a"),
      newLayer("b"),
    ]);

    expect(manifestIn(place(APP)).layers[1]).toEqual(layer);
    expect(hasBlob(place(APP), layer?.digest ?? "")).toBe(true);
    expect(log.lines).toContain(`Reusing layers from image '${place("old")}'`);
  });

  it("writes a layout for each name", async () => {
    const runImage = await addLayout("run", ["base"]);
    const names = [APP, "host.example:5000/team/app:2"];

    await saveApp(images(), requestFor({ names, runImage }), [newLayer("a")]);

    expect(manifestIn(place(names[1] ?? ""))).toEqual(manifestIn(place(APP)));
    expect(hasBlob(place(names[1] ?? ""), manifestIn(place(APP)).layers[1]?.digest ?? "")).toBe(true);
  });

  it("leaves the image that was there if a layer is not whole, and nothing half done", async () => {
    const before = await addLayout(APP, ["old"]);
    const runImage = await addLayout("run", ["base"]);
    const [layer] = manifestIn(place("run")).layers;
    await writeFile(blob(place("run"), layer?.digest ?? ""), "short");

    const saved = await saveApp(images(), requestFor({ names: [APP], runImage }), [newLayer("a")]);

    expect(saved.names[0]?.failure).toMatch(/has 5 instead of \d+ bytes/);
    expect((await images().find(parseImageName(APP)))?.reference).toBe(before);
    expect(readdirSync(place(APP)).sort()).toEqual(["blobs", "index.json"]);
    expect(hasBlob(place(APP), layer?.digest ?? "")).toBe(false);
  });

  it.each(["", "/somewhere", "repository@sha256:1"])("ends with 1 for the run image %j", async (runImage) => {
    await expect(images().openDestination(requestFor({ runImage }))).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringContaining("does not have the format '[path]@[digest]'"),
    });
  });

  it("refers to the run image in the label as other lifecycles do", async () => {
    const runImage = await addLayout("run", ["base"]);
    await using destination = await images().openDestination(requestFor({ runImage }));

    expect(destination.runImage.reference).toBe(
      `${place("run")}@sha256:9bff545fd88403019875bc484da593c84761e6c89bae9058b76d1054d54548d0`,
    );
  });
});
