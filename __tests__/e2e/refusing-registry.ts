// The test bed's registry under another name, which can refuse Docker and Podman, and none else.
import { once } from "node:events";
import { createServer, request as send } from "node:http";
import type { AddressInfo } from "node:net";
import { testbed } from "./testbed.ts";

export interface RefusingRegistry extends AsyncDisposable {
  /** Host and port. */
  readonly host: string;
  /** Whether the engine is told that it pulls too often. */
  refuses: boolean;
}

const TOO_MANY = JSON.stringify({
  errors: [{ code: "TOOMANYREQUESTS", message: "toomanyrequests: enough" }],
});

/** Starts on a free port of loopback. */
export async function startRefusingRegistry(): Promise<RefusingRegistry> {
  const [hostname = "", port = ""] = testbed().registry.split(":");
  const state = { refuses: false };
  const server = createServer((request, response) => {
    if (state.refuses && /^(?:docker|containers)\//.test(request.headers["user-agent"] ?? "")) {
      request.resume();
      response.writeHead(429, { "content-type": "application/json" }).end(TOO_MANY);
      return;
    }
    const { method, url, headers } = request;
    const upstream = send({ hostname, port, method, path: url, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    upstream.on("error", () => response.destroy());
    request.pipe(upstream);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    get refuses() {
      return state.refuses;
    },
    set refuses(value) {
      state.refuses = value;
    },
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, "close").catch(() => undefined);
    },
  };
}
