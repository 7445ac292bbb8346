// Which permissions the files of a source have in the build. Pure.

/**
 * `keep` takes them as they are, as `pack` does. `normalize` takes only the owner's right to execute a file, which is all that
 * git keeps, so that checkouts under another umask build the same image.
 */
export type FileModes = "keep" | "normalize";

/** The app's own directory: a run image may start the app as another user, who may then create files in it, as with `pack`. */
export const APP_ROOT_MODE = 0o777;

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
