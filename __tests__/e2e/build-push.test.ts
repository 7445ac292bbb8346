// Steps that were written for docker/build-push-action, with nothing changed but `uses:` and `builder:`.
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { checkForLeaks, docker, forgetCachesOf } from "./engine.ts";
import { fixtureBuilder } from "./fixture-builder.ts";
import { readPublished, tagsOf } from "./published.ts";
import {
  type BuildOptions,
  createApp,
  freshImage,
  logOf,
  runBuild,
  runGoodBuild,
  type Workspace,
} from "./testbed.ts";

const image = freshImage("build-push");
let workspace: Workspace;
let builder: string;

checkForLeaks();
forgetCachesOf([image]);

beforeAll(async () => {
  workspace = await createApp({ "services/api/simple-layers": "" });
  builder = await fixtureBuilder();
});

afterAll(() => workspace[Symbol.asyncDispose]());

/** The image is named by other inputs. */
function step(inputs: Readonly<Record<string, string>>): BuildOptions {
  const directory = "{{defaultContext}}:services/api";
  return { image: "", workspace, inputs: { image: "", builder, context: directory, ...inputs } };
}

describe("a step of docker/build-push-action", () => {
  it("pushes with a cache in a registry, and says by its names what it pushed", async () => {
    const { outputs, annotations } = await runGoodBuild(
      step({
        push: "true",
        tags: `${image}:1.0\n${image}:latest`,
        labels: 'org.opencontainers.image.description=Apps, "quoted", and a=b\n"com.example.lines=1\n2"',
        "cache-from": `type=registry,ref=${image}:cache`,
        "cache-to": `type=registry,ref=${image}:cache,mode=max`,
        provenance: "mode=max",
      }),
    );

    const published = await readPublished(`${image}:1.0`);
    expect(published.config.labels).toMatchObject({
      "org.opencontainers.image.description": 'Apps, "quoted", and a=b',
      "com.example.lines": "1\n2",
    });
    expect(await tagsOf(image)).toEqual(expect.arrayContaining(["1.0", "cache", "latest"]));
    expect(outputs).toMatchObject({ digest: published.digest, imageid: outputs["image-id"] });
    expect(JSON.parse(outputs["metadata"] ?? "")).toMatchObject({
      "containerimage.digest": published.digest,
      "image.name": `${image}:1.0,${image}:latest`,
    });
    expect(annotations.map(({ message }) => message)).toEqual([
      expect.stringContaining("No provenance is attached to the image"),
    ]);
  });

  it("loads an image to test, which is not pushed", async () => {
    const name = `${image}:test`;
    try {
      const result = await runGoodBuild(step({ load: "true", tags: name, "cache-to": "type=gha" }));

      expect(logOf(result)).toContain("The image is not pushed");
      expect(await docker(["image", "inspect", "--format", "{{.Id}}", name])).toMatch(/^sha256:/);
      expect(await tagsOf(image)).not.toContain("test");
    } finally {
      await docker(["rmi", "--force", name]);
    }
  });

  it("is told by name what it has to do in another way, before anything is built", async () => {
    const { exitCode, annotations } = await runBuild(
      step({ push: "true", tags: `${image}:2`, file: "Dockerfile", target: "release" }),
    );

    expect(exitCode).toBe(1);
    expect(annotations.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^Input "file": there is no Dockerfile here\.[^]*"env"/),
      expect.stringMatching(/^Input "target": a target is a part of a Dockerfile[^]*"default-process"/),
    ]);
  });
});
