import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type BuilderImage, readBuilder } from "../../src/builder/builder-image.ts";
import type { TargetSource } from "../../src/builder/target-words.ts";
import { formatApiVersion } from "../../src/cnb/api-version.ts";
import { formatImageReference, parseImageReference } from "../../src/oci/image-reference.ts";
import { createRegistryClient } from "../../src/registry/registry-client.ts";
import { addImage, addIndex, BUILDER_ENV, builderLabels } from "../platform/registry-images.ts";
import { FakeDaemon, fakeImage } from "../support/fake-daemon.ts";
import { type FakeRegistry, startFakeRegistry } from "../support/fake-registry.ts";

let registry: FakeRegistry;
let daemon: FakeDaemon;

beforeEach(async () => {
  registry = await startFakeRegistry();
  daemon = new FakeDaemon();
});

afterEach(async () => {
  await registry[Symbol.asyncDispose]();
});

const client = () =>
  createRegistryClient({
    keychain: { resolve: () => Promise.resolve(undefined) },
    retry: { delaysMs: [] },
  });

const read = (
  name: string,
  pull: "always" | "if-not-present" | "never" = "always",
  { arch, variant, targetSource }: { arch: string; variant?: string; targetSource: TargetSource } = {
    arch: "amd64",
    targetSource: "engine",
  },
): Promise<BuilderImage> =>
  readBuilder(
    {
      reference: parseImageReference(`${registry.host}/${name}`),
      pull,
      target: { os: "linux", arch, ...(variant !== undefined && { variant }) },
      targetSource,
    },
    { registry: client(), inspectImage: (reference) => daemon.inspectImage(reference) },
  );

const labels = builderLabels({ image: "example.com/run:1", mirrors: ["ghcr.io/owner/run:1"] });

