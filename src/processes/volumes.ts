// Volumes without an engine: directories of this machine. What a build works in is at its very path; all else is in a directory
// of the runner, and phases are told of it by their variables.
import { lstatSync, readdirSync, utimesSync } from "node:fs";
import { posix } from "node:path";
import type { Mount } from "../docker/daemon.ts";
import { messageOf } from "../errors.ts";
import { isInside } from "../files/contained-path.ts";
import { errorCode, isMissing, leadsNowhere } from "../files/regular-file.ts";
import { removeTreeNow } from "../files/remove-tree.ts";
import { isWritableAt } from "../files/writable-at.ts";
import { quote } from "../quote.ts";
import type { Mapping } from "./files/mapped-paths.ts";
import { giveBackDirectory, makeDirectory, takeDirectory } from "./files/work-directory.ts";
import type { RunRecords } from "./left/run-records.ts";

/** Where volumes are. */
export interface VolumePlaces {
  /** For those that are not worked in, and may outlive the job. */
  readonly store: string;
  /** For those that would be there, but cannot be written: it goes with the job. */
  readonly spareStore: string;
  /** Folders of the job, which must not become a build's. */
  readonly folders: readonly string[];
  /** Remembers what there is to remove. */
  readonly records: RunRecords;
  /** Told of the store, once, if a volume cannot be kept there. */
  readonly onUnwritable: (store: string) => void;
}

type Labels = Readonly<Record<string, string>>;

/** The volumes that this process knows of. */
export class Volumes {
  readonly #places: VolumePlaces;
  /** Those that go with the build. */
  readonly #temporary = new Map<string, Labels>();
  readonly #kept = new Map<string, Labels>();

  #isToldUnwritable = false;

  constructor(places: VolumePlaces) {
    this.#places = places;
  }

  create(name: string, labels: Labels): void {
    this.#temporary.set(name, labels);
  }

  ensure(name: string, labels: Labels): void {
    this.#kept.set(name, labels);
  }

  labels(name: string): Labels | undefined {
    return this.#temporary.get(name) ?? this.#kept.get(name);
  }

  /** Where a mount is, which is made if there is nothing. @throws {PlatformError} as {@link takeDirectory}, {@link makeDirectory} */
  locate(mount: Mount): Mapping {
    const { target } = mount;
    if (mount.kind === "bind") return { target, place: mount.source };
    if (mount.kind === "own") throw new Error(`Nothing would remove what a process leaves at ${target}.`);
    const { records, folders } = this.#places;
    const taken = records.find(mount.volume);
    if (taken?.kind === "volume") return { target, place: taken.directory.path };
    const labels = this.#temporary.get(mount.volume);
    if (labels !== undefined && mount.noCopy === true) {
      records.put(mount.volume, { kind: "volume", labels, directory: takeDirectory(target, folders) });
      return { target, place: target };
    }
    const place = this.#stored(mount.volume);
    if (labels === undefined && !isInside(place, this.#places.store)) this.#tellUnwritable();
    if (labels !== undefined)
      records.put(mount.volume, { kind: "volume", labels, directory: { path: place, before: undefined } });
    makeDirectory(place, posix.dirname(place));
    noteUse(place);
    return { target, place };
  }

  /** Removes what no build has used for a month, such as the caches of branches that are gone. @returns why some of it stays */
  removeUnused(nowMs = Date.now()): string[] {
    return this.#storedNames().flatMap((name) => {
      const place = posix.join(this.#places.store, name);
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

  remove(name: string): void {
    this.#temporary.delete(name);
    this.#kept.delete(name);
    const { records } = this.#places;
    const taken = records.find(name);
    if (taken?.kind === "volume") giveBackDirectory(taken.directory);
    else removeTreeNow(this.#stored(name));
    records.forget(name);
  }

  #stored(name: string): string {
    const { store, spareStore } = this.#places;
    const kept = posix.join(store, name);
    return isWritableAt(kept) ? kept : posix.join(spareStore, name);
  }

  #tellUnwritable(): void {
    if (!this.#isToldUnwritable) this.#places.onUnwritable(this.#places.store);
    this.#isToldUnwritable = true;
  }

  #storedNames(): string[] {
    try {
      return readdirSync(this.#places.store);
    } catch (error) {
      // What this user cannot look into is not its to remove.
      if (leadsNowhere(error) || errorCode(error) === "EACCES") return [];
      throw error;
    }
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
    if (!["EPERM", "EACCES", "EROFS"].includes(errorCode(error) ?? "")) throw error;
  }
}
