// Standard output of the lifecycle: at once and in order, so that nothing is lost when the process ends.
import { writeSync } from "node:fs";
import { errorCode } from "../../files/regular-file.ts";

/** What it takes to write; both block. */
export interface Output {
  /** Returns how many bytes were taken. @throws with the code `EAGAIN` if none can be taken now */
  readonly write: (bytes: Buffer) => number;
  readonly pause: () => void;
}

const PAUSE_MS = 5;

const STANDARD_OUTPUT: Output = {
  write: (bytes) => writeSync(1, bytes),
  pause: () => {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
  },
};

/** Writes all of it, pausing while a reader who shares a pipe that does not block has not read on. */
export function writeOut(bytes: string | Buffer, { write, pause }: Output = STANDARD_OUTPUT): void {
  let rest = typeof bytes === "string" ? Buffer.from(bytes) : bytes;
  while (rest.length > 0) {
    try {
      rest = rest.subarray(write(rest));
    } catch (error) {
      if (errorCode(error) !== "EAGAIN") throw error;
      pause();
    }
  }
}
