// Builds that run at the same time, whatever the machine does: each waits in its buildpack until it is told to go on.
import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { createInterface } from "node:readline";

/** Where builds of apps with a file `meet` wait, by the names that they were given. */
export class Meeting implements AsyncDisposable {
  readonly #server: Server;
  readonly #waiting = new Map<string, Socket>();
  #onArrival: () => void = () => undefined;

  private constructor(server: Server) {
    this.#server = server;
    server.on("connection", (socket) => {
      // A build that is killed is no reason to fail.
      socket.on("error", () => undefined);
      createInterface({ input: socket }).once("line", (name) => {
        this.#waiting.set(name, socket);
        this.#onArrival();
      });
    });
  }

  static async open(): Promise<Meeting> {
    const server = createServer();
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return new Meeting(server);
  }

  /** The input `env` of a build. */
  env(name: string): string {
    const { port } = this.#server.address() as AddressInfo;
    return `MEETING_PORT=${port}\nMEETING_NAME=${name}`;
  }

  /** Resolves once all of them wait. */
  async gathered(names: readonly string[]): Promise<void> {
    while (!names.every((name) => this.#waiting.has(name))) {
      await new Promise<void>((fulfil) => (this.#onArrival = fulfil));
    }
  }

  /** A build prints the text, and waits on. */
  tell(name: string, text: string): void {
    this.#waiting.get(name)?.write(`${text}\n`);
  }

  /** Lets builds go on, after each has printed the text. */
  release(names: readonly string[], text: string): void {
    for (const name of names) this.#waiting.get(name)?.end(`${text}\n`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#waiting.values()) socket.destroy();
    this.#server.close();
    await once(this.#server, "close");
  }
}
