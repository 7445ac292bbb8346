// A container of the engine: files in, run, files out, gone.
import type { Readable } from "node:stream";
import type * as dockerode from "dockerode";
import type { InferOutput } from "valibot";
import { PlatformError } from "../errors.ts";
import { quote } from "../quote.ts";
import { ContainerAnswer, WaitAnswer } from "./answers.ts";
import type { LimitsInForce } from "./create-warnings.ts";
import type { Container, EngineKind, RunOptions } from "./daemon.ts";
import { DaemonError, hasStatus, ifNotMissing } from "./daemon-error.ts";
import type { EngineClient } from "./engine-client.ts";
import { type OnLine, readOutput } from "./output.ts";
import { inQuery } from "./request-parts.ts";
import { sendTar } from "./send-tar.ts";

/** Seconds between SIGTERM and SIGKILL; a runner gives a cancelled step 7.5 s in all. */
const STOP_GRACE_SECONDS = 2;

const START = "start a container";
const STREAM = "stream the output of a container";
const WAIT = "wait for a container";

/** A container that exists in the engine until it is disposed. */
export class EngineContainer implements Container {
  readonly id: string;
  readonly #client: EngineClient;
  readonly #container: dockerode.Container;
  readonly #engine: EngineKind;

  constructor(client: EngineClient, id: string, engine: EngineKind) {
    this.#client = client;
    this.#container = client.docker.getContainer(id);
    this.id = id;
    this.#engine = engine;
  }

  async putArchive(path: string, tar: Readable): Promise<void> {
    const operation = `unpack files at ${quote(path)} of a container`;
    // Podman would make a directory that is not there.
    if (this.#engine === "podman") {
      // A tar that fails meanwhile, e.g. because the build is cancelled, fails the upload: nothing else listens before that.
      tar.on("error", () => undefined);
      await this.#checkExists(operation, path).catch((error: unknown) => {
        tar.destroy();
        throw error;
      });
    }
    await sendTar(tar, (body, abortSignal) =>
      this.#client.call(operation, this.#container.putArchive(body, { path, abortSignal })),
    );
  }

  getArchive(path: string): Promise<Readable> {
    const operation = `read ${quote(path)} of a container`;
    return this.#client.open(operation, this.#container.getArchive({ path }));
  }

  async run(options: RunOptions): Promise<number> {
    const { onLine, onStart, signal } = options;
    this.#checkNotCancelled(signal);
    // Attached before it starts, so that the first line is not missed. Podman makes the container only then, so it says here why it
    // cannot be started.
    const parts = inQuery({ stream: true, stdout: true, stderr: true });
    const output = await this.#client.open(START, this.#container.attach(parts));
    const ended = new AbortController();
    const stop = (): void => void this.#stop();
    try {
      await this.#client.call(START, this.#container.start());
      onStart?.();
      signal?.addEventListener("abort", stop, { once: true });
      if (signal?.aborted === true) stop();
      const [status] = await Promise.all([this.#readExit(ended.signal), this.#readOutput(output, onLine)]);
      this.#checkNotCancelled(signal);
      return status;
    } catch (error) {
      this.#checkNotCancelled(signal);
      throw error;
    } finally {
      signal?.removeEventListener("abort", stop);
      output.destroy();
      ended.abort();
      // Its failure must not hide that the run was cancelled; the owner of the container disposes it once more.
      if (signal?.aborted === true) await this[Symbol.asyncDispose]().catch(() => undefined);
    }
  }

  async ranOutOfMemory(): Promise<boolean> {
    const { State: state } = await this.#inspect();
    return state.OOMKilled;
  }

  /** What the engine made of the limits that the container was created with; 0 for none. */
  async limitsInForce(): Promise<Pick<LimitsInForce, "Memory" | "NanoCpus">> {
    const { HostConfig: limits } = await this.#inspect();
    return limits;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await removeContainer(this.#client, this.id);
  }

  #inspect(): Promise<InferOutput<typeof ContainerAnswer>> {
    return this.#client.ask(ContainerAnswer, "inspect a container", this.#container.inspect());
  }

  async #checkExists(operation: string, path: string): Promise<void> {
    (await this.#client.open(operation, this.#container.infoArchive({ path }))).destroy();
  }

  // What goes wrong here shows in the wait, too, and the container is removed by force anyway.
  async #stop(): Promise<void> {
    await this.#container.stop({ t: STOP_GRACE_SECONDS }).catch(() => undefined);
  }

  async #readOutput(output: Readable, onLine: OnLine): Promise<void> {
    await readOutput(this.#client.chunks(STREAM, output), onLine);
  }

  /** Only of a container that was started; the engine answers at once if it has ended already. */
  async #readExit(abortSignal: AbortSignal): Promise<number> {
    const answer = await this.#client.ask(WaitAnswer, WAIT, this.#container.wait({ abortSignal }));
    if (answer.Error != null && answer.Error.Message !== "") {
      throw new DaemonError(WAIT, answer.Error.Message);
    }
    return answer.StatusCode;
  }

  #checkNotCancelled(signal: AbortSignal | undefined): void {
    if (signal?.aborted !== true) return;
    throw new PlatformError("CANCELLED", "The container was stopped because the run was cancelled.", {
      cause: signal.reason,
    });
  }
}

/** Removes a container with its anonymous volumes, running or not; fine if it is gone already. */
export async function removeContainer(client: EngineClient, id: string): Promise<void> {
  const container = client.docker.getContainer(id);
  try {
    await ifNotMissing(client.call("remove a container", container.remove({ force: true, v: true })));
  } catch (error) {
    if (!hasStatus(error, 409)) throw error;
    // Another process is removing it; its volumes are free only after that.
    await ifNotMissing(client.call(WAIT, container.wait({ condition: "removed" })));
  }
}
