// How layers are compressed, and what that is called.
import type { ChunkSource, CompressedStream } from "../../oci/compressed-stream.ts";
import { GzipStream } from "../../oci/gzip-stream.ts";
import { DOCKER_LAYER, OCI_LAYER, OCI_ZSTD_LAYER } from "../../oci/media-types.ts";
import { ZstdStream } from "../../oci/zstd-stream.ts";
import type { LayerCompression } from "./layer-compression.ts";

/** How layers are stored. */
export interface LayerFormat {
  readonly mediaType: string;
  readonly compress: (tar: ChunkSource) => CompressedStream;
}

const gzip = (tar: ChunkSource): CompressedStream => new GzipStream(tar);

export const OCI_GZIP: LayerFormat = { mediaType: OCI_LAYER, compress: gzip };

/** Docker's media type also where the run image is an OCI image, as other lifecycles have it; Docker has none for zstd. */
export const APP_LAYER_FORMATS: Readonly<Record<LayerCompression, LayerFormat>> = {
  gzip: { mediaType: DOCKER_LAYER, compress: gzip },
  zstd: { mediaType: OCI_ZSTD_LAYER, compress: (tar) => new ZstdStream(tar) },
};
