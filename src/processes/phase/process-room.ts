// How many more processes the container may have. What buildpacks left counts also once it has ended, where nobody asks for it.
import { readFileSync } from "node:fs";
import { posix } from "node:path";

/** Processes and threads that a phase needs at least: Node.js begins with eleven, and waits for ever for those that it cannot start. */
const NEEDED = 16;

/** Of the second and of the first version of cgroups. */
const PLACES = ["", "pids"];

/**
 * @param cgroups where the container sees its own limits; there may be none
 * @throws {Error} `EAGAIN`, as the kernel says where there is no room for even one
 */
export function checkProcessRoom(cgroups = "/sys/fs/cgroup"): void {
  const room = Math.min(...PLACES.map((place) => roomIn(posix.join(cgroups, place))));
  if (room >= NEEDED) return;
  const message = `the container may have ${Math.max(0, room)} more processes, and a phase needs ${NEEDED}`;
  throw Object.assign(new Error(message), { code: "EAGAIN" });
}

function roomIn(place: string): number {
  const [most, now] = ["pids.max", "pids.current"].map((file) => readNumber(posix.join(place, file)));
  return most === undefined || now === undefined ? Infinity : most - now;
}

/** Undefined where there is none, such as for "max". */
function readNumber(file: string): number | undefined {
  try {
    const [digits] = /^\d+$/m.exec(readFileSync(file, "utf8")) ?? [];
    return digits === undefined ? undefined : Number(digits);
  } catch {
    return undefined;
  }
}
