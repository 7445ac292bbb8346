// One run of a test: its containers, its clock, and what they print.
import type { ContainerSpec, Daemon } from "../../docker/daemon.ts";
import { DaemonError } from "../../docker/daemon-error.ts";
import type { BuildLog } from "../../log.ts";
import { throwIfCancelled } from "../../phases/cancellation.ts";
import type { DeferredCleanup } from "../../phases/deferred-cleanup.ts";
import { LastLines } from "../../phases/output/last-lines.ts";
import { unlessAborted } from "../../registry/transport/call-limits.ts";
import type { Clock } from "../../registry/transport/clock.ts";
import { RunningContainer } from "./running-container.ts";
import type { TestPart, TestVerdict } from "./test-verdict.ts";

/** What testing needs. */
export interface TestDeps {
  readonly daemon: Pick<Daemon, "createContainer">;
  readonly log: BuildLog;
  /** Gets each container. */
  readonly cleanup: DeferredCleanup;
  readonly signal: AbortSignal;
  readonly clock: Pick<Clock, "now" | "after">;
}

/** Until it is disposed, its containers run. */
export class TestRun implements Disposable {
  readonly #deps: TestDeps;
  readonly #tail = new LastLines();
  readonly #containers: RunningContainer[] = [];
  readonly #over = Promise.withResolvers<"late">();
  readonly #stopClock: () => void;
  #hasEnded = false;

  constructor(deps: TestDeps, timeoutMs: number) {
    this.#deps = deps;
    this.#stopClock = deps.clock.after(timeoutMs, () => {
      this.#over.resolve("late");
    });
  }

  /** The last lines of its output. */
  get tail(): readonly string[] {
    return this.#tail.lines;
  }

  /** A container whose output is that of the test, or why there is none. @param prefix of each line */
  async start(
    spec: ContainerSpec,
    part: TestPart,
    prefix: string,
  ): Promise<RunningContainer | Exclude<TestVerdict, { kind: "passed" }>> {
    const container = await this.create(spec, (line) => {
      if (this.#hasEnded) return;
      this.#tail.add(`${prefix}${line}`);
      this.#deps.log.phaseOutput("test", `${prefix}${line}`);
    });
    try {
      const first = await this.first([container.started]);
      return first === "late" ? { kind: "late", part, state: { kind: "unasked" } } : container;
    } catch (error) {
      if (!(error instanceof DaemonError)) throw error;
      return { kind: "unstarted", part, words: error.reason };
    }
  }

  /** A container that is removed after the test. */
  async create(spec: ContainerSpec, onLine: (line: string) => void): Promise<RunningContainer> {
    throwIfCancelled(this.#deps.signal);
    const container = await RunningContainer.start(this.#deps.daemon, spec, onLine);
    this.#containers.push(container);
    return container;
  }

  /** What is done first, unless time is up before that. @throws {PlatformError} `CANCELLED` if the build is cancelled before */
  first<T>(events: readonly Promise<T>[]): Promise<T | "late"> {
    const first = Promise.race([...events, this.#over.promise]);
    // After the abort, nothing waits for it.
    first.catch(() => undefined);
    return unlessAborted(this.#deps.signal, () => first);
  }

  [Symbol.dispose](): void {
    this.#hasEnded = true;
    this.#stopClock();
    for (const container of this.#containers) container.stop();
    // Those that share a network are later than the one that it belongs to.
    for (const container of this.#containers.toReversed()) {
      this.#deps.cleanup.start(container, "a container of the test");
    }
  }
}
