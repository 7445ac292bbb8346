// The decoder of a container's output: the engine interleaves stdout and stderr in frames that chunks cut anywhere.
// docker-modem's `demuxStream` takes the frame of an engine's error for the end of all frames, passes on what is no frame as output,
// and holds each frame and copies of it in memory: https://github.com/apocas/docker-modem/pull/195
import { quote } from "../quote.ts";
import { DaemonError } from "./daemon-error.ts";
import { LineSplitter } from "./line-splitter.ts";

/** Called for each line, without its `\n`. */
export type OnLine = (line: string, stream: "stdout" | "stderr") => void;

const HEADER_BYTES = 8;
const STDERR = 2;
const ENGINE_ERROR = 3;

/**
 * Reads the multiplexed stream of a container without a terminal to its end, line by line.
 * Each frame is `[stream, 0, 0, 0, size (4 bytes, big endian)]` and `size` bytes of payload; see
 * https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Container/operation/ContainerAttach
 * @throws {DaemonError} if the engine reports an error in the stream, or it is not multiplexed
 */
export async function readOutput(stream: AsyncIterable<Uint8Array>, onLine: OnLine): Promise<void> {
  const decoder = new OutputDecoder(onLine);
  for await (const chunk of stream) decoder.write(chunk);
  decoder.end();
}

/** Keeps less than a line per stream, and never a whole frame. */
class OutputDecoder {
  readonly #stdout: LineSplitter;
  readonly #stderr: LineSplitter;
  readonly #engineErrors: string[] = [];
  readonly #engineError = new LineSplitter((line) => this.#engineErrors.push(line));
  readonly #header = new Uint8Array(HEADER_BYTES);
  #headerLength = 0;
  #remaining = 0;

  constructor(onLine: OnLine) {
    this.#stdout = new LineSplitter((line) => {
      onLine(line, "stdout");
    });
    this.#stderr = new LineSplitter((line) => {
      onLine(line, "stderr");
    });
  }

  write(chunk: Uint8Array): void {
    let rest = chunk;
    while (rest.byteLength > 0) {
      rest = this.#remaining === 0 ? this.#readHeader(rest) : this.#readPayload(rest);
    }
  }

  /** An end inside a frame is not an error here: whether the container went well is told by its exit code. */
  end(): void {
    this.#stdout.end();
    this.#stderr.end();
    this.#engineError.end();
    if (this.#engineErrors.length > 0) {
      throw new DaemonError("stream the output of a container", this.#engineErrors.join("\n"));
    }
  }

  #readHeader(bytes: Uint8Array): Uint8Array {
    const part = bytes.subarray(0, HEADER_BYTES - this.#headerLength);
    this.#header.set(part, this.#headerLength);
    this.#headerLength += part.byteLength;
    if (this.#headerLength === HEADER_BYTES) {
      this.#headerLength = 0;
      this.#remaining = new DataView(this.#header.buffer).getUint32(4);
      this.#checkKind();
    }
    return bytes.subarray(part.byteLength);
  }

  #readPayload(bytes: Uint8Array): Uint8Array {
    const part = bytes.subarray(0, this.#remaining);
    this.#remaining -= part.byteLength;
    this.#target().write(part);
    return bytes.subarray(part.byteLength);
  }

  #target(): LineSplitter {
    const kind = this.#header[0];
    if (kind === ENGINE_ERROR) return this.#engineError;
    return kind === STDERR ? this.#stderr : this.#stdout;
  }

  #checkKind(): void {
    const [kind = 0, ...zeros] = this.#header.subarray(0, 4);
    if (kind <= ENGINE_ERROR && zeros.every((byte) => byte === 0)) return;
    const shown = Buffer.from(this.#header).toString("hex");
    throw new DaemonError("stream the output of a container", `${quote(shown)} is not the header of a frame`);
  }
}
