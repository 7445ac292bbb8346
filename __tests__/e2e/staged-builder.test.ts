// A builder whose order leads to all of it: it is fetched in stages, for the group that the previous image tells, or for the first ones.
// Whatever comes of the build is what comes of it with the whole builder.
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type ThrottledRegistry, throttleRegistry } from "../../script/measures/cache-throttle.ts";
import { ballastedBuilder, forgetBuilder, prunedNames } from "./ballasted-builder.ts";
import { checkForLeaks, docker } from "./engine.ts";
import { errorsOf } from "./failure-rules.ts";
import {
  type BuildOptions,
  type BuildResult,
  createApp,
  freshImage,
  logOf,
  runBuild,
  testbed,
} from "./testbed.ts";

const BALLAST_BYTES = 60_000_000;
/** The line is there to count. */
const BYTES_PER_SECOND = 1_000_000_000;

/** Breaks, changes the source, or takes its time, where the app has a file that asks for it. */
const ODD = `
[ ! -f broken ] || exit 1
if [ -f changing ]; then
  [ ! -f changed ] || exit 0
  touch changed
fi
if [ -f slow ]; then
  sleep 60
fi
exit 100
`;

const TOLD = "are fetched first, for the first 2 of 3 groups: the buildpacks of ";
const GUESSED =
  "are fetched first, for the first 2 of 3 groups. More is fetched if none of these is detected.";
/** The others are sent an archive, and nothing is guessed then. */
const guesses = process.env["TESTBED_ENGINE"]?.startsWith("podman") !== true;
const MORE = /None of these groups was detected, so more of the builder is fetched: .*, for all 3 groups\./;
checkForLeaks();

describe.each(["true", "false"])("a builder that is fetched in stages, trust-builder being %s", (trust) => {
  let builder: string;
  let line: ThrottledRegistry;
  /** Another one, whose ballast is not the same. */
  let alike: string;
  /** Of the first group. */
  let previous: string;

  beforeAll(async () => {
    const odd = { odd: { detect: ODD } };
    const groups = ["e2e/simple-layers", "e2e/odd", "e2e/ballast"];
    builder = await ballastedBuilder("staged", { ballastBytes: BALLAST_BYTES, more: odd }, ...groups);
    alike = await ballastedBuilder("alike", { ballastBytes: BALLAST_BYTES - 1, more: odd }, ...groups);
    line = await throttleRegistry(testbed().registry, BYTES_PER_SECOND);
    previous = `${freshImage("staged-builder-previous")}:1`;
    await wholeBuild({ "simple-layers": "" }, { image: previous, isTold: false });
  });

  afterAll(async () => {
    await forgetBuilder(builder);
    await forgetBuilder(alike);
    await line[Symbol.asyncDispose]();
  });

  type App = Readonly<Record<string, string>>;
  type More = Partial<BuildOptions> & { readonly isTold?: boolean };

  /** On an engine that has nothing of the builder. */
  async function stagedBuild(files: App, isTold = true): Promise<BuildResult> {
    await forgetBuilder(builder);
    return build(files, builder, { isTold });
  }

  /** On one that has all of it. */
  async function wholeBuild(files: App, more: More = {}): Promise<BuildResult> {
    await forgetBuilder(builder);
    await docker(["pull", "--quiet", builder]);
    return build(files, builder, more);
  }

  async function build(
    files: App,
    name: string,
    { isTold = true, ...more }: More = {},
  ): Promise<BuildResult> {
    await using workspace = await createApp(files);
    const lifecycle = testbed().images.lifecycle;
    const given = { builder: name, "trust-builder": trust, "lifecycle-image": lifecycle, cache: "none" };
    const inputs = isTold ? { ...given, "previous-image": previous } : given;
    return await runBuild({ image: `${freshImage("staged-builder")}:1`, workspace, inputs, ...more });
  }

  it.each([
    ["a group of the second stage is detected", { ballast: "" }, !guesses],
    ["a buildpack of the first stage has changed the source", { ballast: "", changing: "" }, true],
  ])("makes the same image where %s", async (_, files, isTold) => {
    const staged = await stagedBuild(files, isTold);
    const whole = await wholeBuild(files, { isTold });

    expect(logOf(staged)).toContain(isTold ? TOLD : GUESSED);
    expect(logOf(staged)).toMatch(MORE);
    expect(logOf(whole)).not.toContain("fetched first");
    expect(whole.outputs["digest"]).toMatch(/^sha256:/);
    expect(staged.outputs["digest"]).toBe(whole.outputs["digest"]);
  });

  it.each([
    ["no group is detected", { "README.md": "" }],
    ["a buildpack of the first stage breaks, and no group is detected", { broken: "" }],
  ])("leads to the same error where %s", async (_, files) => {
    const staged = await stagedBuild(files);
    const whole = await wholeBuild(files);

    expect(logOf(staged)).toMatch(MORE);
    expect(errorsOf(whole)).toEqual([expect.stringContaining("e2e/ballast")]);
    expect(errorsOf(staged)).toEqual(errorsOf(whole));
  });

  /**
   * On one that has all of the first stage, by the name of another builder, so that only the ballast would cross the line.
   * @returns also how much did, and what the engine has of the builder then
   */
  async function countedBuild(files: App, more: More = {}) {
    await forgetBuilder(builder);
    await build({ "simple-layers": "" }, alike);
    const before = line.sentBytes();
    const result = await build(files, builder.replace(testbed().registry, line.host), more);
    return { result, sentBytes: line.sentBytes() - before, names: await prunedNames(builder) };
  }

  it("is not fetched beyond the first stage where a group of that is detected", async () => {
    const files = { "simple-layers": "", version: "1" };
    const { result, sentBytes, names } = await countedBuild(files);
    const whole = await wholeBuild(files);

    expect(logOf(result)).toContain(TOLD);
    expect(whole.outputs["digest"]).toMatch(/^sha256:/);
    expect(result.outputs["digest"]).toBe(whole.outputs["digest"]);
    expect(names).toHaveLength(1);
    expect(sentBytes).toBeLessThan(BALLAST_BYTES / 2);
  });

  it("is not fetched any further by a build that is cancelled", async () => {
    const when = /^===> DETECTING$|^::group::Detect/;
    const { result, sentBytes, names } = await countedBuild(
      { slow: "" },
      { cancel: { signal: "SIGINT", when } },
    );

    expect({ exitCode: result.exitCode, log: logOf(result) }).toMatchObject({ exitCode: 130 });
    expect(result.post).toMatchObject({ exitCode: 0, log: [], annotations: [] });
    expect(names).toHaveLength(1);
    expect(sentBytes).toBeLessThan(BALLAST_BYTES / 2);
  });
});
