import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { describe, expect, it } from "@jest/globals";
import { openTunnel } from "../../src/network/proxy-tunnel.ts";

describe("openTunnel", () => {
  it("does not wait longer for a proxy that sends its answer byte by byte", async () => {
    const deadline = new AbortController();
    const server = createServer((socket: Socket) => {
      socket.on("error", () => undefined);
      // As much as it likes, while the client takes it.
      const drip = setInterval(() => socket.write("x"), 1);
      socket.on("close", () => {
        clearInterval(drip);
      });
      socket.write("HTTP/1.1 200 OK\r\nx-header: ");
      socket.once("data", () => {
        deadline.abort();
      });
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const proxy = { url, variable: "HTTPS_PROXY" };

    await expect(openTunnel(proxy, "registry.example:443", deadline.signal)).rejects.toMatchObject({
      code: "PROXY_FAILURE",
      message: expect.stringContaining("no answer within 30 s"),
    });

    server.close();
    await once(server, "close");
  });
});
