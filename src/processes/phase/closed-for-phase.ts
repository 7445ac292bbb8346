// What of the job is closed to the user of a phase while that runs. Where all is of one user, nothing can be.
import { lstatSync } from "node:fs";
import type { Environment } from "../../environment.ts";
import { isInside } from "../../files/contained-path.ts";
import { toText } from "../../oci/byte-path.ts";
import {
  type ClosedFile,
  closeFiles,
  type Closing,
  filesToClose,
  reopenFiles,
} from "../guard/closed-folders.ts";
import { privateFolders } from "../guard/private-folders.ts";
import { makeStore } from "../guard/shared-store.ts";
import { ClosedTogether, filesBefore } from "../left/closed-together.ts";
import type { RunRecords } from "../left/run-records.ts";
import type { PhaseProgram } from "./running-program.ts";

/** A directory of this machine that other containers may have, too. */
export interface SharedPlace {
  readonly storeDir: string;
  /** In it, what buildpacks reach only by names that they are told. */
  readonly store: string;
  /** Seen by all who share it. */
  readonly records: RunRecords;
}

/** The folders of the job. */
export interface ClosedForPhase {
  /** Of this container only, as they were before. */
  readonly closed: readonly ClosedFile[];
  close(): Promise<void>;
  /** Makes them what they were, without waiting. */
  reopen(): void;
}

/** What of the job, by its variables. */
export interface ClosingJob {
  readonly env: Environment;
  /** Undefined if there is nothing like that. */
  readonly shared?: SharedPlace | undefined;
  /** Of the user of the phase. */
  readonly home: string;
  /** Of the record that the phase has. */
  readonly record: string;
}

/** Changes nothing yet. @throws as {@link filesToClose} */
export function closedForPhase(
  { user, places, labels }: PhaseProgram,
  { env, shared: given, home, record }: ClosingJob,
): ClosedForPhase {
  if (user === undefined) return NOTHING;
  const folders = privateFolders(env);
  const shared = given !== undefined && isClosed(given.storeDir, folders) ? given : undefined;
  // All who share it leave the same way through it, whether or not this phase needs it.
  const open =
    shared === undefined ? places : [...places.filter((each) => !isInside(each, shared.store)), shared.store];
  const closing: Closing = { ...user, folders, open: [...open, home] };
  if (shared === undefined) return closedAlone(filesToClose(closing), closing);
  const all = filesBefore(() => filesToClose(closing), shared.records);
  const isShared = ({ path }: ClosedFile): boolean => isInside(toText(path), shared.storeDir);
  const alone = closedAlone(
    all.filter((file) => !isShared(file)),
    closing,
  );
  const together = new ClosedTogether(shared.records, record);
  return {
    closed: alone.closed,
    async close() {
      makeStore(shared.store);
      await together.begin(all.filter(isShared), labels);
      closeFiles(all, closing);
    },
    reopen() {
      alone.reopen();
      together.end();
    },
  };
}

const NOTHING: ClosedForPhase = { closed: [], close: () => Promise.resolve(), reopen: () => undefined };

function closedAlone(closed: readonly ClosedFile[], closing: Closing): ClosedForPhase {
  return {
    closed,
    close() {
      closeFiles(closed, closing);
      return Promise.resolve();
    },
    reopen() {
      reopenFiles(closed);
    },
  };
}

function isClosed(directory: string, folders: readonly string[]): boolean {
  const isThere = lstatSync(directory, { throwIfNoEntry: false })?.isDirectory() === true;
  return isThere && folders.some((folder) => isInside(directory, folder));
}
