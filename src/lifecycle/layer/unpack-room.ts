// How much layers may unpack to. A few megabytes in a registry or a cache can become any number of gigabytes.
import { statfs } from "node:fs/promises";
import { PlatformError } from "../../errors.ts";

/** SBOM files are JSON, of some megabytes for large apps. */
const MAX_SBOM_BYTES = 256 * 1024 * 1024;

/** What is left of a limit that one or more layers share. */
export class UnpackRoom {
  readonly #what: string;
  #leftBytes: number;

  /** @param what the limit is, e.g. `256 MiB` */
  constructor(limitBytes: number, what: string) {
    this.#leftBytes = limitBytes;
    this.#what = what;
  }

  /** @throws {PlatformError} `MALFORMED` if that is more than is left */
  take(bytes: number): void {
    this.#leftBytes -= bytes;
    if (this.#leftBytes < 0) {
      throw new PlatformError(
        "MALFORMED",
        `The layer is not restored: it unpacks to more than ${this.#what}.`,
      );
    }
  }

  /** What came of it is removed. */
  giveBack(bytes: number): void {
    this.#leftBytes += bytes;
  }
}

/** For the layer with SBOM files, of a previous image or a cache. */
export function roomForSbom(): UnpackRoom {
  return new UnpackRoom(MAX_SBOM_BYTES, "256 MiB");
}

/** For all layers of a cache: the build needs the other half. */
export async function roomForLayers(layersDir: string): Promise<UnpackRoom> {
  const { bavail, bsize } = await statfs(layersDir);
  const freeBytes = bavail * bsize;
  return new UnpackRoom(Math.floor(freeBytes / 2), `half of the ${freeBytes} bytes that were free`);
}
