// A part of a blob, by the Range header, which a registry may ignore.
// https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#pulling-blobs
import type { ByteRange } from "../bytes/byte-range.ts";
import { imageName, type ImageReference } from "../oci/image-reference.ts";
import type { Descriptor } from "../oci/manifest.ts";
import type { Connection } from "./connection.ts";
import { mismatchError } from "./failure/registry-error.ts";
import { type HttpAnswer, readBody } from "./transport/transport.ts";

/** Undefined if the registry answers with something else than the part as it is, e.g. the whole. @throws {RegistryError} `DIGEST_MISMATCH` if the part is shorter or longer */
export async function readPart(
  connect: Connection,
  reference: ImageReference,
  { digest }: Pick<Descriptor, "digest">,
  { first, last }: ByteRange,
): Promise<Buffer | undefined> {
  const answer = await connect({
    reference,
    doing: `read a part of the blob ${digest} of "${imageName(reference)}"`,
    access: "pull",
    method: "GET",
    to: `blobs/${digest}`,
    headers: { range: `bytes=${first}-${last}` },
    expect: [200, 206],
    content: "blob",
  });
  if (!isPart(answer, { first, last })) {
    answer.cancel();
    return undefined;
  }
  const sizeBytes = last - first + 1;
  const part = await readBody(answer, sizeBytes);
  if (part.byteLength === sizeBytes) return part;
  const found = `${part.byteLength} bytes instead of ${sizeBytes}`;
  throw mismatchError(answer.request, `${answer.url.host} sent ${found} of a part of ${digest}`);
}

/** Where there is no word of what it is, its size tells. What was compressed on its way has other parts. */
function isPart({ status, headers }: HttpAnswer, { first, last }: ByteRange): boolean {
  const isOther = headers.get("content-range")?.startsWith(`bytes ${first}-${last}/`) === false;
  const encoding = headers.get("content-encoding") ?? "identity";
  return status === 206 && !isOther && encoding === "identity";
}
