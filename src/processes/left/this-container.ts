// Which container this process is in: process numbers mean nothing in another one, which may share folders with this one.
import { readFileSync, readlinkSync } from "node:fs";

/** The same for all processes that can see each other, and another one elsewhere. */
export function containerIdentity(proc = "/proc"): string {
  return `${bootOf(proc)} ${readlinkSync(`${proc}/self/ns/pid`)}`;
}

/** Machines number what is theirs alike, and each time that they start. */
function bootOf(proc: string): string {
  try {
    return readFileSync(`${proc}/sys/kernel/random/boot_id`, "utf8").trim();
  } catch {
    return "";
  }
}
