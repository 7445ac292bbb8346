// Builds that are none: an earlier image gets the tags, or is put on another run image.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "@jest/globals";
import { digestOf } from "../../src/oci/digest.ts";
import { parseImageReference } from "../../src/oci/image-reference.ts";
import { buildImage } from "../../src/platform/build.ts";
import type { BuildReport, BuildRequest, ReuseOptions } from "../../src/platform/request/build-request.ts";
import { rebaseOnto } from "../../src/rebase/rebase-app.ts";
import { deliveryOptions } from "../support/delivery-options.ts";
import { fakeImage } from "../support/fake-daemon.ts";
import type { FakeOutcome, FakeRun } from "../support/fake-daemon/container.ts";
import { daemon, deps, log, masked, programs, registry, request, runImage, source } from "./build-fixture.ts";
import { addImage, BUILDER_ENV, builderLabels } from "./registry-images.ts";

const KEY = "0123456789abcdef0123456789abcdef";
const INPUTS_LABEL = "io.buildpacks.action.inputs";

/** The layer of the run image, and its name at its digest. */
let base: { readonly layer: string; readonly runImage: string };

/** A lifecycle that exports an app which can be rebased. */
function exportRebasable(run: FakeRun): FakeOutcome {
  return exportWith({}, run);
}

function exportWith(
  labels: Readonly<Record<string, string>>,
  { spec, writeFile: write }: FakeRun,
): FakeOutcome {
  if (spec.command[0]?.split("/").at(-1) !== "creator") return {};
  const metadata = {
    app: [{ sha: digestOf("the app") }],
    runImage: { topLayer: digestOf(base.layer), reference: base.runImage, image: `${registry.host}/run:1` },
  };
  const digest = addImage(registry, "app:exported", {
    env: ["CNB_PLATFORM_API=0.14"],
    layers: [base.layer, "the app"],
    labels: { "io.buildpacks.lifecycle.metadata": JSON.stringify(metadata), ...labels },
  });
  write("/layers/report.toml", `[image]\ntags = []\ndigest = "${digest}"\nmanifest-size = 123\n`);
  return {};
}

const build = (more: Partial<BuildRequest> = {}, reuse: Partial<ReuseOptions> = {}): Promise<BuildReport> => {
  const all = deps();
  return buildImage(
    request({
      env: [],
      ...more,
      reuse: { whenUnchanged: "skip", rebase: "never", key: undefined, ...reuse },
    }),
    {
      ...all,
      rebase: (app, base) =>
        rebaseOnto(app, base, { registry: all.registry, warn: (text) => log.events.push(text) }),
    },
  );
};

/** Of the containers of a second build. */
async function secondBuild(
  more: Partial<BuildRequest> = {},
  reuse: Partial<ReuseOptions> = {},
): Promise<{ readonly report: BuildReport; readonly programs: readonly string[] }> {
  const before = programs().length;
  log.events.length = 0;
  const report = await build(more, reuse);
  return { report, programs: programs().slice(before) };
}

const chosenWork = (): string | undefined => log.events.find((event) => event.startsWith("chosen Work"));

const bytesOf = (repository: string, tag: string): Buffer => {
  const found = registry.manifests.get(repository)?.get(tag);
  if (found === undefined) throw new Error(`There is no ${repository}:${tag}`);
  return found.bytes;
};

const digestAt = (repository: string, tag: string): string => digestOf(bytesOf(repository, tag));

const recordOf = (tag: string): Record<string, unknown> => {
  const { config } = JSON.parse(bytesOf("app", tag).toString()) as { config: { digest: string } };
  const blob = JSON.parse(String(registry.blobs.get("app")?.get(config.digest))) as {
    config: { Labels: Record<string, string> };
  };
  return JSON.parse(blob.config.Labels[INPUTS_LABEL] ?? "{}") as Record<string, unknown>;
};

beforeEach(() => {
  base = { layer: "a layer", runImage };
  daemon.onRun = exportRebasable;
});

