// Blobs that are passed on to a repository while they come. Nothing of them is kept here, unless the registry wants to know
// their size first, or they are so small that they may as well wait: configs are replaced before an image is published.
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { tellBytes } from "../bytes/count-bytes.ts";
import { Measure } from "../bytes/measure.ts";
import { PlatformError } from "../errors.ts";
import type { Digest } from "../oci/digest.ts";
import { blobPath } from "../oci/image-layout.ts";
import type { ImageReference } from "../oci/image-reference.ts";
import type { Registry, StreamedUpload } from "../registry/registry.ts";
import { isBetterSized } from "../registry/streamed-upload.ts";
import type { BlobOrigin, FoundBlob } from "./blob-origin.ts";
import { type BlobSink, type BlobWriter, checkPushed, RefusedBlobError } from "./blob-sink.ts";
import { type SpoolOptions, spoolUpload } from "./spooled-upload.ts";

/** What a sink of a registry needs. */
export interface RegistrySinkOptions extends Omit<SpoolOptions, "onBytes"> {
  readonly registry: Pick<Registry, "pushBlob" | "startUpload">;
  /** What is smaller waits in a file, to be pushed when the image is published; nothing by default. */
  readonly keepUpToBytes?: number;
  /** Told of the size of each chunk that is passed on. */
  readonly onBytes?: (bytes: number) => void;
  /** Told once why the registry gets nothing more without its size; the lifecycle is asked to send it again. */
  readonly onRefusal?: (error: PlatformError) => void;
}

/** Writes blobs of the repository, and nothing else of it. */
export function createRegistrySink(repository: ImageReference, options: RegistrySinkOptions): BlobSink {
  const { registry, directory, keepUpToBytes = 0 } = options;
  const { onBytes = () => undefined, onRefusal = () => undefined } = options;
  const blobs = new Map<Digest, FoundBlob>();
  let isTold = false;
  const tell = (error: PlatformError): void => {
    if (!isTold) onRefusal(error);
    isTold = true;
  };
  const start = async (): Promise<StreamedUpload> => {
    const upload = await registry.startUpload(repository);
    return upload === "refused"
      ? spoolUpload(repository, { registry, directory, onBytes })
      : passedOn(upload, onBytes, tell);
  };
  return {
    find: (digest) => blobs.get(digest),
    begin() {
      const onCommit: OnCommit = (digest, origin, sizeBytes) => {
        blobs.set(digest, { origin: origin ?? { kind: "repository", repository }, sizeBytes });
      };
      return new RegistryWriter(start, { directory, keepUpToBytes, onCommit });
    },
  };
}

/** What was passed on is gone, so only the lifecycle can send it again. */
function passedOn(
  upload: StreamedUpload,
  onBytes: (bytes: number) => void,
  onRefusal: (error: PlatformError) => void,
): StreamedUpload {
  const asked = (error: unknown): never => {
    if (!(error instanceof PlatformError && isBetterSized(error))) throw error;
    onRefusal(error);
    throw new RefusedBlobError("send again", error);
  };
  return {
    write: (content) => upload.write(tellBytes(content, onBytes)).catch(asked),
    commit: (digest) => upload.commit(digest).catch(asked),
    cancel: () => upload.cancel(),
  };
}

/** Told where a blob is that is not in the repository. */
type OnCommit = (digest: Digest, origin: BlobOrigin | undefined, sizeBytes: number) => void;

interface WriterOptions extends Required<Pick<RegistrySinkOptions, "directory" | "keepUpToBytes">> {
  readonly onCommit: OnCommit;
}

class RegistryWriter implements BlobWriter {
  readonly #start: () => Promise<StreamedUpload>;
  readonly #options: WriterOptions;
  readonly #measure = new Measure();
  /** All of it, as long as there is no upload. */
  readonly #kept: Uint8Array[] = [];
  #upload: StreamedUpload | undefined;
  #isCommitted = false;
  #busy: Promise<unknown> = Promise.resolve();

  constructor(start: () => Promise<StreamedUpload>, options: WriterOptions) {
    this.#start = start;
    this.#options = options;
  }

  get sizeBytes(): number {
    return this.#measure.sizeBytes;
  }

  write(content: AsyncIterable<Uint8Array>): Promise<void> {
    return this.#run(async () => {
      const measured = this.#measure.through(content);
      const rest = this.#upload === undefined ? await this.#keep(measured) : measured;
      if (rest === undefined) return;
      this.#upload ??= await this.#start();
      await this.#upload.write(rest);
    });
  }

  commit(digest: Digest): Promise<void> {
    return this.#run(async () => {
      checkPushed(this.#measure, digest);
      if (this.#options.keepUpToBytes === 0) this.#upload ??= await this.#start();
      const origin = this.#upload === undefined ? await this.#keepFile(digest) : undefined;
      await this.#upload?.commit(digest);
      this.#isCommitted = true;
      this.#options.onCommit(digest, origin, this.sizeBytes);
    });
  }

  async abort(): Promise<void> {
    await this.#busy.catch(() => undefined);
    if (!this.#isCommitted) await this.#upload?.cancel();
  }

  /** What is to be passed on, once it is too much to be kept; undefined before. */
  async #keep(content: AsyncGenerator<Uint8Array>): Promise<AsyncIterable<Uint8Array> | undefined> {
    for (;;) {
      const next = await content.next();
      if (next.done === true) return undefined;
      this.#kept.push(next.value);
      if (this.sizeBytes > this.#options.keepUpToBytes) return followedBy(this.#kept.splice(0), content);
    }
  }

  async #keepFile(digest: Digest): Promise<BlobOrigin> {
    const file = path.join(this.#options.directory, blobPath(digest));
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, Buffer.concat(this.#kept.splice(0)));
    return { kind: "file", file };
  }

  #run(task: () => Promise<void>): Promise<void> {
    const running = task();
    this.#busy = running;
    return running;
  }
}

async function* followedBy(
  kept: readonly Uint8Array[],
  content: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield* kept;
  yield* content;
}
