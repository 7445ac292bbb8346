// How much may be unpacked: a few megabytes from elsewhere can become any number of gigabytes.

/** What is left of a limit that several parts share, e.g. the layers of an image. */
export class UnpackRoom {
  #leftBytes: number;
  readonly #tooMuch: () => Error;
  readonly #takenBytes = new Map<string, number>();

  constructor(limitBytes: number, tooMuch: () => Error) {
    this.#leftBytes = limitBytes;
    this.#tooMuch = tooMuch;
  }

  /** @throws that it is too much if that is more than is left */
  take(bytes: number): void {
    this.#leftBytes -= bytes;
    if (this.#leftBytes < 0) throw this.#tooMuch();
  }

  /** Says how much a part has unpacked to so far; what is read again does not count again. @throws as {@link take} */
  takeOnce(part: string, sizeBytes: number): void {
    const takenBytes = this.#takenBytes.get(part) ?? 0;
    if (sizeBytes <= takenBytes) return;
    this.#takenBytes.set(part, sizeBytes);
    this.take(sizeBytes - takenBytes);
  }

  /** What came of it is removed. */
  giveBack(bytes: number): void {
    this.#leftBytes += bytes;
  }
}
