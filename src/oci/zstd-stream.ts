// Compresses a stream with zstd: one frame, by one thread, with fixed parameters. The compressor is given data and the end apart
// from each other, since it compresses what comes with the end in another way: so the same data gives the same bytes, however it
// arrives and whatever runs meanwhile.
// Spec: https://www.rfc-editor.org/rfc/rfc8878
import * as zlib from "node:zlib";
import { readAhead } from "../bytes/read-ahead.ts";
import { type ChunkSource, CompressedStream } from "./compressed-stream.ts";

/** As fast as zstd can without leaving much out. */
const LEVEL = 1;
/** Few turns through the thread pool for each chunk. */
const OUTPUT_BYTES = 512 * 1024;

/** A source as one zstd frame. Needs Node.js 22.15. */
export class ZstdStream extends CompressedStream {
  readonly #source: ChunkSource;

  constructor(source: ChunkSource) {
    super();
    this.#source = source;
  }

  protected async *compressed(): AsyncGenerator<Buffer> {
    const { ZSTD_c_compressionLevel, ZSTD_c_contentSizeFlag, ZSTD_c_checksumFlag } = zlib.constants;
    const compressor = zlib.createZstdCompress({
      chunkSize: OUTPUT_BYTES,
      // Without a checksum: readers of a layer know its digest.
      params: { [ZSTD_c_compressionLevel]: LEVEL, [ZSTD_c_contentSizeFlag]: 0, [ZSTD_c_checksumFlag]: 0 },
    });
    const feeding = feed(this.#source, compressor).catch((error: unknown) => {
      compressor.destroy(error instanceof Error ? error : new Error(String(error)));
    });
    try {
      for await (const bytes of compressor) yield bytes as Buffer;
    } finally {
      compressor.destroy();
      await feeding;
    }
  }
}

/** Each chunk is compressed while the next one is read; the end comes when all of them are compressed. */
async function feed(source: ChunkSource, compressor: zlib.ZstdCompress): Promise<void> {
  for await (const chunk of readAhead(source)) {
    await compress(chunk, compressor);
    source.recycle?.(chunk);
  }
  compressor.end();
}

/** Ends when the compressor does not need the chunk any more. */
function compress(chunk: Buffer, compressor: zlib.ZstdCompress): Promise<void> {
  return new Promise((resolve, reject) => {
    // The reader may stop before the end; then the rest is not taken.
    const onClose = (): void => {
      reject(new Error("the stream was closed before its end"));
    };
    compressor.once("close", onClose);
    compressor.write(chunk, (error) => {
      compressor.off("close", onClose);
      if (error) reject(error);
      else resolve();
    });
  });
}
