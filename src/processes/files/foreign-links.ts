// Links by which buildpacks could lead root elsewhere, where both of them write: those of root are the builder's own.
import { lstatSync, readlinkSync } from "node:fs";
import { posix } from "node:path";
import { PlatformError } from "../../errors.ts";
import { quote } from "../../quote.ts";

/**
 * That no link on the way to a path leads elsewhere which buildpacks may have made; nothing is changed.
 * @throws {PlatformError} `DAEMON` naming the link
 */
export function checkNoForeignLink(path: string): void {
  // Without root, all is of one user, who could do the same without a link.
  const link = process.getuid?.() === 0 ? foreignLinkAbove(path) : undefined;
  if (link === undefined) return;
  const message = `${quote(path)} is not written or removed: ${quote(link)} on the way to it is a link that is not root's.`;
  throw new PlatformError("DAEMON", message, {
    hint: "A buildpack may have made it, where the builder's user may write. Use a builder whose /cnb and /platform are root's.",
  });
}

/** Linux follows as many. */
const MAX_LINKS = 40;

/** The first link on the way to a path that is not root's, and could lead anywhere; undefined if there is none. */
function foreignLinkAbove(path: string): string | undefined {
  let links = 0;
  let known = "/";
  let names = posix.dirname(path).split("/").filter(Boolean);
  for (let name = names.shift(); name !== undefined; name = names.shift()) {
    const next = posix.join(known, name);
    const info = lstatSync(next, { throwIfNoEntry: false });
    if (info === undefined) return undefined;
    if (info.isSymbolicLink()) {
      links += 1;
      if (info.uid !== 0 || links > MAX_LINKS) return next;
      const target = posix.resolve(known, readlinkSync(next));
      names = [...target.split("/").filter(Boolean), ...names];
      known = "/";
    } else known = next;
  }
  return undefined;
}
