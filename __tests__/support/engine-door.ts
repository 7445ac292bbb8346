// Another socket of the engine: connections through it can break, answers can be somebody's, and the engine can seem to be gone.
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

export interface EngineDoor extends AsyncDisposable {
  /** For DOCKER_HOST. */
  readonly address: string;
  /** Breaks every connection, and takes no other. */
  close(): void;
}

/** What becomes of a request whose first line is this, e.g. `POST /v1.48/images/load?quiet=1 HTTP/1.1`; it goes on by default. */
export type AtDoor = (
  line: string,
) => { readonly kind: "break off" } | { readonly kind: "answer"; readonly text: string } | undefined;

/** Who stands in the door. */
export interface DoorKeeper {
  readonly atDoor?: AtDoor;
  /** Sees what is sent to the engine: of each connection as it comes. */
  readonly onSent?: (connection: object, chunk: Buffer) => void;
}

export async function openEngineDoor({ atDoor, onSent }: DoorKeeper = {}): Promise<EngineDoor> {
  const dir = await mkdtemp(path.join(tmpdir(), "engine-door-"));
  const socket = path.join(dir, "docker.sock");
  const sockets = new Set<Socket>();
  const keep = (one: Socket): void => {
    sockets.add(one);
    one.on("error", () => undefined);
    one.on("close", () => sockets.delete(one));
  };
  const server = createServer({ allowHalfOpen: true }, (client) => {
    keep(client);
    client.on("data", (chunk: Buffer) => {
      onSent?.(client, chunk);
    });
    // The action has a connection for each request, so the first bytes say what all of them are for.
    client.once("data", (first) => {
      const decision = atDoor?.(first.toString("latin1").split("\r\n", 1)[0] ?? "");
      if (decision?.kind === "break off") client.destroy();
      else if (decision?.kind === "answer") client.resume().end(decision.text);
      else forward(client, first, keep);
    });
  });
  server.listen(socket);
  await once(server, "listening");
  // The job may have a user of its own.
  await chmod(dir, 0o755);
  await chmod(socket, 0o666);
  const close = (): void => {
    server.close();
    for (const one of sockets) one.destroy();
  };
  return {
    address: `unix://${socket}`,
    close,
    async [Symbol.asyncDispose]() {
      close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

function forward(client: Socket, first: Buffer, keep: (socket: Socket) => void): void {
  const { hostname, port, pathname, protocol } = new URL(
    process.env["DOCKER_HOST"] ?? "unix:///var/run/docker.sock",
  );
  const where = protocol === "unix:" ? { path: pathname } : { host: hostname, port: Number(port) };
  const engine = connect({ ...where, allowHalfOpen: true });
  keep(engine);
  engine.on("close", () => client.destroy());
  client.on("close", () => engine.destroy());
  engine.write(first);
  client.pipe(engine);
  engine.pipe(client);
}
