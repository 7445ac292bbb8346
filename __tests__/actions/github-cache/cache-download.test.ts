// Downloads from a storage that behaves badly; what the whole client makes of it is in actions-cache-faults.test.ts.
import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "@jest/globals";
import { archiveAddress } from "../../../src/actions/github-cache/cache-address.ts";
import { downloadArchive } from "../../../src/actions/github-cache/cache-download.ts";

/** Answers each request by the next of these, on a free port of loopback. */
async function startStorage(...answers: readonly RequestListener[]) {
  const left = [...answers];
  const server = createServer((request, response) => left.shift()?.(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    address: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/entry?sig=secret`),
    left,
    async [Symbol.asyncDispose]() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

const sends =
  (status: number, body = ""): RequestListener =>
  (_request, response) => {
    response.writeHead(status).end(body);
  };

/** Half of what it promises, and then nothing. */
const stalls: RequestListener = (_request, response) => {
  response.writeHead(200, { "content-length": 10 }).write("begin");
};

async function textOf(
  address: URL,
  retryDelaysMs: readonly number[] = [],
  onRetry?: (reason: string) => void,
): Promise<string> {
  let text = "";
  for await (const chunk of downloadArchive(address, {
    retryDelaysMs,
    stallMs: 100,
    ...(onRetry && { onRetry }),
  }))
    text += chunk.toString();
  return text;
}

describe("downloadArchive", () => {
  it("gives what is there", async () => {
    await using storage = await startStorage(sends(200, "content"));

    await expect(textOf(storage.address)).resolves.toBe("content");
  });

  it("tells how much has come, of how much", async () => {
    await using storage = await startStorage((_request, response) => {
      response.writeHead(200, { "content-length": 7 }).end("content");
    });
    const told: unknown[] = [];

    const options = { onProgress: (progress: object) => told.push(progress) };
    for await (const chunk of downloadArchive(storage.address, options)) told.push(chunk.toString());

    expect(told.at(0)).toMatchObject({ doneBytes: 0 });
    expect(told.at(-1)).toEqual({ doneBytes: 7, totalBytes: 7 });
  });

  it("tries again where that may help, as often as it may", async () => {
    await using storage = await startStorage(sends(503), sends(429), sends(200, "content"), sends(500));

    const reasons: string[] = [];
    const text = await textOf(storage.address, [1, 1], (reason) => reasons.push(reason));

    expect(text).toBe("content");
    expect(reasons).toEqual([503, 429].map((status) => `the cache's storage answers with ${status}`));
    await expect(textOf(storage.address)).rejects.toThrow("the cache's storage answers with 500");
  });

  it("does not try again what is refused", async () => {
    await using storage = await startStorage(sends(403), sends(200, "content"));

    await expect(textOf(storage.address, [1, 1])).rejects.toThrow("the cache's storage answers with 403");
    expect(storage.left).toHaveLength(1);
  });

  it("does not wait for ever for bytes that do not come", async () => {
    await using storage = await startStorage(stalls, () => undefined);

    await expect(textOf(storage.address)).rejects.toThrow("nothing was received for 0.1 s");
    await expect(textOf(storage.address)).rejects.toThrow("Request timeout");
  });
});

describe("archiveAddress", () => {
  const URL_TEXT = "https://storage.example/entry?sig=secret";

  it.each([
    ["of the newer protocol", `Body: {\n  "ok": true,\n  "signed_download_url": "${URL_TEXT}"\n}`],
    ["of the newer protocol, in its other spelling", `Body: {"ok":true,"signedDownloadUrl":"${URL_TEXT}"}`],
    ["of the older protocol", `{"cacheKey":"a","archiveLocation":"${URL_TEXT}"}`],
  ])("is in the last answer %s", (_what, line) => {
    const before = line.replace("storage", "another");

    expect(archiveAddress(["Resolved Keys:", before, line, "Lookup only: true"])?.href).toBe(URL_TEXT);
  });

  it.each([[[]], [["Body: {"]], [['Body: {"signed_download_url":"nowhere"}']], [["Body: 7"]]])(
    "is not known from %j",
    (lines) => {
      expect(archiveAddress(lines)).toBeUndefined();
    },
  );
});
