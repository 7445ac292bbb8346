// How much of an image is where it belongs, over all repositories. Pure.

/** Told how many of the bytes that have to be uploaded are there. */
export type OnUploadProgress = (doneBytes: number, totalBytes: number) => void;

/** Adds up blobs that are uploaded side by side; what a registry had already does not count. */
export class UploadMeter {
  readonly #onProgress: OnUploadProgress;
  readonly #done = new Map<symbol, number>();
  #totalBytes = 0;

  constructor(onProgress: OnUploadProgress) {
    this.#onProgress = onProgress;
  }

  /** A blob that may have to be uploaded. */
  begin(sizeBytes: number): BlobMeter {
    const key = Symbol();
    this.#totalBytes += sizeBytes;
    const tell = (bytes: number): void => {
      this.#done.set(key, bytes);
      const doneBytes = [...this.#done.values()].reduce((sum, done) => sum + done, 0);
      this.#onProgress(doneBytes, this.#totalBytes);
    };
    return {
      at: tell,
      end: (wasUploaded) => {
        if (!wasUploaded) this.#totalBytes -= sizeBytes;
        tell(wasUploaded ? sizeBytes : 0);
      },
    };
  }
}

/** One blob of an {@link UploadMeter}. */
export interface BlobMeter {
  /** @param bytes uploaded so far; fewer than before if it is tried again */
  at(bytes: number): void;
  end(wasUploaded: boolean): void;
}
