// The tool cache of the jobs of a test file, where builds have no engine: it outlives them, as volumes of an engine do.
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

/** All may go through it, and none but root may write to it. */
export async function makeFolder(prefix: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), prefix));
  await chmod(folder, 0o755);
  return folder;
}

let kept: Promise<string> | undefined;

/** Made when it is asked for first. */
export function keptTools(): Promise<string> {
  return (kept ??= makeFolder("e2e-tools-"));
}

/** After all tests of a file. */
export async function removeKeptTools(): Promise<void> {
  if (kept !== undefined) await rm(await kept, { recursive: true, force: true });
}
