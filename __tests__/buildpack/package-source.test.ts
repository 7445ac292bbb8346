import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { readPackageImage } from "../../src/buildpack/package-content.ts";
import { openPackage } from "../../src/buildpack/package-source.ts";
import { UNPACK_LIMITS } from "../../src/buildpack/unpack-stream.ts";
import { digestOf } from "../../src/oci/digest.ts";
import { parseImageReference } from "../../src/oci/image-reference.ts";
import type { Registry } from "../../src/registry/registry.ts";
import { createRegistryClient } from "../../src/registry/registry-client.ts";
import { addIndex } from "../platform/registry-images.ts";
import { type FakeRegistry, startFakeRegistry } from "../support/fake-registry.ts";
import { TARGET } from "./builder-modules-fixture.ts";
import { MemoryStore } from "./memory-sources.ts";
import { recordsOf } from "./module-fixture.ts";
import { addPackage, type FixturePackage, layerEntries } from "./package-fixture.ts";
import { refusal } from "./refusal.ts";
import { bytesOf, namesIn, tarOf } from "./tar-fixture.ts";

let fake: FakeRegistry;
let registry: Registry;
let store: MemoryStore;
beforeEach(async () => {
  fake = await startFakeRegistry();
  registry = createRegistryClient({
    keychain: { resolve: () => Promise.resolve(undefined) },
  });
  store = new MemoryStore();
});
afterEach(async () => {
  await fake[Symbol.asyncDispose]();
});

async function open(
  name: string,
  kind: "buildpack" | "extension" = "buildpack",
  target = TARGET,
  limits = UNPACK_LIMITS,
) {
  const image = parseImageReference(`${fake.host}/${name}`);
  const content = await readPackageImage(image, target, { registry, store });
  return openPackage(content, { kind, origin: name, limits });
}

const A = { id: "acme/a", version: "1.2.0", homepage: "https://example.com" };
const COMPOSITE = { id: "acme/composite", order: [["acme/a@1.2.0"]] };

