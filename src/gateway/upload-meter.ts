// How much of an image is where it belongs, over all repositories. Pure.

/** Told how many of the bytes that have to be uploaded are there. */
export type OnUploadProgress = (doneBytes: number, totalBytes: number) => void;

/** Adds up blobs that are uploaded side by side; what a registry had already does not count. */
export class UploadMeter {
  readonly #onProgress: OnUploadProgress;
  #doneBytes = 0;
  #totalBytes = 0;

  constructor(onProgress: OnUploadProgress) {
    this.#onProgress = onProgress;
  }

  /** A blob that may have to be uploaded. */
  begin(sizeBytes: number): BlobMeter {
    let ownBytes = 0;
    this.#totalBytes += sizeBytes;
    const tell = (bytes: number): void => {
      this.#doneBytes += bytes - ownBytes;
      ownBytes = bytes;
      this.#onProgress(this.#doneBytes, this.#totalBytes);
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
