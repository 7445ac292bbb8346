import { buffer } from "node:stream/consumers";
import { describe, expect, it } from "@jest/globals";
import { type ImageReference, parseImageReference } from "../../src/oci/image-reference.ts";
import { keepReads } from "../../src/registry/kept-reads.ts";
import type { Registry } from "../../src/registry/registry.ts";
import { createRegistryClient } from "../../src/registry/registry-client.ts";
import { type FakeRegistry, startFakeRegistry } from "../support/fake-registry.ts";

interface Bench extends AsyncDisposable {
  readonly fake: FakeRegistry;
  readonly kept: Registry;
  readonly app: ImageReference;
}

async function bench(): Promise<Bench> {
  const fake = await startFakeRegistry();
  const client = createRegistryClient({ keychain: { resolve: () => Promise.resolve(undefined) } });
  return {
    fake,
    kept: keepReads(client),
    app: parseImageReference(`${fake.host}/app`),
    [Symbol.asyncDispose]: () => fake[Symbol.asyncDispose](),
  };
}

function asked(fake: FakeRegistry, part: string): number {
  return fake.calls.filter((call) => call.includes(part)).length;
}

describe("what is kept of a registry", () => {
  it("is a small blob, however it is read", async () => {
    await using b = await bench();
    const blob = b.fake.addBlob("app", "config");

    const first = await b.kept.readBlob(b.app, blob);
    const second = await buffer(await b.kept.openBlob({ ...b.app, tag: "1" }, blob));

    expect([first.toString(), second.toString()]).toEqual(["config", "config"]);
    expect(asked(b.fake, blob.digest)).toBe(1);
  });

  it("is no blob of more than a mebibyte", async () => {
    await using b = await bench();
    const blob = b.fake.addBlob("app", Buffer.alloc(1024 * 1024 + 1));

    for (let time = 0; time < 2; time += 1) {
      expect((await b.kept.readBlob(b.app, blob)).byteLength).toBe(blob.size);
      expect((await buffer(await b.kept.openBlob(b.app, blob))).byteLength).toBe(blob.size);
    }

    expect(asked(b.fake, blob.digest)).toBe(4);
  });

  it("is a manifest by its digest, which a tag led to", async () => {
    await using b = await bench();
    const digest = b.fake.addManifest("app", { schemaVersion: 2, layers: [] }, { tag: "1" });

    const byTag = await b.kept.getManifest({ ...b.app, tag: "1" });
    const byDigest = await b.kept.getManifest({ ...b.app, digest });

    expect(byDigest).toEqual(byTag);
    expect(asked(b.fake, "/manifests/")).toBe(1);
  });

  it("is nothing of a tag, which may move", async () => {
    await using b = await bench();
    b.fake.addManifest("app", { schemaVersion: 2, layers: [] }, { tag: "1" });
    await b.kept.getManifest({ ...b.app, tag: "1" });
    const moved = b.fake.addManifest("app", { schemaVersion: 2, layers: [], moved: true }, { tag: "1" });

    expect((await b.kept.getManifest({ ...b.app, tag: "1" })).digest).toBe(moved);
  });

  it("is of one repository, and not of another with the same content", async () => {
    await using b = await bench();
    const blob = b.fake.addBlob("app", "config");
    await b.kept.readBlob(b.app, blob);

    const other = { ...b.app, repository: "other" };
    await expect(b.kept.readBlob(other, blob)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is nothing that was not there", async () => {
    await using b = await bench();
    const digest = b.fake.addManifest("other", { schemaVersion: 2, layers: [] });
    const named = { ...b.app, digest };
    await expect(b.kept.getManifest(named)).rejects.toMatchObject({ code: "NOT_FOUND" });
    b.fake.addManifest("app", { schemaVersion: 2, layers: [] });

    expect((await b.kept.getManifest(named)).digest).toBe(digest);
  });

  it("is refused under another size, as the registry's answer is", async () => {
    await using b = await bench();
    const blob = b.fake.addBlob("app", "config");
    await b.kept.readBlob(b.app, blob);

    const wrong = b.kept.readBlob(b.app, { ...blob, size: blob.size + 1 });
    await expect(wrong).rejects.toMatchObject({ code: "DIGEST_MISMATCH" });
  });

  it("takes at most 32 MiB", async () => {
    await using b = await bench();
    const blobs = Array.from({ length: 33 }, (_, at) =>
      b.fake.addBlob("app", Buffer.alloc(1024 * 1024, `${String(at)}.`)),
    );
    for (const blob of [...blobs, ...blobs]) await b.kept.readBlob(b.app, blob);

    expect(asked(b.fake, "/blobs/")).toBe(33 + 1);
  });

  it("takes what is read again only once", async () => {
    await using b = await bench();
    const manifest = { schemaVersion: 2, layers: [], annotations: { large: "x".repeat(1024 * 1024) } };
    b.fake.addManifest("app", manifest, { tag: "1" });
    for (let time = 0; time < 33; time += 1) await b.kept.getManifest({ ...b.app, tag: "1" });
    const blob = b.fake.addBlob("app", Buffer.alloc(1024 * 1024));
    for (let time = 0; time < 2; time += 1) await b.kept.readBlob(b.app, blob);

    expect(asked(b.fake, "/blobs/")).toBe(1);
  });
});
