// A file or a directory of this machine as an archive, as an engine gives it of a container. Buildpacks may have written what is
// there, and this process may be root: links are packed as links, and nothing is read through one.
import { constants } from "node:fs";
import { lstat, open, readdir, readlink } from "node:fs/promises";
import { posix } from "node:path";
import { type BytePath, toBytePath, toFsPath } from "../oci/byte-path.ts";
import type { ByteTarEntry } from "../oci/byte-tar-header.ts";
import { TarWriter } from "../oci/tar-writer.ts";

/** Never waits for the writer of a named pipe, and follows no link. */
const READ = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** The archive begins with the last name of the path. @throws what the file system says */
export async function* packTree(place: string): AsyncGenerator<Buffer> {
  const tar = new TarWriter();
  yield* packEntry({ file: toBytePath(place), name: toBytePath(posix.basename(place)) }, tar);
  tar.end();
  yield* tar.takeFull();
}

interface Packed {
  readonly file: BytePath;
  readonly name: BytePath;
}

async function* packEntry({ file, name }: Packed, tar: TarWriter): AsyncGenerator<Buffer> {
  const info = await lstat(toFsPath(file));
  const { uid, gid } = info;
  const common = {
    name,
    mode: info.mode & 0o7777,
    uid,
    gid,
    mtime: Math.max(Math.floor(info.mtimeMs / 1000), 0),
  };
  if (info.isDirectory()) {
    tar.header({ ...common, type: "directory", sizeBytes: 0 });
    for (const child of (await readdir(toFsPath(file), "latin1")).sort())
      yield* packEntry({ file: posix.join(file, child), name: posix.join(name, child) }, tar);
  } else if (info.isSymbolicLink()) {
    const linkName = await readlink(toFsPath(file), "latin1");
    tar.header({ ...common, type: "symlink", sizeBytes: 0, linkName });
  } else if (info.isFile()) yield* packFile(file, common, tar);
  yield* tar.takeFull();
}

async function* packFile(
  file: BytePath,
  common: Omit<ByteTarEntry, "type" | "sizeBytes">,
  tar: TarWriter,
): AsyncGenerator<Buffer> {
  await using handle = await open(toFsPath(file), READ);
  const { size: sizeBytes } = await handle.stat();
  tar.header({ ...common, type: "file", sizeBytes });
  for (let missing = sizeBytes; missing > 0;) {
    const room = tar.room();
    const { bytesRead } = await handle.read(room, 0, Math.min(missing, room.length), null);
    if (bytesRead === 0) throw new Error("A file became shorter while it was read.");
    tar.advance(bytesRead);
    missing -= bytesRead;
    yield* tar.takeFull();
  }
  tar.padding(sizeBytes);
}
