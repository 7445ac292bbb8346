import { describe, expect, it } from "@jest/globals";
import type { NextStage, ProvisionedBuilder } from "../../src/platform/pull/provision-builder.ts";
import { StageFetcher } from "../../src/platform/stage-fetcher.ts";
import { RecordingLog } from "../phases/recording-log.ts";

/** In a stage; what comes next is as given. */
function builderIn(image: string, next?: Partial<NextStage>): ProvisionedBuilder {
  const missing = (): Promise<never> => Promise.reject(new Error("nothing asks for it"));
  return {
    image,
    order: undefined,
    report: undefined,
    pending: undefined,
    next: next && { words: "2 MB of 3 MB, for all 2 groups", prefetch: undefined, get: missing, ...next },
  };
}

interface Begun {
  readonly signal: AbortSignal;
  readonly end: (error?: Error) => void;
  readonly tell: () => void;
}

/** A builder in its first stage, whose second one is fetched until it is told to end, or aborted. */
function staged() {
  const begun: Begun[] = [];
  const events: string[] = [];
  const prefetch: NextStage["prefetch"] = async (signal, given) => {
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    const end = (error?: Error): void => {
      if (error === undefined) resolve(undefined);
      else reject(error);
    };
    signal.addEventListener("abort", () => {
      end(new Error("aborted"));
    });
    const tell = (): void => {
      given.info("in the midst of a buildpack's lines");
      given.progress("Pulling the builder", { doneBytes: 1 });
    };
    begun.push({ signal, end, tell });
    await promise.finally(() => events.push("prefetch ended"));
  };
  const get = (): Promise<ProvisionedBuilder> => {
    events.push("got");
    return Promise.resolve(builderIn("second"));
  };
  const log = Object.assign(new RecordingLog(), {
    progress(subject: string): void {
      log.events.push(`progress ${subject}`);
    },
  });
  const cancel = new AbortController();
  const fetcher = new StageFetcher(builderIn("first", { prefetch, get }), { log, signal: cancel.signal });
  return { fetcher, begun, events, log, cancel };
}

describe("StageFetcher", () => {
  it("fetches the next stage while the first is tried, and gives it once that has come", async () => {
    const { fetcher, begun, events, log } = staged();
    fetcher.prepare();
    fetcher.prepare();

    const getting = fetcher.get();
    begun[0]?.end();
    const builder = await getting;

    expect(begun).toHaveLength(1);
    expect(events).toEqual(["prefetch ended", "got"]);
    expect([builder?.image, fetcher.builder.image]).toEqual(["second", "second"]);
    expect(fetcher.get()).toBeUndefined();
    expect(log.events).toContain(
      "info None of these groups was detected, so more of the builder is fetched: 2 MB of 3 MB, for all 2 groups.",
    );
  });

  it("says nothing meanwhile, and how far it is once somebody waits for it", async () => {
    const { fetcher, begun, log } = staged();
    fetcher.prepare();
    begun[0]?.tell();
    const before = [...log.events];

    const getting = fetcher.get();
    begun[0]?.tell();
    begun[0]?.end();
    await getting;

    expect(before).toEqual([]);
    expect(log.events.join("\n")).toContain("progress Pulling the builder");
    expect(log.events.join("\n")).not.toContain("in the midst");
  });

  it("ends what is not needed, and waits until it has ended", async () => {
    const { fetcher, begun, events } = staged();
    fetcher.prepare();

    await fetcher[Symbol.asyncDispose]();

    expect(begun[0]?.signal.aborted).toBe(true);
    expect(events).toEqual(["prefetch ended"]);
  });

  it("gives what is needed after it was ended, since a buildpack can seem to be a later phase", async () => {
    const { fetcher, events } = staged();
    fetcher.prepare();
    fetcher.end();

    expect(await fetcher.get()).toMatchObject({ image: "second" });
    expect(events).toEqual(["prefetch ended", "got"]);
  });

  it("gives what could not be fetched before, with the reason for those who look closer", async () => {
    const { fetcher, begun, log } = staged();
    fetcher.prepare();
    begun[0]?.end(new Error("connection refused"));

    expect(await fetcher.get()).toMatchObject({ image: "second" });
    expect(log.events).toContain("debug It could not be fetched in the background: connection refused");
  });

  it("ends with the build", async () => {
    const { fetcher, begun, cancel } = staged();
    fetcher.prepare();

    cancel.abort();

    expect(begun[0]?.signal.aborted).toBe(true);
    await fetcher[Symbol.asyncDispose]();
  });

  it("fetches nothing before it is needed where that is not worth it", async () => {
    const get = (): Promise<ProvisionedBuilder> => Promise.resolve(builderIn("second"));
    const deps = { log: new RecordingLog(), signal: new AbortController().signal };
    const fetcher = new StageFetcher(builderIn("first", { get }), deps);
    fetcher.prepare();

    expect(await fetcher.get()).toMatchObject({ image: "second" });
  });
});
