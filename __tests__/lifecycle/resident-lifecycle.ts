// The lifecycle in a process that lives for many runs: to start one takes longer than most of them.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { Readable } from "node:stream";
import { COMPILE_CACHE, NODE_24 } from "../support/node24.ts";

/** What the process is asked for: runs at the same time, with the same environment. */
export interface ResidentMessage {
  readonly env: Environment;
  readonly argvs: readonly (readonly string[])[];
  /** Whether somebody wants to know how they ended. */
  readonly isWaitedFor: boolean;
}

/** As a process of its own would have ended. */
export interface EndedRun {
  readonly status: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

type Environment = Readonly<Record<string, string>>;

const PROGRAM = path.join(import.meta.dirname, "resident-lifecycle-program.ts");
/** What comes after all that a run prints. */
export const END_OF_RUN = "--- end of run ---";

export class ResidentLifecycle implements AsyncDisposable {
  readonly #child: ChildProcess;
  readonly #ended: Promise<NodeJS.Signals | null>;
  #turn: Promise<unknown> = Promise.resolve();

  constructor() {
    this.#child = spawn(NODE_24, [PROGRAM], {
      cwd: path.resolve(import.meta.dirname, "../.."),
      env: COMPILE_CACHE,
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    this.#ended = once(this.#child, "exit").then(([, signal]) => signal as NodeJS.Signals | null);
  }

  /** One at a time: whoever comes meanwhile waits. */
  run(args: readonly string[], env: Environment): Promise<EndedRun> {
    const run = this.#turn.then(() => this.#run(args, env));
    this.#turn = run.catch(() => undefined);
    return run;
  }

  /** Starts many at the same time, to be killed. */
  begin(argvs: ResidentMessage["argvs"], env: Environment): void {
    this.#child.stdout?.resume();
    this.#child.stderr?.resume();
    this.#send({ env, argvs, isWaitedFor: false });
  }

  /** @returns the signal that it died of */
  async kill(): Promise<NodeJS.Signals | null> {
    this.#child.kill("SIGKILL");
    return this.#ended;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.connected) this.#child.disconnect();
    await this.#ended;
  }

  async #run(args: readonly string[], env: Environment): Promise<EndedRun> {
    const stopped = new AbortController();
    const died = this.#ended.then((signal) => {
      throw new Error(`The process of the lifecycle ended, by ${signal ?? "itself"}`);
    });
    const answer = once(this.#child, "message", { signal: stopped.signal });
    const whole = Promise.all([answer, untilEnd(this.#child.stdout), untilEnd(this.#child.stderr)]);
    this.#send({ env, argvs: [args], isWaitedFor: true });
    try {
      const [answered, stdout, stderr] = await Promise.race([whole, died]);
      const [exitCodes] = answered as [readonly number[]];
      return { status: exitCodes[0], stdout, stderr };
    } finally {
      died.catch(() => undefined);
      stopped.abort();
    }
  }

  #send(message: ResidentMessage): void {
    this.#child.send(message);
  }
}

async function untilEnd(stream: Readable | null): Promise<string> {
  if (stream === null) throw new Error("The process of the lifecycle has no output");
  let text = "";
  return new Promise((fulfil) => {
    const take = (chunk: Buffer): void => {
      text += chunk.toString();
      if (!text.endsWith(END_OF_RUN)) return;
      stream.off("data", take);
      fulfil(text.slice(0, -END_OF_RUN.length));
    };
    stream.on("data", take);
  });
}
