// Reading and writing the small files that phases hand to each other.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

/** The text of a file, or undefined if there is none. */
export async function readOptional(file: string): Promise<string | undefined> {
  return readFile(file, "utf8").catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
}

/** Writes a file, making the directories above it. */
export async function writeFileWithParents(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}

/** Whether an error says that a file or directory is not there. */
export function isMissing(error: unknown): boolean {
  // Not `instanceof Error`: a test runner's errors from node:fs may belong to another realm.
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  return code === "ENOENT" || code === "ENOTDIR";
}
