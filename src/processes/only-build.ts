// One build at a time: without containers of their own, two builds would work in the same directories, and end each other's phases.
import { PlatformError } from "../errors.ts";
import { digestOf, shortDigest } from "../oci/digest.ts";
import type { RunRecords } from "./left/run-records.ts";
import { containerIdentity } from "./left/this-container.ts";

/** The name of the record of a process of this container: another one that shares the folders may have a process of that number. */
export function recordOfBuild(pid: number): string {
  return `build-${pid}-${shortDigest(digestOf(containerIdentity()))}`;
}

/**
 * Makes this process the one that builds here, until it ends.
 * @throws {PlatformError} `INPUT` if another one builds
 */
export function claimBuild(records: RunRecords, labels: Readonly<Record<string, string>>): void {
  const name = recordOfBuild(process.pid);
  // Before looking for others: of two that begin at once, at least one sees the other.
  records.put(name, { kind: "build", labels });
  const other = records.builders().find((pid) => pid !== process.pid);
  if (other === undefined) {
    process.once("exit", () => {
      records.forget(name);
    });
    return;
  }
  records.forget(name);
  throw new PlatformError(
    "INPUT",
    `Another build, of process ${other}, is at work in this container, and both would use the same directories.`,
    {
      hint: "Without an engine, build one image after the other, or each in a job of its own.",
    },
  );
}
