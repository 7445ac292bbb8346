import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "@jest/globals";
import { PlatformError } from "../../src/errors.ts";
import { Removals } from "../../src/phases/removals.ts";
import { RecordingLog } from "./recording-log.ts";

const thing = (remove: () => Promise<void>): AsyncDisposable => ({ [Symbol.asyncDispose]: remove });

describe("Removals", () => {
  it("removes one thing after the other, in the background, until all are gone", async () => {
    const events: string[] = [];
    const slow = (name: string): AsyncDisposable =>
      thing(async () => {
        events.push(`begin ${name}`);
        await sleep(5);
        events.push(`end ${name}`);
      });

    {
      await using removals = new Removals(new RecordingLog(), () => undefined);
      removals.start(slow("container"), "the container");
      removals.start(slow("volumes"), "the volumes");
      events.push("goes on");
    }

    expect(events).toEqual(["goes on", "begin container", "end container", "begin volumes", "end volumes"]);
  });

  it("warns of what cannot be removed, tells that something remains, and removes the rest", async () => {
    const log = new RecordingLog();
    const removed: string[] = [];
    let remains = 0;

    {
      await using removals = new Removals(log, () => {
        remains += 1;
      });
      removals.start(
        thing(() => Promise.reject(new PlatformError("DAEMON", "it is in use"))),
        "the container",
      );
      removals.start(
        thing(() => {
          removed.push("volumes");
          return Promise.resolve();
        }),
        "the volumes",
      );
    }

    expect(removed).toEqual(["volumes"]);
    expect(remains).toBe(1);
    expect(log.events).toEqual(["warning Cannot remove the container: it is in use"]);
  });
});