describe("readBuilder", () => {
  it("reads labels and user from the registry, for the target, without pulling", async () => {
    const amd64 = addImage(registry, "builder:amd64", { labels, env: BUILDER_ENV });
    const arm64 = addImage(registry, "builder:arm64", { labels, env: BUILDER_ENV, arch: "arm64" });
    addIndex(registry, "builder:1", [
      { arch: "arm64", digest: arm64 },
      { arch: "amd64", digest: amd64 },
    ]);

    const builder = await read("builder:1");

    expect(builder).toMatchObject({ uid: 1000, gid: 1001, location: "registry" });
    expect(builder.runnable).toBe(`${registry.host}/builder@${amd64}`);
    expect(builder.lifecycle.version).toBe("0.20.1");
    expect(builder.lifecycle.platformApis.map(formatApiVersion)).toEqual(["0.12", "0.13", "0.14", "0.7"]);
    expect(builder.buildpacks.map(({ id }) => id)).toEqual(["examples/one", "examples/two"]);
    expect(builder.order).toEqual([
      {
        group: [
          { id: "examples/one", version: "1.0.0", optional: false },
          { id: "examples/two", version: "", optional: true },
        ],
      },
    ]);
    expect(builder.runImages).toEqual([{ image: "example.com/run:1", mirrors: ["ghcr.io/owner/run:1"] }]);
    expect(daemon.pulls).toEqual([]);
  });

  it("reads labels of builders from before Platform API 0.12", async () => {
    const metadata = {
      description: "",
      buildpacks: null,
      stack: { runImage: { image: "run", mirrors: null } },
      lifecycle: { version: "0.13.0", api: { platform: "0.8", buildpack: "0.2" } },
    };
    addImage(registry, "old", {
      labels: { "io.buildpacks.builder.metadata": JSON.stringify(metadata) },
      env: BUILDER_ENV,
    });

    const builder = await read("old");

    expect(builder.lifecycle.platformApis.map(formatApiVersion)).toEqual(["0.8"]);
    expect(builder.runImages).toEqual([{ image: "run", mirrors: [] }]);
    expect(builder.buildpacks).toEqual([]);
    expect(builder.order).toEqual([]);
  });

  it("takes the engine's copy if it need not ask the registry", async () => {
    const name = `${registry.host}/builder:1`;
    const digest = `sha256:${"b".repeat(64)}`;
    const image = fakeImage({
      labels,
      env: BUILDER_ENV,
      repoDigests: [`${registry.host}/builder@${digest}`],
    });
    daemon.images.set(name, image);

    for (const pull of ["if-not-present", "never"] as const) {
      const builder = await read("builder:1", pull);

      expect(builder).toMatchObject({ runnable: name, location: "daemon" });
      expect(builder.pinned && formatImageReference(builder.pinned)).toBe(
        `${registry.host}/builder@${digest}`,
      );
    }
    expect(registry.requests).toEqual([]);
  });

  it("asks the registry if the engine does not have it and may pull", async () => {
    addImage(registry, "builder:1", { labels, env: BUILDER_ENV });

    await expect(read("builder:1", "if-not-present")).resolves.toMatchObject({ location: "registry" });
  });

  it.each([{ arch: "arm64" }, { arch: "amd64", variant: "v3" }])(
    "asks the registry if the engine has one for another platform than %j, and may pull",
    async (wanted) => {
      daemon.images.set(`${registry.host}/builder:1`, fakeImage({ labels, env: BUILDER_ENV }));
      addIndex(registry, "builder:1", [
        { ...wanted, digest: addImage(registry, "builder:other", { labels, env: BUILDER_ENV, ...wanted }) },
      ]);
      const asked = { ...wanted, targetSource: "input" } as const;

      await expect(read("builder:1", "if-not-present", asked)).resolves.toMatchObject({
        location: "registry",
        target: wanted,
      });
      await expect(read("builder:1", "never", asked)).rejects.toThrow("is for linux/amd64");
    },
  );

  it.each([
    ["input", 'the input "platform" asks for linux/arm64', 'set "platform" to "linux/amd64"'],
    ["engine", "the Docker engine runs linux/arm64", "a runner for linux/amd64"],
    ["machine", "this machine is linux/arm64", "a runner for linux/amd64"],
  ] as const)("says who asks for another platform: the %s", async (targetSource, who, hint) => {
    addImage(registry, "builder:1", { labels, env: BUILDER_ENV });

    await expect(read("builder:1", "always", { arch: "arm64", targetSource })).rejects.toMatchObject({
      message: `The builder "${registry.host}/builder:1" is for linux/amd64, but ${who}.`,
      hint: `Use a builder for linux/arm64, or ${hint}.`,
    });
  });

  it("is for the variant that is asked for", async () => {
    addImage(registry, "builder:1", { labels, env: BUILDER_ENV });
    const asking = (variant: string) =>
      read("builder:1", "always", { arch: "amd64", variant, targetSource: "input" });

    await expect(asking("v1")).resolves.toMatchObject({ target: { os: "linux", arch: "amd64" } });
    await expect(asking("v3")).rejects.toMatchObject({
      message: `The builder "${registry.host}/builder:1" is for linux/amd64, but the input "platform" asks for linux/amd64/v3.`,
      hint: 'Use a builder for linux/amd64/v3, or set "platform" to "linux/amd64".',
    });
  });

  it.each([
    ["is not there", "missing:1", "cannot be read"],
    ["is no builder", "plain:1", 'is not a builder: it has no label "io.buildpacks.builder.metadata"'],
    ["has no user", "no-user:1", "has no variable CNB_USER_ID"],
    ["has no group", "no-group:1", "has no variable CNB_GROUP_ID"],
    ["has a user that is no number", "named-user:1", 'has CNB_USER_ID="cnb"'],
    ["has a user that no engine knows", "large-user:1", 'has CNB_USER_ID="4294967295"'],
    ["runs as root", "root:1", "says that buildpacks run as root"],
    ["is for another architecture", "arm:1", "is for linux/arm64, but the Docker engine runs linux/amd64"],
    ["has a broken label", "broken:1", "is not JSON"],
  ])("refuses an image that %s", async (_what, name, message) => {
    addImage(registry, "plain:1", { env: BUILDER_ENV });
    addImage(registry, "no-user:1", { labels, env: ["CNB_GROUP_ID=1"] });
    addImage(registry, "no-group:1", { labels, env: ["CNB_USER_ID=1"] });
    addImage(registry, "named-user:1", { labels, env: ["CNB_USER_ID=cnb", "CNB_GROUP_ID=1"] });
    addImage(registry, "large-user:1", { labels, env: ["CNB_USER_ID=4294967295", "CNB_GROUP_ID=1"] });
    addImage(registry, "root:1", { labels, env: ["CNB_USER_ID=0", "CNB_GROUP_ID=0"] });
    addImage(registry, "arm:1", { labels, env: BUILDER_ENV, arch: "arm64" });
    addImage(registry, "broken:1", {
      labels: { "io.buildpacks.builder.metadata": "{" },
      env: BUILDER_ENV,
    });

    const reading = read(name);

    await expect(reading).rejects.toMatchObject({ code: "BUILDER_IMAGE" });
    await expect(reading).rejects.toThrow(message);
    await expect(reading).rejects.toThrow(name);
  });

  it("says that it may not pull", async () => {
    addImage(registry, "builder:1", { labels, env: BUILDER_ENV });

    await expect(read("builder:1", "never")).rejects.toMatchObject({
      code: "BUILDER_IMAGE",
      message: `The builder "${registry.host}/builder:1" is not in the Docker engine, and "pull" is "never".`,
    });
  });

  it("does not blame the builder for a registry that does not answer, but names it", async () => {
    registry.script(() => true, { kind: "reset" }, 100);

    await expect(read("builder:1")).rejects.toMatchObject({
      code: "REGISTRY_UNREACHABLE",
      message: expect.stringMatching(
        /^The builder ".*builder:1" cannot be read: Cannot read ".*builder:1": /,
      ),
      hint: expect.stringContaining(`Check that ${registry.host} is the right registry`),
    });
  });

  it("names the builder when its registry fails", async () => {
    registry.script(() => true, { kind: "answer", status: 501 }, 100);

    await expect(read("builder:1")).rejects.toMatchObject({
      code: "REGISTRY",
      message: expect.stringMatching(/^The builder ".*builder:1" cannot be read: .* answered 501/),
    });
  });
});
