// Decompressing archives that come from elsewhere, within limits.
import { decompressed, isBrokenCompression } from "../bytes/decompressed.ts";
import { UnpackRoom } from "../bytes/unpack-room.ts";
import { describeFault, verified } from "../bytes/verified.ts";
import { PlatformError } from "../errors.ts";
import type { Digest } from "../oci/digest.ts";

/** How large an archive, or a package with all its layers, may become. */
export interface UnpackLimits {
  /** Of the uncompressed tars together. */
  readonly sizeBytes: number;
  readonly entries: number;
}

/** Several times what the largest buildpacks have, which bring whole language runtimes. */
export const UNPACK_LIMITS: UnpackLimits = { sizeBytes: 4 * 1024 ** 3, entries: 500_000 };

/** For all that belongs together; taking more throws a {@link PlatformError} `MALFORMED`. */
export function packageRoom({ sizeBytes }: Pick<UnpackLimits, "sizeBytes">): UnpackRoom {
  const message = `It unpacks to more than ${sizeBytes} bytes.`;
  const hint = "A buildpack this large should download what it needs during the build.";
  return new UnpackRoom(sizeBytes, () => new PlatformError("MALFORMED", message, { hint }));
}

/**
 * The bytes, decompressed if they are gzip or zstd.
 * @param part what the room is to know them by
 * @throws {PlatformError} `MALFORMED` if they are broken, or more than there is room for
 */
export async function* unpackStream(
  source: AsyncIterable<Buffer>,
  room: UnpackRoom,
  part = "",
): AsyncGenerator<Buffer> {
  let sizeBytes = 0;
  try {
    for await (const chunk of decompressed(source)) {
      sizeBytes += chunk.length;
      room.takeOnce(part, sizeBytes);
      yield chunk;
    }
  } catch (cause) {
    if (!isBrokenCompression(cause)) throw cause;
    throw new PlatformError("MALFORMED", "Its compressed data is broken.", { cause });
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
