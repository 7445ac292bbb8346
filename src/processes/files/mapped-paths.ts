// Where the paths of a container are in the file system of this process: as a rule, at the same place.
import { posix } from "node:path";

/** What is elsewhere: a directory, or a file. */
export interface Mapping {
  /** As the container calls it. */
  readonly target: string;
  /** Where it is. */
  readonly place: string;
}

/** The paths of one container. */
export class MappedPaths {
  /** The deepest first. */
  #mappings: readonly Mapping[] = [];

  constructor(mappings: readonly Mapping[]) {
    for (const mapping of mappings) this.add(mapping);
  }

  add(mapping: Mapping): void {
    this.#mappings = [...this.#mappings, mapping].sort((a, b) => b.target.length - a.target.length);
  }

  /** What holds a path; undefined where the container has it of its image. */
  holder(path: string): Mapping | undefined {
    return this.#mappings.find(({ target }) => path === target || path.startsWith(`${target}/`));
  }

  /** Where a path is. */
  real(path: string): string {
    const holder = this.holder(path);
    return holder === undefined ? path : posix.join(holder.place, path.slice(holder.target.length));
  }

  /** A variable with the places of all paths in it, which are separated by colons. */
  inVariable(variable: string): string {
    const [, name = "", value = ""] = /^([^=]*)=(.*)$/s.exec(variable) ?? [];
    const parts = value.split(":").map((part) => (part.startsWith("/") ? this.real(part) : part));
    return `${name}=${parts.join(":")}`;
  }
}
