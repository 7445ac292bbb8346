// Blobs that are passed on to a repository while they come. Nothing of them is kept here, unless the registry wants to know
// their size first.
import { tellBytes } from "../bytes/count-bytes.ts";
import { Measure } from "../bytes/measure.ts";
import { PlatformError } from "../errors.ts";
import type { Digest } from "../oci/digest.ts";
import type { ImageReference } from "../oci/image-reference.ts";
import type { Registry, StreamedUpload } from "../registry/registry.ts";
import { isStreamRefused } from "../registry/streamed-upload.ts";
import type { FoundBlob } from "./blob-origin.ts";
import { type BlobSink, type BlobWriter, checkPushed, RefusedBlobError } from "./blob-sink.ts";
import { type SpoolOptions, spoolUpload } from "./spooled-upload.ts";

/** What a sink of a registry needs. */
export interface RegistrySinkOptions extends Omit<SpoolOptions, "onBytes"> {
  readonly registry: Pick<Registry, "pushBlob" | "startUpload">;
  /** Told of the size of each chunk that is passed on. */
  readonly onBytes?: (bytes: number) => void;
  /** Told once why the registry takes nothing without its size; the lifecycle is asked to send it again. */
  readonly onRefusal?: (error: PlatformError) => void;
}

/** Writes blobs of the repository, and nothing else of it. */
export function createRegistrySink(
  repository: ImageReference,
  { registry, directory, onBytes = () => undefined, onRefusal = () => undefined }: RegistrySinkOptions,
): BlobSink {
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
      return new RegistryWriter(start, (digest, sizeBytes) => {
        blobs.set(digest, { origin: { kind: "repository", repository }, sizeBytes });
      });
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
    if (!(error instanceof PlatformError && isStreamRefused(error))) throw error;
    onRefusal(error);
    throw new RefusedBlobError("send again", error);
  };
  return {
    write: (content) => upload.write(tellBytes(content, onBytes)).catch(asked),
    commit: (digest) => upload.commit(digest).catch(asked),
    cancel: () => upload.cancel(),
  };
}

class RegistryWriter implements BlobWriter {
  readonly #start: () => Promise<StreamedUpload>;
  readonly #onCommit: (digest: Digest, sizeBytes: number) => void;
  readonly #measure = new Measure();
  #upload: StreamedUpload | undefined;
  #isCommitted = false;
  #busy: Promise<unknown> = Promise.resolve();

  constructor(start: () => Promise<StreamedUpload>, onCommit: (digest: Digest, sizeBytes: number) => void) {
    this.#start = start;
    this.#onCommit = onCommit;
  }

  get sizeBytes(): number {
    return this.#measure.sizeBytes;
  }

  write(content: AsyncIterable<Uint8Array>): Promise<void> {
    return this.#run(async () => {
      this.#upload ??= await this.#start();
      await this.#upload.write(this.#measure.through(content));
    });
  }

  commit(digest: Digest): Promise<void> {
    return this.#run(async () => {
      checkPushed(this.#measure, digest);
      this.#upload ??= await this.#start();
      await this.#upload.commit(digest);
      this.#isCommitted = true;
      this.#onCommit(digest, this.sizeBytes);
    });
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
