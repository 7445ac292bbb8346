// One build at a time: without containers of their own, two builds would work in the same directories, and end each other's phases.
import { PlatformError } from "../errors.ts";
import type { RunRecords } from "./left/run-records.ts";

/**
 * Makes this process the one that builds here, until it ends.
 * @throws {PlatformError} `INPUT` if another one builds
 */
export function claimBuild(records: RunRecords, labels: Readonly<Record<string, string>>): void {
  const name = `build-${process.pid}`;
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
