// Reading the archive of an entry piece by piece, so that it can be unpacked while it comes in and never is in memory as a whole.
import type { IncomingMessage } from "node:http";
import { finished } from "node:stream/promises";
import { inOrder } from "../../bounded.ts";
import { countBytes } from "../../bytes/count-bytes.ts";
import type { CacheProgress } from "../../cache/cache-store.ts";
import { CacheHttp, type CachePatience } from "./cache-http.ts";

/** How to be patient with a storage, and who is told of what comes. */
export interface ArchiveDownloadOptions extends Partial<CachePatience> {
  /** Told of each chunk. */
  readonly onProgress?: (progress: CacheProgress) => void;
}

const RETRY_DELAYS_MS = [300, 1000];
const STALL_MS = 15_000;

/** Azure's storage gives one connection a fraction of what it gives several; 8 of these are what a download has in memory. */
const PIECE_BYTES = 2 * 1024 * 1024;
const PIECES_AT_ONCE = 8;

/**
 * The bytes at an address, in order: from Azure's storage, as on github.com, in parallel, from elsewhere as they come. What is
 * given is only good until the next is asked for: pieces are received into the same few buffers again and again.
 * @throws {Error} with the status, or with what went wrong, if not all of it can be had
 */
export async function* downloadArchive(
  address: URL,
  options: ArchiveDownloadOptions = {},
): AsyncGenerator<Buffer> {
  const { stallMs = STALL_MS, retryDelaysMs = RETRY_DELAYS_MS } = options;
  const { onRetry = () => undefined, onProgress } = options;
  using http = new CacheHttp({ stallMs, retryDelaysMs, onRetry });
  let totalBytes: number | undefined;
  const onTotal = (bytes: number): void => {
    totalBytes = Number.isNaN(bytes) ? undefined : bytes;
  };
  const storage: Storage = { http, address, onTotal };
  const isAzure = address.hostname.endsWith(".blob.core.windows.net");
  yield* countBytes(isAzure ? pieces(storage) : stream(storage), (doneBytes) => {
    onProgress?.({ doneBytes, totalBytes });
  });
}

interface Storage {
  readonly http: CacheHttp;
  readonly address: URL;
  /** Of the archive; NaN if the storage does not say. */
  readonly onTotal: (bytes: number) => void;
}

/** Only the start is tried again: what has come cannot be taken back. */
async function* stream(storage: Storage): AsyncGenerator<Buffer> {
  const message = await storage.http.retrying(() => open(storage, 200));
  const expected = Number(message.headers["content-length"] ?? NaN);
  storage.onTotal(expected);
  let received = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    received += chunk.byteLength;
    yield chunk;
  }
  if (!Number.isNaN(expected) && received !== expected)
    throw new Error(`the download is incomplete: ${received} of ${expected} bytes`);
}

/** The first piece tells how many there are. */
async function* pieces(storage: Storage): AsyncGenerator<Buffer> {
  const first = await piece(storage, 0, newBuffer());
  storage.onTotal(first.totalBytes);
  yield first.content;
  const free = [first.buffer];
  const read = (from: number): Promise<Piece> => piece(storage, from, free.pop() ?? newBuffer());
  for await (const next of inOrder(furtherPieces(first.totalBytes), PIECES_AT_ONCE, read)) {
    yield next.content;
    free.push(next.buffer);
  }
}

/** Where those after the first begin. */
function* furtherPieces(totalBytes: number): Generator<number> {
  for (let at = PIECE_BYTES; at < totalBytes; at += PIECE_BYTES) yield at;
}

interface Piece {
  /** The part of the buffer that was received. */
  readonly content: Buffer;
  readonly buffer: Buffer;
  /** Of the whole archive. */
  readonly totalBytes: number;
}

function newBuffer(): Buffer {
  return Buffer.allocUnsafeSlow(PIECE_BYTES);
}

function piece(storage: Storage, from: number, buffer: Buffer): Promise<Piece> {
  return storage.http.retrying(async () => {
    const message = await open(storage, 206, { range: `bytes=${from}-${from + PIECE_BYTES - 1}` });
    const totalBytes = Number(/\/(\d+)$/.exec(message.headers["content-range"] ?? "")?.[1] ?? NaN);
    const expected = Math.min(PIECE_BYTES, totalBytes - from);
    if (!(expected >= 0)) throw new Error("the cache's storage does not say how long the archive is");
    let received = 0;
    message.on("data", (chunk: Buffer) => {
      chunk.copy(buffer, received);
      received += chunk.byteLength;
    });
    await finished(message);
    if (received === expected) return { content: buffer.subarray(0, expected), buffer, totalBytes };
    throw new Error(`the download is incomplete: ${received} of ${expected} bytes`);
  });
}

function open(
  { http, address }: Storage,
  expected: number,
  headers: Readonly<Record<string, string>> = {},
): Promise<IncomingMessage> {
  return http.sendTo({ method: "GET", address, headers }, expected);
}
