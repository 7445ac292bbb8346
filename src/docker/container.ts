// A container of the engine: files in, run, files out, gone.
import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import type { InferOutput } from "valibot";
import { PlatformError } from "../errors.ts";
import { quote } from "../quote.ts";
import { ContainerAnswer, WaitAnswer } from "./answers.ts";
import type { LimitsInForce } from "./create-warnings.ts";
import type { Container, EngineKind, RunOptions } from "./daemon.ts";
import { DaemonError, hasStatus } from "./daemon-error.ts";
import type { EngineRequest, Transport } from "./engine-transport.ts";
import { type OnLine, readOutput } from "./output.ts";

/** Seconds between SIGTERM and SIGKILL; a runner gives a cancelled step 7.5 s in all. */
const STOP_GRACE_SECONDS = 2;

const START = "start a container";

/** A container that exists in the engine until it is disposed. */
export class EngineContainer implements Container {
  readonly id: string;
  readonly #transport: Transport;
  readonly #engine: EngineKind;

  constructor(transport: Transport, id: string, engine: EngineKind) {
    this.#transport = transport;
    this.id = id;
    this.#engine = engine;
  }

  async putArchive(path: string, tar: Readable): Promise<void> {
    const request: EngineRequest = {
      operation: `unpack files at ${quote(path)} of a container`,
      method: "PUT",
      path: `/containers/${this.id}/archive`,
      query: { path },
    };
    // Podman would make a directory that is not there.
    if (this.#engine === "podman") {
      // A tar that fails meanwhile, e.g. because the build is cancelled, fails the upload: nothing else listens before that.
      tar.on("error", () => undefined);
      await this.#transport.send({ ...request, method: "HEAD" }).catch((error: unknown) => {
        tar.destroy();
        throw error;
      });
    }
    await this.#transport.upload(request, tar, (answer) => this.#transport.text(request, answer));
  }

  async getArchive(path: string): Promise<Readable> {
    return this.#transport.open({
      operation: `read ${quote(path)} of a container`,
      method: "GET",
      path: `/containers/${this.id}/archive`,
      query: { path },
    });
  }

  async run(options: RunOptions): Promise<number> {
    const { onLine, signal } = options;
    this.#checkNotCancelled(signal);
    // Attached and waited for before it starts, so that neither the first line nor a quick exit is missed.
    // Podman makes the container only then, so it says here why it cannot be started.
    const output = await this.#transport.open({ ...this.#attachRequest(), operation: START });
    const exit = await this.#transport.open(waitRequest(this.id, "next-exit")).catch((error: unknown) => {
      output.destroy();
      throw error;
    });
    const stop = (): void => void this.#stop();
    try {
      await this.#start();
      signal?.addEventListener("abort", stop, { once: true });
      if (signal?.aborted === true) stop();
      const [status] = await Promise.all([this.#readExit(exit), this.#readOutput(output, onLine)]);
      this.#checkNotCancelled(signal);
      return status;
    } catch (error) {
      this.#checkNotCancelled(signal);
      throw error;
    } finally {
      signal?.removeEventListener("abort", stop);
      output.destroy();
      exit.destroy();
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
    await removeContainer(this.#transport, this.id);
  }

  #inspect(): Promise<InferOutput<typeof ContainerAnswer>> {
    return this.#transport.json(ContainerAnswer, {
      operation: "inspect a container",
      method: "GET",
      path: `/containers/${this.id}/json`,
    });
  }

  #attachRequest(): EngineRequest {
    return {
      operation: "stream the output of a container",
      method: "POST",
      path: `/containers/${this.id}/attach`,
      query: { stream: "true", stdout: "true", stderr: "true" },
    };
  }

  #start(): Promise<void> {
    return this.#transport.send({
      operation: START,
      method: "POST",
      path: `/containers/${this.id}/start`,
    });
  }

  // What goes wrong here shows in the wait, too, and the container is removed by force anyway.
  async #stop(): Promise<void> {
    const request: EngineRequest = {
      operation: "stop a container",
      method: "POST",
      path: `/containers/${this.id}/stop`,
      query: { t: String(STOP_GRACE_SECONDS) },
    };
    await this.#transport.send(request).catch(() => undefined);
  }

  async #readOutput(output: IncomingMessage, onLine: OnLine): Promise<void> {
    await readOutput(this.#transport.chunks(this.#attachRequest(), output), onLine);
  }

  async #readExit(exit: IncomingMessage): Promise<number> {
    const request = waitRequest(this.id, "next-exit");
    const answer = await this.#transport.readJson(WaitAnswer, request, exit);
    if (answer.Error != null && answer.Error.Message !== "") {
      throw new DaemonError(request.operation, answer.Error.Message);
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
export async function removeContainer(transport: Transport, id: string): Promise<void> {
  try {
    await transport.send({
      operation: "remove a container",
      method: "DELETE",
      path: `/containers/${id}`,
      query: { force: "true", v: "true" },
    });
  } catch (error) {
    if (hasStatus(error, 404)) return;
    if (!hasStatus(error, 409)) throw error;
    // Another process is removing it; its volumes are free only after that.
    await waitUntilRemoved(transport, id);
  }
}

async function waitUntilRemoved(transport: Transport, id: string): Promise<void> {
  try {
    await transport.send(waitRequest(id, "removed"));
  } catch (error) {
    if (!hasStatus(error, 404)) throw error;
  }
}

// The engine sends the head of the answer once the wait is registered, and the body when the condition is met.
function waitRequest(id: string, condition: "next-exit" | "removed"): EngineRequest {
  return {
    operation: "wait for a container",
    method: "POST",
    path: `/containers/${id}/wait`,
    query: { condition },
  };
}
