// The one decoder of the engine's progress streams (pull, load): JSON lines inside an answer that was already "200 OK".
// docker-modem's `followProgress` throws where nothing can catch it at a line that is not JSON, and keeps all lines in memory:
// https://github.com/apocas/docker-modem/issues/147
import * as v from "valibot";
import { quote } from "../quote.ts";
import type { PullOptions } from "./daemon.ts";
import { DaemonError } from "./daemon-error.ts";

// https://github.com/moby/moby/blob/v28.0.4/pkg/jsonmessage/jsonmessage.go
const ProgressFrame = v.object({
  status: v.nullish(v.string()),
  id: v.nullish(v.string()),
  stream: v.nullish(v.string()),
  progressDetail: v.nullish(v.object({ current: v.nullish(v.number()) })),
  error: v.nullish(v.string()),
  errorDetail: v.nullish(v.object({ message: v.nullish(v.string()) })),
});

/** One line of a progress stream: `status` and `id` while pulling, `stream` while loading. */
export type ProgressFrame = v.InferOutput<typeof ProgressFrame>;

/** How to read a progress stream. */
export interface ProgressOptions {
  /** Words that follow "to" in the error, e.g. `pull "debian"`. */
  readonly operation: string;
  readonly onFrame?: ((frame: ProgressFrame) => void) | undefined;
  /** What the frame complains about, for failures that are not marked as such. */
  readonly findFailure?: ((frame: ProgressFrame) => string | undefined) | undefined;
}

/**
 * Reads a progress stream to its end, then reports the first failure in it.
 * It is drained first, because the engine still works (and would block) while its output is not read.
 * @throws {DaemonError} if a frame has an `error`, or is not JSON
 */
export async function readProgress(
  stream: AsyncIterable<Uint8Array>,
  options: ProgressOptions,
): Promise<void> {
  let failure: DaemonError | undefined;
  try {
    for await (const line of linesOf(stream)) failure ??= readLine(line, options);
  } catch (error) {
    // What the engine said explains why it then hung up.
    throw failure ?? error;
  }
  if (failure !== undefined) throw failure;
}

/** What the frames of a pull say of it. */
export function pullFrames(onProgress: PullOptions["onProgress"]): (frame: ProgressFrame) => void {
  return ({ status, id, progressDetail }) => {
    if (status == null) return;
    onProgress?.({ status, layer: id ?? undefined, currentBytes: progressDetail?.current ?? undefined });
  };
}

/** A layer that could not be unpacked while loading: only mentioned in the text, with exit code 0 (containerd store, 28). */
export function unpackFailure(frame: ProgressFrame): string | undefined {
  const text = frame.stream ?? frame.status ?? "";
  return text.includes("Error unpacking image") ? text : undefined;
}

function readLine(line: string, options: ProgressOptions): DaemonError | undefined {
  if (line.trim() === "") return undefined;
  const frame = parseFrame(line);
  if (frame === undefined) {
    return new DaemonError(
      options.operation,
      `its progress has a line that is not JSON: ${quote(line.slice(0, 80))}`,
    );
  }
  const reason = frame.errorDetail?.message ?? frame.error ?? options.findFailure?.(frame);
  if (reason !== undefined) return new DaemonError(options.operation, reason);
  options.onFrame?.(frame);
  return undefined;
}

function parseFrame(line: string): ProgressFrame | undefined {
  try {
    return v.parse(ProgressFrame, JSON.parse(line));
  } catch {
    return undefined;
  }
}

async function* linesOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let pending = "";
  for await (const chunk of stream) {
    const lines = (pending + decoder.decode(chunk, { stream: true })).split("\n");
    pending = lines.pop() ?? "";
    yield* lines;
  }
  yield pending + decoder.decode();
}
