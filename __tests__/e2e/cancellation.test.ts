// Builds that are cancelled while a buildpack works, politely and not.
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { checkForLeaks, forgetCachesOf } from "./engine.ts";
import { fixtureBuilder } from "./fixture-builder.ts";
import { tagsOf } from "./published.ts";
import {
  type BuildResult,
  createApp,
  freshImage,
  logOf,
  runBuild,
  testbed,
  type Workspace,
} from "./testbed.ts";

/** A runner waits that long after SIGINT before it sends SIGTERM. */
const PATIENCE_MS = 7_500;

const MARKER = "slow: started";
const images = {
  interrupted: freshImage("interrupted"),
  terminated: freshImage("terminated"),
  killed: freshImage("killed"),
  unread: freshImage("unread"),
  hurried: freshImage("hurried"),
};

checkForLeaks();
forgetCachesOf(Object.values(images));

let builder: string;
let workspace: Workspace;

beforeAll(async () => {
  builder = await fixtureBuilder();
  workspace = await createApp({ slow: "" });
});

afterAll(() => workspace[Symbol.asyncDispose]());

/** A build that gets a signal once its buildpack runs. */
function cancelBuild(
  image: string,
  signal: NodeJS.Signals | "lost reader",
  isTrusted = true,
): Promise<BuildResult> {
  const trust = { "trust-builder": String(isTrusted), "lifecycle-image": testbed().images.lifecycle };
  const when = new RegExp(`^${MARKER}$`);
  return runBuild({ image, workspace, inputs: { builder, ...trust }, cancel: { signal, when } });
}

/** How long main went on after the signal. */
function endedAfterMs({ durationMs, rawLines, printedAtMs }: BuildResult): number {
  return durationMs - (printedAtMs[rawLines.indexOf(MARKER)] ?? Number.NaN);
}

describe.each([
  { signal: "SIGINT", image: images.interrupted, isTrusted: true, flow: "creator" },
  { signal: "SIGTERM", image: images.terminated, isTrusted: false, flow: "five phases" },
] as const)("a build by $flow that gets $signal", ({ signal, image, isTrusted }) => {
  let result: BuildResult;

  beforeAll(async () => {
    result = await cancelBuild(image, signal, isTrusted);
  });

  it("ends as interrupted, with a warning instead of an error", () => {
    expect({ exitCode: result.exitCode, log: logOf(result) }).toMatchObject({ exitCode: 130 });
    expect(result.annotations).toMatchObject([
      { level: "warning", message: expect.stringContaining("was cancelled") },
    ]);
  });

  it("has cleaned up before the runner loses its patience", () => {
    expect(endedAfterMs(result)).toBeLessThan(PATIENCE_MS);
  });

  it("leaves nothing to the post step", () => {
    expect(result.post).toMatchObject({ exitCode: 0, log: [], annotations: [] });
  });

  it("pushes nothing", async () => {
    expect(await tagsOf(image)).toBeUndefined();
    expect(result.outputs).not.toHaveProperty("digest");
  });
});

describe("a build that gets SIGINT while it prepares", () => {
  it("starts no phase and leaves nothing", async () => {
    const cancel = { signal: "SIGINT", when: /^Preparing the build$/ } as const;

    const result = await runBuild({ image: images.hurried, workspace, inputs: { builder }, cancel });

    expect({ exitCode: result.exitCode, log: logOf(result) }).toMatchObject({ exitCode: 130 });
    expect(result.groups).toEqual([]);
    expect(result.post).toMatchObject({ exitCode: 0, log: [], annotations: [] });
    expect(await tagsOf(images.hurried)).toBeUndefined();
  });
});

describe("a build that is killed", () => {
  it("is swept up by the post step", async () => {
    const result = await cancelBuild(images.killed, "SIGKILL");

    expect(result.exitCode).toBe(137);
    expect(result.post).toMatchObject({ exitCode: 0, annotations: [] });
    // Those of the one container that runs all phases go with it.
    expect(result.post?.log).toEqual(["Removed leftovers of the build: 1 container, 0 volumes"]);
    expect(await tagsOf(images.killed)).toBeUndefined();
  });
});

describe("a build whose output has no reader any more", () => {
  it("ends as interrupted, and leaves nothing", async () => {
    // It is known with the next line.
    const cancel = { signal: "lost reader", when: /^Preparing the build$/ } as const;

    const result = await runBuild({ image: images.unread, workspace, inputs: { builder }, cancel });

    expect(result.exitCode).toBe(130);
    expect(result.post).toMatchObject({ exitCode: 0, log: [], annotations: [] });
    expect(await tagsOf(images.unread)).toBeUndefined();
  });
});
