// Whether an image stands on its run image: the lowest layers are compared, in order.
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { RunImage } from "../../../src/builder/run-image.ts";
import { digestOf, type Digest } from "../../../src/oci/digest.ts";
import { atDigest, formatImageReference, parseImageReference } from "../../../src/oci/image-reference.ts";
import { checkBaseLayers } from "../../../src/platform/delivery/base-layers.ts";
import { createRegistryClient } from "../../../src/registry/registry-client.ts";
import { startFakeRegistry, type FakeRegistry } from "../../support/fake-registry.ts";

const TARGET = { os: "linux", arch: "amd64" };
const APP: Digest = `sha256:${"a".repeat(64)}`;

let registry: FakeRegistry;

beforeEach(async () => {
  registry = await startFakeRegistry();
});

afterEach(async () => {
  await registry[Symbol.asyncDispose]();
});

const client = () =>
  createRegistryClient({ keychain: { resolve: () => Promise.resolve(undefined) }, retry: { delaysMs: [] } });

/** A run image with two layers in the registry, as it is planned. */
function runImage(name: string): RunImage {
  const layers = ["lower", "upper"].map((each) => digestOf(`${name} ${each}`));
  const config = registry.addBlob(
    "run",
    JSON.stringify({ architecture: "amd64", os: "linux", rootfs: { type: "layers", diff_ids: layers } }),
  );
  const mediaType = "application/vnd.oci.image.manifest.v1+json";
  const manifest = {
    schemaVersion: 2,
    mediaType,
    config: { mediaType: "application/vnd.oci.image.config.v1+json", ...config },
    ...layersOf(...layers),
  };
  const digest = registry.addManifest("run", manifest, { tag: name });
  const reference = parseImageReference(`${registry.host}/run:${name}`);
  return { name, reference, pinned: atDigest(reference, digest), target: TARGET, layers, runImages: [] };
}

const layersOf = (...digests: readonly Digest[]) => ({
  layers: digests.map((digest) => ({
    mediaType: "application/vnd.oci.image.layer.v1.tar+gzip",
    digest,
    size: 1,
  })),
});

async function check(digests: readonly Digest[], planned: RunImage, actual = planned): Promise<void> {
  await checkBaseLayers(
    layersOf(...digests),
    { runImage: formatImageReference(actual.pinned), planned },
    client(),
  );
}

describe("checkBaseLayers", () => {
  it("accepts what stands on the planned run image, without asking its registry", async () => {
    const planned = runImage("1");
    const asked = registry.requests.length;

    await check([...planned.layers, APP], planned);

    expect(registry.requests).toHaveLength(asked);
  });

  it.each<[string, (layers: readonly Digest[]) => Digest[]]>([
    ["another image", () => [APP]],
    ["nothing", () => []],
    ["its run image with something below", (layers) => [APP, ...layers]],
    ["less than its run image", (layers) => layers.slice(1)],
  ])("refuses what stands on %s", async (_what, exported) => {
    const planned = runImage("1");

    await expect(check(exported(planned.layers), planned)).rejects.toMatchObject({
      code: "DIGEST_MISMATCH",
      message: expect.stringContaining("does not stand on the run image"),
    });
  });

  it("compares with the run image that the lifecycle found, where that is another one by now", async () => {
    const planned = runImage("1");
    const actual = runImage("2");

    await check([...actual.layers, APP], planned, actual);
    await expect(check([...planned.layers, APP], planned, actual)).rejects.toMatchObject({
      code: "DIGEST_MISMATCH",
    });
  });
});
