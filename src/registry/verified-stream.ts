// A downloaded blob as a stream that checks size and digest on the way: it errors instead of ending if they are wrong.
import { Readable } from "node:stream";
import { describeFault, Verifier } from "../bytes/verified.ts";
import type { Descriptor } from "../oci/manifest.ts";
import { mismatchError } from "./failure/registry-error.ts";
import type { HttpAnswer } from "./transport/transport.ts";

/** The body of an answer, verified; destroying the stream ends the download. */
export function verifiedStream(answer: HttpAnswer, expected: Pick<Descriptor, "digest" | "size">): Readable {
  const verifier = new Verifier(expected, (fault) => {
    const what = fault.kind === "digest" ? `content with ${describeFault(fault)}` : describeFault(fault);
    return mismatchError(answer.request, `${answer.url.host} sent ${what} for ${expected.digest}`);
  });

  async function nextChunk(): Promise<Uint8Array | null> {
    const chunk = await answer.readChunk();
    if (chunk === undefined) verifier.end();
    else verifier.add(chunk);
    return chunk ?? null;
  }

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
