import { describe, expect, it } from "@jest/globals";
import { exitOnceWritten } from "../../../src/actions/runner/exit-soon.ts";

describe("exitOnceWritten", () => {
  it("ends the process when its output is written, and not before", () => {
    const events: string[] = [];
    let written: (() => void) | undefined;
    const host = {
      stdout: {
        write: (_: string, callback: () => void) => {
          written = callback;
          return false;
        },
      },
      exit: () => events.push("exit"),
    };

    exitOnceWritten(host as unknown as NodeJS.Process);
    events.push("goes on");
    written?.();

    expect(events).toEqual(["goes on", "exit"]);
  });
});
