// A file or a directory of this machine as an archive, as an engine gives it of a container. Buildpacks may have written what is
// there, and this process may be root: links are packed as links, and nothing is read through one.
import { constants } from "node:fs";
import { lstat, open, readdir, readlink } from "node:fs/promises";
import { posix } from "node:path";
import { PlatformError } from "../../errors.ts";
import { type BytePath, toBytePath, toFsPath, toText } from "../../oci/byte-path.ts";
import type { ByteTarEntry } from "../../oci/byte-tar-header.ts";
import { TarWriter } from "../../oci/tar-writer.ts";
import { quote } from "../../quote.ts";

/** Never waits for the writer of a named pipe, and follows no link. */
const READ = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/**
 * The archive begins with the last name of the path.
 * @param isOfOthers whether another user than root has written what is there; undefined or false if none can have
 * @throws {PlatformError} `MALFORMED` naming a file of root to which another user has made a second name; or what the file system says
 */
export async function* packTree(place: string, isOfOthers = false): AsyncGenerator<Buffer> {
  const tar = new TarWriter();
  yield* packEntry({ file: toBytePath(place), name: toBytePath(posix.basename(place)), isOfOthers }, tar);
  tar.end();
  yield* tar.takeFull();
}

interface Packed {
  readonly file: BytePath;
  readonly name: BytePath;
  readonly isOfOthers: boolean;
}

async function* packEntry({ file, name, isOfOthers }: Packed, tar: TarWriter): AsyncGenerator<Buffer> {
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
      yield* packEntry({ file: posix.join(file, child), name: posix.join(name, child), isOfOthers }, tar);
  } else if (info.isSymbolicLink()) {
    const linkName = await readlink(toFsPath(file), "latin1");
    tar.header({ ...common, type: "symlink", sizeBytes: 0, linkName });
  } else if (info.isFile()) yield* packFile({ file, isOfOthers }, common, tar);
  yield* tar.takeFull();
}

async function* packFile(
  { file, isOfOthers }: Omit<Packed, "name">,
  common: Omit<ByteTarEntry, "type" | "sizeBytes">,
  tar: TarWriter,
): AsyncGenerator<Buffer> {
  await using handle = await open(toFsPath(file), READ);
  const { size: sizeBytes, nlink, uid } = await handle.stat();
  // Where the kernel does not protect hard links, anyone can make one to a file that only root may read.
  if (isOfOthers && uid === 0 && nlink > 1) throw secondName(file);
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

function secondName(file: BytePath): PlatformError {
  const message = `${quote(toText(file))} is not read: it is a second name of a file of root, in a directory that is another user's.`;
  return new PlatformError("MALFORMED", message, {
    hint: "A buildpack may have made it. The setting fs.protected_hardlinks of the machine keeps users from that.",
  });
}
