import { describe, expect, it } from "@jest/globals";
import { parseImageReference } from "../../../src/oci/image-reference.ts";
import {
  type BuiltImage,
  previewImage,
  type PreviewRequest,
} from "../../../src/platform/image/preview-image.ts";
import { createRegistryClient } from "../../../src/registry/registry-client.ts";
import { pushAppImage, pushAppIndex } from "../../support/app-images.ts";
import { type FakeRegistry, startFakeRegistry } from "../../support/fake-registry.ts";

const client = createRegistryClient({
  keychain: { resolve: () => Promise.resolve(undefined) },
  retry: { delaysMs: [] },
});

const BUILT: BuiltImage = {
  names: ["app:pr-1"],
  isPushed: false,
  work: "build",
  attestations: 0,
  digest: undefined,
  target: { os: "linux", arch: "arm64" },
  contents: {
    layers: [{ name: "app", diffId: undefined, sizeBytes: undefined }],
    isComplete: false,
    sizeBytes: undefined,
    runImageSizeBytes: undefined,
    buildpacks: [],
    runImage: undefined,
  },
};

/** Tags, and the rest of a request. */
interface Options extends Partial<Pick<PreviewRequest, "built" | "target">> {
  readonly image?: string;
  readonly base?: string;
}

/** The only one. */
async function preview(fake: FakeRegistry, options: Options) {
  const [only, ...others] = (await previews(fake, options)).platforms;
  if (only === undefined || others.length > 0) throw new Error(`${others.length + 1} previews`);
  return only;
}

function previews(fake: FakeRegistry, options: Options) {
  const reference = (tag: string | undefined) =>
    tag === undefined ? undefined : parseImageReference(`${fake.host}/app:${tag}`);
  const request = {
    image: reference(options.image),
    baseImage: reference(options.base),
    built: options.built,
    target: options.target,
  };
  return previewImage(request, client);
}

describe("previewImage", () => {
  it("reads and compares both images", async () => {
    await using fake = await startFakeRegistry();
    pushAppImage(fake, "main", { app: ["old"] });
    const digest = pushAppImage(fake, "pr-1", { app: ["newer"] });

    const { image, base, sizes, comparison } = await preview(fake, { image: "pr-1", base: "main" });

    expect(image).toMatchObject({ kind: "read", name: `${fake.host}/app:pr-1`, digest });
    expect(base).toMatchObject({ kind: "read", name: `${fake.host}/app:main` });
    expect(comparison?.layers.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      "same run image",
      "changed app",
      "same buildpacksio/lifecycle:launcher",
    ]);
    expect(comparison?.newBytes).toBe(5_000);
    expect((sizes.image?.ownBytes ?? 0) - (sizes.base?.ownBytes ?? 0)).toBe(2_000);
  });

  it("reads no layer", async () => {
    await using fake = await startFakeRegistry();
    pushAppImage(fake, "main", {});

    await preview(fake, { image: "main" });

    expect(fake.calls.filter((call) => call.includes("/blobs/"))).toHaveLength(1);
  });

  it("is content without a base image", async () => {
    await using fake = await startFakeRegistry();
    pushAppImage(fake, "pr-1", {});

    const found = await preview(fake, { image: "pr-1" });

    expect(found).toMatchObject({ base: undefined, comparison: undefined, image: { kind: "read" } });
    expect(found.contents?.layers).toHaveLength(3);
  });

  it("says that the base image does not exist yet", async () => {
    await using fake = await startFakeRegistry();
    pushAppImage(fake, "pr-1", {});

    const { base, comparison } = await preview(fake, { image: "pr-1", base: "main" });

    expect(base).toEqual({ kind: "missing", name: `${fake.host}/app:main` });
    expect(comparison).toBeUndefined();
  });

  it.each([403, 500])("says why the base image cannot be read after %s", async (status) => {
    await using fake = await startFakeRegistry();
    pushAppImage(fake, "pr-1", {});
    fake.script(({ path }) => path.endsWith("/main"), { kind: "answer", status });

    const { base, image } = await preview(fake, { image: "pr-1", base: "main" });

    expect(base).toMatchObject({ kind: "unreadable", error: { statusCode: status } });
    expect(image?.kind).toBe("read");
  });

  it("takes a base image with a malformed label for one that cannot be read", async () => {
    await using fake = await startFakeRegistry();
    pushAppImage(fake, "main", { lifecycleLabel: "nonsense" });

    const { base } = await preview(fake, { built: BUILT, base: "main" });

    expect(base).toMatchObject({ kind: "unreadable", error: { code: "MALFORMED" } });
  });

  it("compares what was built, where nothing was pushed, for the platform that it was built for", async () => {
    await using fake = await startFakeRegistry();
    pushAppIndex(fake, "main", [{ app: ["amd"] }, { app: ["arm"], architecture: "arm64" }]);

    const { image, target, comparison } = await preview(fake, { built: BUILT, base: "main" });

    expect(image).toBeUndefined();
    expect(target).toEqual({ os: "linux", arch: "arm64" });
    expect(comparison?.layers).toMatchObject([
      { kind: "unknown", name: "app", beforeBytes: 3_000 },
      { kind: "removed", name: "buildpacksio/lifecycle:launcher" },
    ]);
  });

  it("falls back to what was built if the image cannot be read", async () => {
    await using fake = await startFakeRegistry();

    const { image, contents } = await preview(fake, { image: "pr-1", built: BUILT });

    expect(image?.kind).toBe("missing");
    expect(contents).toBe(BUILT.contents);
  });

  it("compares what was built of an index, or what the workflow says", async () => {
    await using fake = await startFakeRegistry();
    pushAppIndex(fake, "1", [{ app: ["arm!"], architecture: "arm64" }, { app: ["amd"] }]);
    const amd64 = { os: "linux", arch: "amd64" };

    const found = await Promise.all([
      preview(fake, { image: "1", built: BUILT }),
      preview(fake, { image: "1", built: BUILT, target: amd64 }),
    ]);

    expect(found.map(({ target }) => target.arch)).toEqual(["arm64", "amd64"]);
    expect(found.map(({ contents }) => contents?.layers[1]?.sizeBytes)).toEqual([4_000, 3_000]);
  });

  it("compares an image with its like, whatever it is for", async () => {
    await using fake = await startFakeRegistry();
    pushAppImage(fake, "pr-1", { architecture: "arm64", app: ["arm"] });
    pushAppIndex(fake, "main", [{ app: ["amd"] }, { app: ["arm"], architecture: "arm64" }]);

    const { comparison, target } = await preview(fake, { image: "pr-1", base: "main" });

    expect(target.arch).toBe("arm64");
    expect(comparison?.layers.map(({ kind }) => kind)).toEqual(["same", "same", "same"]);
  });

  it("never reads an image that only the build names", async () => {
    await using fake = await startFakeRegistry();

    await preview(fake, { built: { ...BUILT, names: [`${fake.host}/app:private`] } });

    expect(fake.calls).toEqual([]);
  });

  it("says that an image is the same as the base, or only on another run image, or neither", async () => {
    await using fake = await startFakeRegistry();
    pushAppImage(fake, "main", { run: ["May"] });
    pushAppImage(fake, "same", { run: ["May"] });
    pushAppImage(fake, "rebased", { run: ["June"] });
    pushAppImage(fake, "changed", { run: ["June"], app: ["other"] });
    pushAppImage(fake, "label", { run: ["June"], buildpacks: [{ id: "a", version: "1" }] });

    const changes = ["same", "rebased", "changed", "label"].map(
      async (image) => (await preview(fake, { image, base: "main" })).change,
    );

    expect(await Promise.all(changes)).toEqual(["same", "rebased", "changed", "changed"]);
  });

  it("takes the word of a build that its image is the base", async () => {
    await using fake = await startFakeRegistry();
    const digest = pushAppImage(fake, "main", {});
    const built = { ...BUILT, digest, target: undefined, contents: { ...BUILT.contents, layers: [] } };

    const { change, comparison } = await preview(fake, { built, base: "main" });

    expect(change).toBe("same");
    expect(comparison?.layers).toEqual([]);
  });
});

