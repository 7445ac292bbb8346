import { describe, expect, it } from "@jest/globals";
import { parseImageReference } from "../../src/oci/image-reference.ts";
import { OCI_CONFIG, OCI_INDEX, OCI_MANIFEST } from "../../src/oci/media-types.ts";
import { readImage } from "../../src/registry/image.ts";
import { createRegistryClient } from "../../src/registry/registry-client.ts";
import { type FakeRegistry, startFakeRegistry } from "../support/fake-registry.ts";

const client = createRegistryClient({ keychain: { resolve: () => Promise.resolve(undefined) } });

function addImage(fake: FakeRegistry, architecture: string, tag?: string) {
  const config = { os: "linux", architecture, rootfs: { type: "layers", diff_ids: [] }, extra: 1 };
  const descriptor = { mediaType: OCI_CONFIG, ...fake.addBlob("app", JSON.stringify(config)) };
  const manifest = { schemaVersion: 2, config: descriptor, layers: [] };
  return fake.addManifest("app", manifest, tag === undefined ? {} : { tag });
}

function addIndex(fake: FakeRegistry, platforms: { architecture: string; os: string; variant?: string }[]) {
  const manifests = platforms.map((platform) => ({
    mediaType: OCI_MANIFEST,
    digest: addImage(fake, platform.architecture),
    size: 1,
    platform,
  }));
  return fake.addManifest("app", { schemaVersion: 2, manifests }, { tag: "1", mediaType: OCI_INDEX });
}

describe("readImage", () => {
  it("takes a single manifest whatever it is for", async () => {
    await using fake = await startFakeRegistry();
    const digest = addImage(fake, "s390x", "1");

    const image = await readImage(client, parseImageReference(`${fake.host}/app:1`), {
      os: "linux",
      arch: "amd64",
    });

    expect(image).toMatchObject({
      reference: { registry: fake.host, repository: "app", digest },
      requestedDigest: digest,
      mediaType: OCI_MANIFEST,
      config: { architecture: "s390x" },
    });
    expect(image.reference.tag).toBeUndefined();
    expect(image.configJson).toContain('"extra":1');
    expect(image.manifestBytes).toStrictEqual(fake.manifests.get("app")?.get(digest)?.bytes);
  });

  it("takes the entry of an index that is for the target", async () => {
    await using fake = await startFakeRegistry();
    const index = addIndex(fake, [
      { os: "linux", architecture: "amd64" },
      { os: "linux", architecture: "arm64", variant: "v8" },
    ]);

    const image = await readImage(client, parseImageReference(`${fake.host}/app:1`), {
      os: "linux",
      arch: "arm64",
    });

    expect(image.config.architecture).toBe("arm64");
    expect(image.requestedDigest).toBe(index);
    expect(image.reference.digest).not.toBe(index);
  });

  it("names the targets there are if the one is missing", async () => {
    await using fake = await startFakeRegistry();
    addIndex(fake, [
      { os: "linux", architecture: "amd64" },
      { os: "linux", architecture: "arm", variant: "v7" },
      { os: "unknown", architecture: "unknown" },
    ]);
    const reference = parseImageReference(`${fake.host}/app:1`);

    await expect(readImage(client, reference, { os: "linux", arch: "arm64" })).rejects.toMatchObject({
      code: "NOT_FOUND",
      message: `"${fake.host}/app:1" has no image for linux/arm64; it has linux/amd64, linux/arm/v7.`,
    });
  });
});