describe("openPackage", () => {
  it("has a source for each layer, described by the label", async () => {
    addPackage(fake, "composite:1", { modules: [COMPOSITE, A] });

    const { main, sources } = await open("composite:1");

    expect(main).toStrictEqual({ id: "acme/composite", version: "1.0.0" });
    expect(sources).toMatchObject([
      {
        origin: "composite:1",
        modules: [{ id: "acme/composite", order: [{ group: [{ id: "acme/a", version: "1.2.0" }] }] }],
      },
      { modules: [{ kind: "buildpack", ...A, api: "0.10", order: [] }] },
    ]);
    expect(await namesIn(recordsOf(sources[1]))).toStrictEqual([
      "/cnb/buildpacks/acme_a/1.2.0",
      "/cnb/buildpacks/acme_a/1.2.0/buildpack.toml",
      "/cnb/buildpacks/acme_a/1.2.0/bin/build",
      "/cnb/buildpacks/acme_a/1.2.0/bin/detect",
    ]);
  });

  it("reads no layer before it is needed, and each one once", async () => {
    addPackage(fake, "composite:1", { modules: [COMPOSITE, A] });
    const { sources } = await open("composite:1");
    const before = store.fetched;

    await bytesOf(recordsOf(sources[0]));
    await bytesOf(recordsOf(sources[0]));

    expect([before, store.fetched]).toStrictEqual([0, 1]);
  });

  it("has one limit for all its layers, each of which counts once", async () => {
    addPackage(fake, "composite:1", { modules: [COMPOSITE, A] });
    const sizes = [COMPOSITE, A].map((module) => tarOf(layerEntries(module)).length);
    const sizeBytes = Math.max(...sizes);
    const { sources } = await open("composite:1", "buildpack", TARGET, { ...UNPACK_LIMITS, sizeBytes });

    await bytesOf(recordsOf(sources[1]));
    await bytesOf(recordsOf(sources[1]));
    expect(await refusal(bytesOf(recordsOf(sources[0])))).toMatchObject({
      code: "MALFORMED",
      message: `It unpacks to more than ${sizeBytes} bytes.`,
    });
  });

  it("has one source for a flattened package, with all modules", async () => {
    addPackage(fake, "flat:1", { modules: [COMPOSITE, A], isFlattened: true });

    const { sources } = await open("flat:1");

    expect(sources.map(({ modules }) => modules.map(({ id }) => id))).toStrictEqual([
      ["acme/composite", "acme/a"],
    ]);
    expect(await namesIn(recordsOf(sources[0]))).toContain("/cnb/buildpacks/acme_a/1.2.0/bin/build");
  });

  it("takes the image for the target from an index", async () => {
    const digests = ["arm64", "amd64"].map((arch) => ({
      arch,
      digest: addPackage(fake, `multi:${arch}`, { modules: [{ id: `acme/${arch}` }] }),
    }));
    addIndex(fake, "multi:1", digests);

    expect((await open("multi:1")).main.id).toBe("acme/amd64");
    expect((await open("multi:1", "buildpack", { os: "linux", arch: "arm64" })).main.id).toBe("acme/arm64");
    expect(await refusal(open("multi:1", "buildpack", { os: "linux", arch: "s390x" }))).toMatchObject({
      code: "NOT_FOUND",
      message: expect.stringContaining("no image for linux/s390x; it has linux/arm64, linux/amd64"),
    });
  });

  it("opens packages of extensions", async () => {
    addPackage(fake, "extension:1", { kind: "extension", modules: [{ id: "acme/e" }] });

    const { sources } = await open("extension:1", "extension");

    expect(sources[0]?.modules).toMatchObject([{ kind: "extension", id: "acme/e" }]);
    expect(await namesIn(recordsOf(sources[0]))).toContain("/cnb/extensions/acme_e/1.0.0");
  });

  it.each<[string, FixturePackage, string]>([
    [
      "an image without labels",
      {
        modules: [A],
        labels: { "io.buildpacks.buildpackage.metadata": "", "io.buildpacks.buildpack.layers": "" },
      },
      "no label io.buildpacks.buildpackage.metadata",
    ],
    [
      "a package without layers' label",
      { modules: [A], labels: { "io.buildpacks.buildpack.layers": "" } },
      "no label io.buildpacks.buildpack.layers",
    ],
    ["a package of extensions", { kind: "extension", modules: [A] }, "It is not a buildpack package"],
    [
      "a label that is not JSON",
      { modules: [A], labels: { "io.buildpacks.buildpack.layers": "{" } },
      "is not JSON",
    ],
    [
      "a label of something else",
      { modules: [A], labels: { "io.buildpacks.buildpackage.metadata": "[]" } },
      "Its label io.buildpacks.buildpackage.metadata is malformed",
    ],
    [
      "a huge label",
      { modules: [A], labels: { "io.buildpacks.buildpack.layers": " ".repeat(4 * 1024 * 1024 + 1) } },
      "more than 4 MiB",
    ],
    [
      "a main module in no layer",
      { modules: [A], labels: { "io.buildpacks.buildpackage.metadata": '{"id":"acme/x","version":"1"}' } },
      "names acme/x@1, which is in no layer",
    ],
    ["an id that leads elsewhere", { modules: [{ id: ".." }] }, 'the id ".."'],
    ["a version that leads elsewhere", { modules: [{ id: "a", version: ".." }] }, 'the version ".."'],
    [
      "a layer that is not there",
      {
        modules: [A],
        labels: {
          "io.buildpacks.buildpack.layers": `{"acme/a":{"1.2.0":{"layerDiffID":"sha256:${"0".repeat(64)}"}}}`,
        },
      },
      `no layer sha256:${"0".repeat(64)}, where its label says acme/a@1.2.0 is`,
    ],
    [
      "a config with other layers than the manifest",
      { modules: [A], moreDiffIds: [digestOf("two")] },
      "It has 1 layers in its manifest, but 2 in its config.",
    ],
    [
      "a layer without a digest",
      {
        modules: [A],
        labels: { "io.buildpacks.buildpack.layers": '{"acme/a":{"1.2.0":{"layerDiffID":"../x"}}}' },
      },
      '"../x", which is not a digest',
    ],
  ])("refuses %s", async (_, package_, why) => {
    addPackage(fake, "bad:1", package_);

    const refused = await refusal(open("bad:1"));

    expect(refused.code).toBe("MALFORMED");
    expect(refused.message).toContain(why);
  });

  it("refuses a layer whose content has another diffID", async () => {
    addPackage(fake, "bad:1", { modules: [A], diffIds: [digestOf("other")] });
    const { sources } = await open("bad:1");

    expect(await refusal(bytesOf(recordsOf(sources[0])))).toMatchObject({
      code: "DIGEST_MISMATCH",
      message: expect.stringContaining(`not ${digestOf("other")}`),
    });
  });

  it("refuses a layer that writes elsewhere than to its modules", async () => {
    const layer = tarOf([...layerEntries(A), { name: "/cnb/lifecycle/detector", text: "evil", mode: 0o755 }]);
    addPackage(fake, "bad:1", { modules: [A], layers: [layer] });
    const { sources } = await open("bad:1");

    expect(await refusal(bytesOf(recordsOf(sources[0])))).toMatchObject({
      code: "MALFORMED",
      message: expect.stringContaining('"/cnb/lifecycle/detector" is refused'),
    });
  });

  it("refuses a blob that the registry serves with another content", async () => {
    addPackage(fake, "bad:1", { modules: [A] });
    const { sources } = await open("bad:1");
    for (const [digest, blob] of fake.blobs.get("bad") ?? [])
      if (blob[0] === 0x1f) fake.blobs.get("bad")?.set(digest, Buffer.alloc(blob.length, 1));

    expect(await refusal(bytesOf(recordsOf(sources[0])))).toMatchObject({ code: "DIGEST_MISMATCH" });
  });
});
