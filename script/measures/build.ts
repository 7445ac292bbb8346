// One run of the action as a user would have it, with the times at which things happened.
import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { type ActionResult, runAction } from "../../__tests__/support/mini-runner.ts";
import { testbedVariable } from "./measure.ts";

/** Something that happened during a build. */
export interface Moment {
  /** Milliseconds since the epoch. */
  readonly atMs: number;
  /** A line of the log, or for a container of the build what the engine calls the event, e.g. `start`. */
  readonly text: string;
}

/** How a build went. */
export interface TimedBuild {
  readonly startedAtMs: number;
  readonly result: ActionResult;
  readonly lines: readonly Moment[];
  readonly events: readonly Moment[];
}

/** Builds and pushes a directory with the builder of the test bed, which is trusted. @throws {Error} if that fails */
export async function timedBuild(
  workspace: string,
  name: string,
  options: {
    readonly env?: Readonly<Record<string, string>>;
    readonly inputs?: Readonly<Record<string, string>>;
    readonly onLine?: (line: string) => void;
  } = {},
): Promise<TimedBuild> {
  const host = testbedVariable("TESTBED_REGISTRY");
  using engine = await watchEngine();
  const lines: Moment[] = [];
  const startedAtMs = Date.now();
  const result = await runAction({
    workspace,
    inputs: {
      image: `${host}/bench/${name}:latest`,
      builder: `${host}/testbed/builder:latest`,
      "trust-builder": "true",
      network: "host",
      pull: "always",
      ...options.inputs,
    },
    ...(options.env !== undefined && { env: options.env }),
    onLine: (text) => {
      lines.push({ atMs: Date.now(), text });
      options.onLine?.(text);
    },
  });
  if (result.exitCode !== 0) throw new Error(`The action failed:\n${result.log.join("\n")}`);
  return { startedAtMs, result, lines, events: await engine.eventsOf(Object.values(result.state)) };
}

interface EngineEvent {
  readonly Action: string;
  readonly timeNano: number;
  readonly Actor: { readonly Attributes: Readonly<Record<string, string>> };
}

interface EngineWatch extends Disposable {
  /** What happened to containers that carry one of these labels, each `key=value`. */
  eventsOf(labels: readonly string[]): Promise<readonly Moment[]>;
}

async function watchEngine(): Promise<EngineWatch> {
  const events: EngineEvent[] = [];
  // From a little earlier on, so that it does not matter when the program has connected.
  const since = String(Math.floor(Date.now() / 1000));
  const child = spawn(
    "docker",
    ["events", "--since", since, "--filter", "type=container", "--format", "{{json .}}"],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  createInterface({ input: child.stdout }).on("line", (line) => events.push(JSON.parse(line) as EngineEvent));
  await started(child);
  return {
    async eventsOf(labels) {
      await sleep(300);
      return events
        .filter(({ Actor }) =>
          Object.entries(Actor.Attributes).some(([key, value]) => labels.includes(`${key}=${value}`)),
        )
        .map(({ Action, timeNano }) => ({ atMs: timeNano / 1e6, text: Action }));
    },
    [Symbol.dispose]: () => void child.kill(),
  };
}

function started(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("spawn", () => {
      resolve();
    });
  });
}
