// Whether an image stands on its run image: the lowest layers are compared, in order.
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { RunImage } from "../../../src/builder/run-image.ts";
import { type Digest, digestOf } from "../../../src/oci/digest.ts";
import { atDigest, formatImageReference, parseImageReference } from "../../../src/oci/image-reference.ts";
import { checkBaseLayers } from "../../../src/platform/delivery/base-layers.ts";
import { createRegistryClient } from "../../../src/registry/registry-client.ts";
import { type FakeRegistry, startFakeRegistry } from "../../support/fake-registry.ts";

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
    { ...layersOf(...digests), labels: {} },
    { runImage: formatImageReference(actual.pinned), planned },
    client(),
  );
}

/** Where only the lifecycle knew what it took. */
async function checkCreated(
  digests: readonly Digest[],
  planned: RunImage,
  said?: { readonly reference: string },
): Promise<void> {
  const labels = said && { "io.buildpacks.lifecycle.metadata": JSON.stringify({ runImage: said }) };
  await checkBaseLayers({ ...layersOf(...digests), labels }, { runImage: undefined, planned }, client());
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
      message: expect.stringContaining("is not based on the run image"),
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

describe("checkBaseLayers, where the lifecycle alone knew the run image", () => {
  it.each<[string, (planned: RunImage) => { reference: string } | undefined]>([
    ["its reference", ({ pinned }) => ({ reference: formatImageReference(pinned) })],
    ["no digest", () => ({ reference: "run" })],
    ["nothing", () => undefined],
  ])("accepts what stands on the planned run image, and says %s", async (_what, said) => {
    const planned = runImage("1");
    const asked = registry.requests.length;

    await checkCreated([...planned.layers, APP], planned, said(planned));

    expect(registry.requests).toHaveLength(asked);
  });

  it("accepts what the name of the planned run image stands for by now", async () => {
    const planned = runImage("1");
    const moved = runImage("2");
    const tag = registry.manifests.get("run")?.get("2");
    if (tag !== undefined) registry.manifests.get("run")?.set("1", tag);

    const said = { reference: formatImageReference(moved.pinned) };
    await expect(checkCreated([...moved.layers, APP], planned, said)).resolves.toBeUndefined();
  });

  it("refuses what stands on another image, also of the same repository", async () => {
    const planned = runImage("1");
    const other = runImage("2");
    const said = { reference: formatImageReference(other.pinned) };

    await expect(checkCreated([...other.layers, APP], planned, said)).rejects.toMatchObject({
      code: "DIGEST_MISMATCH",
      message: expect.stringContaining(`is not based on the run image "${registry.host}/run@sha256:`),
    });
  });

  it("refuses what stands on the planned one, but names another", async () => {
    const planned = runImage("1");
    const said = { reference: formatImageReference(runImage("2").pinned) };

    await expect(checkCreated([...planned.layers, APP], planned, said)).rejects.toMatchObject({
      code: "DIGEST_MISMATCH",
      message: expect.stringContaining(`says in its label io.buildpacks.lifecycle.metadata that it is "`),
    });
  });

  it("says that it does not know whether the name has moved", async () => {
    const planned = runImage("1");
    registry.manifests.get("run")?.clear();

    await expect(checkCreated([APP], planned)).rejects.toMatchObject({
      code: "DIGEST_MISMATCH",
      message: expect.stringMatching(/its layer 1 is .* Whether its name has moved since cannot be read: /),
    });
  });
});
