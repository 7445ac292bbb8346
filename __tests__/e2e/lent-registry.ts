// The registry of the test bed in another network: an action there reaches it by the name that containers have for it.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { NODE_24 } from "../support/node24.ts";

/** A program for another network: what its first argument says in JSON how to connect to, it has on a port of loopback. */
export const LEND = `
const { connect, createServer } = require("node:net");
const [, place, port] = process.argv;
createServer((client) => {
  const there = connect(JSON.parse(place));
  for (const end of [client, there]) end.on("error", () => [client, there].forEach((other) => other.destroy()));
  client.pipe(there).pipe(client);
}).listen(Number(port), "127.0.0.1", () => console.log("ready"));
`;

/** Lends it until it is disposed. @param through the program, with its arguments, that starts others in that network */
export async function lendRegistry(host: string, through: readonly string[]): Promise<AsyncDisposable> {
  const port = Number(host.split(":")[1]);
  const dir = await mkdtemp(path.join(tmpdir(), "lent-registry-"));
  const socket = path.join(dir, "registry.sock");
  const registry = createServer((client) => {
    joinSockets(client, connect(port, "127.0.0.1"));
  }).listen(socket);
  await once(registry, "listening");
  // Both networks see the socket.
  const place = JSON.stringify({ path: socket });
  const [program, ...args] = [...through, NODE_24, "-e", LEND, place, String(port)] as const;
  const lender: ChildProcess = spawn(program, args, { stdio: ["ignore", "pipe", "inherit"] });
  if (lender.stdout !== null) await once(lender.stdout, "data");
  return {
    async [Symbol.asyncDispose]() {
      lender.kill();
      registry.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** What one end sends, the other gets; both end together. */
export function joinSockets(one: Socket, other: Socket): void {
  for (const end of [one, other])
    end.on("error", () => {
      one.destroy();
      other.destroy();
    });
  one.pipe(other).pipe(one);
}
