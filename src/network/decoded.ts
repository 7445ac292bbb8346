// Answers that are compressed on their way. They are unpacked, whether that was asked for or not: what is inside is what was meant.
import { pipeline, type Readable, type Transform } from "node:stream";
import zlib from "node:zlib";

/** More than any server applies. */
const MAX_ENCODINGS = 5;

/** What there is of it is given, also where it breaks off; its length and its digest are checked by whoever reads it. */
const LENIENT = { flush: zlib.constants.Z_SYNC_FLUSH, finishFlush: zlib.constants.Z_SYNC_FLUSH };
const LENIENT_BROTLI = {
  flush: zlib.constants.BROTLI_OPERATION_FLUSH,
  finishFlush: zlib.constants.BROTLI_OPERATION_FLUSH,
};

const DECODERS: Readonly<Record<string, () => Transform>> = {
  gzip: () => zlib.createGunzip(LENIENT),
  "x-gzip": () => zlib.createGunzip(LENIENT),
  deflate: () => zlib.createInflate(LENIENT),
  br: () => zlib.createBrotliDecompress(LENIENT_BROTLI),
  zstd: () => zlib.createZstdDecompress(),
};

/**
 * The content of a body.
 * @param encoding the header; one with a name that is not known is left to whoever reads the body
 * @throws {Error} if it is encoded too many times
 */
export function decoded(body: Readable, encoding: string | null): Readable {
  const names = encoding?.toLowerCase().split(",") ?? [];
  if (names.length > MAX_ENCODINGS) {
    const problem = new Error(`the answer is encoded ${names.length} times`);
    body.on("error", () => undefined).destroy(problem);
    throw problem;
  }
  const decoders = names.map((name) => DECODERS[name.trim()]);
  if (!decoders.every((decoder) => decoder !== undefined)) return body;
  // The last one was applied last. Whoever reads the end of it is told what went wrong on the way.
  return decoders.reduceRight<Readable>((rest, decoder) => pipeline(rest, decoder(), () => undefined), body);
}
