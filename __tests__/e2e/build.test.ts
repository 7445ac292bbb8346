// The main job: examples/node-app built, built again, and built after a change.
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { formatTarget, hostTarget } from "../../src/oci/target.ts";
import { firstSeen, onAnyEngine } from "./any-engine.ts";
import { answerOf, checkForLeaks, forgetCachesOf } from "./engine.ts";
import { readPublished } from "./published.ts";
import {
  type BuildResult,
  copyExample,
  freshImage,
  layerNames,
  logOf,
  metadataOf,
  runGoodBuild,
  testbed,
  type Workspace,
} from "./testbed.ts";
import { buildsHave } from "./without-engine.ts";

const image = freshImage("node-app");
const tags = [`${image}:1.0`, `${image}:latest`];

checkForLeaks();
forgetCachesOf([image]);

describe("a build of examples/node-app", () => {
  let workspace: Workspace;
  let first: BuildResult;
  let again: BuildResult;
  let changed: BuildResult;
  let firstLayers: readonly string[];

  beforeAll(async () => {
    workspace = await copyExample("node-app");
    first = await runGoodBuild({ image: tags.join("\n"), workspace });
    firstLayers = (await readPublished(first.outputs["image"] ?? "")).layers;
    again = await runGoodBuild({ image: tags.join("\n"), workspace });
    const server = path.join(workspace.dir, "server.js");
    const source = await readFile(server, "utf8");
    await writeFile(server, source.replace('version = "1.0.0"', 'version = "2.0.0"'));
    changed = await runGoodBuild({ image: tags.join("\n"), workspace });
  });

  afterAll(() => workspace[Symbol.asyncDispose]());

  it("succeeds without an annotation", () => {
    expect([first, again, changed].flatMap(({ annotations }) => annotations)).toEqual([]);
  });

  it("sets every output of action.yml", async () => {
    const { images } = testbed();
    const [builder, runImage] = await Promise.all([readPublished(images.builder), readPublished(images.run)]);
    const knowsBuilder = buildsHave("digests of builders");

    expect(first.outputs).toEqual({
      digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      digests: JSON.stringify({ [formatTarget(hostTarget(process.arch))]: first.outputs["digest"] }),
      image: `${image}@${first.outputs["digest"]}`,
      tags: tags.join("\n"),
      "run-image": images.run.replace(":latest", `@${runImage.digest}`),
      builder: knowsBuilder ? images.builder.replace(":latest", `@${builder.digest}`) : images.builder,
      "image-id": expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      imageid: first.outputs["image-id"],
      processes: '["web"]',
      buildpacks: "examples/node-runtime@1.0.0\nexamples/npm-install@1.0.0",
      "run-image-digest": runImage.digest,
      ...(knowsBuilder && { "builder-digest": builder.digest }),
      metadata: expect.any(String),
      work: "build",
    });
  });

  it("pushes one image under both tags", async () => {
    const published = await Promise.all(tags.map((tag) => readPublished(tag)));

    expect(published.map(({ digest }) => digest)).toEqual([
      changed.outputs["digest"],
      changed.outputs["digest"],
    ]);
  });

  it("reports buildpacks, processes, layers and timings as metadata", () => {
    const metadata = metadataOf(first);

    expect(metadata.buildpacks.map(({ id, version }) => `${id}@${version}`)).toEqual([
      "examples/node-runtime@1.0.0",
      "examples/npm-install@1.0.0",
    ]);
    expect(metadata.processes).toEqual([{ type: "web", command: ["node", "server.js"], default: true }]);
    expect(metadata).toMatchObject({
      digest: first.outputs["digest"],
      image: first.outputs["image"],
      tags,
      flow: "creator",
    });
    expect(metadata.timings.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["check inputs", "prepare", "creator", "deliver"]),
    );
    expect(layerNames(first, "reused")).toEqual([]);
    expect(layerNames(first, "added")).toEqual(
      expect.arrayContaining(["examples/node-runtime:node", "examples/npm-install:modules", "app"]),
    );
  });

  it("labels the image with its buildpacks", async () => {
    const { config } = await readPublished(first.outputs["image"] ?? "");
    const label = JSON.parse(config.labels["io.buildpacks.build.metadata"] ?? "{}") as {
      buildpacks: { id: string }[];
    };

    expect(label.buildpacks.map(({ id }) => id)).toEqual(["examples/node-runtime", "examples/npm-install"]);
  });

  it("pushes an image that starts and answers", async () => {
    const answer = await answerOf(first.outputs["image"] ?? "");

    expect(answer).toMatch(/^Hello from node-app 1\.0\.0, up for /);
  });

  it("writes a summary with digest, tags and buildpacks", () => {
    for (const text of [first.outputs["digest"] ?? "no digest", ...tags, "examples/npm-install"])
      expect(first.summary).toContain(text);
  });

  it("shows the output of each phase in a group, and its own words outside", () => {
    const lines = first.groups.flatMap((group) => group.lines);

    const titles = first.groups.map(({ title }) => title.replace(/ at \d+\.\d s\b.*/, ""));
    expect(titles).toEqual(expect.arrayContaining(["Analyze", "Detect", "Restore", "Build", "Export"]));
    expect(lines).toEqual(expect.arrayContaining(["===> DETECTING", "===> BUILDING", "===> EXPORTING"]));
    expect(lines.join("\n")).not.toContain("Platform API: ");
    expect(logOf(first)).toMatch(/^Platform API: 0\.\d+ \(.+\)$/m);
  });

  it("has nothing left to do in the post step", () => {
    expect(first.post).toMatchObject({ exitCode: 0, annotations: [], outputs: {} });
  });

  it("gives the same digest for the same source", () => {
    expect(again.outputs["digest"]).toBe(first.outputs["digest"]);
  });

  it("gives the same image on every engine that was tried here", async () => {
    const image = await onAnyEngine(first.outputs["image"] ?? "");

    const other = await firstSeen("node-app", image);

    expect({ ...other, image }).toEqual(other);
  });

  it("reuses every layer for the same source", () => {
    expect(layerNames(again, "added")).toEqual([]);
    expect(layerNames(again, "reused")).toEqual(layerNames(first, "added"));
    expect(logOf(again)).toContain("Reusing node_modules: package-lock.json is unchanged");
  });

  it("rebuilds only the app for a changed line, and says why", () => {
    const metadata = metadataOf(changed);

    expect(metadata.layers.filter(({ outcome }) => outcome === "added")).toMatchObject([
      { name: "app", outcome: "added", reason: "the source, or what buildpacks made of it, changed" },
    ]);
    expect(metadata.layers.find(({ name }) => name === "examples/npm-install:modules")).toMatchObject({
      name: "examples/npm-install:modules",
      outcome: "reused",
      reason: "it was restored from the build cache and is unchanged",
    });
  });

  it("pushes one new layer for a changed line", async () => {
    const { layers } = await readPublished(changed.outputs["image"] ?? "");

    expect(layers.filter((layer) => !firstLayers.includes(layer))).toHaveLength(1);
    expect(changed.outputs["digest"]).not.toBe(first.outputs["digest"]);
  });

  it("pushes the changed app", async () => {
    const answer = await answerOf(changed.outputs["image"] ?? "");

    expect(answer).toMatch(/^Hello from node-app 2\.0\.0, up for /);
  });
});
