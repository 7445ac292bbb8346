// A container that runs in the background until it is disposed.
import type { Container, ContainerSpec, Daemon } from "../../docker/daemon.ts";

/** How a container ended. */
export interface ContainerEnd {
  readonly exitCode: number;
  readonly ranOutOfMemory: boolean;
}

/** Disposing stops and removes it. */
export class RunningContainer implements AsyncDisposable {
  readonly id: string;
  /** Resolves once the engine has started it. @throws {PlatformError} why it could not */
  readonly started: Promise<undefined>;
  /** @throws {PlatformError} what the engine rejects with, also if it was stopped */
  readonly ended: Promise<ContainerEnd>;
  readonly #container: Container;
  readonly #stop = new AbortController();

  private constructor(container: Container, onLine: (line: string) => void) {
    this.#container = container;
    this.id = container.id;
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    this.started = promise;
    this.ended = this.#run({
      onLine,
      onStart: () => {
        resolve(undefined);
      },
    });
    this.ended.catch(reject);
    // Who waits for one of them need not wait for the other.
    this.started.catch(() => undefined);
  }

  /** @throws {PlatformError} if there can be no such container; that it cannot be started is told by `started` */
  static async start(
    daemon: Pick<Daemon, "createContainer">,
    spec: ContainerSpec,
    onLine: (line: string) => void,
  ): Promise<RunningContainer> {
    return new RunningContainer(await daemon.createContainer(spec), onLine);
  }

  async #run({
    onLine,
    onStart,
  }: {
    readonly onLine: (line: string) => void;
    readonly onStart: () => void;
  }): Promise<ContainerEnd> {
    const exitCode = await this.#container.run({ onLine, onStart, signal: this.#stop.signal });
    const ranOutOfMemory = await this.#container.ranOutOfMemory().catch(() => false);
    return { exitCode, ranOutOfMemory };
  }

  /** Begins to stop it. */
  stop(): void {
    this.#stop.abort();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.stop();
    await this.ended.catch(() => undefined);
    await this.#container[Symbol.asyncDispose]();
  }
}
