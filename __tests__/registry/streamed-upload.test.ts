import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { digestOf } from "../../src/oci/digest.ts";
import { type ImageReference, parseImageReference } from "../../src/oci/image-reference.ts";
import type { Registry, StreamedUpload } from "../../src/registry/registry.ts";
import { createRegistryClient } from "../../src/registry/registry-client.ts";
import { type FakeRegistry, startFakeRegistry } from "../support/fake-registry.ts";

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

async function start(target: ImageReference): Promise<StreamedUpload> {
  const upload = await registry.startUpload(target);
  if (upload === "refused") throw new Error("No registry of these tests has refused anything yet");
  return upload;
}

describe("startUpload", () => {
  it("passes content on in chunks, of a size that nobody knew, and ends with its digest", async () => {
    const upload = await start(app);

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
    const upload = await start(app);

    await upload.commit(digestOf(""));

    expect(await registry.hasBlob(app, digestOf(""))).toBe(true);
  });

  it("rejects with what the registry says about another digest", async () => {
    const upload = await start(app);
    await upload.write(Readable.from([Buffer.from("lies")]));

    await expect(upload.commit(digestOf("true"))).rejects.toMatchObject({ code: "DIGEST_MISMATCH" });
  });

  it("tries to open an upload again, but sends no content twice", async () => {
    fake.script(({ method }) => method === "POST", { kind: "answer", status: 503 });
    fake.script(({ method }) => method === "PATCH", { kind: "answer", status: 503 });

    const upload = await start(app);

    await expect(upload.write(Readable.from([Buffer.from("content")]))).rejects.toMatchObject({
      statusCode: 503,
    });
    expect(fake.calls.filter((call) => call.startsWith("PATCH"))).toHaveLength(1);
  });

  it.each([
    [429, {}],
    [503, { "retry-after": "0" }],
  ])("ends an upload once more where its end was held back by %i %j", async (status, headers) => {
    const isEnd = ({ method }: { method: string }) => method === "PUT";
    fake.script(isEnd, { kind: "answer", status, headers });
    const upload = await start(app);
    await upload.write(Readable.from([Buffer.from("content")]));

    await upload.commit(digestOf("content"));

    expect(await registry.hasBlob(app, digestOf("content"))).toBe(true);
    expect(fake.requests.filter(isEnd)).toHaveLength(2);
  });

  it.each([500, 503])("ends no upload again whose end may have been stored (%i)", async (status) => {
    fake.script(({ method }) => method === "PUT", { kind: "answer", status });
    const upload = await start(app);

    await expect(upload.commit(digestOf(""))).rejects.toMatchObject({ statusCode: status });

    expect(fake.calls.filter((call) => call.startsWith("PUT"))).toHaveLength(1);
  });

  it("streams no more to a registry that has had too many requests, since what was streamed is gone", async () => {
    fake.script(({ method }) => method === "PATCH", { kind: "answer", status: 429 });
    const upload = await start(app);
    await expect(upload.write(Readable.from([Buffer.from("content")]))).rejects.toThrow("429");

    expect(await registry.startUpload(app)).toBe("refused");
  });

  it("rejects with the error of the content", async () => {
    const upload = await start(app);
    const content = new Readable({ read: () => undefined });
    content.push(Buffer.alloc(100));
    setTimeout(() => content.destroy(new Error("the source broke")), 20);

    await expect(upload.write(content)).rejects.toThrow("the source broke");
  });

  it("cancels, also where there is nothing to cancel", async () => {
    const upload = await start(app);

    await upload.cancel();
    await upload.cancel();

    expect(fake.calls.filter((call) => call.startsWith("DELETE"))).toHaveLength(2);
    await expect(upload.commit(digestOf(""))).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it.each(["write", "commit"] as const)("opens none where one was refused at its %s", async (step) => {
    const method = step === "write" ? "PATCH" : "PUT";
    fake.script((request) => request.method === method, { kind: "answer", status: 411 });
    const upload = await start(app);
    const written = upload.write(Readable.from([Buffer.from("content")]));
    const refused = step === "write" ? written : written.then(() => upload.commit(digestOf("content")));
    await expect(refused).rejects.toMatchObject({ statusCode: 411 });
    const calls = fake.calls.length;

    expect(await registry.startUpload(app)).toBe("refused");
    expect(await registry.startUpload({ ...app, repository: "other" })).toBe("refused");
    const stream = { opens: "once", open: () => Readable.from([]), digest: () => digestOf("") } as const;
    expect(await registry.pushStream(app, stream)).toBe("refused");
    expect(fake.calls).toHaveLength(calls);
  });

  it.each([403, 503])("opens the next one where one was answered with %i", async (status) => {
    fake.script(({ method }) => method === "PATCH", { kind: "answer", status });
    const upload = await start(app);
    await expect(upload.write(Readable.from([Buffer.from("content")]))).rejects.toThrow(String(status));

    await (await start(app)).commit(digestOf(""));

    expect(await registry.hasBlob(app, digestOf(""))).toBe(true);
  });
});
