import { describe, expect, it } from "@jest/globals";
import { MAX_LINE_LENGTH } from "../../src/docker/line-splitter.ts";
import { readOutput } from "../../src/docker/output.ts";

const [STDIN, STDOUT, STDERR, ENGINE_ERROR] = [0, 1, 2, 3];

function frame(kind: number, payload: string | Uint8Array): Buffer {
  const bytes = Buffer.from(payload as string);
  const header = Buffer.alloc(8);
  header.writeUInt8(kind, 0);
  header.writeUInt32BE(bytes.byteLength, 4);
  return Buffer.concat([header, bytes]);
}

async function* chunksOf(...chunks: Uint8Array[]): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield* chunks;
}

async function linesOf(...chunks: Uint8Array[]): Promise<string[]> {
  const lines: string[] = [];
  await readOutput(chunksOf(...chunks), (line, stream) => lines.push(`${stream}: ${line}`));
  return lines;
}

describe("readOutput", () => {
  const euro = Buffer.from("€");
  const output = Buffer.concat([
    frame(STDOUT, "one\ntw"),
    frame(STDERR, "warning\n"),
    frame(STDOUT, ""),
    frame(STDOUT, Buffer.concat([Buffer.from("o "), euro.subarray(0, 1)])),
    frame(STDERR, "\r\n\u001b[31mred"),
    frame(STDOUT, Buffer.concat([euro.subarray(1), Buffer.from("\n\n😀")])),
  ]);
  const lines = ["stdout: one", "stderr: warning", "stderr: \r", "stdout: two €", "stdout: ", "stdout: 😀"];
  const expected = [...lines, "stderr: \u001b[31mred"];

  it.each(Array.from({ length: output.byteLength + 1 }, (_, at) => at))(
    "gives the same lines when the stream is cut at byte %i",
    async (at) => {
      await expect(linesOf(output.subarray(0, at), output.subarray(at))).resolves.toEqual(expected);
    },
  );

  it("gives the same lines byte by byte", async () => {
    const bytes = Array.from(output, (byte) => Buffer.from([byte]));

    await expect(linesOf(...bytes)).resolves.toEqual(expected);
  });

  it("gives a line as soon as it is complete", async () => {
    const lines: string[] = [];
    const seen: string[][] = [];
    async function* slowly(): AsyncGenerator<Uint8Array> {
      await Promise.resolve();
      for (const chunk of [frame(STDOUT, "a\nb"), frame(STDOUT, "c\n")]) {
        yield chunk;
        seen.push([...lines]);
      }
    }

    await readOutput(slowly(), (line) => lines.push(line));

    expect(seen).toEqual([["a"], ["a", "bc"]]);
  });

  it("counts what it calls stdin as stdout, as the docker command does", async () => {
    await expect(linesOf(frame(STDIN, "odd\n"))).resolves.toEqual(["stdout: odd"]);
  });

  it("keeps a byte order mark and replaces what is not UTF-8", async () => {
    const bytes = Buffer.from([0xef, 0xbb, 0xbf, 0x41, 0xff, 0x0a]);

    await expect(linesOf(frame(STDOUT, bytes))).resolves.toEqual(["stdout: \ufeffA\ufffd"]);
  });

  it("splits only lines that are longer than the limit", async () => {
    const longest = "x".repeat(MAX_LINE_LENGTH);

    const lines = await linesOf(frame(STDOUT, `${longest}\n${longest}y\n`));

    expect(lines).toEqual([`stdout: ${longest}`, `stdout: ${longest}`, "stdout: y"]);
  });

  it("does not split a character in two", async () => {
    const almost = "x".repeat(MAX_LINE_LENGTH - 1);

    await expect(linesOf(frame(STDOUT, `${almost}😀`))).resolves.toEqual([`stdout: ${almost}`, "stdout: 😀"]);
  });

  it("gives parts of an endless line while it comes", async () => {
    const lengths: number[] = [];
    const frames = Array.from({ length: 40 }, () => frame(STDOUT, "x".repeat(MAX_LINE_LENGTH / 4)));

    await readOutput(chunksOf(...frames), (line) => lengths.push(line.length));

    expect(lengths).toEqual(Array.from({ length: 10 }, () => MAX_LINE_LENGTH));
  });

  it("gives what came before the stream ended inside a frame", async () => {
    await expect(linesOf(frame(STDOUT, "cut off").subarray(0, -4))).resolves.toEqual(["stdout: cut"]);
  });

  it("rejects with an error of the engine, after the lines", async () => {
    const lines: string[] = [];
    const chunks = chunksOf(frame(STDOUT, "one\n"), frame(ENGINE_ERROR, "no more space"));

    await expect(readOutput(chunks, (line) => lines.push(line))).rejects.toThrow(/no more space\.$/);
    expect(lines).toEqual(["one"]);
  });

  it("rejects a stream that is not multiplexed", async () => {
    await expect(linesOf(Buffer.from("plain text of a terminal"))).rejects.toMatchObject({
      name: "DaemonError",
      message: expect.stringContaining('"706c61696e207465" is not the header of a frame'),
    });
  });
});