describe("a build whose inputs are those of an earlier image", () => {
  it("runs nothing, and gives the earlier image all its tags", async () => {
    const first = await build();
    const tags = ["app:1", "app:2"].map((name) => parseImageReference(`${registry.host}/${name}`));

    const { report, programs: ran } = await secondBuild({ tags: tags as unknown as BuildRequest["tags"] });

    expect(ran).toEqual([]);
    expect(report).toMatchObject({
      ...{ work: "skip", digest: first.digest, image: first.image, imageId: first.imageId },
      tags: tags.map(({ repository, tag }) => `${registry.host}/${repository}:${String(tag)}`),
      ...{ sizeBytes: first.sizeBytes, runImage, layers: [], flow: undefined },
    });
    expect(digestAt("app", "2")).toBe(first.digest);
    expect(chosenWork()).toBe(
      `chosen Work: none, the earlier image gets the tags (nothing has changed since "${registry.host}/app:1")`,
    );
    expect(daemon.pulls).toHaveLength(1);
  });

  it("writes nothing where all tags are at that image already", async () => {
    await build();
    registry.requests.length = 0;

    await secondBuild();

    expect(registry.calls.filter((line) => line.startsWith("PUT"))).toEqual([]);
  });

  it("gets its tags although its labels cannot be read", async () => {
    daemon.onRun = (run) => exportWith({ "io.buildpacks.build.metadata": "{" }, run);
    const first = await build();
    const tags = [parseImageReference(`${registry.host}/app:2`)] as const;

    const { report } = await secondBuild({
      tags,
      previousImage: parseImageReference(`${registry.host}/app:1`),
    });

    expect(report).toMatchObject({ work: "skip", digest: first.digest, imageId: first.imageId });
    expect(digestAt("app", "2")).toBe(first.digest);
    expect(log.events).toContainEqual(
      expect.stringContaining("warning The labels of the image cannot be read"),
    );
  });

  it("copies the image where a tag is in another repository", async () => {
    const first = await build();
    const previousImage = parseImageReference(`${registry.host}/app:1`);
    const tags = [parseImageReference(`${registry.host}/other:1`)] as const;

    const { report, programs: ran } = await secondBuild({ tags, previousImage });

    expect(ran).toEqual([]);
    expect(report).toMatchObject({ work: "skip", image: `${registry.host}/other@${String(first.digest)}` });
    expect(digestAt("other", "1")).toBe(first.digest);
  });

  it("is built if that is what an unchanged image gets", async () => {
    await build();

    const { report, programs: ran } = await secondBuild({}, { whenUnchanged: "build", rebase: "auto" });

    expect(ran).toContain("creator");
    expect(report.work).toBe("build");
  });

  it.each<[string, Partial<BuildRequest>]>([
    ['"clear-cache" is "true"', { clearCache: true }],
    ["the image is not pushed", { delivery: deliveryOptions({ push: false }) }],
  ])("is built all the same if %s", async (reason, more) => {
    await build();

    const { report } = await secondBuild(more);

    expect(report.work).toBe("build");
    expect(chosenWork()).toBe(`chosen Work: a build (${reason})`);
  });

  it("gives the same digest each time", async () => {
    const first = await build();
    const again = await build({ clearCache: true });

    expect(again.digest).toBe(first.digest);
  });
});

describe("a build with other inputs than an earlier image", () => {
  it.each<[string, () => Promise<Partial<BuildRequest>>]>([
    [
      "the source",
      async () => {
        await writeFile(join(source, "server.js"), "hello again");
        return {};
      },
    ],
    [
      "the source, project.toml",
      async () => {
        await writeFile(
          join(source, "project.toml"),
          '[_]\nschema-version = "0.2"\n[[io.buildpacks.build.env]]\nname = "A"\nvalue = "1"\n',
        );
        return {};
      },
    ],
    ["the options", () => Promise.resolve({ delivery: deliveryOptions({ labels: new Map([["a", "b"]]) }) })],
    [
      "the builder",
      () => {
        const labels = builderLabels({ image: `${registry.host}/run:1` });
        const digest = addImage(registry, "builder:1", { labels, env: [...BUILDER_ENV, "NEW=1"] });
        daemon.remoteImages.set(`${registry.host}/builder@${digest}`, fakeImage());
        return Promise.resolve({});
      },
    ],
    ["the run image", () => Promise.resolve(newRunImage())],
  ])("is made, and names %s", async (names, change) => {
    await build();
    const more = await change();

    const { report } = await secondBuild(more);

    expect(report.work).toBe("build");
    expect(chosenWork()).toBe(`chosen Work: a build (since "${registry.host}/app:1", ${names} changed)`);
  });

  it("names the first three groups, and says how many there are besides", async () => {
    await build();
    await writeFile(join(source, "server.js"), "hello again");
    newRunImage();

    await secondBuild(
      { env: [{ name: "A", value: "1" }], outcome: { ...request().outcome, appDir: "/app" } },
      { key: KEY },
    );

    expect(chosenWork()).toContain(", the source, the variables, the options, and 1 more changed)");
  });

  it("is made where an image does not say what it was made from", async () => {
    addImage(registry, "app:1");

    const { report } = await secondBuild();

    expect(report.work).toBe("build");
    expect(chosenWork()).toContain(`"${registry.host}/app:1" does not say what it was made from`);
  });

  it("is made where there is no earlier image", async () => {
    expect((await build()).work).toBe("build");
    expect(chosenWork()).toContain("there is no earlier image");
  });
});

