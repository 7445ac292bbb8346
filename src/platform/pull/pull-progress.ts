// How far a pull is, in bytes: what was downloaded, and then what of it was unpacked.
import type { PullProgress } from "../../docker/daemon.ts";
import type { BuildLog } from "../../log.ts";
import { shortDigest } from "../../oci/digest.ts";
import type { ImageManifest } from "../../oci/manifest.ts";

/**
 * Reads the engine's progress, and tells the log.
 * @param what e.g. `the builder`
 * @param manifest has the sizes; without it, those of the layers that the engine tells of are added up
 */
export function followPull(
  what: string,
  manifest: Pick<ImageManifest, "layers"> | undefined,
  log: BuildLog,
): (progress: PullProgress) => void {
  const sizes = new Map(manifest?.layers.map(({ digest, size }) => [shortDigest(digest), size]));
  const downloaded = new Map<string, number>();
  const unpacked = new Map<string, number>();
  const known = new Set<string>();
  const tell = (doing: string, parts: ReadonlyMap<string, number>): void => {
    const expected = [...sizes].filter(([layer]) => !known.has(layer));
    const totalBytes = expected.length === 0 ? undefined : sum(expected.map(([, size]) => size));
    log.progress(`${doing} ${what}`, { doneBytes: sum(parts.values()), totalBytes });
  };
  return ({ status, layer, currentBytes }) => {
    if (layer === undefined) return;
    const size = sizes.get(layer) ?? currentBytes ?? 0;
    if (status === "Already exists") known.add(layer);
    if (status === "Downloading") downloaded.set(layer, currentBytes ?? 0);
    if (status === "Download complete" || status === "Extracting" || status === "Pull complete")
      downloaded.set(layer, size);
    if (status === "Extracting") unpacked.set(layer, currentBytes ?? 0);
    if (status === "Pull complete") unpacked.set(layer, size);
    if (status === "Downloading" || status === "Download complete") tell("Pulling", downloaded);
    if (status === "Extracting" || status === "Pull complete") tell("Unpacking", unpacked);
  };
}

function sum(numbers: Iterable<number>): number {
  return [...numbers].reduce((total, number) => total + number, 0);
}