describe("previewImage of an index", () => {
  const ofPlatforms = async (fake: FakeRegistry, options: Options): Promise<string[]> =>
    (await previews(fake, options)).platforms.map(
      ({ target, image, base, change }) =>
        `${target.arch}: ${image?.kind ?? "none"}, ${base?.kind ?? "none"}, ${change ?? "no change"}`,
    );

  it("compares each platform with its like, and says which are new or gone", async () => {
    await using fake = await startFakeRegistry();
    pushAppIndex(fake, "main", [
      { app: ["amd"] },
      { architecture: "arm64", run: ["May"] },
      { architecture: "s390x" },
    ]);
    pushAppIndex(fake, "pr-1", [
      { architecture: "arm64", run: ["June"] },
      { app: ["amd"] },
      { architecture: "riscv64" },
    ]);

    expect(await ofPlatforms(fake, { image: "pr-1", base: "main" })).toEqual([
      "arm64: read, read, rebased",
      "amd64: read, read, same",
      "riscv64: read, missing, no change",
      "s390x: missing, read, no change",
    ]);
  });

  it("takes no word of a build for one of several images", async () => {
    await using fake = await startFakeRegistry();
    pushAppIndex(fake, "main", [{ app: ["amd"] }, { architecture: "arm64" }, { architecture: "s390x" }]);
    pushAppIndex(fake, "pr-1", [{ app: ["amd"] }, { architecture: "arm64" }]);
    const built = { ...BUILT, target: undefined };

    const { platforms } = await previews(fake, { image: "pr-1", base: "main", built });

    expect(platforms.map(({ contents, comparison }) => [contents, comparison].map(Boolean))).toEqual([
      [true, true],
      [true, true],
      [false, false],
    ]);
  });

  it("does not compare with an image for other machines", async () => {
    await using fake = await startFakeRegistry();
    pushAppImage(fake, "main", { app: ["amd"] });
    pushAppIndex(fake, "pr-1", [{ app: ["amd"] }, { architecture: "arm64" }]);

    expect(await ofPlatforms(fake, { image: "pr-1", base: "main" })).toEqual([
      "amd64: read, read, same",
      "arm64: read, missing, no change",
    ]);
  });

  it("has one preview of an image that BuildKit has attested, whatever it is for", async () => {
    await using fake = await startFakeRegistry();
    pushAppIndex(fake, "1", [{ architecture: "arm64" }], [{ os: "unknown", architecture: "unknown" }]);

    expect(await ofPlatforms(fake, { image: "1" })).toEqual(["arm64: read, none, no change"]);
  });

  it("reads what the name pointed to at first, also if it moves meanwhile", async () => {
    await using fake = await startFakeRegistry();
    pushAppIndex(fake, "1", [{ app: ["amd"] }, { architecture: "arm64" }]);

    await previews(fake, { image: "1" });

    expect(fake.calls.filter((call) => call.endsWith("/manifests/1"))).toHaveLength(1);
  });

  it("reads no more platforms than images have, and says how many it left out", async () => {
    await using fake = await startFakeRegistry();
    pushAppIndex(
      fake,
      "1",
      Array.from({ length: 40 }, (_, at) => ({ architecture: `cpu${at}` })),
    );

    const { platforms, omitted } = await previews(fake, { image: "1" });

    expect([platforms.length, omitted]).toEqual([16, 24]);
  });
});
