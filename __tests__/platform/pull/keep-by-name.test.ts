// Which names later builds look for in an engine, and how an image gets them.
import { beforeEach, describe, expect, it } from "@jest/globals";
import type { LocatedImage } from "../../../src/builder/located-image.ts";
import { parseImageReference } from "../../../src/oci/image-reference.ts";
import { keepByName, whyLookedFor } from "../../../src/platform/pull/keep-by-name.ts";
import type { PullPolicy } from "../../../src/platform/request/build-request.ts";
import { RecordingLog } from "../../phases/recording-log.ts";
import { FakeDaemon, fakeImage } from "../../support/fake-daemon.ts";

const TAGGED = "ghcr.io/owner/builder:1";
const RUNNABLE = `ghcr.io/owner/builder@sha256:${"a".repeat(64)}`;
const INDEX = `ghcr.io/owner/builder@sha256:${"b".repeat(64)}`;

let daemon: FakeDaemon;
let log: RecordingLog;

beforeEach(() => {
  daemon = new FakeDaemon({ images: { [RUNNABLE]: fakeImage() } });
  log = new RecordingLog();
});

describe("whyLookedFor", () => {
  const why = (pull: PullPolicy, { isHosted = false, platform = "linux/amd64" } = {}): string | undefined => {
    const [os = "", arch = "", variant] = platform.split("/");
    const target = { os, arch, ...(variant !== undefined && { variant }) };
    return whyLookedFor({ pull }, { target, daemon }, { isHosted });
  };

  it("says that later builds ask no registry for what is there by its name", () => {
    expect(why("if-not-present")).toBe(
      'later builds look for it in the engine by its name, as "pull" is "if-not-present"',
    );
    expect(why("if-not-present", { platform: "linux/amd64/v1" })).toBeDefined();
  });

  it.each([
    ["ask the registry each time", "always", {}],
    ["find nothing of this one on their runner", "if-not-present", { isHosted: true }],
    ["find the image for the engine's own platform", "if-not-present", { platform: "linux/arm64" }],
    ["find the image for the engine's own variant", "if-not-present", { platform: "linux/amd64/v3" }],
  ] as const)("is undefined where later builds %s", (_, pull, more) => {
    expect(why(pull, more)).toBeUndefined();
  });
});

describe("keepByName", () => {
  async function keep(name: string, location: LocatedImage["location"] = "registry"): Promise<string[]> {
    const image = {
      reference: parseImageReference(name),
      runnable: RUNNABLE,
      location,
      target: { os: "linux", arch: "amd64" },
    };
    const keychain = { resolve: () => Promise.resolve(undefined) };
    await keepByName(image, { daemon, keychain, log, signal: new AbortController().signal });
    return [...daemon.images.keys()];
  }

  it.each([
    [TAGGED, TAGGED],
    ["ghcr.io/owner/builder", "ghcr.io/owner/builder:latest"],
  ])("gives what was pulled by its digest the tag of %s", async (name, tag) => {
    expect(await keep(name)).toEqual([RUNNABLE, tag]);
    expect(daemon.images.get(tag)).toBe(daemon.images.get(RUNNABLE));
    expect(daemon.pulls).toEqual([]);
    expect(log.events).toEqual([]);
  });

  it("pulls what is of an index by the digest of that, for its platform", async () => {
    daemon.remoteImages.set(INDEX, fakeImage());

    expect(await keep(INDEX)).toEqual([RUNNABLE, INDEX]);
    expect(daemon.pulls).toMatchObject([{ reference: INDEX, options: { platform: "linux/amd64" } }]);
  });

  it("leaves a name to the image that has it, and says so where that is for another platform", async () => {
    const other = fakeImage({ arch: "arm64" });
    daemon.images.set(TAGGED, other);

    await keep(TAGGED);

    expect(daemon.images.get(TAGGED)).toBe(other);
    expect(log.events).toEqual([
      `info The engine has "${TAGGED}" for linux/arm64, so later builds ask its registry again. Remove that image for builds without the registry.`,
    ]);
  });

  it("says nothing of a name that the image has already", async () => {
    daemon.images.set(TAGGED, fakeImage());

    await keep(TAGGED);

    expect(log.events).toEqual([]);
  });

  it.each([
    [RUNNABLE, "registry"],
    [TAGGED, "daemon"],
  ] as const)("does nothing for %s, which the %s told of by that name", async (name, location) => {
    expect(await keep(name, location)).toEqual([RUNNABLE]);
    expect(daemon.pulls).toEqual([]);
  });

  it("says what it means for later builds that an engine does not take the name", async () => {
    await keep(INDEX);

    expect(log.events).toEqual([
      expect.stringMatching(
        /^info The engine has no image by the name ".*", so later builds ask its registry again: .*not found/,
      ),
    ]);
  });
});
