// App images made of small layers, and what a destination is asked to save.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach } from "@jest/globals";
import type { AppLayer, ImageDestination, SavedImage } from "../../../src/lifecycle/image/image-writer.ts";
import type { DestinationRequest, Images } from "../../../src/lifecycle/image/images.ts";
import { parseImageName } from "../../../src/lifecycle/inputs/image-names.ts";
import type { LayerArchive } from "../../../src/lifecycle/layer/layer-tar.ts";
import type { ImageConfig } from "../../../src/oci/image-config.ts";
import { chunksOf, layerOf } from "../layer-fixture.ts";

/** A layer with one file of this name. */
export function tarOf(name: string): Buffer {
  return layerOf([{ name: `/${name}`, content: `content of ${name}` }]).tar;
}

export const diffIdOf = (name: string): string =>
  layerOf([{ name: `/${name}`, content: `content of ${name}` }]).diffId;

export function archiveOf(name: string): LayerArchive {
  const { tar, diffId } = layerOf([{ name: `/${name}`, content: `content of ${name}` }]);
  return {
    id: name,
    diffId,
    sizeBytes: tar.length,
    // Who only reads it need not know that it is hashed meanwhile.
    open: (() => chunksOf(tar)) as unknown as LayerArchive["open"],
    tar: () => Promise.reject(new Error("nobody needs a file")),
  };
}

/** A layer made in this build. */
export const newLayer = (name: string): AppLayer => ({
  diffId: diffIdOf(name),
  createdBy: name,
  isReused: false,
  archive: archiveOf(name),
});

/** A layer of the previous image that was not made again. */
export const reusedLayer = (name: string): AppLayer => ({
  diffId: diffIdOf(name),
  createdBy: name,
  isReused: true,
});

const temporaryDirs: string[] = [];

afterEach(() => {
  for (const dir of temporaryDirs.splice(0)) rmSync(dir, { recursive: true, force: true });
});

function newTemporaryDir(): string {
  const dir = mkdtempSync(path.join(tmpdir(), "images-"));
  temporaryDirs.push(dir);
  return dir;
}

export function requestFor(
  given: Partial<Omit<DestinationRequest, "names">> & { readonly names?: readonly string[] },
): DestinationRequest {
  const [first = "host.example/app", ...rest] = given.names ?? [];
  return {
    runImage: "",
    runImageName: "host.example/run",
    previousImage: "",
    kind: "built",
    layerCompression: "gzip",
    temporaryDir: newTemporaryDir(),
    ...given,
    names: [parseImageName(first), ...rest.map(parseImageName)],
  };
}

/** Opens a destination and saves an image with these layers in it. */
export async function saveApp(
  images: Images,
  request: DestinationRequest,
  layers: readonly AppLayer[],
): Promise<SavedImage> {
  await using destination = await images.openDestination(request);
  for (const { archive, isReused } of layers)
    if (archive !== undefined && !isReused) destination.addLayer(archive);
  return await destination.save(configOf(destination, layers), layers);
}

function configOf({ runImage }: ImageDestination, layers: readonly AppLayer[]): ImageConfig {
  const diff_ids = [...runImage.config.rootfs.diff_ids, ...layers.map(({ diffId }) => diffId)];
  return { ...runImage.config, rootfs: { type: "layers", diff_ids } };
}
