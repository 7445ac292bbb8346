// A builder of which most is one buildpack. Where the order does not lead to it, or only after the group of the previous image, the engine
// gets the rest of the builder, and the image is the same.
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { ballastedBuilder, forgetBuilder, prunedNames } from "./ballasted-builder.ts";
import { checkForLeaks, docker, forgetCachesOf, listDocker } from "./engine.ts";
import { errorsOf } from "./failure-rules.ts";
import {
  type BuildResult,
  createApp,
  freshImage,
  logOf,
  metadataOf,
  runBuild,
  runGoodBuild,
  testbed,
  type Workspace,
} from "./testbed.ts";

const BALLAST = { ballastBytes: 12_000_000 };
const image = freshImage("pruned-builder");

checkForLeaks();
forgetCachesOf([image]);

function inputsWith(builder: string, trust: string): Record<string, string> {
  const lifecycle = testbed().images.lifecycle;
  return { builder, "trust-builder": trust, "lifecycle-image": lifecycle, cache: "none" };
}

describe.each(["true", "false"])("a builder larger than its order, trust-builder being %s", (trust) => {
  let workspace: Workspace;
  let builder: string;
  let pruned: BuildResult;
  let again: BuildResult;
  let whole: BuildResult;
  let names: readonly string[];

  beforeAll(async () => {
    workspace = await createApp({ "simple-layers": "", version: "1" });
    builder = await ballastedBuilder("ballast", BALLAST, "e2e/simple-layers");
    await forgetBuilder(builder);
    const build = (tag: string): Promise<BuildResult> =>
      runGoodBuild({ image: `${image}:${tag}-${trust}`, workspace, inputs: inputsWith(builder, trust) });
    pruned = await build("pruned");
    names = await prunedNames(builder);
    again = await build("again");
    await docker(["pull", "--quiet", builder]);
    whole = await build("whole");
  });

  afterAll(async () => {
    await forgetBuilder(builder);
    await workspace[Symbol.asyncDispose]();
  });

  it("makes the same image of a part of it as of all of it", () => {
    expect(whole.outputs["digest"]).toMatch(/^sha256:/);
    expect(pruned.outputs["digest"]).toBe(whole.outputs["digest"]);
    expect(again.outputs["digest"]).toBe(whole.outputs["digest"]);
  });

  it("gets a part of it once, under a name of its own", () => {
    const kept = "The Docker engine has the builder already.";
    expect(logOf(pruned)).toContain("are needed: the order leads to no buildpack in 1 of its");
    expect(logOf(pruned)).not.toContain(kept);
    expect(logOf(again)).toContain(kept);
    expect(names).toEqual([expect.stringMatching(/^cloud-native-buildpacks\.local\/builder:[0-9a-f]{12}$/)]);
  });

  it("takes all of it where the engine has that, which it can still pull by its name", async () => {
    expect(logOf(whole)).not.toContain("the order leads to no buildpack");
    expect(logOf(whole)).toContain("The Docker engine has the builder already.");
    const list = ["run", "--rm", "--network", "host", "--entrypoint", "ls", builder, "/cnb/buildpacks"];
    expect(await listDocker(...list)).toContain("e2e_ballast");
  });

  it("is told of by its own digest", () => {
    expect(metadataOf(pruned).builder).toBe(builder);
    expect(metadataOf(whole).builder).toBe(builder);
  });
});

describe.each(["true", "false"])(
  "a builder larger than the group of the previous image, trust-builder being %s",
  (trust) => {
    const FIRST = "are fetched first, for the first of 2 groups: the buildpacks of";
    const NONE = "None of these groups was detected, so more of the builder is fetched: ";
    const SIMPLE = { "simple-layers": "", version: "1" };
    const previous = `${image}:previous-${trust}`;
    let builder: string;

    /** On an engine that has nothing of the builder, or all of it. */
    async function build(
      has: "nothing" | "all",
      files: Readonly<Record<string, string>>,
    ): Promise<BuildResult> {
      await forgetBuilder(builder);
      if (has === "all") await docker(["pull", "--quiet", builder]);
      await using workspace = await createApp(files);
      const inputs = { ...inputsWith(builder, trust), "previous-image": previous };
      return await runBuild({ image: `${freshImage("first-groups")}:1`, workspace, inputs });
    }

    beforeAll(async () => {
      builder = await ballastedBuilder("two-groups", BALLAST, "e2e/simple-layers", "e2e/ballast");
      await forgetBuilder(builder);
      await using workspace = await createApp(SIMPLE);
      await runGoodBuild({ image: previous, workspace, inputs: inputsWith(builder, trust) });
    });

    afterAll(async () => {
      await forgetBuilder(builder);
    });

    it("is not fetched beyond that where the same group is detected again", async () => {
      const part = await build("nothing", SIMPLE);
      const names = await prunedNames(builder);
      const isWholeThere = await docker(["image", "inspect", builder]).then(
        () => true,
        () => false,
      );
      const whole = await build("all", SIMPLE);

      expect(logOf(part)).toContain(FIRST);
      expect(logOf(part)).not.toContain(NONE);
      expect([names.length, isWholeThere]).toEqual([1, false]);
      expect(logOf(whole)).not.toContain("fetched first");
      expect(whole.outputs["digest"]).toMatch(/^sha256:/);
      expect(part.outputs["digest"]).toBe(whole.outputs["digest"]);
    });

    it("is fetched where another group is detected, in groups of the log that end", async () => {
      const part = await build("nothing", { ballast: "" });
      const whole = await build("all", { ballast: "" });

      expect(logOf(part)).toContain(FIRST);
      expect(logOf(part)).toContain(NONE);
      expect(whole.outputs["digest"]).toMatch(/^sha256:/);
      expect(part.outputs["digest"]).toBe(whole.outputs["digest"]);
      const titles = part.groups.map(({ title }) => title.replace(/ at .*/, ""));
      expect(titles.filter((title) => title === "Detect")).toHaveLength(2);
      expect(part.groups.flatMap(({ lines }) => lines).join("\n")).not.toContain(NONE);
    });

    it("leads to the same error where none is", async () => {
      const part = await build("nothing", { "README.md": "" });
      const whole = await build("all", { "README.md": "" });

      expect(logOf(part)).toContain(NONE);
      expect(errorsOf(whole)).toEqual([expect.stringContaining("e2e/ballast")]);
      expect(errorsOf(part)).toEqual(errorsOf(whole));
    });
  },
);
