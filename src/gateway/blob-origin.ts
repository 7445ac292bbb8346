// Where the content of a blob is until the image is published: in a file or in memory here, or in a repository of a registry.
import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { type ByteRange, cut } from "../bytes/byte-range.ts";
import { CHUNK_BYTES } from "../bytes/chunk-bytes.ts";
import { decompressed } from "../bytes/decompressed.ts";
import { madeFrom } from "../bytes/made-from.ts";
import { PlatformError } from "../errors.ts";
import type { FilePart } from "../files/regular-file.ts";
import { type FileState, streamSameFile } from "../files/same-file.ts";
import type { ImageReference } from "../oci/image-reference.ts";
import type { BlobDescriptor } from "../oci/manifest.ts";
import type { Registry } from "../registry/registry.ts";

/** A blob's place. */
export type BlobOrigin =
  | {
      readonly kind: "file";
      readonly file: string;
      /** Of a file in a directory that others can write: the content counts only as long as it is the same. */
      readonly identity?: FileState;
    }
  | { readonly kind: "repository"; readonly repository: ImageReference }
  /** What a blob of a repository is decompressed. How large that is shows at its end. */
  | { readonly kind: "decompressed"; readonly repository: ImageReference; readonly blob: BlobDescriptor }
  /** Small, and made here, e.g. a config. */
  | { readonly kind: "memory"; readonly bytes: Buffer }
  /** The engine has it, as a layer of the image of that id. Nothing reads it from here: it can only stay where it is. */
  | { readonly kind: "engine"; readonly id: string };

/** A blob that is somewhere. */
export interface FoundBlob {
  readonly origin: BlobOrigin;
  /** Undefined if no manifest that was read or written here has said it yet. */
  readonly sizeBytes: number | undefined;
}

/** The content from its start. What comes from a registry is verified, what is in a file was when it was written or found, and is still that. */
export async function openOrigin(
  origin: BlobOrigin,
  descriptor: BlobDescriptor,
  registry: Pick<Registry, "openBlob">,
): Promise<Readable> {
  switch (origin.kind) {
    case "file":
      return openFile(origin);
    case "repository":
      return registry.openBlob(origin.repository, descriptor);
    case "decompressed":
      return madeFrom(await registry.openBlob(origin.repository, origin.blob), decompressed);
    case "memory":
      return Readable.from([origin.bytes], { objectMode: false });
    case "engine":
      throw onlyInEngine(origin, descriptor);
  }
}

function onlyInEngine(
  { id }: Extract<BlobOrigin, { kind: "engine" }>,
  { digest }: BlobDescriptor,
): PlatformError {
  return new PlatformError(
    "DAEMON",
    `The layer ${digest} is only in the engine, in the image ${id}, which may be gone.`,
    {
      hint: "Try again: without that image, the layer is built again.",
    },
  );
}

function openFile({ file, identity }: Extract<BlobOrigin, { kind: "file" }>, part?: FilePart): Readable {
  if (identity === undefined) return createReadStream(file, { ...part, highWaterMark: CHUNK_BYTES });
  return Readable.from(streamSameFile(file, identity, part), { objectMode: false });
}

/** The same, opened when it is read: most blobs are there already, or can be mounted. */
export async function* openLazily(
  origin: BlobOrigin,
  descriptor: BlobDescriptor,
  registry: Pick<Registry, "openBlob">,
): AsyncGenerator<Buffer> {
  yield* (await openOrigin(origin, descriptor, registry)) as AsyncIterable<Buffer>;
}

/**
 * A part of the content. A registry sends the blob from its start all the same: only then can it be verified, and no
 * lifecycle asks for parts unless a connection broke.
 */
export async function openRange(
  origin: BlobOrigin,
  { descriptor, range }: { readonly descriptor: BlobDescriptor; readonly range: ByteRange },
  registry: Pick<Registry, "openBlob">,
): Promise<Readable> {
  const { first, last } = range;
  if (origin.kind === "file") return openFile(origin, { start: first, end: last });
  const whole = await openOrigin(origin, descriptor, registry);
  return madeFrom(whole, (content) => cut(content, range));
}
