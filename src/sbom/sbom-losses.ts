// What of a file is in no component, counted while it is read.
import { quote } from "../quote.ts";
import type { JsonObject } from "./untrusted-json.ts";

/** A file may have as many names as it likes; people read some. */
const MAX_NAMES = 30;
const MAX_NAME_LENGTH = 60;

/** Counts, by what was left out. */
export class SbomLosses {
  readonly #counts = new Map<string, number>();
  /** By the names that the file gives them. */
  readonly #fields = new Map<string, number>();

  /** @param what in words, e.g. `vulnerabilities` */
  add(what: string, count = 1): void {
    if (count > 0) this.#counts.set(what, (this.#counts.get(what) ?? 0) + count);
  }

  /** Counts the field of an object as it is called there. */
  addField(name: string, count = 1): void {
    if (this.#fields.size < MAX_NAMES || this.#fields.has(name)) {
      this.#fields.set(name, (this.#fields.get(name) ?? 0) + count);
    } else this.add("other fields", count);
  }

  /** Counts the fields of an object that are not read, and what is in a list; not those that are empty. */
  addUnread(object: JsonObject, read: ReadonlySet<string>): void {
    for (const name in object) {
      const value = object[name];
      if (!read.has(name) && !isEmpty(value)) this.addField(name, Array.isArray(value) ? value.length : 1);
    }
  }

  /** In an order that is always the same. */
  get counts(): ReadonlyMap<string, number> {
    const fields = [...this.#fields].map(([name, count]) => [quote(name, MAX_NAME_LENGTH), count] as const);
    return new Map([...fields, ...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}
