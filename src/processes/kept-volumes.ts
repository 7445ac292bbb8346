// Volumes that outlive builds, in a directory that containers may share which cannot see each other. The one that uses a volume has it
// under a name of its own, to which renaming brings it: of two, one finds it. Buildpacks of others cannot know that name.
import { randomUUID } from "node:crypto";
import { lstatSync, mkdirSync, readdirSync, renameSync, utimesSync } from "node:fs";
import { posix } from "node:path";
import { messageOf } from "../errors.ts";
import { errorCode, isForbidden, isMissing, isUnseen } from "../files/regular-file.ts";
import { removeTreeNow } from "../files/remove-tree.ts";
import { isWritableAt } from "../files/writable-at.ts";
import { quote } from "../quote.ts";
import { keptIn, makeStore, recordsIn } from "./guard/shared-store.ts";
import type { NamedRecord, RunRecords } from "./left/run-records.ts";

/** What is told of a volume that begins empty since another build uses it. */
export type OnInUse = (volume: string) => void;

type Labels = Readonly<Record<string, string>>;
type KeptRecord = Extract<NamedRecord, { readonly kind: "kept volume" }>;

/** Those of one directory. */
export class KeptVolumes {
  readonly #store: string;
  readonly #records: RunRecords;
  readonly #taken = new Map<string, { readonly place: string; readonly record: string }>();

  constructor(store: string, records: RunRecords) {
    this.#store = store;
    this.#records = records;
  }

  /** Where it is until this process ends; undefined if this user can keep none there. */
  take(volume: string, labels: Labels, onInUse: OnInUse): string | undefined {
    const taken = this.#taken.get(volume);
    if (taken !== undefined) return taken.place;
    if (!this.#prepare()) return undefined;
    const id = randomUUID();
    const place = posix.join(this.#store, id);
    this.#records.put(id, { kind: "kept volume", labels, volume, place });
    this.#taken.set(volume, { place, record: id });
    process.once("exit", () => {
      this.giveBack(volume);
    });
    if (!this.#move(volume, place)) {
      mkdirSync(place, { mode: 0o755 });
      if (this.#isInUse(volume, id)) onInUse(volume);
    }
    noteUse(place);
    return place;
  }

  /** For builds that come; one that has been given back meanwhile is newer. */
  giveBack(volume: string): void {
    const taken = this.#taken.get(volume);
    if (taken === undefined) return;
    this.#taken.delete(volume);
    this.giveBackLeft({ name: taken.record, volume, place: taken.place });
  }

  /** As {@link giveBack}, of a process that is gone. */
  giveBackLeft({ name, volume, place }: Pick<KeptRecord, "name" | "volume" | "place">): void {
    try {
      // The other container may have mounted the directory elsewhere.
      const here = posix.join(this.#store, posix.basename(place));
      renameSync(here, this.#kept(volume));
    } catch (error) {
      if (!["ENOTEMPTY", "EEXIST", "ENOENT"].includes(errorCode(error) ?? "")) throw error;
      removeTreeNow(posix.join(this.#store, posix.basename(place)));
    }
    this.#records.forget(name);
  }

  remove(volume: string): void {
    const taken = this.#taken.get(volume);
    this.#taken.delete(volume);
    if (taken !== undefined) {
      removeTreeNow(taken.place);
      this.#records.forget(taken.record);
    } else if (isWritableAt(this.#kept(volume))) removeTreeNow(this.#kept(volume));
  }

  /** Removes what no build has used for a month, such as the caches of branches that are gone. @returns why some of it stays */
  removeUnused(nowMs = Date.now()): string[] {
    const places = [
      ...namesIn(keptIn(this.#store)).map((name) => this.#kept(name)),
      // As earlier versions had them, and those whose record is lost.
      ...namesIn(this.#store)
        .map((name) => posix.join(this.#store, name))
        .filter((place) => place !== keptIn(this.#store) && place !== recordsIn(this.#store)),
    ];
    return places.flatMap((place) => {
      try {
        if (nowMs - lstatSync(place).mtimeMs > UNUSED_MS) removeTreeNow(place);
        return [];
      } catch (error) {
        // Another job may have removed it meanwhile.
        return isMissing(error)
          ? []
          : [`${quote(place)} is unused and cannot be removed: ${messageOf(error)}.`];
      }
    });
  }

  #prepare(): boolean {
    const directories = [this.#store, keptIn(this.#store), recordsIn(this.#store)];
    if (!directories.every((directory) => isWritableAt(posix.join(directory, "any")))) return false;
    try {
      makeStore(this.#store);
      return true;
    } catch (error) {
      if (isForbidden(error)) return false;
      throw error;
    }
  }

  #move(volume: string, place: string): boolean {
    try {
      renameSync(this.#kept(volume), place);
      return true;
    } catch (error) {
      if (isMissing(error)) return false;
      throw error;
    }
  }

  #isInUse(volume: string, own: string): boolean {
    return this.#records
      .all()
      .some((each) => each.kind === "kept volume" && each.volume === volume && each.name !== own);
  }

  #kept(volume: string): string {
    return posix.join(keptIn(this.#store), volume);
  }
}

const UNUSED_MS = 30 * 24 * 60 * 60 * 1000;

/** By its time: what a build changes may all be below. */
function noteUse(place: string): void {
  try {
    const now = new Date();
    utimesSync(place, now, now);
  } catch (error) {
    // That of another user can only be read, and is not this one's to remove either.
    if (!isForbidden(error)) throw error;
  }
}

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch (error) {
    // What this user cannot look into is not its to remove.
    if (isUnseen(error)) return [];
    throw error;
  }
}
