// Reading the project descriptor from the file that has it.
import { messageOf } from "../../errors.ts";
import { leadsNowhere, readRegularFile, UnusableFileError } from "../../files/regular-file.ts";
import { type Digest, digestOf } from "../../oci/digest.ts";
import { DescriptorError } from "./descriptor-error.ts";
import type { ProjectDescriptor } from "./project-descriptor.ts";

const MAX_BYTES = 1024 * 1024;

/** A descriptor, and which file it is. */
export interface ReadDescriptor extends ProjectDescriptor {
  readonly digest: Digest;
}

/**
 * Reads a descriptor; undefined if there is no such file.
 * @param path absolute
 * @param name for messages and annotations, e.g. relative to the workspace
 * @throws {DescriptorError} if it cannot be read, or with everything that is wrong in it
 */
export async function readProjectDescriptor(path: string, name: string): Promise<ReadDescriptor | undefined> {
  let bytes: Buffer;
  try {
    bytes = await readRegularFile(path, MAX_BYTES);
  } catch (cause) {
    if (leadsNowhere(cause)) return undefined;
    if (cause instanceof UnusableFileError) throw unreadable(name, `It ${cause.problem}.`, cause);
    throw unreadable(name, `${messageOf(cause)}.`, cause);
  }
  const toml = decodeUtf8(bytes);
  if (toml === undefined) throw unreadable(name, "It is not a text in UTF-8.");
  // Many projects have none, and need no code for it.
  const { parseProjectDescriptor } = await import("./parse-descriptor.ts");
  return { ...parseProjectDescriptor(toml, name), digest: digestOf(bytes) };
}

function decodeUtf8(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function unreadable(name: string, problem: string, cause?: unknown): DescriptorError {
  const hint = "Name the file of a project descriptor, as text.";
  return new DescriptorError(name, [{ line: undefined, problem, hint }], cause);
}
