// Steps for images of which nothing has changed, or only the run image, through the bundle and the test bed.
import { createHash } from "node:crypto";
import { appendFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { runAction } from "../support/mini-runner.ts";
import { deriveImage, pointTag } from "./derived-image.ts";
import { checkForLeaks, forgetCachesOf, listDocker } from "./engine.ts";
import { readPublished } from "./published.ts";
import {
  type BuildResult,
  copyExample,
  freshImage,
  logOf,
  metadataOf,
  ROOT,
  runGoodBuild,
  testbed,
  type Workspace,
} from "./testbed.ts";
import { buildsHave } from "./without-engine.ts";

const image = freshImage("unchanged");
const KEY = "f".repeat(64);
const SECRET = "hunter2";

checkForLeaks();
forgetCachesOf([image]);

type Inputs = Readonly<Record<string, string>>;

const BASE: Inputs = {
  "when-unchanged": "skip",
  rebase: "auto",
  "when-unchanged-key": KEY,
  env: `TOKEN=${SECRET}`,
};

/** What is derived for these tests has names that end so. */
const SUFFIX = image.split("-").at(-1) ?? "";

/** Builds of one source, which tests change. */
let build: (tags: string, inputs?: Inputs) => Promise<BuildResult>;
let change: (text: string) => Promise<void>;
let first: BuildResult;
let workspace: Workspace;

beforeAll(async () => {
  workspace = await copyExample("node-app");
  build = (tags, inputs = {}) => runGoodBuild({ image: tags, workspace, inputs: { ...BASE, ...inputs } });
  change = (text) => appendFile(path.join(workspace.dir, "server.js"), text);
  first = await build(`${image}:base`);
}, 400_000);
afterAll(() => workspace[Symbol.asyncDispose]());

/** The containers that a run made, by the engine's own account; the phases that it ran, where there are none. */
async function containersOf({ state, groups }: BuildResult): Promise<string[]> {
  if (!buildsHave("containers for phases")) return groups.map(({ title }) => title);
  const run = Object.values(state).find((value) => value.startsWith("io.buildpacks.action.run="));
  const created = ["--filter", "type=container", "--filter", "event=create"];
  const ofRun = ["--filter", `label=${run ?? "none"}`, "--format", "{{.Actor.Attributes.image}}"];
  return listDocker("events", "--since", "30m", "--until", "0s", ...created, ...ofRun);
}

const workOf = (result: BuildResult): string | undefined =>
  result.log.find((line) => line.includes("Work: "))?.replace(/^.*?Work: /, "");

describe("a step for which nothing has changed", () => {
  it("moves the tags to the same digest, creates no container, and has the same outputs", async () => {
    const result = await build(`${image}:again,${image}:base`);

    expect(result.outputs).toMatchObject({ work: "skip", tags: `${image}:again\n${image}:base` });
    for (const name of ["digest", "image", "image-id", "run-image", "builder", "processes", "buildpacks"])
      expect([name, result.outputs[name]]).toEqual([name, first.outputs[name]]);
    expect((await readPublished(`${image}:again`)).digest).toBe(first.outputs["digest"]);
    expect(await containersOf(result)).toEqual([]);
    expect(await containersOf(first)).not.toEqual([]);
    expect(workOf(result)).toContain(`nothing has changed since "${image}:base"`);
    expect(result.summary).toContain("<h3>Unchanged: ");
  });

  it("leaves no secret in the image, nor a digest of one that could be guessed", async () => {
    const { labels } = (await readPublished(`${image}:base`)).config;

    const record = labels["io.buildpacks.action.inputs"] ?? "";
    expect(Object.keys(JSON.parse(record) as object)).toEqual(
      expect.arrayContaining(["source", "environment", "builder"]),
    );
    const guesses = [SECRET, `TOKEN=${SECRET}`, JSON.stringify([["TOKEN", SECRET]])];
    for (const guess of guesses) {
      expect(JSON.stringify(labels)).not.toContain(createHash("sha256").update(guess).digest("hex"));
      expect(JSON.stringify(labels)).not.toContain(guess);
    }
    expect(logOf(first)).not.toContain(KEY);
  });
});

describe("a step for which something has changed", () => {
  /** What has changed so far: each step is compared with the one before. */
  let inputs: Inputs = {};

  it.each<[string, () => Promise<Inputs>]>([
    [
      "the source",
      async () => {
        await change("\n// changed\n");
        return {};
      },
    ],
    ["the variables", () => Promise.resolve({ env: "TOKEN=other" })],
    ["the options", () => Promise.resolve({ labels: "team=a" })],
    [
      "the builder",
      async () => {
        const builder = await deriveImage(testbed().images.builder, `unchanged-${SUFFIX}`, ({ config }) => {
          config.Labels["e2e"] = SUFFIX;
        });
        return { builder };
      },
    ],
  ])("builds, and names %s", async (name, prepare) => {
    inputs = { ...inputs, ...(await prepare()) };

    const result = await build(`${image}:base`, inputs);

    expect(result.outputs["work"]).toBe("build");
    expect(workOf(result)).toBe(`a build (since "${image}:base", ${name} changed)`);
    expect(await containersOf(result)).not.toEqual([]);
  });
});

describe("a step for which only the run image has changed", () => {
  it("puts the image on it, without a container, to the bytes that the sub-action makes", async () => {
    const tag = `unchanged-run-${SUFFIX}`;
    const inputs = { "run-image": await pointTag(tag, testbed().images.run) };
    await build(`${image}:rebased`, inputs);
    const copy = await pointTag("copy", `${image}:rebased`);
    const newer = await deriveImage(testbed().images.run, tag, ({ config }) => {
      config.Labels = { ...config.Labels, e2e: tag };
    });

    const result = await build(`${image}:rebased`, inputs);
    const subAction = await runAction({ action: path.join(ROOT, "rebase"), inputs: { image: copy } });

    expect(result.outputs["work"]).toBe("rebase");
    expect(result.outputs["run-image-digest"]).toBe((await readPublished(newer)).digest);
    expect(await containersOf(result)).toEqual([]);
    expect(subAction.outputs["digest"]).toBe(result.outputs["digest"]);
    expect((await readPublished(`${image}:rebased`)).digest).toBe(result.outputs["digest"]);
    expect(metadataOf(result).layers).toEqual([]);
    expect((await build(`${image}:rebased`, inputs)).outputs["work"]).toBe("skip");
  });
});
