// Unpacking an archive of the cache service while it comes in. Unlike in the client's own call of `tar`, no name in it leads
// out of the directory: what is saved relative to a directory needs none that does.
import { spawn } from "node:child_process";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";

const ZSTD_MAGIC = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);

/**
 * Unpacks into a directory; returns the size of the archive in bytes.
 * @throws what the source throws, else what `tar` said by its exit code
 */
export async function unpackArchive(source: AsyncGenerator<Buffer>, directory: string): Promise<number> {
  const first = await source.next();
  const start = first.done === true ? Buffer.alloc(0) : first.value;
  const tar = spawn("tar", ["-xf", "-", "-C", directory, ...decompressor(start)], {
    stdio: ["pipe", "ignore", "pipe"],
  });
  const complaint = text(tar.stderr);
  const ended = new Promise<string | undefined>((fulfil) => {
    tar.on("error", ({ message }) => {
      fulfil(`tar cannot be run: ${message}`);
    });
    tar.on("close", (code, signal) => {
      fulfil(code === 0 ? undefined : `tar ended with ${signal ?? `exit code ${code ?? "unknown"}`}`);
    });
  });
  let sizeBytes = 0;
  let sourceFailure: { readonly cause: unknown } | undefined;
  const counted = async function* (): AsyncGenerator<Buffer> {
    sizeBytes += start.byteLength;
    yield start;
    try {
      for await (const chunk of source) {
        sizeBytes += chunk.byteLength;
        yield chunk;
      }
    } catch (cause) {
      sourceFailure = { cause };
      throw cause;
    }
  };
  // When `tar` gives up, writing to it fails too; its own end says more.
  await pipeline(Readable.from(counted(), { objectMode: false }), tar.stdin).catch(() => tar.stdin.destroy());
  const failure = await ended;
  if (sourceFailure !== undefined) throw sourceFailure.cause;
  if (failure !== undefined)
    throw new Error(`${failure}: ${(await complaint).trim().split("\n", 1).join("")}`);
  return sizeBytes;
}

/** The client compresses with gzip where there is no zstd, and with a window that zstd only takes if it is told. */
function decompressor(start: Buffer): string[] {
  const isZstd = start.subarray(0, ZSTD_MAGIC.length).equals(ZSTD_MAGIC);
  return isZstd ? ["--use-compress-program", "zstd -d --long=30"] : ["-z"];
}
