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

  it("leaves the last removal to the engine once that was asked for it, and all before it are through", async () => {
    const events: string[] = [];
    const [container, volume] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
    const waiting = (name: string, gone: Promise<undefined>): AsyncDisposable =>
      thing(async () => {
        events.push(`begin ${name}`);
        await gone;
        events.push(`end ${name}`);
      });

    let isAllGone: boolean | undefined;
    {
      await using cleanup = new DeferredCleanup(new RecordingLog(), () => undefined);
      cleanup.start(waiting("container", container.promise), "the container");
      cleanup.start(waiting("volume", volume.promise), "the volume");
      const left = cleanup.leave(() => {
        events.push("heard");
        return Promise.resolve();
      });
      await Promise.resolve();
      container.resolve(undefined);
      isAllGone = await left;
    }
    events.push("goes on");
    volume.resolve(undefined);

    expect(isAllGone).toBe(false);
    expect(events).toEqual(["begin container", "end container", "begin volume", "heard", "goes on"]);
  });

  it("says that everything is gone if it is, and does not ask the engine then", async () => {
    await using cleanup = new DeferredCleanup(new RecordingLog(), () => undefined);
    const gone = Promise.withResolvers<undefined>();
    cleanup.start(
      thing(() => {
        gone.resolve(undefined);
        return Promise.resolve();
      }),
      "the volume",
    );
    await gone.promise;
    await new Promise(setImmediate);

    expect(await cleanup.leave(() => Promise.reject(new Error("asked")))).toBe(true);
  });

  it("waits for the last removal where the engine may not have been asked for it", async () => {
    const log = new RecordingLog();
    await using cleanup = new DeferredCleanup(log, () => undefined);
    const broken = new PlatformError("DAEMON_UNREACHABLE", "The engine went away.");
    cleanup.start(
      thing(async () => {
        await new Promise(setImmediate);
        throw broken;
      }),
      "the volume",
    );

    expect(await cleanup.leave(() => Promise.reject(broken))).toBe(true);
    expect(log.events).toEqual(["warning Cannot remove the volume: The engine went away."]);
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
