// Which permissions the files of a source have in the build. Pure.

/**
 * `keep` takes them as they are, as `pack` does. `normalize` takes only the owner's right to execute a file, which is all that
 * git keeps, so that checkouts under another umask build the same image.
 */
export type FileModes = "keep" | "normalize";

/**
 * The permission bits of the app's own directory, as with `pack`. A run image may start the app as another user, who may create
 * files in it if the source is a directory; an archive has no entry for it.
 */
export function appRootMode(source: "directory" | "archive"): number {
  return source === "directory" ? 0o777 : 0o755;
}

const MODE_BITS = 0o7777;
const OWNER_EXECUTES = 0o100;

/** The permission bits in the build, with setuid, setgid and sticky, of a file or directory that has these. */
export function buildMode(modes: FileModes, kind: "file" | "directory", mode: number): number {
  switch (modes) {
    case "keep":
      return mode & MODE_BITS;
    case "normalize":
      return kind === "directory" || (mode & OWNER_EXECUTES) !== 0 ? 0o755 : 0o644;
  }
}
