// A source of many files, unpacked by a container of the builder; what tar makes of it is in unpack-source.int.test.ts.
import { Readable } from "node:stream";
import { describe, expect, it } from "@jest/globals";
import { PlatformError } from "../../../src/errors.ts";
import { DeferredCleanup } from "../../../src/phases/deferred-cleanup.ts";
import { unpackByTar } from "../../../src/platform/workspace/unpack-source.ts";
import { RecordingLog } from "../../phases/recording-log.ts";
import { FakeDaemon, fakeImage } from "../../support/fake-daemon.ts";
import type { FakeOutcome } from "../../support/fake-daemon/container.ts";

const VOLUME = { kind: "volume", volume: "app", target: "/workspace" } as const;
const MIB = 1024 * 1024;

/** Unpacks chunks, by a program that does what it is told. */
async function unpack(chunks: Iterable<Buffer>, outcome: FakeOutcome, abort = new AbortController()) {
  const onRun = (): FakeOutcome => outcome;
  const daemon = new FakeDaemon({ images: { builder: fakeImage() }, onRun });
  const log = new RecordingLog();
  const cleanup = new DeferredCleanup(log, () => undefined);
  const deps = { daemon, image: "builder", labels: { run: "1" }, cleanup, log, signal: abort.signal };
  const isUnpacked = await unpackByTar(Readable.from(chunks), VOLUME, deps).catch((error: unknown) => error);
  await cleanup[Symbol.asyncDispose]();
  return { isUnpacked, daemon, log };
}

describe("unpackByTar", () => {
  it("gives the archive to the container in a few files, whose names are in their order", async () => {
    const chunks = Array.from({ length: 20 }, (_, at) => Buffer.alloc(MIB, at));
    const { isUnpacked, daemon } = await unpack(chunks, {});

    const [archive] = daemon.containers[0]?.archives ?? [];
    const files = (archive?.entries ?? []).filter(({ kind }) => kind === "file");
    expect(isUnpacked).toBe(true);
    expect(files.map(({ name }) => name)).toEqual([0, 1, 2].map((at) => `cnb-source/00000000${at}`));
    expect(Buffer.concat(files.map(({ content }) => content)).equals(Buffer.concat(chunks))).toBe(true);
  });

  it("uses a container that has the volume and no network, and is gone afterwards", async () => {
    const { daemon } = await unpack([Buffer.alloc(512)], {});

    expect(daemon.containers[0]?.spec).toMatchObject({
      image: "builder",
      user: "0:0",
      mounts: [VOLUME],
      network: "none",
      labels: { run: "1" },
    });
    expect(daemon.leaks().containers).toEqual([]);
  });

  it.each<[string, FakeOutcome]>([
    ["tar fails", { exitCode: 2, lines: ["no space"] }],
    ["there is no shell", { startError: new PlatformError("DAEMON", "no such program: /bin/sh") }],
  ])("leaves it to the engine where %s, and says why", async (_, outcome) => {
    const { isUnpacked, daemon, log } = await unpack([Buffer.alloc(512)], outcome);

    expect(isUnpacked).toBe(false);
    expect(JSON.stringify(log)).toMatch(/did not unpack the source.*(no space|no such program)/);
    expect(daemon.leaks().containers).toEqual([]);
  });

  it("fails with what the source fails with", async () => {
    const failing = (function* () {
      yield Buffer.alloc(512);
      throw new PlatformError("SOURCE", "the disk broke");
    })();

    expect((await unpack(failing, {})).isUnpacked).toMatchObject({ code: "SOURCE" });
  });

  it("does not go on after the build was cancelled", async () => {
    const abort = new AbortController();
    abort.abort();

    expect((await unpack([Buffer.alloc(512)], {}, abort)).isUnpacked).toMatchObject({ code: "CANCELLED" });
  });
});
