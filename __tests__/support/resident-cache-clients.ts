// Processes of the cache client that live for many calls. Starting one takes longer than most calls: it brings the Azure SDK.
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { CacheAnswer, CacheCall } from "../../src/actions/github-cache/cache-client.ts";
import type { CacheCallResult, CacheProcess } from "../../src/actions/github-cache/cache-process.ts";
import {
  type ClientOutputReader,
  eachLine,
  readClientOutput,
} from "../../src/actions/github-cache/client-output.ts";
import { END_OF_CALL } from "./cache-client-program.ts";
import { COMPILE_CACHE, NODE_24 } from "./node24.ts";

/** Answers calls as new processes would, a few at a time; there are no time limits, and nothing is cancelled. */
export class ResidentCacheClients implements AsyncDisposable {
  readonly #idle: Resident[] = [];
  readonly #all: Resident[] = [];
  readonly #waiting: ((resident: Resident) => void)[] = [];

  constructor(program: string, size: number) {
    for (let at = 0; at < size; at++) this.#all.push(new Resident(program));
    this.#idle.push(...this.#all);
  }

  readonly run = async (call: CacheCall, options: CacheProcess): Promise<CacheCallResult> => {
    const resident =
      this.#idle.pop() ?? (await new Promise<Resident>((fulfil) => this.#waiting.push(fulfil)));
    try {
      return await resident.answer(call, options);
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#idle.push(resident);
      else next(resident);
    }
  };

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#all.map((resident) => resident.end()));
  }
}

/** One process, for one call at a time. */
class Resident {
  readonly #child: ChildProcess;
  #reader: ClientOutputReader | undefined;
  #onEnd: () => void = () => undefined;

  constructor(program: string) {
    this.#child = fork(program, [], {
      execPath: NODE_24,
      execArgv: [],
      env: COMPILE_CACHE,
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    eachLine(this.#child.stdout, (line) => {
      if (line === END_OF_CALL) this.#onEnd();
      else this.#reader?.onStdout(line);
    });
    eachLine(this.#child.stderr, (line) => {
      if (line === END_OF_CALL) this.#onEnd();
      else this.#reader?.onStderr(line);
    });
  }

  async answer(call: CacheCall, { env, directory, mask, onLine }: CacheProcess): Promise<CacheCallResult> {
    this.#reader = readClientOutput({ mask, onLine });
    const printed = new Promise<void>((fulfil) => {
      let streams = 2;
      this.#onEnd = () => {
        streams--;
        if (streams === 0) fulfil();
      };
    });
    const answered = once(this.#child, "message");
    this.#child.send({ call, env, directory });
    const [answer] = (await answered) as [CacheAnswer];
    await printed;
    return { kind: "answered", answer, output: this.#reader.output };
  }

  async end(): Promise<void> {
    const exited = once(this.#child, "exit");
    this.#child.disconnect();
    await exited;
  }
}
