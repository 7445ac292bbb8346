// How layers are compressed, and what that is called.
import { ExitCode } from "../../cnb/exit-codes.ts";
import type { ChunkSource, CompressedStream } from "../../oci/compressed-stream.ts";
import { GzipStream } from "../../oci/gzip-stream.ts";
import { DOCKER_LAYER, OCI_LAYER, OCI_ZSTD_LAYER } from "../../oci/media-types.ts";
import { ZstdStream } from "../../oci/zstd-stream.ts";
import { quote } from "../../quote.ts";
import { LifecycleError } from "../lifecycle-error.ts";

/** How layers are stored. */
export interface LayerFormat {
  readonly mediaType: string;
  readonly compress: (tar: ChunkSource) => CompressedStream;
}

const gzip = (tar: ChunkSource): CompressedStream => new GzipStream(tar);

export const OCI_GZIP: LayerFormat = { mediaType: OCI_LAYER, compress: gzip };

/** How new layers of an app image can be stored: `-layer-compression`. */
export type LayerCompression = "gzip" | "zstd";

/** Docker's media type also where the run image is an OCI image, as other lifecycles have it; Docker has none for zstd. */
export const APP_LAYER_FORMATS: Readonly<Record<LayerCompression, LayerFormat>> = {
  gzip: { mediaType: DOCKER_LAYER, compress: gzip },
  zstd: { mediaType: OCI_ZSTD_LAYER, compress: (tar) => new ZstdStream(tar) },
};

/**
 * Departure from other lifecycles: they know gzip only.
 * @throws {LifecycleError} exit code 3 for another compression
 */
export function parseLayerCompression(text: string): LayerCompression {
  if (text === "gzip" || text === "zstd") return text;
  throw new LifecycleError(
    ExitCode.INVALID_ARGUMENTS,
    `parse arguments: -layer-compression is ${quote(text)}; it must be gzip or zstd`,
  );
}
