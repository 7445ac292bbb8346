// Builds without an engine, in the container of the builder itself.
import { readdir } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { ActionResult } from "../support/mini-runner.ts";
import { digestOnEngine, JobContainer, NO_NEW_PRIVILEGES } from "./container-job.ts";
import { checkForLeaks, forgetCachesOf } from "./engine.ts";
import { fixtureBuilder } from "./fixture-builder.ts";
import { isOwn } from "./given-lifecycle.ts";
import { freshImage, testbed, wordsOf } from "./testbed.ts";

const image = freshImage("no-engine");

checkForLeaks();
forgetCachesOf([`${image}-engine`]);

/** Of the image that an engine makes of the example. */
let digest: string | undefined;

beforeAll(async () => {
  digest = await digestOnEngine(`${image}-engine`);
});

/** A build that has to succeed. */
async function build(job: JobContainer, inputs: Readonly<Record<string, string>>): Promise<ActionResult> {
  const result = await job.run({ inputs });
  if (result.exitCode === 0) return result;
  throw new Error(wordsOf(result));
}

describe("a job in the container of a builder, as root", () => {
  let job: JobContainer;
  let first: ActionResult;
  let again: ActionResult;

  beforeAll(async () => {
    job = await JobContainer.start({ image: testbed().images.builder, args: NO_NEW_PRIVILEGES });
    first = await build(job, { image });
    again = await build(job, { image, builder: testbed().images.builder, sbom: "sbom" });
  });

  afterAll(async () => {
    await job[Symbol.asyncDispose]();
  });

  it("makes the image that an engine makes, and says why there is none", () => {
    expect(first.outputs["digest"]).toBe(digest);
    expect(wordsOf(first)).toMatch(/Engine: none.*no engine answers/);
  });

  it("makes it again of the layers that it kept, and knows the builder that is named", async () => {
    expect(again.outputs["digest"]).toBe(digest);
    // By its name only: no process can prove the digest of its own container.
    expect(again.outputs["builder"]).toMatch(/testbed\/builder:latest$/);
    expect(wordsOf(again)).toContain("Reused: 7 of 7 layers");
    expect(await readdir(path.join(job.work, "app/app/sbom"))).not.toEqual([]);
  });

  it("leaves nothing where it worked, and the builder as it was", async () => {
    expect(
      await job.sh("ls -A /layers /workspace /platform/env /tmp | grep -v -e compile-cache -e step.pid"),
    ).toBe(["/layers:", "", "/platform/env:", "", "/tmp:", "", "/workspace:"].join("\n"));
    expect(await readdir(path.join(job.work, "_temp"))).toEqual([]);
    expect(await job.sh("stat -c '%a %u' /__w /github/home")).toBe("777 0\n777 0");
  });

  it("names every input that needs an engine, before anything is built", async () => {
    const inputs = {
      load: "true",
      test: "exit 0",
      "test-http": "/",
      network: "host",
      volumes: "/srv:/srv",
      memory: "1g",
      cpus: "1",
      "lifecycle-image": testbed().images.lifecycle,
    };

    const result = await job.run({ inputs: { image, ...inputs } });

    expect(result.exitCode).toBe(1);
    for (const input of Object.keys(inputs))
      expect(wordsOf(result)).toContain(`The input "${input}" needs a Docker engine`);
    expect(result.groups).toEqual([]);
  });

  it("refuses to build for another platform than its own, alone or beside that", async () => {
    for (const platform of ["linux/s390x", "linux/amd64,linux/s390x"]) {
      const result = await job.run({ inputs: { image, platform } });

      expect([result.exitCode, wordsOf(result)]).toEqual([1, expect.stringContaining("linux/s390x")]);
      expect(result.groups).toEqual([]);
    }
  });

  it("refuses another builder than the one it is in", async () => {
    const result = await job.run({ inputs: { image, builder: await fixtureBuilder() } });

    expect(result.exitCode).toBe(1);
    expect(wordsOf(result)).toMatch(
      /another builder than \S+\/e2e\/builder:\S+, which is asked for: its buildpacks/,
    );
  });
});

describe("a job in the container of a builder, as another user", () => {
  it("makes the same image as the builder's user, if the author trusts the builder", async () => {
    await using job = await JobContainer.start({
      image: testbed().images.builder,
      user: "1000:1000",
    });

    const refused = await job.run({ inputs: { image } });
    const built = await build(job, { image: `${image}-user`, "trust-builder": "true" });

    expect([refused.exitCode, wordsOf(refused)]).toEqual([
      1,
      expect.stringContaining("can read what the job can"),
    ]);
    expect(built.outputs["digest"]).toBe(digest);
  });

  // Official lifecycles look the user up: see the tests of such users.
  if (isOwn) {
    it("builds as any user with volumes for it, whose layers are the same in every such build", async () => {
      const args = ["/layers", "/workspace"].flatMap((path) => ["--tmpfs", `${path}:exec,uid=4711,mode=755`]);
      const options = { image: testbed().images.builder, user: "4711:0", args };
      await using job = await JobContainer.start(options);
      const inputs = { "trust-builder": "true", cache: "none" };

      const first = await build(job, { ...inputs, image: `${image}-any` });
      const again = await build(job, { ...inputs, image: `${image}-again` });

      expect(again.outputs["digest"]).toBe(first.outputs["digest"]);
    });
  }

  it("says what to mount where it may not write", async () => {
    await using job = await JobContainer.start({
      image: testbed().images.builder,
      user: "4711:0",
    });

    const result = await job.run({ inputs: { image, "trust-builder": "true" } });

    expect([result.exitCode, wordsOf(result)]).toEqual([
      1,
      expect.stringContaining("mount an empty volume at /layers"),
    ]);
  });
});
