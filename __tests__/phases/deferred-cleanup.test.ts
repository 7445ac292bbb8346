import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "@jest/globals";
import { PlatformError } from "../../src/errors.ts";
import { DeferredCleanup } from "../../src/phases/deferred-cleanup.ts";
import { RecordingLog } from "./recording-log.ts";

const thing = (remove: () => Promise<void>): AsyncDisposable => ({ [Symbol.asyncDispose]: remove });

describe("DeferredCleanup", () => {
  it("removes one thing after the other, in the background, until all are gone", async () => {
    const events: string[] = [];
    const slow = (name: string): AsyncDisposable =>
      thing(async () => {
        events.push(`begin ${name}`);
        await sleep(5);
        events.push(`end ${name}`);
      });

    {
      await using cleanup = new DeferredCleanup(new RecordingLog(), () => undefined);
      cleanup.start(slow("container"), "the container");
      cleanup.start(slow("volumes"), "the volumes");
      events.push("goes on");
    }

    expect(events).toEqual(["goes on", "begin container", "end container", "begin volumes", "end volumes"]);
  });

  it("warns of what cannot be removed, tells that something remains, and removes the rest", async () => {
    const log = new RecordingLog();
    const removed: string[] = [];
    let leftovers = 0;

    {
      await using cleanup = new DeferredCleanup(log, () => {
        leftovers += 1;
      });
      cleanup.start(
        thing(() => Promise.reject(new PlatformError("DAEMON", "it is in use"))),
        "the container",
      );
      cleanup.start(
        thing(() => {
          removed.push("volumes");
          return Promise.resolve();
        }),
        "the volumes",
      );
    }

    expect(removed).toEqual(["volumes"]);
    expect(leftovers).toBe(1);
    expect(log.events).toEqual(["warning Cannot remove the container: it is in use"]);
  });
});
