import { describe, expect, it } from "@jest/globals";
import { atDigest, parseImageReference } from "../../src/oci/image-reference.ts";
import { OCI_MANIFEST } from "../../src/oci/media-types.ts";
import { attachArtifact } from "../../src/registry/attach-artifact.ts";
import { createRegistryClient } from "../../src/registry/registry-client.ts";
import { createFakeClock } from "../support/fake-clock.ts";
import { type FakeRegistry, startFakeRegistry } from "../support/fake-registry.ts";

const MEDIA_TYPE = "application/vnd.cyclonedx+json";
const artifact = { mediaType: MEDIA_TYPE, content: Buffer.from('{"a":1}'), annotations: { about: "it" } };

interface Index {
  readonly manifests: readonly { readonly digest: string; readonly artifactType: string }[];
}

function push(registry: FakeRegistry) {
  const image = {
    schemaVersion: 2,
    mediaType: OCI_MANIFEST,
    config: registry.addBlob("app", "{}"),
    layers: [],
  };
  const digest = registry.addManifest("app", image, { tag: "1" });
  const size = Buffer.from(JSON.stringify(image)).length;
  const repository = parseImageReference(`${registry.host}/app:1`);
  const client = createRegistryClient({
    keychain: { resolve: () => Promise.resolve(undefined) },
    clock: createFakeClock(),
  });
  return { repository, client, subject: { mediaType: OCI_MANIFEST, digest, size } };
}

function listIn(registry: FakeRegistry, image: string): Index | undefined {
  const list = registry.manifests.get("app")?.get(image.replace(":", "-"));
  return list && (JSON.parse(list.bytes.toString("utf8")) as Index);
}

describe("attachArtifact", () => {
  it("pushes a manifest whose subject is the image, and leaves its tags alone", async () => {
    await using registry = await startFakeRegistry({ listsReferrers: true });
    const { repository, client, subject } = push(registry);

    const digest = await attachArtifact(repository, { artifact, subject }, client);

    const { bytes } = await client.getManifest(atDigest(repository, digest));
    expect(JSON.parse(bytes.toString("utf8"))).toEqual({
      schemaVersion: 2,
      mediaType: OCI_MANIFEST,
      artifactType: MEDIA_TYPE,
      config: {
        mediaType: "application/vnd.oci.empty.v1+json",
        digest: "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
        size: 2,
      },
      layers: [expect.objectContaining({ mediaType: MEDIA_TYPE, size: 7 })],
      subject,
      annotations: { about: "it" },
    });
    expect(await client.headManifest(repository)).toBe(subject.digest);
    expect(await client.listTags(repository)).toEqual(["1"]);
  });

  it("keeps a tag with the list where the registry has none, with what others put there", async () => {
    await using registry = await startFakeRegistry();
    const { repository, client, subject } = push(registry);

    const first = await attachArtifact(repository, { artifact, subject }, client);
    const other = { ...artifact, content: Buffer.from("{}") };
    const second = await attachArtifact(repository, { artifact: other, subject }, client);
    await attachArtifact(repository, { artifact, subject }, client);

    expect(listIn(registry, subject.digest)?.manifests).toEqual([
      expect.objectContaining({ digest: first, artifactType: MEDIA_TYPE, annotations: { about: "it" } }),
      expect.objectContaining({ digest: second }),
    ]);
    expect(await client.listTags(repository)).toEqual(["1", subject.digest.replace(":", "-")]);
  });

  it("lists it again if another job has overwritten the list", async () => {
    await using registry = await startFakeRegistry();
    const { repository, client, subject } = push(registry);
    const tag = subject.digest.replace(":", "-");
    registry.script(({ method, path }) => method === "PUT" && path.endsWith(tag), {
      kind: "answer",
      status: 201,
    });

    const digest = await attachArtifact(repository, { artifact, subject }, client);

    expect(listIn(registry, subject.digest)?.manifests).toEqual([expect.objectContaining({ digest })]);
  });

  it("gives up where others overwrite the list for ever", async () => {
    await using registry = await startFakeRegistry();
    const { repository, client, subject } = push(registry);
    const tag = subject.digest.replace(":", "-");
    registry.script(
      ({ method, path }) => method === "PUT" && path.endsWith(tag),
      { kind: "answer", status: 201 },
      100,
    );

    await expect(attachArtifact(repository, { artifact, subject }, client)).rejects.toMatchObject({
      code: "REGISTRY",
      message: expect.stringContaining("overwritten by others 5 times"),
    });
  });
});
