import { describe, expect, it } from "@jest/globals";
import { prepareBody } from "../../../src/registry/transport/request-body.ts";
import { DEFAULT_TIMEOUTS } from "../../../src/registry/transport/timeouts.ts";
import { createWatchdog } from "../../../src/registry/transport/watchdog.ts";
import { createFakeClock } from "../../support/fake-clock.ts";

function prepare(chunks: readonly Uint8Array[], onClose: () => void = () => undefined) {
  const clock = createFakeClock();
  const watchdog = createWatchdog({ clock, patience: undefined, wholeMs: undefined, stallMs: 60_000 });
  async function* open(): AsyncGenerator<Uint8Array> {
    try {
      for (const chunk of chunks) yield await Promise.resolve(chunk);
    } finally {
      onClose();
    }
  }
  return prepareBody({ sizeBytes: undefined, open }, watchdog, DEFAULT_TIMEOUTS);
}

function bodyOf({ content }: ReturnType<typeof prepare>): AsyncGenerator<Uint8Array> {
  return content as AsyncGenerator<Uint8Array>;
}

describe("body of a request", () => {
  it("is sent without a copy of its chunks", async () => {
    const chunks = [Buffer.from("first"), Buffer.from("second")];
    const sent: Uint8Array[] = [];
    for await (const chunk of bodyOf(prepare(chunks))) sent.push(chunk);
    expect(sent.map((chunk, at) => chunk === chunks[at])).toEqual([true, true]);
  });

  it("closes its source when the request is given up", async () => {
    let isClosed = false;
    const body = bodyOf(prepare([Buffer.from("first"), Buffer.from("second")], () => (isClosed = true)));
    await body.next();
    await body.return(undefined);
    expect(isClosed).toBe(true);
  });
});
