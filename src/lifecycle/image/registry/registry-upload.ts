// The layers of an image on their way to a repository: compressed, uploaded and copied several at a time.
//
// A layer is uploaded while it is compressed, and compressed while it is read, so nothing of it is ever on a disk, or more
// than a few blocks in memory. What a registry wants to know before an upload, the digest of the compressed layer, is known at
// its end; so a large layer that the registry has already, but no image that we know of, is uploaded again. Small ones wait in
// memory until the digest is known.
import { Readable } from "node:stream";
import { createTaskQueue } from "../../../bounded.ts";
import type { BlobSummary, ChunkSource, CompressedStream } from "../../../oci/compressed-stream.ts";
import type { ImageReference } from "../../../oci/image-reference.ts";
import type { Descriptor } from "../../../oci/manifest.ts";
import type { Registry, StreamSource } from "../../../registry/registry.ts";
import type { TarReader } from "../../layer/layer-factory.ts";
import { StepError } from "../../lifecycle-error.ts";
import type { LayerFormat } from "../layer-format.ts";

/** The uncompressed tar of a layer, verified by itself, and opened again for another try. */
export interface UploadedLayer {
  readonly diffId: string;
  readonly open: () => ChunkSource;
}

/** Blobs that were asked for; each is made to exist once, however often it is asked for. */
export interface RegistryUpload extends AsyncDisposable {
  /** Brings a layer from another repository to the target. */
  copy(from: ImageReference, layer: Descriptor): Promise<Descriptor>;
  /** Compresses a layer and uploads it to the target. */
  push(archive: UploadedLayer): Promise<Descriptor>;
  /** The same for a layer that was not read yet; it is known as pushed afterwards. */
  readonly pushUnread: TarReader;
  /** Brings layers that are in the target to another repository. */
  spread(layers: readonly Descriptor[], to: ImageReference): Promise<void>;
  /** Waits for everything that was asked for. @throws what one of them failed with */
  finish(): Promise<void>;
}

export interface RegistryUploadOptions {
  readonly registry: Registry;
  readonly target: ImageReference;
  /** Of layers that are pushed. */
  readonly format: LayerFormat;
}

/** Compressing is limited by processors, copying by the network: with queues of their own they do not wait for each other. */
const PARALLEL_PUSHES = 3;
const PARALLEL_COPIES = 4;
/** A layer that compresses to no more waits in memory for its digest. */
const SMALL_BYTES = 2 * 1024 * 1024;

export function startRegistryUpload(options: RegistryUploadOptions): RegistryUpload {
  const { registry, target } = options;
  const pushes = createTaskQueue(PARALLEL_PUSHES);
  const copies = createTaskQueue(PARALLEL_COPIES);
  const started = new Map<string, Promise<Descriptor>>();
  const once = (key: string, task: () => Promise<Descriptor>): Promise<Descriptor> => {
    const known = started.get(key);
    if (known !== undefined) return known;
    const promise = task();
    // Reported by the code that waits for the layer; until then it must not count as unhandled.
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
    push: ({ diffId, open }) => once(keyOf(diffId), () => pushes.run(() => pushTar(options, open))),
    pushUnread: async (tar) => {
      const layer = await pushes.run(() => pushUnreadTar(options, tar));
      started.set(keyOf(tar.identity().diffId), Promise.resolve(layer));
    },
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

function keyOf(diffId: string): string {
  return `layer ${diffId}`;
}

async function pushTar(options: RegistryUploadOptions, open: UploadedLayer["open"]): Promise<Descriptor> {
  return (await pushLayer(options, { first: open(), again: open })) ?? pushTwiceRead(options, open);
}

async function pushUnreadTar(options: RegistryUploadOptions, tar: ChunkSource): Promise<Descriptor> {
  const layer = await pushLayer(options, { first: tar, again: undefined });
  if (layer !== undefined) return layer;
  throw new StepError(`${options.target.registry} refuses a layer whose size is not known yet`);
}

/** The uncompressed tar, and how to open it for another try, if that is possible. */
interface LayerSource {
  readonly first: ChunkSource;
  readonly again: UploadedLayer["open"] | undefined;
}

/** As much of a layer as fits into memory with its size, a large one as it comes; undefined if that is refused. */
async function pushLayer(
  { registry, target, format }: RegistryUploadOptions,
  { first, again }: LayerSource,
): Promise<Descriptor | undefined> {
  const compressed = format.compress(first);
  const bytes = compressed[Symbol.asyncIterator]();
  try {
    const { isWhole, chunks } = await readUpTo(SMALL_BYTES, bytes);
    if (isWhole) {
      await registry.pushBlob(target, { ...compressed.summary(), open: () => Readable.from(chunks) });
      return descriptorOf(compressed.summary(), format);
    }
    const stream = new LayerStream(
      { compressed, content: followedBy(chunks, bytes) },
      again && (() => format.compress(again())),
    );
    if ((await registry.pushStream(target, stream)) === "refused") return undefined;
    return descriptorOf(stream.summary(), format);
  } finally {
    await bytes.return(undefined);
  }
}

/** A large layer, compressed once for each try; the first is under way already. */
class LayerStream implements StreamSource {
  readonly opens: "once" | "again";
  readonly #again: (() => CompressedStream) | undefined;
  #compressed: CompressedStream;
  #begun: AsyncIterable<Buffer> | undefined;

  constructor(
    first: { readonly compressed: CompressedStream; readonly content: AsyncIterable<Buffer> },
    again: (() => CompressedStream) | undefined,
  ) {
    this.opens = again === undefined ? "once" : "again";
    this.#again = again;
    this.#compressed = first.compressed;
    this.#begun = first.content;
  }

  open(): AsyncIterable<Buffer> {
    const content = this.#begun ?? (this.#compressed = this.#reopened());
    this.#begun = undefined;
    return content;
  }

  digest(): Descriptor["digest"] {
    return this.summary().digest;
  }

  summary(): BlobSummary {
    return this.#compressed.summary();
  }

  #reopened(): CompressedStream {
    if (this.#again === undefined) throw new Error("A layer that is read once is read again.");
    return this.#again();
  }
}

function descriptorOf({ digest, sizeBytes }: BlobSummary, { mediaType }: LayerFormat): Descriptor {
  return { mediaType, size: sizeBytes, digest };
}

/** In one request that says its size, which takes to compress the layer once more: the bytes are the same each time. */
async function pushTwiceRead(
  { registry, target, format }: RegistryUploadOptions,
  open: UploadedLayer["open"],
): Promise<Descriptor> {
  const summary = await summarize(format.compress(open()));
  await registry.pushBlob(target, { ...summary, open: () => Readable.from(format.compress(open())) });
  return descriptorOf(summary, format);
}

async function summarize(compressed: CompressedStream): Promise<BlobSummary> {
  const bytes = compressed[Symbol.asyncIterator]();
  while ((await bytes.next()).done !== true);
  return compressed.summary();
}

/** Reads to the end, or until there are more bytes than allowed. */
async function readUpTo(
  limitBytes: number,
  bytes: AsyncIterator<Buffer>,
): Promise<{ readonly isWhole: boolean; readonly chunks: readonly Buffer[] }> {
  const chunks: Buffer[] = [];
  for (let sizeBytes = 0; sizeBytes <= limitBytes;) {
    const next = await bytes.next();
    if (next.done === true) return { isWhole: true, chunks };
    chunks.push(next.value);
    sizeBytes += next.value.length;
  }
  return { isWhole: false, chunks };
}

async function* followedBy(first: readonly Buffer[], rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield* first;
  yield* { [Symbol.asyncIterator]: () => rest };
}
