// Builds for another architecture than the machine's, which the engine runs by emulation; script/bootstrap --arm64 prepares it.
import { existsSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { hostTarget } from "../../src/oci/target.ts";
import { pushIndexOf } from "./derived-image.ts";
import { answerOf, checkForLeaks, forgetCachesOf } from "./engine.ts";
import { type Published, readPublished } from "./published.ts";
import {
  type BuildResult,
  copyExample,
  freshImage,
  layerNames,
  logOf,
  runGoodBuild,
  testbed,
  type Workspace,
} from "./testbed.ts";

const isPrepared = existsSync(path.join(testbed().dir, "images-arm64.json"));
const image = freshImage("arm64");
const tags = [`${image}:1`, `${image}:latest`];
const FOR_ARM64 = testbed().images.lifecycle.replace(":latest", ":arm64");

checkForLeaks();
forgetCachesOf([image]);
// Emulated programs take ten times as long.
jest.setTimeout(30 * 60_000);

/** An image index with the builder of this machine's architecture and that for arm64; returns its name. */
function indexOfBuilders(): Promise<string> {
  const { builder } = testbed().images;
  return pushIndexOf("all", [
    { image: builder, architecture: hostTarget(process.arch).arch },
    { image: builder.replace(":latest", ":arm64"), architecture: "arm64" },
  ]);
}

(isPrepared ? describe : describe.skip)("a build of examples/node-app for linux/arm64", () => {
  let workspace: Workspace;
  let first: BuildResult;
  let again: BuildResult;
  let published: Published;

  beforeAll(async () => {
    workspace = await copyExample("node-app");
    const inputs = { builder: await indexOfBuilders(), platform: "linux/arm64" };
    const fivePhases = { "trust-builder": "false", "lifecycle-image": FOR_ARM64 };
    first = await runGoodBuild({ image: tags.join("\n"), workspace, inputs: { ...inputs, ...fivePhases } });
    published = await readPublished(first.outputs["image"] ?? "");
    again = await runGoodBuild({ image: tags.join("\n"), workspace, inputs });
  });

  afterAll(() => workspace[Symbol.asyncDispose]());

  it("takes the builder of that platform from an image index, and its run image", () => {
    expect(logOf(first)).toContain("Platform: linux/arm64");
    expect(published.config.architecture).toBe("arm64");
  });

  it("runs programs of arm64, in five phases and in one, and makes the same image", () => {
    expect(again.outputs["digest"]).toBe(first.outputs["digest"]);
    expect(layerNames(again, "added")).toEqual([]);
  });

  it("makes an app that starts", async () => {
    expect(await answerOf(first.outputs["image"] ?? "")).toContain("Hello");
  });
});
