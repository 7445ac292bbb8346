// Decompressing archives that come from elsewhere, within limits.
import { createHash } from "node:crypto";
import { pipeline, Readable, type Duplex } from "node:stream";
import * as zlib from "node:zlib";
import { PlatformError } from "../errors.ts";
import type { Digest } from "../oci/digest.ts";

/** How large an archive may become. */
export interface UnpackLimits {
  /** Of the uncompressed tar. */
  readonly sizeBytes: number;
  readonly entries: number;
}

/** Several times what the largest buildpacks have, which bring whole language runtimes. */
export const UNPACK_LIMITS: UnpackLimits = { sizeBytes: 4 * 1024 ** 3, entries: 500_000 };

/** Large, since each chunk costs several turns of the event loop. */
const CHUNK_BYTES = 256 * 1024;

const GZIP = Buffer.from([0x1f, 0x8b]);
const ZSTD = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);

/** Whether a file that begins with these bytes is compressed. */
export function isCompressed(head: Buffer): boolean {
  return startsWith(head, GZIP) || startsWith(head, ZSTD);
}

/**
 * The bytes, decompressed if they are gzip or zstd.
 * @throws {PlatformError} `MALFORMED` if they are broken, or more than the limit
 */
export async function* unpackStream(
  source: AsyncIterable<Buffer>,
  limits: UnpackLimits = UNPACK_LIMITS,
): AsyncGenerator<Buffer> {
  let sizeBytes = 0;
  for await (const chunk of decompressed(source)) {
    sizeBytes += chunk.length;
    if (sizeBytes > limits.sizeBytes) {
      throw new PlatformError("MALFORMED", `It unpacks to more than ${limits.sizeBytes} bytes.`, {
        hint: "A buildpack this large should download what it needs during the build.",
      });
    }
    yield chunk;
  }
}

/** Passes bytes on, and throws at the end if they do not have the digest. */
export async function* verified(
  source: AsyncIterable<Buffer>,
  expected: Digest,
  what: string,
): AsyncGenerator<Buffer> {
  const hash = createHash("sha256");
  for await (const chunk of source) {
    hash.update(chunk);
    yield chunk;
  }
  const digest = `sha256:${hash.digest("hex")}`;
  if (digest === expected) return;
  throw new PlatformError("DIGEST_MISMATCH", `${what} has the digest ${digest}, not ${expected}.`, {
    hint: "Somebody replaced or damaged it; do not use it before you know why.",
  });
}

async function* decompressed(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const bytes = source[Symbol.asyncIterator]();
  let head: Buffer = Buffer.alloc(0);
  try {
    while (head.length < ZSTD.length) {
      const next = await bytes.next();
      if (next.done === true) break;
      head = Buffer.concat([head, next.value]);
    }
    const all = joined(head, bytes);
    const decompressor = decompressorFor(head);
    yield* decompressor === undefined ? all : through(all, decompressor);
  } finally {
    await bytes.return?.();
  }
}

async function* joined(head: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  if (head.length > 0) yield head;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

async function* through(source: AsyncIterable<Buffer>, decompressor: Duplex): AsyncGenerator<Buffer> {
  // What fails in the source fails here, too: `pipeline` destroys the one with the error of the other.
  const output = pipeline(Readable.from(source), decompressor, () => undefined) as AsyncIterable<Buffer>;
  try {
    yield* output;
  } catch (cause) {
    const { code = "" } = cause as NodeJS.ErrnoException;
    if (!/^(?:Z_|ZSTD_)/.test(code)) throw cause;
    throw new PlatformError("MALFORMED", "Its compressed data is broken.", { cause });
  }
}

function decompressorFor(head: Buffer): Duplex | undefined {
  if (startsWith(head, GZIP)) return zlib.createGunzip({ chunkSize: CHUNK_BYTES });
  if (!startsWith(head, ZSTD)) return undefined;
  // Since Node.js 22.15.
  if (typeof zlib.createZstdDecompress === "function") return zlib.createZstdDecompress();
  throw new PlatformError("MALFORMED", "It is compressed with zstd, which this Node.js cannot read.", {
    hint: "Use gzip.",
  });
}

function startsWith(bytes: Buffer, magic: Buffer): boolean {
  return bytes.subarray(0, magic.length).equals(magic);
}
