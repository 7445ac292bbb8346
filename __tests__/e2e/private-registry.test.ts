// A registry that asks for a password, with builders that are trusted and that are not: who gets to see credentials, and who not.
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { checkForLeaks, forgetCachesOf } from "./engine.ts";
import { errorsOf, expectCleanFailure, expectNothingSlow } from "./failure-rules.ts";
import { fixtureBuilder } from "./fixture-builder.ts";
import { startPrivateRegistry, type PrivateRegistry } from "./private-registry.ts";
import { readPublished } from "./published.ts";
import {
  createApp,
  freshImage,
  logOf,
  metadataOf,
  runBuild,
  runGoodBuild,
  testbed,
  type BuildResult,
  type Workspace,
} from "./testbed.ts";

checkForLeaks();
const images: string[] = [];
forgetCachesOf(images);

let registry: PrivateRegistry;
let workspace: Workspace;
let builder: string;

/** The same place, by the door that asks for a password. */
function behindTheDoor(reference: string): string {
  return reference.replace(testbed().registry, registry.host);
}

function privateImage(name: string): string {
  const image = behindTheDoor(freshImage(name));
  images.push(image);
  return image;
}

beforeAll(async () => {
  registry = await startPrivateRegistry();
  builder = behindTheDoor(await fixtureBuilder());
  workspace = await createApp({ "read-env": "" });
});

afterAll(async () => {
  await workspace[Symbol.asyncDispose]();
  await registry[Symbol.asyncDispose]();
});

const env = "BP_GIVEN=from the input\nBP_TAKEN\nBP_EQUATION=a=b";

function buildPrivate(image: string, inputs: Readonly<Record<string, string>>): Promise<BuildResult> {
  return runGoodBuild({
    image,
    workspace,
    inputs: { builder, env, ...inputs },
    env: { DOCKER_CONFIG: registry.dockerConfig, BP_TAKEN: "from the step", BP_OTHER: "of the step alone" },
  });
}

describe.each([
  { kind: "trusted", flow: "creator", phases: 1 },
  { kind: "untrusted", flow: "phases", phases: 5 },
])("a build by a $kind builder with a private registry", ({ kind, flow, phases }) => {
  let image: string;
  let result: BuildResult;

  beforeAll(async () => {
    image = privateImage(kind);
    const lifecycle = behindTheDoor(testbed().images.lifecycle);
    result = await buildPrivate(image, {
      "trust-builder": kind === "trusted" ? "true" : "auto",
      "lifecycle-image": lifecycle,
    });
  });

  it("logs in with Docker's config.json", async () => {
    const published = await readPublished(image, registry.authorization);
    expect(published.digest).toBe(result.outputs["digest"]);
  });

  it("runs the phases that its trust allows", () => {
    expect(metadataOf(result).flow).toBe(flow);
    expect(result.groups).toHaveLength(phases);
  });

  it("prints no password, and masks it", () => {
    const secrets = [registry.password, registry.authorization.replace("Basic ", "")];
    const printed = result.rawLines.filter((line) => !line.startsWith("::add-mask::"));

    for (const secret of secrets) {
      expect(printed.filter((line) => line.includes(secret))).toEqual([]);
      expect(result.masks).toContain(secret);
      expect(JSON.stringify([result.outputs, result.summary, result.state])).not.toContain(secret);
    }
  });

  it("shows no credentials to detection and build", () => {
    const variables = result.log.filter((line) => /^(?:detect|build): /.test(line));

    expect(variables).toEqual(expect.arrayContaining(["build: CNB_STACK_ID=testbed"]));
    expect(variables.filter((line) => /CNB_REGISTRY_AUTH|DOCKER_CONFIG/.test(line))).toEqual([]);
    expect(variables.filter((line) => line.includes("***"))).toEqual([]);
  });

  it("gives the variables of the input env to detection and build", () => {
    for (const phase of ["detect", "build"])
      expect(result.log).toEqual(
        expect.arrayContaining([
          `${phase}: BP_GIVEN=from the input`,
          `${phase}: BP_TAKEN=from the step`,
          `${phase}: BP_EQUATION=a=b`,
        ]),
      );
    expect(logOf(result)).not.toContain("BP_OTHER");
  });
});

it("keeps credentials out of the whole container that builds with an untrusted builder", async () => {
  const image = privateImage("container");
  const lifecycle = behindTheDoor(testbed().images.lifecycle);

  const result = await buildPrivate(image, { "trust-builder": "false", "lifecycle-image": lifecycle });

  const variables = result.log.filter((line) => line.startsWith("lifecycle: "));
  expect(variables).toEqual(expect.arrayContaining([expect.stringMatching(/^lifecycle: CNB_PLATFORM_API=/)]));
  expect(variables.filter((line) => line.includes("CNB_REGISTRY_AUTH"))).toEqual([]);
});

describe("a private registry without credentials", () => {
  it("is reported with a hint before anything slow", async () => {
    const image = privateImage("denied");

    const result = await runBuild({
      image,
      workspace,
      inputs: { builder: await fixtureBuilder() },
      env: { DOCKER_CONFIG: registry.emptyDockerConfig },
    });

    await expectCleanFailure(result, image, registry.authorization);
    expectNothingSlow(result);
    expect(errorsOf(result)).toEqual([
      expect.stringMatching(/answered 401.*\n.*Log in to 127\.0\.0\.1:\d+/s),
    ]);
  });

  it("is reported for the builder as well", async () => {
    const image = privateImage("denied");

    const result = await runBuild({
      image,
      workspace,
      inputs: { builder },
      env: { DOCKER_CONFIG: registry.emptyDockerConfig },
    });

    await expectCleanFailure(result, image, registry.authorization);
    expect(errorsOf(result)).toEqual(
      expect.arrayContaining([expect.stringContaining(`The builder "${builder}" cannot be read`)]),
    );
  });
});
