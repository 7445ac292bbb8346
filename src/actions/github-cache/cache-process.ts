// Starts the cache client, listens to what it prints, and ends it in time.
import { type ChildProcess, fork } from "node:child_process";
import type { CacheProgress } from "../../cache/cache-store.ts";
import type { Environment } from "../../environment.ts";
import { messageOf } from "../../errors.ts";
import type { CacheAnswer, CacheCall, CacheMessage } from "./cache-client.ts";
import { type ClientOutput, type ClientOutputListener, eachLine, readClientOutput } from "./client-output.ts";

/** How to run one call of the client. */
export interface CacheProcess extends ClientOutputListener {
  /** A program that calls `runCacheClient`, and its arguments. */
  readonly program: readonly [string, ...string[]];
  readonly env: Environment;
  /** The working directory; the paths of the call are relative to it. */
  readonly directory: string;
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
  /** Told now and then how much of an entry has come. */
  readonly onProgress?: (progress: CacheProgress) => void;
}

/** How a call ended. */
export type CacheCallResult =
  | { readonly kind: "answered"; readonly answer: CacheAnswer; readonly output: ClientOutput }
  | { readonly kind: "ended"; readonly reason: string };

/** Runs the client for one call; never rejects. When it resolves, no process of the call is left. */
export async function callCacheClient(call: CacheCall, options: CacheProcess): Promise<CacheCallResult> {
  if (options.signal?.aborted) return { kind: "ended", reason: CANCELLED };
  let child: ChildProcess;
  try {
    child = start(options);
  } catch (error) {
    return { kind: "ended", reason: messageOf(error) };
  }
  const output = listen(child, options);
  using stopwatch = stopInTime(child, options);
  let answer: CacheAnswer | undefined;
  child.on("message", (sent) => {
    const message = sent as CacheMessage;
    if (message.kind === "progress") {
      options.onProgress?.(message);
      return;
    }
    answer = message;
    // Not left to itself: Node.js may wait for its threads for ever at its end (https://github.com/nodejs/node/issues/54918).
    endGroup(child);
  });
  child.on("exit", () => {
    endGroup(child);
  });
  const ending = endOf(child);
  child.send(call, () => {
    // A process that is gone already is reported by its end.
  });
  const end = await ending;
  if (answer !== undefined) return { kind: "answered", answer, output };
  return { kind: "ended", reason: stopwatch.reason() ?? end };
}

/** How the process ended, after everything that it printed and sent. */
async function endOf(child: ChildProcess): Promise<string> {
  return new Promise((fulfil) => {
    const disconnected = new Promise<void>((done) => child.on("disconnect", done));
    child.on("error", (error) => {
      fulfil(error.message);
    });
    child.on("close", (code, signal) => {
      const end = `the cache client ended with ${signal ?? `exit code ${code ?? "unknown"}`}`;
      void disconnected.then(() => {
        fulfil(end);
      });
    });
  });
}

/** The heap is small, what comes in is not: to mark it bit by bit, again and again, takes a third of the process' time. */
const GARBAGE_COLLECTION = ["--no-incremental-marking"];

const CANCELLED = "the job was cancelled";

function start({ program: [file, ...args], env, directory }: CacheProcess): ChildProcess {
  return fork(file, args, {
    cwd: directory,
    env: { ...env, NODE_NO_WARNINGS: "1" },
    execArgv: GARBAGE_COLLECTION,
    // Its own group, so that nothing of it is left when it has to end.
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
}

function stopInTime(
  child: ChildProcess,
  { timeoutMs, signal }: CacheProcess,
): Disposable & { reason(): string | undefined } {
  let reason: string | undefined;
  const stop = (why: string): void => {
    reason ??= why;
    endGroup(child);
  };
  const timer = setTimeout(() => {
    stop(`it took more than ${timeoutMs / 1000} s`);
  }, timeoutMs);
  const cancel = (): void => {
    stop(CANCELLED);
  };
  signal?.addEventListener("abort", cancel);
  return {
    reason: () => reason,
    [Symbol.dispose]() {
      clearTimeout(timer);
      signal?.removeEventListener("abort", cancel);
    },
  };
}

function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended.
  }
}

function listen(child: ChildProcess, listener: ClientOutputListener): ClientOutput {
  const { output, onStdout, onStderr } = readClientOutput(listener);
  eachLine(child.stdout, onStdout);
  eachLine(child.stderr, onStderr);
  return output;
}
