import { once } from "node:events";
import http, { type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { setImmediate as turn } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { IncomingAnswer, OutgoingRequest } from "../../src/network/exchange.ts";
import { createNetwork } from "../../src/network/network.ts";

describe("an exchange", () => {
  let server: http.Server;
  let connections = 0;
  let listener: RequestListener;

  beforeEach(async () => {
    connections = 0;
    server = http.createServer((request, response) => {
      listener(request, response);
    });
    server.on("connection", () => (connections += 1));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
  });
  afterEach(() => {
    server.close();
    server.closeAllConnections();
  });

  const network = createNetwork({ env: {} });
  function send(request: Partial<OutgoingRequest> = {}): Promise<IncomingAnswer> {
    const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    return network.exchange({ addresses: ["loopback"], verifiesTls: true })(url, {
      method: "PUT",
      headers: {},
      body: undefined,
      signal: new AbortController().signal,
      keepsEncoding: false,
      ...request,
    });
  }
  async function textOf({ body }: IncomingAnswer): Promise<string> {
    let text = "";
    for (let next = await body.next(); next.done !== true; next = await body.next())
      text += Buffer.from(next.value).toString();
    return text;
  }
  const sayWhatCame: RequestListener = (request, response) => {
    let text = "";
    request.on("data", (chunk: Buffer) => (text += chunk.toString()));
    request.on("end", () => response.end(`${request.headers["content-length"] ?? "in chunks"}: ${text}`));
  };

  it("keeps its connection for the next one", async () => {
    listener = sayWhatCame;
    expect(await textOf(await send({ body: "one" }))).toBe("3: one");
    expect(await textOf(await send({ body: Buffer.from("2") }))).toBe("1: 2");
    expect(await textOf(await send())).toBe("0: ");
    expect(connections).toBe(1);
  });

  it("sends what comes in pieces, in chunks or by its length", async () => {
    listener = sayWhatCame;
    async function* pieces() {
      yield await Promise.resolve(Buffer.from("a"));
      yield Buffer.from("b");
    }
    expect(await textOf(await send({ body: pieces() }))).toBe("in chunks: ab");
    expect(await textOf(await send({ body: pieces(), headers: { "content-length": "2" } }))).toBe("2: ab");
  });

  it("keeps no connection to a host that answered before it had everything", async () => {
    listener = (_, response) => response.writeHead(413).end("too much");
    const closing = new AbortController();
    async function* closed() {
      yield await Promise.resolve(Buffer.from("a"));
      await once(closing.signal, "abort");
    }
    const answer = await send({ body: closed(), headers: { "content-length": "1000" } });
    expect([answer.status, await textOf(answer)]).toEqual([413, "too much"]);
    closing.abort();
    await turn();
    listener = sayWhatCame;
    expect(await textOf(await send())).toBe("0: ");
    expect(connections).toBe(2);
  });

  it("ends with what the source of its body throws", async () => {
    listener = sayWhatCame;
    async function* broken() {
      yield await Promise.resolve(Buffer.from("a"));
      throw new Error("the disk is gone");
    }
    await expect(send({ body: broken() })).rejects.toThrow("the disk is gone");
  });

  it("ends with the reason of its signal, before an answer", async () => {
    const controller = new AbortController();
    listener = () => {
      controller.abort(new Error("enough"));
    };
    await expect(send({ signal: controller.signal })).rejects.toThrow("enough");
    await expect(send({ signal: controller.signal })).rejects.toThrow("enough");
    expect(connections).toBe(1);
  });

  it("can be given up when all of its answer is here, and was not read to its end", async () => {
    listener = (_, response) => response.end("content");
    const controller = new AbortController();
    const { body } = await send({ signal: controller.signal });
    await body.next();
    controller.abort();
    // An error of the connection would come now, and end the process.
    await turn();
    await turn();
    expect(await textOf(await send())).toBe("content");
    expect(connections).toBe(2);
  });

  it("is not made to addresses that are not allowed", async () => {
    const exchange = network.exchange({ addresses: ["public"], verifiesTls: true });
    const { port } = server.address() as AddressInfo;
    for (const host of ["127.0.0.1", "localhost"])
      await expect(
        exchange(new URL(`http://${host}:${port}/`), {
          method: "GET",
          headers: {},
          body: undefined,
          signal: new AbortController().signal,
          keepsEncoding: false,
        }),
      ).rejects.toMatchObject({ code: "ADDRESS_REFUSED" });
    expect(connections).toBe(0);
  });
});
