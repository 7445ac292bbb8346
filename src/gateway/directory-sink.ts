// Blobs as files of one directory, named by their digest. What has its final name was verified.
import { mkdir, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { Measure } from "../bytes/measure.ts";
import type { Digest } from "../oci/digest.ts";
import { blobPath } from "../oci/image-layout.ts";
import type { FoundBlob } from "./blob-origin.ts";
import { type BlobSink, type BlobWriter, checkPushed } from "./blob-sink.ts";
import { PartFile } from "./part-file.ts";

/** Nothing is written elsewhere; the caller removes the directory. */
export function createDirectorySink(directory: string): BlobSink {
  // Only what was committed here counts, whatever else may be in the directory.
  const blobs = new Map<Digest, FoundBlob>();
  return {
    find: (digest) => blobs.get(digest),
    begin() {
      return new FileWriter(directory, (digest, file, sizeBytes) => {
        blobs.set(digest, { origin: { kind: "file", file }, sizeBytes });
      });
    },
  };
}

type OnCommit = (digest: Digest, file: string, sizeBytes: number) => void;

class FileWriter implements BlobWriter {
  readonly #directory: string;
  readonly #part: PartFile;
  readonly #onCommit: OnCommit;
  readonly #measure = new Measure();
  #busy: Promise<unknown> = Promise.resolve();

  constructor(directory: string, onCommit: OnCommit) {
    this.#directory = directory;
    this.#part = new PartFile(directory);
    this.#onCommit = onCommit;
  }

  get sizeBytes(): number {
    return this.#measure.sizeBytes;
  }

  write(content: AsyncIterable<Uint8Array>): Promise<void> {
    return this.#run(() => this.#part.append(this.#measure.through(content)));
  }

  commit(digest: Digest): Promise<void> {
    return this.#run(async () => {
      checkPushed(this.#measure, digest);
      const file = path.join(this.#directory, blobPath(digest));
      await mkdir(path.dirname(file), { recursive: true });
      if (this.sizeBytes === 0) await writeFile(file, "");
      else await rename(this.#part.path, file);
      this.#onCommit(digest, file, this.sizeBytes);
    });
  }

  async abort(): Promise<void> {
    await this.#busy.catch(() => undefined);
    await this.#part.remove();
  }

  #run(task: () => Promise<void>): Promise<void> {
    const running = task();
    this.#busy = running;
    return running;
  }
}
