// A defect of docker-modem 5.0.7, and the way around it. An answer that it does not hand out as a stream it collects, and listens
// for errors of the request only: if the engine goes away after the head of the answer, the promise never settles.
// https://github.com/apocas/docker-modem/blob/v5.0.7/lib/modem.js#L325-L357; for requests that are aborted it was mended in
// https://github.com/apocas/docker-modem/pull/151. Streams lack the defect, so every answer is one, and is collected here.
import type { Readable } from "node:stream";
import type Docker from "dockerode";
import { collect } from "../bytes/collect.ts";

/** Makes answers that break off reject, whichever method of dockerode asked for them. */
export function noticeBrokenAnswers(modem: Docker["modem"]): void {
  const dial = modem.dial.bind(modem);
  modem.dial = (request, callback = () => undefined) => {
    if (request.isStream === true) {
      dial(request, callback);
      return;
    }
    dial({ ...request, isStream: true }, (error, answer) => {
      if (error !== null) {
        callback(error, null);
        return;
      }
      collect(answer as Readable)
        .then((bytes) => {
          callback(null, valueOf(bytes));
        })
        .catch((cause: unknown) => {
          callback(cause as Error, null);
        });
    });
  };
}

/** JSON as its value, and everything else as it is, as docker-modem does it; but `null` is a value, too. */
function valueOf(bytes: Buffer): object | null {
  try {
    return JSON.parse(bytes.toString("utf8")) as object | null;
  } catch {
    return bytes;
  }
}
