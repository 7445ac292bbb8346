// Reading and writing the small files that phases hand to each other.
import { mkdir, open, writeFile } from "node:fs/promises";
import path from "node:path";
import { PlatformError } from "../errors.ts";
import { MAX_TOML_BYTES } from "../spec/toml.ts";

const READ_BYTES = 256 * 1024;

/**
 * The text of a small file. No more of it is read than a TOML file may have, since it may be of anybody's making.
 * @throws {PlatformError} `MALFORMED` naming the file and the limit; what the file system says if it cannot be read
 */
export async function readText(file: string): Promise<string> {
  const handle = await open(file, "r");
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  try {
    const info = await handle.stat();
    // So are the files of /proc: a link to the environment of this process must not come back as a quote in an error.
    if (info.isFile() && info.size === 0) return "";
    for await (const chunk of handle.createReadStream({ autoClose: false, highWaterMark: READ_BYTES })) {
      chunks.push(chunk as Buffer);
      sizeBytes += (chunk as Buffer).length;
      if (sizeBytes > MAX_TOML_BYTES)
        throw new PlatformError("MALFORMED", `"${file}" is larger than 16 MiB.`, {
          hint: "It must be a small text file.",
        });
    }
  } finally {
    await handle.close();
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** The text of a small file, or undefined if there is none. @throws as {@link readText} */
export async function readOptional(file: string): Promise<string | undefined> {
  return readText(file).catch((error: unknown) => {
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
