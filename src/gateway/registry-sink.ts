// Blobs that are passed on to a repository while they come; nothing of them is kept here.
import type { Digest } from "../oci/digest.ts";
import type { ImageReference } from "../oci/image-reference.ts";
import type { Registry, StreamedUpload } from "../registry/registry.ts";
import type { FoundBlob } from "./blob-origin.ts";
import type { BlobSink, BlobWriter } from "./blob-sink.ts";
import { ContentHash } from "./content-hash.ts";

/**
 * Writes blobs of the repository, and nothing else of it.
 * @param onBytes told of each chunk that is passed on
 */
export function createRegistrySink(
  repository: ImageReference,
  registry: Pick<Registry, "startUpload">,
  onBytes: (bytes: number) => void = () => undefined,
): BlobSink {
  const blobs = new Map<Digest, FoundBlob>();
  return {
    find: (digest) => blobs.get(digest),
    begin() {
      return new RegistryWriter(
        () => registry.startUpload(repository),
        onBytes,
        (digest, sizeBytes) => {
          blobs.set(digest, { origin: { kind: "repository", repository }, sizeBytes });
        },
      );
    },
  };
}

class RegistryWriter implements BlobWriter {
  readonly #start: () => Promise<StreamedUpload>;
  readonly #onBytes: (bytes: number) => void;
  readonly #onCommit: (digest: Digest, sizeBytes: number) => void;
  readonly #hash = new ContentHash();
  #upload: StreamedUpload | undefined;
  #isCommitted = false;
  #busy: Promise<unknown> = Promise.resolve();

  constructor(
    start: () => Promise<StreamedUpload>,
    onBytes: (bytes: number) => void,
    onCommit: (digest: Digest, sizeBytes: number) => void,
  ) {
    this.#start = start;
    this.#onBytes = onBytes;
    this.#onCommit = onCommit;
  }

  get sizeBytes(): number {
    return this.#hash.sizeBytes;
  }

  write(content: AsyncIterable<Uint8Array>): Promise<void> {
    return this.#run(async () => {
      this.#upload ??= await this.#start();
      await this.#upload.write(this.#tell(this.#hash.through(content)));
    });
  }

  commit(digest: Digest): Promise<void> {
    return this.#run(async () => {
      this.#hash.check(digest);
      this.#upload ??= await this.#start();
      await this.#upload.commit(digest);
      this.#isCommitted = true;
      this.#onCommit(digest, this.sizeBytes);
    });
  }

  async *#tell(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of content) {
      yield chunk;
      this.#onBytes(chunk.byteLength);
    }
  }

  async abort(): Promise<void> {
    await this.#busy.catch(() => undefined);
    if (!this.#isCommitted) await this.#upload?.cancel();
  }

  #run(task: () => Promise<void>): Promise<void> {
    const running = task();
    this.#busy = running;
    return running;
  }
}
