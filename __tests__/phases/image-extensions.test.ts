import { describe, expect, it } from "@jest/globals";
import { formatImageReference, parseImageReference } from "../../src/oci/image-reference.ts";
import { DeferredCleanup } from "../../src/phases/deferred-cleanup.ts";
import { detectorPhase } from "../../src/phases/detector-phase.ts";
import { type Extender, readExtensions } from "../../src/phases/image-extensions.ts";
import type { PhaseContext } from "../../src/phases/phase.ts";
import { type PhaseResult, runPhase } from "../../src/phases/run-phase.ts";
import { FakeDaemon, fakeImage } from "../support/fake-daemon.ts";
import { phaseContext } from "./phase-context.ts";
import { RecordingLog } from "./recording-log.ts";

const SHA = `sha256:${"1".repeat(64)}`;
const EXTENDED = `[run-image]\nreference = "example.com/run@${SHA}"\nimage = "example.com/run:1"\nextend = true\n`;
const SWITCHED = `[run-image]\nreference = ""\nimage = "other.example.com/run:2"\n`;
const BUILD_IMAGE = parseImageReference(`example.com/builder@${SHA}`);

const EXTENDER: Extender = { refusals: { build: undefined, run: undefined }, buildImage: BUILD_IMAGE };
const REFUSING: Extender = { ...EXTENDER, refusals: { build: "nobody can", run: "nobody can" } };

describe("what image extensions generated", () => {
  it.each([
    ["since 0.13", "acme_apt/build.Dockerfile", "build"],
    ["before 0.13", "build/acme_apt/Dockerfile", "build"],
    ["since 0.13", "acme_apt/run.Dockerfile", "run"],
    ["before 0.13", "run/acme_apt/Dockerfile", "run"],
  ] as const)("is known by its name, %s: %s", (_, name, kind) => {
    const none = { build: [], run: [] };
    const { build, run } = readExtensions({ names: [name], analyzed: EXTENDED }, EXTENDER);

    expect({ build, run }).toEqual({ ...none, [kind]: ["acme/apt"] });
  });

  it.each([
    ["nothing is generated", [], EXTENDED],
    ["the run image is switched only", ["acme_run/run.Dockerfile"], SWITCHED],
    ["the detector left no analysis", ["acme_run/run.Dockerfile"], undefined],
    ["a Dockerfile came before one that switched", ["acme_run/run.Dockerfile.ignore"], EXTENDED],
    ["there are other files only", ["acme/extend-config.toml", "acme/context/build.Dockerfile"], EXTENDED],
  ])("changes nothing where %s, so nothing is refused", (_, names, analyzed) => {
    expect(readExtensions({ names, analyzed }, REFUSING)).toMatchObject({
      build: [],
      run: [],
      buildImage: undefined,
    });
  });

  it("names the image to extend only where that is the build image", () => {
    const read = (name: string) => readExtensions({ names: [name], analyzed: EXTENDED }, EXTENDER).buildImage;

    expect(read("a_b/build.Dockerfile")).toEqual(BUILD_IMAGE);
    expect(read("a_b/run.Dockerfile")).toBeUndefined();
  });

  it.each([
    [EXTENDED, "example.com/run:1"],
    [SWITCHED, "other.example.com/run:2"],
    [`[run-image]\nreference = "example.com/run@${SHA}"\n`, `example.com/run@${SHA}`],
  ])("has a run image of its own: %j", (analyzed, expected) => {
    const { runImage } = readExtensions({ names: [], analyzed }, EXTENDER);

    expect(runImage && formatImageReference(runImage)).toBe(expected);
  });

  it("is refused with every extension and every reason", () => {
    const names = ["a_b/build.Dockerfile", "c_d/run.Dockerfile"];
    const refuse = (refusals: Extender["refusals"]) => () =>
      readExtensions({ names, analyzed: EXTENDED }, { ...EXTENDER, refusals });

    expect(refuse({ build: "it is old", run: "it is old" })).toThrow(
      'The image extension "a/b" wants to change the build image by a Dockerfile, and "c/d" wants to change the run image by a Dockerfile, but it is old.',
    );
    expect(refuse({ build: "it is old", run: "it is slow" })).toThrow("but it is old; it is slow.");
    expect(refuse({ build: undefined, run: "it is slow" })).toThrow(
      'The image extension "c/d" wants to change the run image by a Dockerfile, but it is slow.',
    );
  });

  it("is refused with what to do", () => {
    const names = ["a_b/build.Dockerfile"];

    expect(() => readExtensions({ names, analyzed: EXTENDED }, REFUSING)).toThrow(
      expect.objectContaining({
        code: "BUILDPACK",
        hint: expect.stringContaining("leave the extension out"),
      }),
    );
  });
});

/** Runs a detector that leaves these files in the layers directory. */
async function detect(
  files: Readonly<Record<string, string>>,
  more: Partial<PhaseContext>,
): Promise<PhaseResult> {
  const context = phaseContext("0.14", more);
  const daemon = new FakeDaemon({
    images: { [context.images.builder]: fakeImage() },
    onRun: ({ writeFile }) => {
      for (const [name, text] of Object.entries(files)) writeFile(`/layers/${name}`, text);
      return {};
    },
  });
  const log = new RecordingLog();
  await using cleanup = new DeferredCleanup(log, () => undefined);
  return await runPhase(detectorPhase(context), "why", {
    daemon,
    log,
    labels: { run: "1" },
    registryAuth: () => Promise.resolve("{}"),
    realNames: (text) => text,
    now: () => 0,
    signal: new AbortController().signal,
    cleanup,
  });
}

describe("the detector", () => {
  const files = { "generated/acme_apt/build.Dockerfile": "FROM x", "analyzed.toml": EXTENDED };

  it("tells what image extensions generated", async () => {
    const result = await detect(files, { extender: EXTENDER });

    expect(result.names).toEqual(["acme_apt/build.Dockerfile"]);
    expect(result.files.get("/layers/analyzed.toml")).toBe(EXTENDED);
  });

  it("has nothing to tell where they generated nothing", async () => {
    expect((await detect({}, { extender: EXTENDER })).names).toEqual([]);
  });

  it("is not asked what was generated without image extensions", async () => {
    const { names } = await detect(files, { extender: undefined });

    expect(names).toEqual([]);
  });
});
