import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { Readable } from "node:stream";
import { digestOf } from "../../src/oci/digest.ts";
import { parseImageReference, type ImageReference } from "../../src/oci/image-reference.ts";
import { createRegistryClient } from "../../src/registry/registry-client.ts";
import type { Registry } from "../../src/registry/registry.ts";
import { startFakeRegistry, type FakeRegistry } from "../support/fake-registry.ts";

let fake: FakeRegistry;
let registry: Registry;
let app: ImageReference;

beforeEach(async () => {
  fake = await startFakeRegistry({ auth: { kind: "bearer", username: "u", password: "p" } });
  const credentials = { kind: "basic", username: "u", password: "p" } as const;
  registry = createRegistryClient({
    keychain: { resolve: () => Promise.resolve(credentials) },
    retry: { delaysMs: [1] },
  });
  app = parseImageReference(`${fake.host}/app`);
});

afterEach(async () => {
  await fake[Symbol.asyncDispose]();
});

describe("startUpload", () => {
  it("passes content on in chunks, of a size that nobody knew, and ends with its digest", async () => {
    const upload = await registry.startUpload(app);

    await upload.write(Readable.from([Buffer.from("one "), Buffer.from("two ")]));
    await upload.write(Readable.from([Buffer.from("three")]));
    await upload.commit(digestOf("one two three"));

    expect(await registry.hasBlob(app, digestOf("one two three"))).toBe(true);
    const patches = fake.requests.filter(({ method }) => method === "PATCH");
    expect(patches.map(({ headers }) => [headers["content-length"], headers["transfer-encoding"]])).toEqual([
      [undefined, "chunked"],
      [undefined, "chunked"],
    ]);
  });

  it("takes an empty blob", async () => {
    const upload = await registry.startUpload(app);

    await upload.commit(digestOf(""));

    expect(await registry.hasBlob(app, digestOf(""))).toBe(true);
  });

  it("rejects with what the registry says about another digest", async () => {
    const upload = await registry.startUpload(app);
    await upload.write(Readable.from([Buffer.from("lies")]));

    await expect(upload.commit(digestOf("true"))).rejects.toMatchObject({ code: "DIGEST_MISMATCH" });
  });

  it("tries to open an upload again, but sends no content twice", async () => {
    fake.script(({ method }) => method === "POST", { kind: "answer", status: 503 });
    fake.script(({ method }) => method === "PATCH", { kind: "answer", status: 503 });

    const upload = await registry.startUpload(app);

    await expect(upload.write(Readable.from([Buffer.from("content")]))).rejects.toMatchObject({
      statusCode: 503,
    });
    expect(fake.calls.filter((call) => call.startsWith("PATCH"))).toHaveLength(1);
  });

  it("rejects with the error of the content", async () => {
    const upload = await registry.startUpload(app);
    const content = new Readable({ read: () => undefined });
    content.push(Buffer.alloc(100));
    setTimeout(() => content.destroy(new Error("the source broke")), 20);

    await expect(upload.write(content)).rejects.toThrow("the source broke");
  });

  it("cancels, also where there is nothing to cancel", async () => {
    const upload = await registry.startUpload(app);

    await upload.cancel();
    await upload.cancel();

    expect(fake.calls.filter((call) => call.startsWith("DELETE"))).toHaveLength(2);
    await expect(upload.commit(digestOf(""))).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
