// A downloaded blob as a stream that checks size and digest on the way: it errors instead of ending if they are wrong.
import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import type { Descriptor } from "../oci/manifest.ts";
import { mismatchError } from "./failure/registry-error.ts";
import type { HttpAnswer } from "./transport/transport.ts";

/** The body of an answer, verified; destroying the stream ends the download. */
export function verifiedStream(answer: HttpAnswer, expected: Pick<Descriptor, "digest" | "size">): Readable {
  const hash = createHash("sha256");
  let sizeBytes = 0;

  async function nextChunk(): Promise<Uint8Array | null> {
    const chunk = await answer.readChunk();
    sizeBytes += chunk?.byteLength ?? 0;
    if (sizeBytes > expected.size) throw wrong(`more than ${expected.size} bytes`);
    if (chunk !== undefined) {
      hash.update(chunk);
      return chunk;
    }
    if (sizeBytes < expected.size) throw wrong(`${sizeBytes} bytes instead of ${expected.size}`);
    const digest = `sha256:${hash.digest("hex")}`;
    if (digest !== expected.digest) throw wrong(`content with the digest ${digest}`);
    return null;
  }
  const wrong = (what: string) =>
    mismatchError(answer.request, `${answer.url.host} sent ${what} for ${expected.digest}`);

  return new Readable({
    read() {
      nextChunk().then(
        (chunk) => this.push(chunk),
        (error: unknown) => this.destroy(error as Error),
      );
    },
    destroy(error, callback) {
      answer.cancel();
      callback(error);
    },
  });
}
