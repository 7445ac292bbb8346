// How long one call may still wait: what it waited in vain is counted together, over all of its tries.

/** The waiting of one call. What got on after all costs nothing. */
export class Patience {
  readonly #totalMs: number;
  /** For tries that failed, and between them. */
  #spentMs = 0;
  /** Of the try that is under way, since it last got on. */
  #waitedMs = 0;

  constructor(totalMs: number) {
    this.#totalMs = totalMs;
  }

  get leftMs(): number {
    return Math.max(0, this.#totalMs - this.#spentMs - this.#waitedMs);
  }

  /** So long there was nothing. */
  waited(waitedMs: number): void {
    this.#waitedMs += waitedMs;
  }

  /** A part of a blob was moved, so the waiting for it was worth it. */
  gotOn(): void {
    this.#waitedMs = 0;
  }

  /** The try failed, or a pause is over. */
  spend(): void {
    this.#spentMs += this.#waitedMs;
    this.#waitedMs = 0;
  }
}
