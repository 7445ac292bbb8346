// What a step leaves in its cache directory for later steps of the same job: what it saves to the store is there only when the
// job is through. A file beside the directory has the key of its content, which tells that the content is whole, too.
import { rm, writeFile } from "node:fs/promises";
import { readRegularFile } from "../files/regular-file.ts";
import { isKeyOf } from "./layer-cache-choice.ts";
import { readLayerMetadata } from "./layer-directory.ts";

const MAX_KEY_BYTES = 1_024;

/** Notes what is in the directory now. @throws {Error} of the file system */
export async function leaveLayers(directory: string, key: string): Promise<void> {
  await writeFile(noteBeside(directory), key);
}

/** Whether an earlier step of the job left the directory, whatever has become of its content. */
export async function areLeft(directory: string): Promise<boolean> {
  return (await notedKey(directory)) !== undefined;
}

/** The key of the content that an earlier step left, if it is as it was left. */
export async function leftKey(directory: string, keyPrefix: string): Promise<string | undefined> {
  const key = await notedKey(directory);
  if (key?.startsWith(keyPrefix) !== true) return undefined;
  const metadata = await readLayerMetadata(directory);
  return metadata !== undefined && isKeyOf(key, metadata) ? key : undefined;
}

/** Forgets that anything was left. */
export async function forgetLayers(directory: string): Promise<void> {
  await rm(noteBeside(directory), { force: true });
}

async function notedKey(directory: string): Promise<string | undefined> {
  const bytes = await readRegularFile(noteBeside(directory), MAX_KEY_BYTES).catch(() => undefined);
  return bytes?.toString();
}

function noteBeside(directory: string): string {
  return `${directory}.key`;
}
