// An engine on another machine, which is reached by TCP with certificates: its containers cannot reach the action.
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { checkForLeaks, forgetCachesOf, isRootless } from "./engine.ts";
import { lendRegistry } from "./lent-registry.ts";
import { type OtherMachine, startOtherMachine } from "./other-machine.ts";
import { readPublished, tagsOf } from "./published.ts";
import {
  type BuildOptions,
  copyExample,
  freshImage,
  logOf,
  runBuild,
  testbed,
  type Workspace,
} from "./testbed.ts";
import { buildsHave } from "./without-engine.ts";

const image = freshImage("other-machine");

checkForLeaks();
forgetCachesOf([image]);

/** Who may make networks; the network of an engine without root is in one of a user. */
const canHaveMachine = process.getuid?.() === 0 && !isRootless && buildsHave("networks of containers");

(canHaveMachine ? describe : describe.skip)("an engine on another machine", () => {
  let machine: OtherMachine;
  let lent: AsyncDisposable;
  let workspace: Workspace;

  beforeAll(async () => {
    machine = await startOtherMachine();
    lent = await lendRegistry(testbed().registry, machine.through);
    workspace = await copyExample("node-app");
  });

  afterAll(async () => {
    await workspace[Symbol.asyncDispose]();
    await lent[Symbol.asyncDispose]();
    await machine[Symbol.asyncDispose]();
  });

  const build = ({ inputs, ...options }: Omit<BuildOptions, "workspace" | "through" | "env">) =>
    runBuild({
      ...options,
      inputs: { "docker-host": machine.dockerHost, ...inputs },
      workspace,
      env: machine.env,
      through: machine.through,
    });

  it("gets the login of the registry, which the log says with the reason", async () => {
    const result = await build({ image: `${image}:one` });

    expect(result).toMatchObject({ exitCode: 0, annotations: [] });
    expect((await readPublished(`${image}:one`)).digest).toBe(result.outputs["digest"]);
    const delivery = result.log.find((line) => line.startsWith("Delivery: "));
    expect(delivery).toContain("its containers could not reach this process");
  });

  it("is refused in words where the workflow asks for the gateway, before anything is built", async () => {
    const result = await build({ image: `${image}:two`, inputs: { "registry-access": "gateway" } });

    expect(result.exitCode).toBe(1);
    expect(result.annotations[0]?.message).toContain("its containers could not reach this process");
    expect(logOf(result)).not.toContain("===> DETECTING");
    expect(await tagsOf(image)).not.toContain("two");
  });
});
