import { describe, expect, it } from "@jest/globals";
import { type ProgressFrame, readProgress, unpackFailure } from "../../src/docker/progress.ts";

const operation = 'pull "app"';

async function* chunksOf(...chunks: (Uint8Array | string)[]): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  for (const chunk of chunks) yield Buffer.from(chunk as string);
}

async function framesOf(...chunks: Uint8Array[]): Promise<ProgressFrame[]> {
  const frames: ProgressFrame[] = [];
  await readProgress(chunksOf(...chunks), { operation, onFrame: (frame) => frames.push(frame) });
  return frames;
}

describe("readProgress", () => {
  const stream = Buffer.from(
    '{"status":"Pulling from app","id":"latest"}\r\n\n{"status":"größer 😀","id":"0123"}\n{"status":"unterminated"}',
  );
  const expected = [
    { status: "Pulling from app", id: "latest" },
    { status: "größer 😀", id: "0123" },
    { status: "unterminated" },
  ];

  it.each(Array.from({ length: stream.byteLength + 1 }, (_, at) => at))(
    "gives the same frames when the stream is cut at byte %i",
    async (at) => {
      await expect(framesOf(stream.subarray(0, at), stream.subarray(at))).resolves.toEqual(expected);
    },
  );

  it("gives the same frames byte by byte", async () => {
    await expect(framesOf(...Array.from(stream, (byte) => Buffer.from([byte])))).resolves.toEqual(expected);
  });

  it("takes an empty stream for success", async () => {
    await expect(framesOf()).resolves.toEqual([]);
  });

  it("rejects with the first error after the stream is drained", async () => {
    const seen: string[] = [];
    let drained = false;
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield* chunksOf(
        '{"status":"before"}\n{"errorDetail":{"message":"manifest unknown"},"error":"short"}\n',
        '{"error":"second"}\n{"status":"after"}\n',
      );
      drained = true;
    }
    const onFrame = ({ status }: ProgressFrame): void => void seen.push(status ?? "none");

    await expect(readProgress(failing(), { operation, onFrame })).rejects.toMatchObject({
      name: "DaemonError",
      code: "DAEMON",
      operation,
      statusCode: undefined,
      message: 'The Docker engine failed to pull "app": manifest unknown.',
    });
    expect(seen).toEqual(["before"]);
    expect(drained).toBe(true);
  });

  it("rejects with an error in the last, unterminated line", async () => {
    await expect(framesOf(Buffer.from('{"error":"too late"}'))).rejects.toThrow("too late");
  });

  it("rejects a line that is not JSON, after the stream is drained", async () => {
    let drained = false;
    async function* html(): AsyncGenerator<Uint8Array> {
      yield* chunksOf("<html>\n", '{"status":"after"}\n');
      drained = true;
    }

    await expect(readProgress(html(), { operation })).rejects.toThrow('not JSON: "<html>"');
    expect(drained).toBe(true);
  });

  it("rejects with what the engine said rather than that it then hung up", async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield* chunksOf('{"error":"no space left on device"}\n');
      throw new Error("socket hang up");
    }

    await expect(readProgress(broken(), { operation })).rejects.toThrow("no space left on device");
  });

  it("rejects with the error of the stream itself", async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield* chunksOf('{"status":"fine"}\n');
      throw new Error("socket hang up");
    }

    await expect(readProgress(broken(), { operation })).rejects.toThrow("socket hang up");
  });

  it("rejects a load whose layers could not be unpacked", async () => {
    const chunks = chunksOf(
      '{"stream":"Loaded image: app\\n"}\n{"stream":"Error unpacking image app: EOF\\n"}\n',
    );

    await expect(
      readProgress(chunks, { operation: "load an image archive", findFailure: unpackFailure }),
    ).rejects.toThrow("failed to load an image archive: Error unpacking image app: EOF.");
  });
});
