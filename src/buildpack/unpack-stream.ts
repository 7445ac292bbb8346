// Decompressing archives that come from elsewhere, within limits.
import { pipeline, Readable, type Duplex } from "node:stream";
import * as zlib from "node:zlib";
import { describeFault, verified } from "../bytes/verified.ts";
import { PlatformError } from "../errors.ts";
import { errorCode } from "../files/regular-file.ts";
import type { Digest } from "../oci/digest.ts";

/** How large an archive, or a package with all its layers, may become. */
export interface UnpackLimits {
  /** Of the uncompressed tars together. */
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

/** What all that belongs together may unpack to; what is read again does not count again. */
export class PackageRoom {
  readonly #limitBytes: number;
  readonly #sizes = new Map<string, number>();
  #sizeBytes = 0;

  constructor({ sizeBytes }: Pick<UnpackLimits, "sizeBytes">) {
    this.#limitBytes = sizeBytes;
  }

  /**
   * Says how much one part has unpacked to so far.
   * @throws {PlatformError} `MALFORMED` if all parts together are more than the limit
   */
  use(part: string, sizeBytes: number): void {
    const known = this.#sizes.get(part) ?? 0;
    if (sizeBytes <= known) return;
    this.#sizes.set(part, sizeBytes);
    this.#sizeBytes += sizeBytes - known;
    if (this.#sizeBytes <= this.#limitBytes) return;
    throw new PlatformError("MALFORMED", `It unpacks to more than ${this.#limitBytes} bytes.`, {
      hint: "A buildpack this large should download what it needs during the build.",
    });
  }
}

/**
 * The bytes, decompressed if they are gzip or zstd.
 * @param part what the room is to know them by
 * @throws {PlatformError} `MALFORMED` if they are broken, or more than there is room for
 */
export async function* unpackStream(
  source: AsyncIterable<Buffer>,
  room: PackageRoom,
  part = "",
): AsyncGenerator<Buffer> {
  let sizeBytes = 0;
  for await (const chunk of decompressed(source)) {
    sizeBytes += chunk.length;
    room.use(part, sizeBytes);
    yield chunk;
  }
}

/** Passes bytes on. @throws {PlatformError} `DIGEST_MISMATCH` at the end if they do not have the digest */
export function verifiedPart(
  source: AsyncIterable<Buffer>,
  expected: Digest,
  what: string,
): AsyncGenerator<Buffer> {
  return verified(source, { digest: expected }, (fault) => {
    const message = `${what} has ${describeFault(fault)}, not ${expected}.`;
    return new PlatformError("DIGEST_MISMATCH", message, {
      hint: "It was replaced or damaged; do not use it until you know why.",
    });
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
    const code = errorCode(cause) ?? "";
    if (!/^(?:Z_|ZSTD_)/.test(code)) throw cause;
    throw new PlatformError("MALFORMED", "Its compressed data is broken.", { cause });
  }
}

function decompressorFor(head: Buffer): Duplex | undefined {
  if (startsWith(head, GZIP)) return zlib.createGunzip({ chunkSize: CHUNK_BYTES });
  return startsWith(head, ZSTD) ? zlib.createZstdDecompress() : undefined;
}

function startsWith(bytes: Buffer, magic: Buffer): boolean {
  return bytes.subarray(0, magic.length).equals(magic);
}
