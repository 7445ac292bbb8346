// The inputs `memory` and `cpus`, where the engine says that it can limit containers.
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { canLimitContainers, checkForLeaks, forgetCachesOf } from "./engine.ts";
import { errorsOf } from "./failure-rules.ts";
import { fixtureBuilder } from "./fixture-builder.ts";
import {
  type BuildResult,
  copyExample,
  createApp,
  freshImage,
  runBuild,
  runGoodBuild,
  testbed,
  type Workspace,
} from "./testbed.ts";

const image = freshImage("limits");

checkForLeaks();
forgetCachesOf([image]);
// The second version of cgroups may be that of a virtual machine without a processor of its own.
jest.setTimeout(15 * 60_000);

const canLimit = await canLimitContainers();
const describeLimits = canLimit ? describe : describe.skip;
const describeWithoutLimits = canLimit ? describe.skip : describe;

const MEMORY = "256m";

describeLimits("a build with limits", () => {
  let small: Workspace;
  let large: Workspace;
  let fitting: BuildResult;
  let killed: readonly BuildResult[];

  beforeAll(async () => {
    small = await createApp({ hungry: "8" });
    large = await createApp({ hungry: "1024" });
    const inputs = { builder: await fixtureBuilder(), cache: "none", memory: MEMORY, cpus: "0.5" };
    fitting = await runGoodBuild({ image, workspace: small, inputs });
    const fivePhases = {
      ...inputs,
      "trust-builder": "false",
      "lifecycle-image": testbed().images.lifecycle,
    };
    killed = [
      await runBuild({ image, workspace: large, inputs }),
      await runBuild({ image, workspace: large, inputs: fivePhases }),
    ];
  });

  afterAll(async () => {
    await small[Symbol.asyncDispose]();
    await large[Symbol.asyncDispose]();
  });

  it("gets that part of a processor", () => {
    expect(fitting.rawLines).toContain("hungry: 50000 of 100000");
    expect(fitting.rawLines).toContain("hungry: has eaten");
  });

  it("fails where it wants more memory, and says which limit it was", () => {
    for (const result of killed) {
      expect(result.rawLines).not.toContain("hungry: has eaten");
      expect(errorsOf(result)).toEqual([expect.stringContaining("at the memory limit of 256 MiB")]);
    }
  });
});

describeWithoutLimits("a build with a limit that the engine cannot have", () => {
  it("succeeds, and warns of it once, though it creates several containers", async () => {
    await using workspace = await copyExample("static-site");
    const inputs = {
      cache: "none",
      memory: MEMORY,
      "trust-builder": "false",
      "lifecycle-image": testbed().images.lifecycle,
    };
    const { annotations } = await runGoodBuild({ image, workspace, inputs });

    const effect = expect.stringContaining('so the input "memory" has no effect');
    expect(annotations).toEqual([expect.objectContaining({ level: "warning", message: effect })]);
  });
});
