// One step for several platforms: two variants of this machine's architecture, which any engine runs, and arm64 by emulation, which
// script/bootstrap --arm64 prepares.
import { existsSync } from "node:fs";
import { symlink } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { hostTarget } from "../../src/oci/target.ts";
import { deriveImage, pushIndexOf } from "./derived-image.ts";
import { answerOf, checkForLeaks, docker, forgetCachesOf } from "./engine.ts";
import { errorsOf, expectCleanFailure, expectNothingSlow } from "./failure-rules.ts";
import { fixtureBuilder } from "./fixture-builder.ts";
import { readPublished, tagsOf } from "./published.ts";
import { ask, INDEX, locate } from "./registry-requests.ts";
import {
  type BuildResult,
  copyExample,
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

const ARCH = hostTarget(process.arch).arch;
const VARIANT = ARCH === "arm64" ? "v9" : "v2";
const PLAIN = `linux/${ARCH}`;
const VARIED = `${PLAIN}/${VARIANT}`;
const BUILDER_METADATA = "io.buildpacks.builder.metadata";

checkForLeaks();

/** An index of the builder of these tests, and of one that says it is for the variant, and names a run image of that. */
async function indexOfBuilders(): Promise<string> {
  const { run } = testbed().images;
  const image = await fixtureBuilder();
  const tag = `${image.split(":").at(-1) ?? ""}-${VARIANT}`;
  const runVariant = await deriveImage(run, `e2e-${VARIANT}`, (config) => {
    config.variant = VARIANT;
  });
  const variant = await deriveImage(image, tag, (config) => {
    config.variant = VARIANT;
    const labels = config.config.Labels;
    labels[BUILDER_METADATA] = (labels[BUILDER_METADATA] ?? "").replaceAll(`"${run}"`, `"${runVariant}"`);
  });
  return pushIndexOf(`${tag}-index`, [
    { image, architecture: ARCH },
    { image: variant, architecture: ARCH, variant: VARIANT },
  ]);
}

interface Entry {
  readonly digest: string;
  readonly platform: { readonly architecture: string; readonly variant?: string };
}

/** The entries of an index, asked without any of our own code. */
async function indexAt(
  reference: string,
): Promise<{ readonly digest: string; readonly entries: readonly Entry[] }> {
  const { api, selector } = locate(reference);
  const { headers, body } = await ask(`${api}/manifests/${selector}`, { accept: INDEX });
  const { manifests } = JSON.parse(body.toString()) as { manifests: Entry[] };
  return { digest: headers.get("docker-content-digest") ?? "", entries: manifests };
}

const digestsOf = ({ outputs }: BuildResult): Readonly<Record<string, string>> =>
  JSON.parse(outputs["digests"] ?? "{}") as Record<string, string>;

describe("a step for two platforms that the engine runs", () => {
  const image = freshImage("platforms");
  const inputs = {
    platform: `${VARIED},${PLAIN}`,
    load: "true",
    annotations: `index:of=all\nmanifest[${VARIED}]:of=one`,
    "when-unchanged": "skip",
    sbom: "out/sbom",
  };
  let builder: string;
  let workspace: Workspace;
  let first: BuildResult;

  forgetCachesOf([image]);
  beforeAll(async () => {
    builder = await indexOfBuilders();
    workspace = await createApp({ "simple-layers": "", version: "1" });
    first = await runGoodBuild({
      image: `${image}:1\n${image}:latest`,
      workspace,
      inputs: { ...inputs, builder },
    });
  });
  afterAll(async () => {
    await docker(["image", "rm", "--force", `${image}:1`, `${image}:latest`]);
    await workspace[Symbol.asyncDispose]();
  });

  it("gives its tags to one index, with an image for each", async () => {
    const { digest, entries } = await indexAt(`${image}:1`);

    expect(first.outputs).toMatchObject({
      digest,
      image: `${image}@${digest}`,
      tags: `${image}:1\n${image}:latest`,
    });
    expect((await indexAt(`${image}:latest`)).digest).toBe(digest);
    expect(entries.map(({ platform }) => platform.variant)).toEqual([undefined, VARIANT]);
    expect(digestsOf(first)).toEqual({ [VARIED]: entries[1]?.digest, [PLAIN]: entries[0]?.digest });
    expect([...((await tagsOf(image)) ?? [])].sort()).toEqual(["1", "latest"]);
  });

  it("tells of each in the log, in the summary and in files", () => {
    expect(logOf(first)).toContain(`Building for ${VARIED} (1 of 2)`);
    expect(first.summary).toContain(`<td><code>${VARIED}</code></td>`);
    for (const name of [VARIED, PLAIN]) {
      const file = path.join(workspace.dir, "out/sbom", name.replaceAll("/", "-"), "image.cdx.json");
      expect(existsSync(file)).toBe(true);
    }
    const { platforms } = metadataOf(first);
    expect(new Set(platforms.map(({ caches }) => caches.length))).toEqual(
      new Set([platforms[0]?.caches.length]),
    );
  });

  it("loads the image of the runner", async () => {
    const architecture = await docker(["image", "inspect", "--format", "{{.Architecture}}", `${image}:1`]);

    expect(architecture).toBe(ARCH);
    expect(metadataOf(first).loaded).toEqual([`${image}:1`, `${image}:latest`]);
  });

  it("builds for one of them on another engine, and reuses the layers of each platform's own image", async () => {
    const socket = path.join(workspace.dir, "engine.sock");
    const host = process.env["DOCKER_HOST"] ?? "unix:///var/run/docker.sock";
    if (!host.startsWith("unix://")) return;
    await symlink(host.slice("unix://".length), socket);

    const again = await runGoodBuild({
      image: `${image}:1`,
      workspace,
      inputs: {
        ...inputs,
        builder,
        load: "false",
        "when-unchanged": "build",
        "docker-host": `${host}\n${VARIED}=unix://${socket}`,
      },
    });

    expect(
      metadataOf(again).platforms.map((report) =>
        layerNames({ outputs: { metadata: JSON.stringify(report) } }, "added"),
      ),
    ).toEqual([
      expect.not.arrayContaining(["e2e/simple-layers:cached"]),
      expect.not.arrayContaining(["e2e/simple-layers:cached"]),
    ]);
  });

  it("is pushed past its tags where containers get logins of the registry", async () => {
    const name = freshImage("platforms-direct");
    const result = await runGoodBuild({
      image: `${name}:1`,
      workspace,
      inputs: {
        builder,
        platform: `${PLAIN},${VARIED}`,
        "registry-access": "direct",
        labels: "a=b",
        cache: "none",
      },
    });

    const { entries } = await indexAt(`${name}:1`);
    for (const { digest } of entries)
      expect((await readPublished(`${name}@${digest}`)).config.labels).toMatchObject({ a: "b" });
    expect(entries.map(({ digest }) => digest).sort()).toEqual(Object.values(digestsOf(result)).sort());
    expect([...((await tagsOf(name)) ?? [])].sort()).toEqual(["1", "cnb-untested"]);
  });

  it("fails before anything slow if one of them cannot be built for", async () => {
    const name = freshImage("platforms-refused");
    const result = await runBuild({
      image: name,
      workspace,
      inputs: { builder, platform: `${PLAIN},linux/mips64le` },
    });

    await expectCleanFailure(result, name);
    expectNothingSlow(result);
    expect(errorsOf(result).join("\n")).toContain("has no image for linux/mips64le");
  });

  it("moves no tag if the image of one of them does not pass its test, and says what became of the others", async () => {
    const name = freshImage("platforms-failed");
    const result = await runBuild({
      image: `${name}:1`,
      workspace,
      inputs: { builder, platform: `${PLAIN},${VARIED}`, test: "exit 3", cache: "none" },
    });

    expect(result.exitCode).toBe(1);
    expect(await tagsOf(name)).toBeUndefined();
    expect(result.annotations.map(({ message }) => message).join("\n")).toContain(
      `The build for ${PLAIN} failed, so no tag was moved. Nothing was begun for ${VARIED}.`,
    );
  });
});

const isPrepared = existsSync(path.join(testbed().dir, "images-arm64.json"));

(isPrepared ? describe : describe.skip)("a step for amd64 and for arm64, one of which is emulated", () => {
  // Emulated programs take ten times as long.
  jest.setTimeout(30 * 60_000);
  const image = freshImage("platforms-arm64");
  let workspace: Workspace;
  let first: BuildResult;
  let again: BuildResult;

  forgetCachesOf([image]);
  beforeAll(async () => {
    const { builder } = testbed().images;
    const all = await pushIndexOf("platforms", [
      { image: builder, architecture: ARCH },
      { image: builder.replace(":latest", ":arm64"), architecture: "arm64" },
    ]);
    workspace = await copyExample("node-app");
    const build = () =>
      runGoodBuild({
        image: `${image}:1`,
        workspace,
        inputs: { builder: all, platform: "linux/amd64,linux/arm64" },
      });
    first = await build();
    again = await build();
  });
  afterAll(() => workspace[Symbol.asyncDispose]());

  it("makes an index of images for both, and points out what is emulated", async () => {
    const { entries } = await indexAt(`${image}:1`);

    expect(entries.map(({ platform }) => platform.architecture)).toEqual(["amd64", "arm64"]);
    for (const { digest, platform } of entries)
      expect((await readPublished(`${image}@${digest}`)).config.architecture).toBe(platform.architecture);
    expect(first.annotations).toContainEqual(
      expect.objectContaining({
        level: "notice",
        message: expect.stringContaining("for linux/arm64 is emulated"),
      }),
    );
  });

  it("makes the same index again, and reuses all layers of both", () => {
    expect(again.outputs["digest"]).toBe(first.outputs["digest"]);
    for (const report of metadataOf(again).platforms)
      expect(layerNames({ outputs: { metadata: JSON.stringify(report) } }, "added")).toEqual([]);
  });

  it.each(["linux/amd64", "linux/arm64"])("makes an app that starts, for %s", async (platform) => {
    expect(await answerOf(`${image}@${digestsOf(first)[platform] ?? ""}`)).toContain("Hello");
  });
});
