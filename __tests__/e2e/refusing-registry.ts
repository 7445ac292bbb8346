// The test bed's registry under another name, which can refuse Docker and Podman, and none else, uploads without a size, or what is uploaded.
import { once } from "node:events";
import { createServer, type IncomingMessage, request as send } from "node:http";
import type { AddressInfo } from "node:net";
import { testbed } from "./testbed.ts";

export interface RefusingRegistry extends AsyncDisposable {
  /** Host and port. */
  readonly host: string;
  /** `engines` are told that they pull too often; `streams` are uploads that do not say their size; `content` is that of any upload. */
  refuses: "nothing" | "engines" | "streams" | "content";
  /** How many requests were refused. */
  readonly refused: number;
}

const LOGGED_OUT = JSON.stringify({ errors: [{ code: "UNAUTHORIZED", message: "the token is too old" }] });
const TOO_MANY = JSON.stringify({
  errors: [{ code: "TOOMANYREQUESTS", message: "toomanyrequests: enough" }],
});

function refusal(
  refuses: RefusingRegistry["refuses"],
  { method, headers }: IncomingMessage,
): { readonly status: number; readonly body: string } | undefined {
  const isEngine = /^(?:docker|containers)\//.test(headers["user-agent"] ?? "");
  if (refuses === "engines" && isEngine) return { status: 429, body: TOO_MANY };
  if (refuses === "content" && method === "PATCH") return { status: 401, body: LOGGED_OUT };
  const isStream = headers["transfer-encoding"] !== undefined;
  return refuses === "streams" && isStream ? { status: 411, body: "" } : undefined;
}

/** Starts on a free port of loopback. */
export async function startRefusingRegistry(): Promise<RefusingRegistry> {
  const [hostname = "", port = ""] = testbed().registry.split(":");
  const state = { refuses: "nothing" as RefusingRegistry["refuses"], refused: 0 };
  const server = createServer((request, response) => {
    const refused = refusal(state.refuses, request);
    if (refused !== undefined) {
      state.refused += 1;
      request.resume();
      response.writeHead(refused.status, { "content-type": "application/json" }).end(refused.body);
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
    get refused() {
      return state.refused;
    },
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, "close").catch(() => undefined);
    },
  };
}
