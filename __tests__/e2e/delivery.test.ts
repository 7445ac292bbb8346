// Where an image can end up: several registries, the engine, both, or nowhere; always one digest, and tags at the very end.
import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { checkForLeaks, docker, forgetCachesOf } from "./engine.ts";
import { fixtureBuilder } from "./fixture-builder.ts";
import { type PrivateRegistry, startPrivateRegistry } from "./private-registry.ts";
import { readPublished, tagsOf } from "./published.ts";
import { startRefusingRegistry } from "./refusing-registry.ts";
import {
  type BuildOptions,
  type BuildResult,
  createApp,
  freshImage,
  logOf,
  metadataOf,
  runBuild,
  runGoodBuild,
  type Workspace,
} from "./testbed.ts";
import { buildsHave } from "./without-engine.ts";

const image = freshImage("delivery");

checkForLeaks();
forgetCachesOf([image, `${image}-local`]);

const canLoad = buildsHave("images in the engine");
const describeLoaded = canLoad ? describe : describe.skip;

const isPodman = process.env["TESTBED_ENGINE"]?.startsWith("podman") === true;

let workspace: Workspace;
let second: PrivateRegistry;
let elsewhere: string;

beforeAll(async () => {
  // More than what waits until the image is published.
  const filler = randomBytes(200_000).toString("base64");
  workspace = await createApp({ "simple-layers": "", version: "1", filler });
  second = await startPrivateRegistry();
  elsewhere = image.replace(/^[^/]+/, second.host);
});

afterAll(async () => {
  await second[Symbol.asyncDispose]();
  await workspace[Symbol.asyncDispose]();
});

async function optionsFor(inputs: Readonly<Record<string, string>>, tags: string): Promise<BuildOptions> {
  const builder = await fixtureBuilder();
  return {
    image: tags,
    workspace,
    env: { DOCKER_CONFIG: second.dockerConfig },
    inputs: { builder, cache: "none", ...inputs },
  };
}

/** What the engine knows about an image. */
interface Inspected {
  readonly Id: string;
  readonly Config: { readonly Labels: Readonly<Record<string, string>> };
}

async function inspect(name: string): Promise<Inspected> {
  const [found] = JSON.parse(await docker(["image", "inspect", name])) as [Inspected];
  return found;
}

describe("an image with labels, for two registries and the engine", () => {
  let result: BuildResult;
  const tags = () => [`${image}:1`, `${image}:latest`, `${elsewhere}-copy:1`];

  beforeAll(async () => {
    const inputs = {
      load: String(canLoad),
      labels: "org.opencontainers.image.title=a, b=c\nteam=blue",
      annotations: "manifest:org.opencontainers.image.title=noted",
    };
    result = await runGoodBuild(await optionsFor(inputs, tags().join("\n")));
  });

  afterAll(() => docker(["rmi", "-f", ...tags()]));

  it("has one digest under all its tags", async () => {
    const published = [
      await readPublished(tags()[0] ?? ""),
      await readPublished(tags()[1] ?? ""),
      await readPublished(tags()[2] ?? "", second.authorization),
    ];

    expect(new Set(published.map(({ digest }) => digest))).toEqual(new Set([result.outputs["digest"]]));
    expect(result.outputs["tags"]).toBe(tags().join("\n"));
  });

  it("has the labels beside those of the lifecycle, and a run image that others can find", async () => {
    const { config } = await readPublished(result.outputs["image"] ?? "");

    expect(config.labels).toMatchObject({ "org.opencontainers.image.title": "a, b=c", team: "blue" });
    expect(config.labels["io.buildpacks.lifecycle.metadata"]).toContain(metadataOf(result).runImage);
  });

  describeLoaded("in the engine", () => {
    it("is the same image, and starts", async () => {
      const inspected = await Promise.all(tags().map(inspect));

      expect(inspected.map(({ Id }) => Id)).toEqual(tags().map(() => result.outputs["image-id"]));
      expect(inspected[0]?.Config.Labels).toMatchObject({ team: "blue" });
      expect(await docker(["run", "--rm", tags()[0] ?? ""])).toContain("1");
    });

    it("is explained", () => {
      const log = logOf(result);

      expect(log).toContain("the lifecycle hands the image to this action, which pushes it and loads it");
      expect(log).toContain(`Loaded into the Docker engine as ${tags()[0] ?? ""}`);
    });
  });
});

