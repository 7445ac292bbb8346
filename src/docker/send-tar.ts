// Sending a tar to the engine. docker-modem pipes it into the request, and `pipe` neither notices a tar that was destroyed, so that
// the request would wait forever, nor destroys one that is no longer wanted:
// https://github.com/apocas/docker-modem/blob/v5.0.7/lib/modem.js#L369-L374, https://github.com/nodejs/node/issues/19288
import { PassThrough, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/**
 * Sends a tar, and destroys it when it is no longer needed.
 * @param send gets what dockerode is to send instead of the tar, and the signal that breaks the request off
 * @throws the tar's own error if it fails, else what `send` rejects with
 */
export async function sendTar<T>(
  tar: Readable,
  send: (body: Readable, abortSignal: AbortSignal) => Promise<T>,
): Promise<T> {
  const body = new PassThrough();
  const broken = new AbortController();
  let failure: { readonly cause: unknown } | undefined;
  const feeding = pipeline(tar, body).catch((cause: unknown) => {
    failure ??= { cause };
    broken.abort();
  });
  try {
    return await send(body, broken.signal);
  } catch (error) {
    throw failure === undefined ? error : failure.cause;
  } finally {
    // An engine that has answered needs no more of the tar: 404 comes before the first byte is read.
    body.destroy();
    await feeding;
  }
}
