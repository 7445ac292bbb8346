import { describe, expect, it } from "@jest/globals";
import { logSaveProgress } from "../../../src/actions/log/save-progress.ts";

describe("logSaveProgress", () => {
  it("says how far a save is that takes long", () => {
    const printed: string[] = [];
    let now = 0;
    const onLine = logSaveProgress({ print: (line) => printed.push(line) }, () => now);

    onLine("Cache Size: ~100 MB");
    onLine("Sent 0 of 100000000 (0.0%), 0.0 MBs/sec");
    now = 1000;
    onLine("Sent 10000000 of 100000000 (10.0%), 9.5 MBs/sec");
    now = 2000;
    onLine("Sent 40000000 of 100000000 (40.0%), 19.1 MBs/sec");

    expect(printed).toEqual([
      "Saving a cache of 100.0 MB: 40.0 MB of 100.0 MB (40 %, 20.0 MB/s, 3.0 s left)",
    ]);
  });
});
