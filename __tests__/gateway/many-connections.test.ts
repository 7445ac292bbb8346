// What a buildpack may do to a gateway that it reaches, without a login.
import { once } from "node:events";
import { connect, Socket } from "node:net";
import { expect, it } from "@jest/globals";
import { bench } from "./gateway-fixture.ts";

const MORE_THAN_ALLOWED = 300;

it("takes no more connections than leave open files for other things, and serves those that it has", async () => {
  const { gateway } = await bench();
  const [host = "", port = ""] = gateway.host.split(":");
  const sockets: Socket[] = [];
  const ended: Promise<unknown>[] = [];
  for (let at = 0; at < MORE_THAN_ALLOWED; at += 1) {
    const socket = connect(Number(port), host);
    socket.on("error", () => undefined);
    sockets.push(socket);
    ended.push(once(socket, "close"));
    await once(socket, "connect");
  }

  // Those beyond the limit are closed at once, and all others stay.
  await Promise.race(ended);
  const [first] = sockets;
  first?.write("GET /v2/ HTTP/1.1\r\nHost: gateway\r\n\r\n");
  const [answer] = (await once(first ?? new Socket(), "data")) as [Buffer];

  expect(answer.toString()).toMatch(/^HTTP\/1\.1 401 /);
  for (const socket of sockets) socket.destroy();
});
