// How far the post step is with saving caches: GitHub's cache client says it in lines of its own.
import { formatSize } from "../../quantities.ts";
import type { Runner } from "../runner/runner.ts";
import { ProgressLines } from "./progress-lines.ts";

/** As @actions/cache prints it: https://github.com/actions/toolkit/blob/main/packages/cache/src/internal/uploadUtils.ts */
const SENT = /^Sent (\d+) of (\d+) \(/;

/** Takes each line of the client, and prints one now and then if it takes long. */
export function logSaveProgress(
  runner: Pick<Runner, "print">,
  now: () => number = () => performance.now(),
): (line: string) => void {
  const lines = new ProgressLines(now);
  return (text) => {
    const [, sent, total] = SENT.exec(text) ?? [];
    if (sent === undefined || total === undefined) return;
    const [doneBytes, totalBytes] = [Number(sent), Number(total)];
    // Two may be saved side by side; their sizes tell them apart.
    const line = lines.add(`Saving a cache of ${formatSize(totalBytes)}`, { doneBytes, totalBytes });
    if (line !== undefined) runner.print(line);
  };
}
