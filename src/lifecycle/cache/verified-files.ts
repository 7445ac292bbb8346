// Files that this process has read and found sound, so that it does not have to read them again while they stay as they are.
import type { Stats } from "node:fs";
import { stat } from "node:fs/promises";
import { type FileIdentity, identityOf } from "../layer/layer-tree.ts";

/** Remembers files by what they were like before they were read. */
export class VerifiedFiles {
  readonly #read = new Map<string, FileIdentity>();
  readonly #verified = new Map<string, FileIdentity>();

  /** To be called before a file is read. */
  async begin(file: string): Promise<void> {
    this.#verified.delete(file);
    this.#read.set(file, identityOf(await stat(file)));
  }

  /** Says that what was read was sound. */
  confirm(file: string): void {
    const identity = this.#read.get(file);
    if (identity !== undefined) this.#verified.set(file, identity);
  }

  /** Whether a file was found sound and has not changed since it was opened for that. */
  async has(file: string): Promise<boolean> {
    const known = this.#verified.get(file);
    if (known === undefined) return false;
    const now = await stat(file).catch((): Stats | undefined => undefined);
    return now !== undefined && identityOf(now) === known;
  }
}