/** Moves the tag of the run image to another one. */
function newRunImage(labels: Readonly<Record<string, string>> = {}): Partial<BuildRequest> {
  const digest = addImage(registry, "run:1", { layers: ["a newer layer"], labels });
  base = { layer: "a newer layer", runImage: `${registry.host}/run@${digest}` };
  return {};
}

describe("variables and bindings", () => {
  const secret = { env: [{ name: "TOKEN", value: "tr0ub4dor" }] };

  it("are not compared without a key, which is said", async () => {
    await build(secret);

    const { report } = await secondBuild(secret);

    expect(report.work).toBe("build");
    expect(recordOf("1")).not.toHaveProperty("environment");
    expect(chosenWork()).toContain(
      'the variables may be secret, and are only compared with "when-unchanged-key"',
    );
  });

  it("are compared with a key, which is masked, and are in no label by a digest that can be guessed", async () => {
    await build(secret, { key: KEY });

    expect((await secondBuild(secret, { key: KEY })).report.work).toBe("skip");
    const { report } = await secondBuild({ env: [{ name: "TOKEN", value: "other" }] }, { key: KEY });

    expect(report.work).toBe("build");
    expect(chosenWork()).toContain(", the variables changed)");
    expect(masked).toContain(KEY);
    expect(log.events.join("\n")).not.toMatch(/tr0ub4dor|TOKEN=/);
    const plain = JSON.stringify([["TOKEN", "other"]]);
    expect(recordOf("1")["environment"]).not.toBe(digestOf(plain));
  });

  it("of which there are none need no key", async () => {
    await build({}, { key: KEY });

    expect((await secondBuild()).report.work).toBe("skip");
  });
});

describe("a build of which only the run image is another one", () => {
  it("puts the earlier image on it, moves no layer of the app, and can be skipped the next time", async () => {
    const first = await build({}, { rebase: "auto" });
    newRunImage();
    registry.requests.length = 0;

    const { report, programs: ran } = await secondBuild({}, { rebase: "auto" });

    expect(ran).toEqual([]);
    expect(report).toMatchObject({ work: "rebase", tags: [`${registry.host}/app:1`] });
    expect(report.digest).not.toBe(first.digest);
    expect(report.runImage).toBe(`${registry.host}/run@${digestAt("run", "1")}`);
    expect(digestAt("app", "1")).toBe(report.digest);
    expect(recordOf("1")).toMatchObject({ source: expect.stringMatching(/^sha256:/) });
    const layer = digestOf("the app");
    expect(registry.calls.filter((line) => line.includes(layer) && !line.startsWith("HEAD"))).toEqual([]);
    expect(chosenWork()).toContain(`(only the run image has changed since "${registry.host}/app:1")`);
    expect((await secondBuild({}, { rebase: "auto" })).report).toMatchObject({
      work: "skip",
      digest: report.digest,
    });
  });

  it("keeps its annotations", async () => {
    const delivery = deliveryOptions({ annotations: new Map([["a", "b"]]) });
    await build({ delivery }, { rebase: "auto" });
    newRunImage();

    expect((await secondBuild({ delivery }, { rebase: "auto" })).report.work).toBe("rebase");

    expect(JSON.parse(bytesOf("app", "1").toString())).toMatchObject({ annotations: { a: "b" } });
  });

  it("is made if the earlier image cannot be put on it, which is said", async () => {
    await build({}, { rebase: "auto" });
    newRunImage({ "io.buildpacks.base.distro.name": "other" });

    const { report } = await secondBuild({}, { rebase: "auto" });

    expect(report.work).toBe("build");
    expect(chosenWork()).toMatch(
      /only the run image has changed since .*, but .* cannot be rebased: unable to satisfy/,
    );
  });
});
