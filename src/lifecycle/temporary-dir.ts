// A directory for what is needed only meanwhile.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A directory that is removed, with all in it, when it is disposed. */
export interface TemporaryDir extends AsyncDisposable {
  readonly path: string;
}

/** @param prefix of its name, e.g. `lifecycle.exporter.layer-` */
export async function createTemporaryDir(prefix: string): Promise<TemporaryDir> {
  const path = await mkdtemp(join(tmpdir(), prefix));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}
