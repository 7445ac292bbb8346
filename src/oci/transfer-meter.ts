// How much of several blobs is where it belongs. Pure.

/** Told how many of the bytes that have to be transferred are there. */
export type OnTransferProgress = (doneBytes: number, totalBytes: number) => void;

/** Adds up blobs that come or go side by side; what was there already does not count. */
export class TransferMeter {
  readonly #onProgress: OnTransferProgress;
  #doneBytes = 0;
  #totalBytes = 0;

  constructor(onProgress: OnTransferProgress) {
    this.#onProgress = onProgress;
  }

  /** A blob that may have to be transferred. */
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
      end: (wasTransferred) => {
        if (!wasTransferred) this.#totalBytes -= sizeBytes;
        tell(wasTransferred ? sizeBytes : 0);
      },
    };
  }
}

/** One blob of an {@link TransferMeter}. */
export interface BlobMeter {
  /** @param bytes so far; fewer than before if it is tried again */
  at(bytes: number): void;
  end(wasTransferred: boolean): void;
}
