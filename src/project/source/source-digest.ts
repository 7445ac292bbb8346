// What tells whether a source is the same as another time: one digest of all that is uploaded of it.
import { setImmediate as turn } from "node:timers/promises";
import { Measure } from "../../bytes/measure.ts";
import type { Digest } from "../../oci/digest.ts";
import { packSourceTree } from "./pack-source.ts";
import { appRootMode } from "./source-modes.ts";
import { findSource, type SourceTree } from "./source-tree.ts";

/** Who owns the files is the builder's, and no part of the source. */
const NO_OWNER = { uid: 0, gid: 0 } as const;

/** A source, and what ends the reading of it. */
export interface DigestedSource extends Pick<SourceTree, "path" | "filter" | "fileModes"> {
  readonly signal?: AbortSignal | undefined;
}

/**
 * The digest of what the filter takes: names, contents, modes and links. Times are no part of it: each checkout has others, and
 * lifecycles do not put them into images.
 * @throws {PlatformError} `SOURCE` where something cannot be read or changes while it is, and the signal's reason
 */
export async function digestOfSource({ path, filter, fileModes, signal }: DigestedSource): Promise<Digest> {
  const measure = new Measure();
  const kind = (await findSource(path)).isFile() ? "archive" : "directory";
  measure.add(Buffer.from(`${appRootMode(kind)}\n`));
  const tar = packSourceTree({ path, filter, fileModes, times: "fixed", ...NO_OWNER });
  for await (const chunk of tar as AsyncIterable<Buffer>) {
    measure.add(chunk);
    // Small files are read synchronously: what else goes on, such as answers of registries, gets its turn in between.
    await turn();
    signal?.throwIfAborted();
  }
  return measure.digest();
}
