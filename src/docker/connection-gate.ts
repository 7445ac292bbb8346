// Requests of a process that may open no more connections: they wait for those that are open still.
import type { Agent, IncomingMessage } from "node:http";
import type Docker from "dockerode";
import { failedToConnect } from "./daemon-error.ts";

/**
 * Makes requests of dockerode wait for connections that are left. One with a body does not: its first try has read it, and what is
 * loaded comes alone, when all else is done.
 */
export function waitForConnections(modem: Docker["modem"], agent: Agent): void {
  const gate = new ConnectionGate(agent);
  const dial = modem.dial.bind(modem);
  modem.dial = (request, callback = () => undefined) => {
    if (request.file !== undefined) {
      dial(request, callback);
      return;
    }
    const pass = gate.pass(
      () =>
        new Promise((resolve, reject) => {
          // It writes into what it is given.
          dial({ ...request }, (error, answer) => {
            if (error === null) resolve(answer as IncomingMessage);
            else reject(error);
          });
        }),
    );
    pass.then(
      (answer) => {
        callback(null, answer);
      },
      (error: unknown) => {
        callback(error as Error, null);
      },
    );
  };
}

/** Lets as many requests go at a time as there are connections, once one could not be opened. */
class ConnectionGate {
  readonly #agent: Agent;
  readonly #waiting: (() => void)[] = [];
  #underWay = 0;
  #isLimited = false;

  constructor(agent: Agent) {
    this.#agent = agent;
  }

  /**
   * @param dial is called again if it could not connect and other connections are open
   * @throws what `dial` rejects with
   */
  async pass(dial: () => Promise<IncomingMessage>): Promise<IncomingMessage> {
    for (;;) {
      while (this.#isLimited && this.#underWay > 0 && this.#underWay >= openConnections(this.#agent)) {
        await new Promise<void>((resolve) => this.#waiting.push(resolve));
      }
      this.#underWay += 1;
      try {
        const answer = await dial();
        answer.once("close", () => {
          this.#leave();
        });
        return answer;
      } catch (error) {
        this.#leave();
        if (!failedToConnect(error) || openConnections(this.#agent) === 0) throw error;
        this.#isLimited = true;
      }
    }
  }

  /** All look again: a connection that is lost is not theirs any more. */
  #leave(): void {
    this.#underWay -= 1;
    for (const look of this.#waiting.splice(0)) look();
  }
}

function openConnections({ sockets, freeSockets }: Agent): number {
  const all = [...Object.values(sockets), ...Object.values(freeSockets)].flatMap((list) => list ?? []);
  return all.filter(({ destroyed, connecting }) => !destroyed && !connecting).length;
}
