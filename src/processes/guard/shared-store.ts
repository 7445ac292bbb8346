// The directory of what outlives jobs, which containers may share. It is open to all who know a name in it, and lists none, so it need
// not be closed while a phase runs; neither may be what only root looks for there.
import { chmodSync, chownSync, lstatSync, mkdirSync } from "node:fs";
import { posix } from "node:path";

/** Where what waits for the next build is. */
export function keptIn(store: string): string {
  return posix.join(store, "kept");
}

/** Where it is written down what is in use, and closed. */
export function recordsIn(store: string): string {
  return posix.join(store, "records");
}

const WAY_THROUGH = 0o711;
const NOT_FOR_OTHERS = 0o700;

/** Makes it; as root, buildpacks find and move nothing in it from then on, whoever made it. @throws what the file system says */
export function makeStore(store: string): void {
  makeOwn(store, WAY_THROUGH);
  for (const inside of [keptIn(store), recordsIn(store)]) makeOwn(inside, NOT_FOR_OTHERS);
}

function makeOwn(directory: string, mode: number): void {
  mkdirSync(directory, { recursive: true, mode });
  const { uid, mode: now } = lstatSync(directory);
  const own = process.getuid?.() ?? 0;
  // That of another user can stay as it is if it can be written at all.
  if (uid !== own && own !== 0) return;
  if (uid !== own) chownSync(directory, own, 0);
  if ((now & 0o777) !== mode) chmodSync(directory, mode);
}
