// Where a zip archive begins in its file. An executable jar has a script in front of the archive, whose own offsets count from
// behind the script; Java, unzip, Go and Python read it all the same.
import { readSync } from "node:fs";

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const MAX_COMMENT_BYTES = 0xffff;
/** Stands for "see the record for large archives", whose offsets nothing is known to be put in front of. */
const ELSEWHERE = 0xffffffff;

/** How many bytes of a file lie before the archive in it; 0 also if there is no archive, which is for others to say. */
export function findZipStart(fd: number, sizeBytes: number): number {
  const tail = Buffer.alloc(Math.min(sizeBytes, END_BYTES + MAX_COMMENT_BYTES));
  const tailStart = sizeBytes - tail.length;
  readSync(fd, tail, 0, tail.length, tailStart);
  for (let at = tail.length - END_BYTES; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== END_SIGNATURE) continue;
    // A comment reaches to the end of the file; else these four bytes are part of one.
    if (at + END_BYTES + tail.readUInt16LE(at + 20) !== tail.length) continue;
    const directoryBytes = tail.readUInt32LE(at + 12);
    const directoryStart = tail.readUInt32LE(at + 16);
    if (directoryBytes === ELSEWHERE || directoryStart === ELSEWHERE) return 0;
    return Math.max(tailStart + at - directoryBytes - directoryStart, 0);
  }
  return 0;
}
