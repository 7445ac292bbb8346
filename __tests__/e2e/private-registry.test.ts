// A registry that asks for a password, with builders that are trusted and that are not: who gets to see credentials, and who not.
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { checkForLeaks, forgetCachesOf } from "./engine.ts";
import { errorsOf, expectCleanFailure, expectNothingSlow } from "./failure-rules.ts";
import { fixtureBuilder } from "./fixture-builder.ts";
import { type PrivateRegistry, startPrivateRegistry } from "./private-registry.ts";
import { readPublished } from "./published.ts";
import {
  type BuildResult,
  createApp,
  freshImage,
  layerNames,
  logOf,
  metadataOf,
  runBuild,
  runGoodBuild,
  testbed,
  type Workspace,
} from "./testbed.ts";
import { buildsHave } from "./without-engine.ts";

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
  workspace = await createApp({ "read-env": "", "simple-layers": "", version: "1" });
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

const KINDS = ["trusted", "untrusted"] as const;
type Kind = (typeof KINDS)[number];

describe("a build with a private registry", () => {
  const built = {} as Record<Kind, BuildResult & { readonly image: string }>;

  beforeAll(async () => {
    for (const kind of KINDS) {
      const image = privateImage(kind);
      const inputs = {
        "trust-builder": kind === "trusted" ? "true" : "auto",
        "lifecycle-image": behindTheDoor(testbed().images.lifecycle),
      };
      built[kind] = { image, ...(await buildPrivate(image, inputs)) };
    }
  });

  it.each(KINDS)("logs in with Docker's config.json, by a builder that is %s", async (kind) => {
    const published = await readPublished(built[kind].image, registry.authorization);

    expect(published.digest).toBe(built[kind].outputs["digest"]);
  });

  it.each([
    { kind: "trusted", flow: "creator" },
    { kind: "untrusted", flow: "phases" },
  ] as const)(
    "runs the flow $flow for a builder that is $kind, with a group for each phase",
    ({ kind, flow }) => {
      const titles = built[kind].groups.map(({ title }) => title.replace(/ at .*/, ""));

      expect(metadataOf(built[kind]).flow).toBe(flow);
      expect(titles.filter((title) => title !== "Create")).toEqual([
        "Analyze",
        "Detect",
        "Restore",
        "Build",
        "Export",
      ]);
    },
  );

  it("gives the same image whether the builder is trusted or not", () => {
    expect(built.untrusted.outputs["digest"]).toBe(built.trusted.outputs["digest"]);
    expect(layerNames(built.trusted, "added")).toContain("e2e/simple-layers:for-launch");
  });

  it.each(KINDS)("prints no password, and masks it, with a builder that is %s", (kind) => {
    const { rawLines, masks, outputs, summary, state } = built[kind];
    const printed = rawLines.filter((line) => !line.startsWith("::add-mask::"));

    for (const secret of [registry.password, registry.authorization.replace("Basic ", "")]) {
      expect(printed.filter((line) => line.includes(secret))).toEqual([]);
      expect(masks).toContain(secret);
      expect(JSON.stringify([outputs, summary, state])).not.toContain(secret);
    }
  });

  it.each(KINDS)("shows no credentials to detection and build of a builder that is %s", (kind) => {
    const variables = built[kind].log.filter((line) => /^(?:detect|build): /.test(line));

    expect(variables).toEqual(
      expect.arrayContaining(["detect: CNB_STACK_ID=testbed", "build: CNB_STACK_ID=testbed"]),
    );
    expect(variables.filter((line) => /CNB_REGISTRY_AUTH|DOCKER_CONFIG|\*\*\*/.test(line))).toEqual([]);
  });

  (buildsHave("containers for phases") ? describe : describe.skip)("whose builder is not trusted", () => {
    it("keeps credentials out of the whole container", () => {
      const variables = built.untrusted.log.filter((line) => line.startsWith("lifecycle: "));

      expect(variables).toEqual(
        expect.arrayContaining([expect.stringMatching(/^lifecycle: CNB_PLATFORM_API=/)]),
      );
      expect(variables.filter((line) => line.includes("CNB_REGISTRY_AUTH"))).toEqual([]);
    });
  });

  it.each(KINDS)("gives the input env to detection and build of a builder that is %s", (kind) => {
    for (const phase of ["detect", "build"])
      expect(built[kind].log).toEqual(
        expect.arrayContaining([
          `${phase}: BP_GIVEN=from the input`,
          `${phase}: BP_TAKEN=from the step`,
          `${phase}: BP_EQUATION=a=b`,
        ]),
      );
    expect(logOf(built[kind])).not.toContain("BP_OTHER");
  });
});

describe("a build whose containers speak to the registry themselves", () => {
  it("gives the same image as one whose containers speak to this action alone", async () => {
    const image = privateImage("access");
    const direct = await buildPrivate(`${image}:1`, { "trust-builder": "true", "registry-access": "direct" });
    const behind = await buildPrivate(`${image}-2:1`, { "trust-builder": "true" });

    expect(logOf(direct)).toContain("the lifecycle pushes the image itself");
    expect(behind.outputs["digest"]).toBe(direct.outputs["digest"]);
  });
});

/** Containers of other engines do not reach this action by their usual network. */
const hasBridge =
  buildsHave("networks of containers") && !/rootless|podman/.test(process.env["TESTBED_ENGINE"] ?? "");

(hasBridge ? describe : describe.skip)("a registry that containers cannot reach", () => {
  it.each(["true", "false"])(
    "has the image, the previous one and a cache image all the same (trust-builder: %s)",
    async (trust) => {
      const image = privateImage(`bridge-${trust}`);
      const inputs = {
        "trust-builder": trust,
        "lifecycle-image": behindTheDoor(testbed().images.lifecycle),
        network: "bridge",
        cache: `${image}:cache`,
      };
      await buildPrivate(`${image}:1`, inputs);
      const again = await buildPrivate(`${image}:2`, { ...inputs, "previous-image": `${image}:1` });

      expect(layerNames(again, "added")).toEqual([]);
      expect(metadataOf(again).caches).toContainEqual(
        expect.objectContaining({ name: "layers", kind: "registry", outcome: "hit" }),
      );
    },
  );
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

  (buildsHave("pulls of the builder") ? describe : describe.skip)("that has the builder", () => {
    it("is reported as well", async () => {
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
});
