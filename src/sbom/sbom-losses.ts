// What of a file is in no component, counted while it is read.
import { quote } from "../quote.ts";
import type { JsonObject } from "./untrusted-json.ts";

/** A file may have as many names as it likes; people read some. */
const MAX_NAMES = 30;
const MAX_NAME_LENGTH = 60;

/** Counts, by what was left out. */
export class SbomLosses {
  readonly #counts = new Map<string, number>();

  /** @param what in words, e.g. `vulnerabilities` */
  add(what: string, count = 1): void {
    if (count === 0) return;
    const known = this.#counts.has(what) || this.#counts.size < MAX_NAMES ? what : "others";
    this.#counts.set(known, (this.#counts.get(known) ?? 0) + count);
  }

  /** Counts the fields of an object that are not read, and what is in a list; not those that are empty. */
  addUnread(object: JsonObject, read: ReadonlySet<string>): void {
    for (const [name, value] of Object.entries(object)) {
      if (read.has(name) || isEmpty(value)) continue;
      this.add(quote(name, MAX_NAME_LENGTH), Array.isArray(value) ? value.length : 1);
    }
  }

  get counts(): ReadonlyMap<string, number> {
    return new Map([...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}
