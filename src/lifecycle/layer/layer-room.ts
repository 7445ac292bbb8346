// How much layers may unpack to.
import { statfs } from "node:fs/promises";
import { UnpackRoom } from "../../bytes/unpack-room.ts";
import { PlatformError } from "../../errors.ts";
import { formatLimit } from "../../quantities.ts";

/** SBOM files are JSON, of some megabytes for large apps. */
const MAX_SBOM_BYTES = 256 * 1024 * 1024;

/**
 * For one or more layers; taking more throws a {@link PlatformError} `MALFORMED`.
 * @param what the limit is, e.g. `256 MiB`
 */
export function layerRoom(limitBytes: number, what: string): UnpackRoom {
  const message = `The layer is not restored: it unpacks to more than ${what}.`;
  return new UnpackRoom(limitBytes, () => new PlatformError("MALFORMED", message));
}

/** For the layer with SBOM files, of a previous image or a cache. */
export function roomForSbom(): UnpackRoom {
  return layerRoom(MAX_SBOM_BYTES, formatLimit(MAX_SBOM_BYTES));
}

/** For all layers of a cache: the build needs the other half. */
export async function roomForLayers(layersDir: string): Promise<UnpackRoom> {
  const { bavail, bsize } = await statfs(layersDir);
  const freeBytes = bavail * bsize;
  return layerRoom(Math.floor(freeBytes / 2), `half of the ${freeBytes} bytes that were free`);
}
