// How long the other side of an exchange may be silent.

/** Each is of one wait, none of a whole transfer, however long that takes. */
export interface Timeouts {
  /** Until the headers of the answer are here. */
  readonly responseMs: number;
  /** Between two pieces of a body, either way. */
  readonly stallMs: number;
  /** Until the answer to a complete upload: registries on object stores copy the blob first. */
  readonly uploadResponseMs: number;
}

export const DEFAULT_TIMEOUTS: Timeouts = { responseMs: 60_000, stallMs: 60_000, uploadResponseMs: 300_000 };
