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

function preview(fake: FakeRegistry, options: Options) {
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

  it("compares linux/amd64 of an index, or what was built, or what the workflow says", async () => {
    await using fake = await startFakeRegistry();
    pushAppIndex(fake, "1", [{ app: ["arm!"], architecture: "arm64" }, { app: ["amd"] }]);
    const amd64 = { os: "linux", arch: "amd64" };

    const found = await Promise.all([
      preview(fake, { image: "1" }),
      preview(fake, { image: "1", built: BUILT }),
      preview(fake, { image: "1", built: BUILT, target: amd64 }),
    ]);

    expect(found.map(({ target }) => target.arch)).toEqual(["amd64", "arm64", "amd64"]);
    expect(found.map(({ contents }) => contents?.layers[1]?.sizeBytes)).toEqual([3_000, 4_000, 3_000]);
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
});
