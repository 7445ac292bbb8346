// Whether files are the same as before.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { lstat, readdir, readlink } from "node:fs/promises";
import path from "node:path";

/** A hash of everything in files and directories: names, modes and contents. */
export async function fingerprint(...files: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  const add = async (file: string, name: string): Promise<void> => {
    const stats = await lstat(file);
    hash.update(`${name}\0${(stats.mode & 0o100).toString(8)}\0`);
    if (stats.isSymbolicLink()) hash.update(await readlink(file));
    else if (stats.isDirectory())
      for (const child of (await readdir(file)).sort()) await add(path.join(file, child), `${name}/${child}`);
    else
      for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 }))
        hash.update(chunk as Buffer);
  };
  for (const file of files) await add(file, path.basename(file));
  return hash.digest("hex");
}
