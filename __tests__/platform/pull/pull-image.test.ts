import { describe, expect, it } from "@jest/globals";
import type { Daemon } from "../../../src/docker/daemon.ts";
import { parseImageReference } from "../../../src/oci/image-reference.ts";
import { ensureImage } from "../../../src/platform/pull/pull-image.ts";
import { RecordingLog } from "../../phases/recording-log.ts";

const image = {
  reference: parseImageReference("ghcr.io/base/builder:1"),
  runnable: "ghcr.io/base/builder:1",
  location: "daemon",
  served: undefined,
} as const;

async function linesOn(engine: Daemon["info"]["engine"]): Promise<readonly string[]> {
  const log = new RecordingLog();
  const daemon = { info: { engine } } as unknown as Daemon;
  const keychain = { resolve: () => Promise.resolve(undefined) };
  await ensureImage("the builder", image, { daemon, keychain, log, signal: new AbortController().signal });
  return log.events;
}

describe("ensureImage", () => {
  it("says that the engine has the image already", async () => {
    expect(await linesOn("docker")).toEqual(["info The Docker engine has ghcr.io/base/builder:1 already."]);
  });

  it("says nothing of an engine where there is none", async () => {
    expect(await linesOn("processes")).toEqual([]);
  });
});
