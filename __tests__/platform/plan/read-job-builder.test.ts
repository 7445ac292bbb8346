import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { BuilderImage } from "../../../src/builder/builder-image.ts";
import { parseImageReference } from "../../../src/oci/image-reference.ts";
import {
  asNamed,
  differences,
  readJobBuilder,
  trustInJob,
} from "../../../src/platform/plan/read-job-builder.ts";
import { JOB_BUILDER } from "../../../src/platform/request/job-builder.ts";
import { createRegistryClient } from "../../../src/registry/registry-client.ts";
import { RecordingLog } from "../../phases/recording-log.ts";
import { fakeImage } from "../../support/fake-daemon.ts";
import { type FakeRegistry, startFakeRegistry } from "../../support/fake-registry.ts";
import { addImage, BUILDER_ENV, builderLabels } from "../registry-images.ts";

const BUILDER = {
  ...{ uid: 1000, gid: 1000, lifecycle: { version: "0.21.0", platformApis: [] } },
  buildpacks: [
    { id: "acme/a", version: "1" },
    { id: "acme/b", version: "2" },
  ],
  order: [{ group: [{ id: "acme/a", version: "1", optional: false }] }],
} as unknown as BuilderImage;

describe("the builder of the job and the one that is named", () => {
  it("are the same, whatever the order in which they name buildpacks", () => {
    expect(differences(BUILDER, { ...BUILDER, buildpacks: [...BUILDER.buildpacks].reverse() })).toEqual([]);
  });

  it("are the same if only one of them says the versions of its order", () => {
    const order = [{ group: [{ id: "acme/a", version: "", optional: false }] }];

    expect(differences(BUILDER, { ...BUILDER, order })).toEqual([]);
  });

  it.each([
    [
      "lifecycle",
      { lifecycle: { version: "0.20.0", platformApis: [] } },
      '"0.21.0", and that of the other "0.20.0"',
    ],
    ["user", { uid: 1001 }, '"1000:1000", and that of the other "1001:1000"'],
    ["buildpacks", { buildpacks: [{ id: "acme/a", version: "1" }] }, '"acme/b@2", and those of the other ""'],
    ["order", { order: [] }, '"acme/a", and that of the other ""'],
  ])("are different ones if their %s is another", (what, more, words) => {
    const [difference, ...others] = differences(BUILDER, { ...BUILDER, ...more });

    expect(difference).toContain(`its ${what} ${what === "buildpacks" ? "are" : "is"} `);
    expect(difference).toContain(words);
    expect(others).toEqual([]);
  });
});

describe("the builder of the job, once it is known to be the one that is named", () => {
  it("has the order of the image, which may leave out versions", () => {
    const order = [{ group: [{ id: "acme/a", version: "", optional: false }] }];
    const label = "io.buildpacks.buildpack.order";
    const named = { ...BUILDER, order, labels: { [label]: "[]" } };

    const builder = asNamed({ ...BUILDER, labels: { [label]: "of the file" } }, named);

    expect([builder.order, builder.labels[label]]).toEqual([order, "[]"]);
  });

  it("has the digests of layers that the image tells, and nothing else of it", () => {
    const label = (layers: object) => ({ "io.buildpacks.buildpack.layers": JSON.stringify(layers) });
    const own = label({ "acme/a": { "1": { api: "0.10", name: "A" } }, "acme/b": { "2": { api: "0.10" } } });
    const named = label({
      "acme/a": { "1": { api: "0.9", layerDiffID: "sha256:a" } },
      "acme/c": { "3": { api: "0.10", layerDiffID: "sha256:c" } },
    });

    const { labels } = asNamed(
      { ...BUILDER, labels: { ...own, other: "kept" } },
      { ...BUILDER, labels: { ...named, other: "not used" } },
    );

    expect(labels["other"]).toBe("kept");
    expect(JSON.parse(labels["io.buildpacks.buildpack.layers"] ?? "")).toMatchObject({
      "acme/a": { "1": { api: "0.10", layerDiffID: "sha256:a" } },
      "acme/b": { "2": { api: "0.10" } },
    });
    expect(labels["io.buildpacks.buildpack.layers"]).not.toContain("acme/c");
  });
});

describe("a builder of the job that has a name", () => {
  const labels = builderLabels({ image: "example.com/run:1" });
  let registry: FakeRegistry;
  let log: RecordingLog;

  beforeEach(async () => {
    registry = await startFakeRegistry();
    log = new RecordingLog();
  });

  afterEach(async () => {
    await registry[Symbol.asyncDispose]();
  });

  const read = (name: string): Promise<BuilderImage> =>
    readJobBuilder(
      {
        reference: parseImageReference(`${registry.host}/${name}`),
        target: { os: "linux", arch: "amd64" },
        targetSource: "machine",
      },
      {
        registry: createRegistryClient({
          keychain: { resolve: () => Promise.resolve(undefined) },
          retry: { delaysMs: [] },
        }),
        inspectImage: () => Promise.resolve(fakeImage({ env: BUILDER_ENV, labels })),
      },
      log,
    );
  const trusted = { value: true, source: "default", reason: "its name" } as const;

  it("is that of the name, with its digest, and as trusted as the name, if the labels are the same", async () => {
    const digest = addImage(registry, "builder:1", { labels, env: BUILDER_ENV });

    const builder = await read("builder:1");

    expect(builder.pinned?.digest).toBe(digest);
    // A tag that has moved may say the same.
    expect(builder.isUnproven).toBe(true);
    expect(trustInJob(trusted, builder)).toBe(trusted);
  });

  it("is an error if the name is that of an image that is no builder", async () => {
    addImage(registry, "run:1", { env: BUILDER_ENV });

    await expect(read("run:1")).rejects.toMatchObject({
      code: "BUILDER_IMAGE",
      message: expect.stringContaining('run:1" is not a builder'),
    });
    expect(log.events).toEqual([]);
  });

  it("is an error if the registry has no image of the name", async () => {
    await expect(read("nothing:1")).rejects.toMatchObject({
      code: "NOT_FOUND",
      message: expect.stringContaining('nothing:1", which is asked for'),
      hint: expect.stringContaining('leave "builder" out'),
    });
    expect(log.events).toEqual([]);
  });

  it("neither gets that name nor its trust, if that cannot be read, and the log says so", async () => {
    registry.script(() => true, { kind: "answer", status: 403 }, 9);

    const builder = await read("builder:1");

    expect(log.events).toEqual([expect.stringMatching(/^warning .* is not known: /)]);
    expect(builder.reference).toBe(JOB_BUILDER);
    expect(trustInJob(trusted, builder)).toMatchObject({ value: false, source: "default" });
    const asked = { ...trusted, source: "input" } as const;
    expect(trustInJob(asked, builder)).toBe(asked);
  });
});
