// analyzed.toml, which the analyzer writes and the restorer brings up to date.
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Analyzed, formatAnalyzed } from "../cnb/analyzed.ts";
import { ExitCode } from "../cnb/exit-codes.ts";
import { messageOf } from "../errors.ts";
import { LifecycleError } from "./lifecycle-error.ts";

/** Writes analyzed.toml. @throws {LifecycleError} exit code 1 if that is not possible */
export async function writeAnalyzed(analyzedPath: string, analyzed: Analyzed): Promise<void> {
  try {
    await mkdir(path.dirname(analyzedPath), { recursive: true });
    await writeFile(analyzedPath, formatAnalyzed(analyzed));
  } catch (cause) {
    throw new LifecycleError(ExitCode.FAILED, `write analyzed file: ${messageOf(cause)}`, { cause });
  }
}
