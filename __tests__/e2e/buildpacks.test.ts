// Builds with other buildpacks: a static site with a Procfile, and a buildpack that comes in a new version.
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { pointTag } from "./derived-image.ts";
import { answerOf, checkForLeaks, forgetCachesOf, outputOf } from "./engine.ts";
import { fixtureBuilder } from "./fixture-builder.ts";
import {
  type BuildResult,
  copyExample,
  createApp,
  freshImage,
  layerNames,
  metadataOf,
  runGoodBuild,
  type Workspace,
} from "./testbed.ts";

const site = freshImage("static-site");
const layered = freshImage("layered");

checkForLeaks();
forgetCachesOf([site, layered]);

describe("a build of examples/static-site with a Procfile", () => {
  let result: BuildResult;

  beforeAll(async () => {
    await using workspace = await copyExample("static-site");
    await writeFile(path.join(workspace.dir, "Procfile"), 'greet: echo "hello from $(basename "$PWD")"\n');
    result = await runGoodBuild({ image: site, workspace });
  });

  it("picks the group of buildpacks that fits", () => {
    expect(metadataOf(result).buildpacks.map(({ id }) => id)).toEqual([
      "examples/node-runtime",
      "examples/static-site",
      "examples/procfile",
    ]);
  });

  it("pushes to the tag latest if the image has none", () => {
    expect(result.outputs["tags"]).toMatch(/^127\.0\.0\.1:\d+\/e2e\/static-site-[0-9a-f]+(?::latest)?$/);
  });

  it("serves the site", async () => {
    const answer = await answerOf(result.outputs["image"] ?? "");

    expect(answer).toContain("<h1>Hello from a static site</h1>");
  });

  it("has the process of the Procfile", async () => {
    const output = await outputOf(result.outputs["image"] ?? "", "greet");

    expect(output).toBe("hello from workspace");
  });
});

describe("a buildpack in a new version, under the same tag of the builder", () => {
  let workspace: Workspace;
  let first: BuildResult;
  let second: BuildResult;

  beforeAll(async () => {
    workspace = await createApp({ "simple-layers": "", version: "app 1\n" });
    const [one, two] = [await fixtureBuilder("1.0.0"), await fixtureBuilder("2.0.0")];
    const tag = path.basename(layered);
    const builder = await pointTag(tag, one);
    first = await runGoodBuild({ image: layered, workspace, inputs: { builder } });
    await pointTag(tag, two);
    second = await runGoodBuild({ image: layered, workspace, inputs: { builder } });
  });

  afterAll(() => workspace[Symbol.asyncDispose]());

  it("is used at once", () => {
    expect(metadataOf(first).buildpacks).toMatchObject([{ id: "e2e/simple-layers", version: "1.0.0" }]);
    expect(metadataOf(second).buildpacks).toMatchObject([{ id: "e2e/simple-layers", version: "2.0.0" }]);
    expect(first.outputs["builder"]).not.toBe(second.outputs["builder"]);
  });

  it("finds the build cache of its older version", () => {
    expect(first.log).toContain("simple-layers 1.0.0: build 1 of app 1");
    expect(second.log).toContain("simple-layers 2.0.0: build 2 of app 1");
  });

  it("rebuilds its layers and keeps the app", () => {
    expect(layerNames(second, "added")).toEqual(
      expect.arrayContaining(["e2e/simple-layers:for-launch", "e2e/simple-layers:for-launch-build-cache"]),
    );
    expect(layerNames(second, "reused")).toEqual(expect.arrayContaining(["app"]));
  });

  it("exports launch layers only", () => {
    const names = layerNames(first, "added").filter((name) => name.startsWith("e2e/"));

    expect(names.sort()).toEqual([
      "e2e/simple-layers:for-launch",
      "e2e/simple-layers:for-launch-build-cache",
    ]);
  });

  it("shows in the image", async () => {
    const output = await outputOf(second.outputs["image"] ?? "");

    expect(output).toBe("app 1\n2.0.0");
  });
});
