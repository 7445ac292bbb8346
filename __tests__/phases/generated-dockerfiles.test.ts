import { describe, expect, it } from "@jest/globals";
import { detectorPhase } from "../../src/phases/detector-phase.ts";
import { Removals } from "../../src/phases/removals.ts";
import { runPhase } from "../../src/phases/run-phase.ts";
import { FakeDaemon, fakeImage } from "../support/fake-daemon.ts";
import { phaseContext } from "./phase-context.ts";
import { RecordingLog } from "./recording-log.ts";

/** Runs a detector that leaves these files in the layers directory. */
async function detect(files: Readonly<Record<string, string>>, hasExtensions = true): Promise<unknown> {
  const context = phaseContext("0.14", { hasExtensions });
  const daemon = new FakeDaemon({
    images: { [context.images.builder]: fakeImage() },
    onRun: ({ writeFile }) => {
      for (const [name, text] of Object.entries(files)) writeFile(`/layers/${name}`, text);
      return {};
    },
  });
  const log = new RecordingLog();
  await using removals = new Removals(log, () => undefined);
  return await runPhase(detectorPhase(context), "why", {
    daemon,
    log,
    labels: { run: "1" },
    registryAuth: () => Promise.resolve("{}"),
    now: () => 0,
    signal: new AbortController().signal,
    removals,
  });
}

const EXTENDED = '[run-image]\nreference = "run@sha256:1"\nextend = true\n';
const SWITCHED = '[run-image]\nreference = "run@sha256:1"\n';

describe("the detector with image extensions", () => {
  it.each([
    [
      "since 0.13",
      { "generated/acme_apt/build.Dockerfile": "FROM x" },
      '"acme/apt" wants to change the build image',
    ],
    [
      "before 0.13",
      { "generated/build/acme_apt/Dockerfile": "FROM x" },
      '"acme/apt" wants to change the build image',
    ],
    [
      "since 0.13",
      { "generated/acme_run/run.Dockerfile": "FROM x", "analyzed.toml": EXTENDED },
      '"acme/run" wants to change the run image',
    ],
    [
      "before 0.13",
      { "generated/run/acme_run/Dockerfile": "FROM x", "analyzed.toml": EXTENDED },
      '"acme/run" wants to change the run image',
    ],
  ])("is refused where a Dockerfile would have to be applied, %s: %j", async (_, files, message) => {
    await expect(detect(files)).rejects.toMatchObject({
      code: "BUILDPACK",
      message: expect.stringContaining(message),
      hint: expect.stringContaining("leave the extension out"),
    });
  });

  it("names all that would have to be applied", async () => {
    const files = {
      "generated/a_b/build.Dockerfile": "FROM x",
      "generated/c_d/run.Dockerfile": "FROM x",
      "analyzed.toml": EXTENDED,
    };

    await expect(detect(files)).rejects.toThrow(
      /"a\/b" wants to change the build image by a Dockerfile, and "c\/d" wants to change the run image/,
    );
  });

  it.each([
    ["nothing is generated", {}],
    [
      "the run image is switched only",
      { "generated/acme_run/run.Dockerfile": "FROM y", "analyzed.toml": SWITCHED },
    ],
    ["there are other files only", { "generated/acme_apt/extend-config.toml": "" }],
  ])("goes on where %s", async (_, files) => {
    await expect(detect(files)).resolves.toMatchObject({ notes: [] });
  });

  it("is not looked at without extensions", async () => {
    await expect(detect({ "generated/acme_apt/build.Dockerfile": "FROM x" }, false)).resolves.toMatchObject({
      notes: [],
    });
  });
});
