// Builds without an engine, in the container of the builder itself.
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { ActionResult } from "../support/mini-runner.ts";
import { JobContainer } from "./container-job.ts";
import { checkForLeaks, forgetCachesOf } from "./engine.ts";
import { copyExample, freshImage, runGoodBuild, testbed } from "./testbed.ts";

const image = freshImage("no-engine");

checkForLeaks();
forgetCachesOf([`${image}-engine`]);

describe("a job in the container of a builder, as root", () => {
  let job: JobContainer;
  let built: ActionResult;
  let digest: string | undefined;

  beforeAll(async () => {
    await using workspace = await copyExample("node-app");
    const inputs = { "trust-builder": "false", "lifecycle-image": testbed().images.lifecycle };
    digest = (await runGoodBuild({ image: `${image}-engine`, workspace, inputs })).outputs["digest"];
    job = await JobContainer.start("node-app", {
      image: testbed().images.builder,
      args: ["--security-opt", "no-new-privileges"],
    });
    built = await job.run({ inputs: { image } });
    if (built.exitCode !== 0) throw new Error(built.log.join("\n"));
  });

  afterAll(async () => {
    await job[Symbol.asyncDispose]();
  });

  it("makes the image that an engine makes, and says why there is none", () => {
    expect(built.outputs["digest"]).toBe(digest);
    expect(built.log.join("\n")).toContain("Engine: none");
  });

  it("leaves nothing where it worked", async () => {
    expect(await job.sh("ls -A /layers /workspace /platform /tmp 2>&1; cat /cnb/run.toml")).toBe("");
  });
});
