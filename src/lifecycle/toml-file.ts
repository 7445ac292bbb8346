// Reading and writing the small files that phases hand to each other.
import { constants } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { decodeToml, MAX_TOML_BYTES } from "../cnb/toml/parse-toml.ts";
import { isMissing, readRegularFile } from "../files/regular-file.ts";
import { quote } from "../quote.ts";

/**
 * The text of a small file. No more of it is read than a TOML file may have, since anyone may have made it.
 * @throws {UnusableFileError} if it is not a regular file of at most 16 MiB; what the file system says if it cannot be read
 */
export async function readText(file: string): Promise<string> {
  return (await readRegularFile(file, MAX_TOML_BYTES)).toString("utf8");
}

/** The text of a small file, or undefined if there is none. @throws as {@link readText} */
export async function readOptional(file: string): Promise<string | undefined> {
  return readText(file).catch(undefinedIfMissing);
}

/** The text of a TOML file. @throws as {@link readText}; {PlatformError} `MALFORMED` if it is not UTF-8 */
export async function readToml(file: string): Promise<string> {
  return decodeToml(await readRegularFile(file, MAX_TOML_BYTES), quote(file));
}

/** The text of a TOML file, or undefined if there is none. @throws as {@link readToml} */
export async function readOptionalToml(file: string): Promise<string | undefined> {
  return readToml(file).catch(undefinedIfMissing);
}

/** A buildpack may have left a named pipe in the file's place, which must not make the phase wait for a reader. */
const WITHOUT_WAITING = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | constants.O_NONBLOCK;

/** Writes a file, making the directories above it. */
export async function writeFileWithParents(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text, { flag: WITHOUT_WAITING });
}

function undefinedIfMissing(error: unknown): undefined {
  if (isMissing(error)) return undefined;
  throw error;
}
