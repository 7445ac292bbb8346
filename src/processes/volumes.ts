// Volumes without an engine: directories of this machine. What a build works in is at its very path; all else is in a directory
// of the runner, and phases are told of it by their variables.
import { posix } from "node:path";
import type { Mount } from "../docker/daemon.ts";
import { isInside } from "../files/contained-path.ts";
import { removeTreeNow } from "../files/remove-tree.ts";
import type { Mapping } from "./files/mapped-paths.ts";
import { giveBackDirectory, makeDirectory, takeDirectory } from "./files/work-directory.ts";
import { KeptVolumes, type OnInUse } from "./kept-volumes.ts";
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
  /** Remembers which volumes that are kept are in use; for all who share the store. */
  readonly keptRecords: RunRecords;
  readonly onInUse: OnInUse;
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
  readonly #keptVolumes: KeptVolumes;
  #isToldUnwritable = false;

  constructor(places: VolumePlaces) {
    this.#places = places;
    this.#keptVolumes = new KeptVolumes(places.store, places.keptRecords);
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
    const kept = labels === undefined ? this.#takeKept(mount.volume) : undefined;
    if (kept !== undefined) return { target, place: kept };
    const place = this.#spare(mount.volume);
    if (labels !== undefined)
      records.put(mount.volume, { kind: "volume", labels, directory: { path: place, before: undefined } });
    makeDirectory(place, posix.dirname(place));
    return { target, place };
  }

  /** As {@link KeptVolumes.removeUnused}. */
  removeUnused(nowMs?: number): string[] {
    return this.#keptVolumes.removeUnused(nowMs);
  }

  /** As {@link KeptVolumes.giveBackLeft}. */
  giveBackKept(record: Parameters<KeptVolumes["giveBackLeft"]>[0]): void {
    this.#keptVolumes.giveBackLeft(record);
  }

  remove(name: string): void {
    this.#temporary.delete(name);
    this.#kept.delete(name);
    const { records } = this.#places;
    const taken = records.find(name);
    if (taken?.kind === "volume") giveBackDirectory(taken.directory);
    else {
      this.#keptVolumes.remove(name);
      removeTreeNow(this.#spare(name));
    }
    records.forget(name);
  }

  /** Whether a place is a volume of a run, and not where a container has what it works in. */
  isSpare(place: string): boolean {
    return isInside(place, this.#places.spareStore);
  }

  #takeKept(name: string): string | undefined {
    const { onUnwritable, onInUse, store } = this.#places;
    const place = this.#keptVolumes.take(name, this.#kept.get(name) ?? {}, onInUse);
    if (place === undefined && !this.#isToldUnwritable) {
      this.#isToldUnwritable = true;
      onUnwritable(store);
    }
    return place;
  }

  #spare(name: string): string {
    return posix.join(this.#places.spareStore, name);
  }
}
