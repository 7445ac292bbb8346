// Packs our lifecycle as releases of the official one are packed, so that what makes builders takes it:
//
//   lifecycle.toml          version and APIs
//   lifecycle/<file>        the phases, the launcher, Node.js, their SBOM files and licences; one level deep
//
// The same parts give the same bytes.
import { createReadStream, createWriteStream } from "node:fs";
import { lstat, readdir, readlink, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { createGzip } from "node:zlib";
import { encodeTarHeader, FIXED_MTIME, paddingOf, TAR_END } from "../src/oci/tar-header.ts";
import { assembleLifecycle, type LifecycleParts } from "./assemble-lifecycle.ts";
import { lifecycleParts } from "./lifecycle-parts.ts";

const DESCRIPTOR = "lifecycle.toml";
const OWNED = { uid: 0, gid: 0, mtime: FIXED_MTIME };

/** Writes the archive anew. */
export async function writeLifecycleArchive(target: string, parts: LifecycleParts): Promise<void> {
  const dir = `${target}.dir`;
  try {
    await assembleLifecycle(dir, parts);
    await pipeline(Readable.from(archive(dir)), createGzip({ level: 9 }), createWriteStream(`${target}.new`));
    await rename(`${target}.new`, target);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function* archive(dir: string): AsyncGenerator<Buffer> {
  yield* fileEntry(DESCRIPTOR, path.join(dir, DESCRIPTOR));
  yield encodeTarHeader({ ...OWNED, name: "lifecycle/", type: "directory", mode: 0o755, sizeBytes: 0 });
  const names = (await readdir(dir)).filter((name) => name !== DESCRIPTOR).sort();
  for (const name of names) yield* fileEntry(`lifecycle/${name}`, path.join(dir, name));
  yield TAR_END;
}

async function* fileEntry(name: string, file: string): AsyncGenerator<Buffer> {
  const found = await lstat(file);
  if (found.isSymbolicLink()) {
    const linkName = await readlink(file);
    yield encodeTarHeader({ ...OWNED, name, type: "symlink", mode: 0o777, sizeBytes: 0, linkName });
    return;
  }
  // Not as the umask of this machine made it.
  const mode = (found.mode & 0o100) === 0 ? 0o644 : 0o755;
  yield encodeTarHeader({ ...OWNED, name, type: "file", mode, sizeBytes: found.size });
  for await (const chunk of createReadStream(file)) yield chunk as Buffer;
  yield Buffer.alloc(paddingOf(found.size));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const [arch] = process.argv.slice(2);
  const target = path.join(root, "build", arch === undefined ? "lifecycle.tgz" : `lifecycle-${arch}.tgz`);
  await writeLifecycleArchive(target, lifecycleParts(root, arch));
  const { size } = await stat(target);
  console.log(`${path.relative(process.cwd(), target)} (${(size / 1024 ** 2).toFixed(1)} MiB)`);
}
