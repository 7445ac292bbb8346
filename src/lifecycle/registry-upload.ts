// The layers of an image on their way to a repository: compressed, uploaded and copied several at a time.
import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { ImageReference } from "../oci/image-reference.ts";
import type { Descriptor } from "../oci/manifest.ts";
import type { Registry } from "../registry/registry.ts";
import { compressLayer } from "./compressed-layer.ts";
import type { LayerArchive } from "./layer-tar.ts";
import { createTaskQueue } from "./task-queue.ts";

/** The tar of a layer, which must stay until it is uploaded. */
export type LayerFile = Pick<LayerArchive, "diffId" | "tar">;

/** Blobs that were asked for; each is made to exist once, however often it is asked for. */
export interface RegistryUpload extends AsyncDisposable {
  /** Brings a layer from another repository to the target. */
  copy(from: ImageReference, layer: Descriptor): Promise<Descriptor>;
  /** Compresses a layer and uploads it to the target. */
  push(archive: LayerFile): Promise<Descriptor>;
  /** Brings layers that are in the target to another repository. */
  spread(layers: readonly Descriptor[], to: ImageReference): Promise<void>;
  /** Waits for everything that was asked for. @throws what one of them failed with */
  finish(): Promise<void>;
}

export interface RegistryUploadOptions {
  readonly registry: Registry;
  readonly target: ImageReference;
  /** For compressed layers; whoever made it removes it. */
  readonly temporaryDir: string;
  /** Of layers that are pushed; they are compressed with gzip. */
  readonly layerMediaType: string;
}

/** Compressing is limited by processors, copying by the network: with queues of their own they do not wait for each other. */
const PARALLEL_PUSHES = 4;
const PARALLEL_COPIES = 4;

export function startRegistryUpload(options: RegistryUploadOptions): RegistryUpload {
  const { registry, target } = options;
  const pushes = createTaskQueue(PARALLEL_PUSHES);
  const copies = createTaskQueue(PARALLEL_COPIES);
  const started = new Map<string, Promise<Descriptor>>();
  const once = (key: string, task: () => Promise<Descriptor>): Promise<Descriptor> => {
    const known = started.get(key);
    if (known !== undefined) return known;
    const promise = task();
    // Reported by whoever waits for the layer; until then it must not count as unhandled.
    promise.catch(() => undefined);
    started.set(key, promise);
    return promise;
  };
  const copyTo = (from: ImageReference, to: ImageReference, layer: Descriptor): Promise<Descriptor> =>
    copies.run(async () => {
      await registry.copyBlob(from, to, layer);
      return layer;
    });
  return {
    copy: (from, layer) => once(layer.digest, () => copyTo(from, target, layer)),
    push: (archive) => once(`layer ${archive.diffId}`, () => pushes.run(() => pushLayer(options, archive))),
    spread: async (layers, to) => {
      await Promise.all(layers.map((layer) => copyTo(target, to, layer)));
    },
    finish: async () => {
      await Promise.all(started.values());
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all([pushes.close(), copies.close()]);
    },
  };
}

async function pushLayer(
  { registry, target, temporaryDir, layerMediaType }: RegistryUploadOptions,
  archive: LayerFile,
): Promise<Descriptor> {
  const path = join(temporaryDir, `${archive.diffId.replace("sha256:", "")}.tar.gz`);
  const { digest, sizeBytes } = await compressLayer(await archive.tar(), path);
  await registry.pushBlob(target, { digest, sizeBytes, open: () => createReadStream(path) });
  await rm(path);
  return { mediaType: layerMediaType, size: sizeBytes, digest };
}
