// Images of a registry that become one index there.
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { PlatformError } from "../../src/errors.ts";
import { mergeImages, type MergeRequest } from "../../src/merge/merge-images.ts";
import { type Digest, digestOf } from "../../src/oci/digest.ts";
import { parseImageReference } from "../../src/oci/image-reference.ts";
import { OCI_INDEX } from "../../src/oci/media-types.ts";
import { addImage, addIndex } from "../rebase/rebase-fixture.ts";
import { createClient } from "../registry/registry-client-fixture.ts";
import { type FakeRegistry, startFakeRegistry } from "../support/fake-registry.ts";

let first: FakeRegistry;
let second: FakeRegistry;
let cancel: AbortController;

beforeEach(async () => {
  [first, second] = [await startFakeRegistry(), await startFakeRegistry()];
  cancel = new AbortController();
});
afterEach(async () => {
  await Promise.all([first[Symbol.asyncDispose](), second[Symbol.asyncDispose]()]);
});

function merge(images: readonly Digest[], more: Partial<MergeRequest> = {}) {
  const tags = [parseImageReference(`${first.host}/app:1`)] as const;
  return mergeImages(
    { tags, images, annotations: new Map(), byDigest: false, ...more },
    { registry: createClient({ signal: cancel.signal }), signal: cancel.signal, warn: () => undefined },
  );
}

const add = (arch: string, layer = arch): Digest => addImage(first, "app", ["base", layer], { arch });

function indexAt(registry: FakeRegistry, repository: string, selector: string) {
  const stored = registry.manifests.get(repository)?.get(selector);
  return { mediaType: stored?.mediaType, ...(JSON.parse(stored?.bytes.toString() ?? "{}") as object) };
}

describe("mergeImages", () => {
  it("ends only when everything it has begun has ended", async () => {
    const asked = Promise.withResolvers<undefined>();
    let isChecked = false;
    const registry = createClient();
    const slow: typeof registry = {
      ...registry,
      getManifest: () => Promise.reject(new PlatformError("NOT_FOUND", "not there")),
      async checkWrite() {
        await asked.promise;
        isChecked = true;
      },
    };
    setImmediate(() => {
      asked.resolve(undefined);
    });

    const tags = [parseImageReference(`${first.host}/app:1`)] as const;
    const merging = mergeImages(
      { tags, images: [digestOf("missing")], annotations: new Map(), byDigest: false },
      { registry: slow, signal: cancel.signal, warn: () => undefined },
    );

    await expect(merging).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(isChecked).toBe(true);
  });

  it("ends when it is cancelled", async () => {
    const amd = add("amd64");
    cancel.abort(new PlatformError("CANCELLED", "The step was cancelled."));

    await expect(merge([amd])).rejects.toMatchObject({ code: "CANCELLED" });
  });

  it("makes one without a tag, in each repository, which a second merge gives its tags", async () => {
    const images = [add("arm64"), add("amd64")];
    const names = ["app", "other"].map((name) => `${first.host}/${name}`);
    const [app, other] = names.map((name) => parseImageReference(name));
    if (app === undefined || other === undefined) throw new Error("There are two");

    const untagged = await merge(images, { tags: [app, other], byDigest: true });
    const tagsThen = [...first.manifests.values()].flatMap((stored) => [...stored.keys()]);
    const tagged = await merge(images, { tags: [{ ...app, tag: "1" }] });

    expect(untagged).toMatchObject({ image: `${first.host}/app@${untagged.digest}`, tags: [] });
    expect(tagsThen.filter((selector) => !selector.startsWith("sha256:"))).toEqual([]);
    expect(first.manifests.get("other")?.has(untagged.digest)).toBe(true);
    expect(tagged).toMatchObject({ digest: untagged.digest, tags: [`${first.host}/app:1`] });
  });

  it("makes an index with an entry for each platform", async () => {
    const [arm, amd] = [add("arm64"), add("amd64")];

    const merged = await merge([arm, amd], {
      annotations: new Map([
        ["b", "2"],
        ["a", "1"],
      ]),
    });

    expect(merged).toEqual({
      digest: expect.stringMatching(/^sha256:/),
      image: `${first.host}/app@${merged.digest}`,
      tags: [`${first.host}/app:1`],
      platforms: ["linux/amd64", "linux/arm64"],
    });
    expect(indexAt(first, "app", "1")).toMatchObject({
      schemaVersion: 2,
      mediaType: OCI_INDEX,
      manifests: [
        { digest: amd, platform: { os: "linux", architecture: "amd64" } },
        { digest: arm, platform: { os: "linux", architecture: "arm64" } },
      ],
      annotations: { a: "1", b: "2" },
    });
    expect(indexAt(first, "app", merged.digest)).toEqual(indexAt(first, "app", "1"));
  });

  it("makes the same index in whatever order the images are given, and of one that is given twice", async () => {
    const [arm, amd] = [add("arm64"), add("amd64")];

    expect((await merge([amd, arm, amd])).digest).toBe((await merge([arm, amd])).digest);
  });

  it("moves no tag of an index that is pushed by its digest only", async () => {
    const merged = await merge([add("arm64"), add("amd64")], { byDigest: true });

    expect(merged).toMatchObject({ image: `${first.host}/app@${merged.digest}`, tags: [] });
    expect(indexAt(first, "app", merged.digest)).toMatchObject({ mediaType: OCI_INDEX });
    expect(first.tagsOf("app")).toEqual([]);
  });

  it("refuses two images of one platform, and writes nothing", async () => {
    const [one, other] = [add("amd64", "one"), add("amd64", "other")].sort();

    await expect(merge([other ?? "sha256:", one ?? "sha256:"])).rejects.toMatchObject({
      code: "INPUT",
      message: `Two images are for linux/amd64: ${one} and ${other}.`,
    });
    expect(first.tagsOf("app")).toEqual([]);
  });

  it("refuses an index", async () => {
    const index = addIndex(first, "app", [], "old");

    await expect(merge([index])).rejects.toThrow(`"${first.host}/app@${index}" is an index already`);
    expect(first.tagsOf("app")).toEqual(["old"]);
  });

  it("moves no tag if an image is missing, or its layers cannot be brought", async () => {
    const amd = add("amd64");
    const missing = `sha256:${"0".repeat(64)}` as const;
    await expect(merge([amd, missing])).rejects.toMatchObject({ code: "NOT_FOUND" });

    const tags = [
      parseImageReference(`${first.host}/app:1`),
      parseImageReference(`${second.host}/app:1`),
    ] as const;
    second.script(({ method }) => method === "POST", { kind: "answer", status: 403 }, 100);
    await expect(merge([amd], { tags })).rejects.toMatchObject({ code: "REGISTRY_DENIED" });

    expect(first.tagsOf("app")).toEqual([]);
  });

  it("copies the images to the other repositories of its tags", async () => {
    const [arm, amd] = [add("arm64"), add("amd64")];
    const tags = [
      parseImageReference(`${first.host}/app:1`),
      parseImageReference(`${second.host}/team/app:1`),
    ] as const;

    const { digest } = await merge([arm, amd], { tags });

    expect(second.manifests.get("team/app")?.has(arm)).toBe(true);
    expect(second.manifests.get("team/app")?.has(amd)).toBe(true);
    expect(indexAt(second, "team/app", "1")).toEqual(indexAt(first, "app", digest));
  });
});
