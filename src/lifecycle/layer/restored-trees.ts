// What restoring put in place, remembered within one process: a tree that was not touched since then is neither
// read nor hashed again to know which layer it is. Only the creator restores and exports in one process.
import { posix } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Measure } from "../../bytes/measure.ts";
import { toBytePath } from "../../oci/byte-path.ts";
import { encodeByteTarHeader } from "../../oci/byte-tar-header.ts";
import { TAR_END } from "../../oci/tar-header.ts";
import { paddingAfter } from "../../oci/tar-records.ts";
import type { Owner } from "../owner.ts";
import type { ExtractedLayer } from "./extract-layer.ts";
import { findParents, isRegularFile, toEntries, walkTree } from "./layer-tree.ts";

/** Linux notes changes of a file with the time of its last clock tick; the slowest clock ticks 100 times a second. */
const CLOCK_TICK_MS = 10;

/** Restored directories and the layers they came from. */
export class RestoredTrees {
  readonly #trees = new Map<string, ExtractedLayer>();
  #lastAtMs = -Infinity;

  /** Remembers what a directory holds, and what its tar was like. */
  add(directory: string, layer: ExtractedLayer): void {
    this.#trees.set(posix.resolve(directory), layer);
    this.#lastAtMs = performance.now();
  }

  /** Waits until no change can bear the time of the restoration; then others may write. */
  async settle(): Promise<void> {
    const leftMs = this.#lastAtMs + 2 * CLOCK_TICK_MS - performance.now();
    if (leftMs > 0) await sleep(leftMs);
  }

  /**
   * The layer that a directory came from, if its rebuilt tar would be the same to the byte: everything in it but the
   * contents of files is compared, and no file was written to, replaced or touched.
   */
  findUnchanged(directory: string, owner: Owner): ExtractedLayer | undefined {
    const layer = this.#trees.get(posix.resolve(directory));
    return layer !== undefined && frameOf(directory, owner, layer) === layer.frame ? layer : undefined;
  }
}

/** What would not be content in the directory's tar, hashed; undefined if a file is not the one that was restored. */
function frameOf(directory: string, owner: Owner, { files }: ExtractedLayer): string | undefined {
  const root = toBytePath(posix.resolve(directory));
  const frame = new Measure();
  const append = (file: Parameters<typeof isRegularFile>[0], as?: Owner): void => {
    for (const entry of toEntries([file], as)) {
      frame.add(encodeByteTarHeader(entry));
      frame.add(paddingAfter(entry.sizeBytes));
    }
  };
  for (const file of findParents(root)) append(file);
  for (const file of walkTree(root)) {
    if (isRegularFile(file) && files.get(file.path) !== file.identity) return undefined;
    append(file, owner);
  }
  frame.add(TAR_END);
  return frame.digest();
}
