// One request and its answer, as the network carries them: nothing is followed, kept or asked again.

/** What is sent. */
export interface OutgoingRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: OutgoingBody | undefined;
  /** Ends it, also while the answer is read. */
  readonly signal: AbortSignal;
  /** Whether the answer is kept as its server stores it: some label archives by their names, `.tgz` with `Content-Encoding: gzip`. */
  readonly keepsEncoding: boolean;
}

/** What comes in pieces is read once. */
export type OutgoingBody = string | Uint8Array | AsyncIterable<Uint8Array>;

/** What comes back; its body must be read to the end, or the request be ended, else the connection stays taken. */
export interface IncomingAnswer {
  readonly status: number;
  readonly headers: AnswerHeaders;
  readonly body: AsyncIterator<Uint8Array>;
}

/** By any spelling of their names. */
export interface AnswerHeaders {
  get(name: string): string | null;
  has(name: string): boolean;
}

/** Sends one request. Rejects with what the system, the connection or the signal says. */
export type Exchange = (url: URL, request: OutgoingRequest) => Promise<IncomingAnswer>;