describeLoaded("an image for the engine only", () => {
  const name = `${image}-local:1`;

  afterAll(() => docker(["rmi", "-f", name]));

  it("is loaded, and not pushed", async () => {
    const result = await runGoodBuild(await optionsFor({ push: "false", load: "true" }, name));

    const id = result.outputs["image-id"] ?? "";
    expect((await inspect(name)).Id).toBe(id);
    expect(await docker(["run", "--rm", id])).toContain("1");
    expect(result.outputs["image"]).toBeUndefined();
    expect(await tagsOf(`${image}-local`)).toBeUndefined();
  });

  it("is the previous image of the next build, which makes the same", async () => {
    const first = await inspect(name);
    const result = await runGoodBuild(await optionsFor({ push: "false", load: "true" }, name));

    expect((await inspect(name)).Id).toBe(first.Id);
    // Podman wants all layers of any image.
    expect(logOf(result).includes("Reused: app")).toBe(!isPodman);
  });
});

describe("an image for nobody", () => {
  it("is built and thrown away", async () => {
    const result = await runGoodBuild(await optionsFor({ push: "false" }, `${image}-check:1`));

    expect(result.outputs["digest"]).toMatch(/^sha256:/);
    expect(logOf(result)).toContain("(not pushed)");
    expect(await tagsOf(`${image}-check`)).toBeUndefined();
    expect(await docker(["images", "-q", `${image}-check`])).toBe("");
  });
});

describe("an image for a registry that does not accept uploads of unknown size", () => {
  it("gets there all the same, and is the same", async () => {
    await using refusing = await startRefusingRegistry();
    refusing.refuses = "streams";
    const name = image.replace(/^[^/]+/, refusing.host);
    const tags = [`${name}-sized:1`, `${name}-sized:2`];

    const result = await runGoodBuild(await optionsFor({}, tags.join("\n")));

    expect(refusing.refused).toBeGreaterThan(0);
    expect(logOf(result)).toContain(`layers for ${refusing.host} wait in a file until their size is known`);
    const published = await readPublished(tags[1] ?? "");
    expect(published.digest).toBe(result.outputs["digest"]);
    const unrefused = await runGoodBuild(await optionsFor({}, `${image}-sized:3\n${image}-sized:4`));
    expect(unrefused.outputs["digest"]).toBe(published.digest);
  });
});

describe("an image for a registry that accepts the login no more", () => {
  it("is not delivered, and the error names that registry and what to do", async () => {
    await using refusing = await startRefusingRegistry();
    refusing.refuses = "content";
    const name = image.replace(/^[^/]+/, refusing.host);

    const result = await runBuild(await optionsFor({}, `${name}-denied:1\n${name}-denied:2`));

    expect(result.exitCode).toBe(1);
    const told = result.annotations.map(({ message }) => message).join("\n");
    expect(told).toContain(`${refusing.host} answered 401: UNAUTHORIZED: the token is too old`);
    expect(told.match(/Log in to (\S+)/g)).toEqual([`Log in to ${refusing.host}`]);
  });
});

describe("a build that fails", () => {
  it("moves no tag at all, though some of them could be", async () => {
    const tags = [`${image}-failing:1`, `${elsewhere}-failing:1`];

    const result = await runBuild({
      ...(await optionsFor({}, tags.join("\n"))),
      env: { DOCKER_CONFIG: second.emptyDockerConfig },
    });

    expect(result.exitCode).toBe(1);
    expect(result.annotations.map(({ message }) => message).join("\n")).toContain(second.host);
    expect(await tagsOf(`${image}-failing`)).toBeUndefined();
  });
});
