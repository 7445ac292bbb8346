// Fuzzes parsers in a thread each, so that one that never ends is told instead of waited for. Called by script/fuzz.
import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { fuzz, type FuzzResult } from "../__tests__/fuzz/fuzzer.ts";
import { PARSERS } from "../__tests__/fuzz/parsers.ts";

const RUNS = Number(process.env["RUNS"] ?? 1_000_000);
const SEED = Number(process.env["SEED"] ?? 1);
/** An input has some kilobytes at most: it takes milliseconds, also on a busy machine. */
const PATIENCE_MS = 60_000;
const INPUT_BYTES = 16 * 1024;

interface Outcome extends FuzzResult {
  readonly name: string;
  readonly seconds: number;
}

/** What both threads see: how many inputs there were, the length of the current one, and its bytes. */
interface Shared {
  readonly counter: Int32Array;
  readonly bytes: Uint8Array;
}

function share(buffer: SharedArrayBuffer): Shared {
  return { counter: new Int32Array(buffer, 0, 2), bytes: new Uint8Array(buffer, 8) };
}

async function work(): Promise<void> {
  const { index, buffer } = workerData as { index: number; buffer: SharedArrayBuffer };
  const parser = PARSERS[index];
  if (parser === undefined) throw new Error(`There is no parser ${index}.`);
  const { counter, bytes } = share(buffer);
  const onInput = (input: Buffer): void => {
    counter[1] = input.length;
    bytes.set(input);
    Atomics.add(counter, 0, 1);
  };
  parentPort?.postMessage(await fuzz(parser, { runs: RUNS, seed: SEED, onInput }));
}

function run(index: number): Promise<Outcome> {
  const name = PARSERS[index]?.name ?? "";
  const buffer = new SharedArrayBuffer(8 + INPUT_BYTES);
  const { counter, bytes } = share(buffer);
  const started = performance.now();
  const file = new URL(import.meta.url);
  const worker = new Worker(file, { workerData: { index, buffer } });
  return new Promise((resolve) => {
    let last = -1;
    const end = (result: FuzzResult): void => {
      clearInterval(watch);
      resolve({ ...result, name, seconds: (performance.now() - started) / 1000 });
    };
    const fail = (why: string): void => {
      const input = Buffer.from(bytes.subarray(0, counter[1]));
      void worker.terminate();
      end({ runs: counter[0] ?? 0, refused: 0, failure: { input, why } });
    };
    const watch = setInterval(() => {
      if (counter[0] === last) fail("it does not end");
      last = counter[0] ?? 0;
    }, PATIENCE_MS);
    worker.on("message", end);
    worker.on("error", (error: Error) => {
      fail(`it ended the thread: ${error.message}`);
    });
  });
}

function print({ name, runs, refused, failure, seconds }: Outcome): void {
  const share = `${Math.round((100 * refused) / runs)} % refused`;
  console.log(
    `${failure ? "✗" : "✓"} ${name.padEnd(48)} ${String(runs).padStart(9)} inputs ${share.padStart(14)} ${seconds.toFixed(1).padStart(7)} s`,
  );
  if (failure === undefined) return;
  const file = `build/fuzz-${name.replace(/\W+/g, "-")}`;
  writeFileSync(file, failure.input);
  console.log(
    `    ${failure.why}\n    ${JSON.stringify(Buffer.from(failure.input).toString("latin1", 0, 400))}\n    the input is in ${file}`,
  );
}

async function main(words: readonly string[]): Promise<void> {
  const waiting = PARSERS.map((_, index) => index).filter(
    (index) => words.length === 0 || words.some((word) => PARSERS[index]?.name.includes(word)),
  );
  const outcomes: Outcome[] = [];
  const lanes = Array.from({ length: Math.min(availableParallelism(), waiting.length) }, async () => {
    for (let index = waiting.shift(); index !== undefined; index = waiting.shift()) {
      const outcome = await run(index);
      print(outcome);
      outcomes.push(outcome);
    }
  });
  await Promise.all(lanes);
  const failed = outcomes.filter(({ failure }) => failure !== undefined).length;
  const inputs = outcomes.reduce((sum, { runs }) => sum + runs, 0);
  console.log(`${inputs} inputs, seed ${SEED}`);
  console.log(`${outcomes.length - failed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}

await (isMainThread ? main(process.argv.slice(2)) : work());
