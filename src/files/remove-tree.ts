// Removing a directory with all that is in it, however deep that is.
import { rmSync } from "node:fs";
import { rm } from "node:fs/promises";
import { errorCode } from "./regular-file.ts";

/**
 * Leaves nothing at the path; there may be nothing already. The asynchronous way of Node.js names what it removes by whole paths, which
 * the kernel refuses from 4096 bytes on, while others can make deeper trees step by step.
 * @throws what the file system says
 */
export async function removeTree(path: string): Promise<void> {
  try {
    await rm(path, { recursive: true, force: true });
  } catch (error) {
    if (errorCode(error) !== "ENAMETOOLONG") throw error;
    rmSync(path, { recursive: true, force: true });
  }
}
