// A registry behind a gateway that wants to know the size of each upload first.
import { readdir } from "node:fs/promises";
import { Readable } from "node:stream";
import { describe, expect, it } from "@jest/globals";
import type { PlatformError } from "../../src/errors.ts";
import { createRegistrySink } from "../../src/gateway/registry-sink.ts";
import { digestOf } from "../../src/oci/digest.ts";
import { createRegistryClient } from "../../src/registry/registry-client.ts";
import type { FakeRequest } from "../support/fake-registry/exchange.ts";
import { type Bench, bench, blobOf, clientWith, push, smallImage } from "./gateway-fixture.ts";

/** Large enough to be sent in several pieces. */
const LAYER = Buffer.alloc(300_000, "layer ");

const saysNoSize = ({ headers }: FakeRequest) => headers["transfer-encoding"] === "chunked";

function refusing(status = 411): Promise<Bench> {
  const intercept = (request: FakeRequest) =>
    saysNoSize(request) ? ({ kind: "answer", status } as const) : undefined;
  return bench({ registry: { intercept } });
}

/** As a lifecycle: tries again what may succeed later. */
function lifecycleOf({ gateway }: Bench) {
  return createRegistryClient({ keychain: gateway.keychain, retry: { delaysMs: [1, 1, 1] } });
}

function streamOf(content: Buffer) {
  return { opens: "again", open: () => Readable.from([content]), digest: () => digestOf(content) } as const;
}

const filesIn = async (directory: string) =>
  (await readdir(directory, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());

describe("a gateway in front of a registry that refuses uploads without a size", () => {
  it.each([400, 405, 411, 416, 429])("gets every blob there all the same (status %i)", async (status) => {
    const started = await refusing(status);
    const { app, real, directory, errors } = started;
    const client = lifecycleOf(started);

    expect(await client.pushStream(app, streamOf(LAYER))).toBe("uploaded");
    await push(client, { ...app, tag: "1" }, smallImage(["one", ""]));

    for (const content of [LAYER, "one", ""]) {
      expect(real.blobs.get("app")?.get(digestOf(content))).toEqual(Buffer.from(content));
    }
    const put = real.requests.find(({ method, search }) => method === "PUT" && search.includes("digest"));
    expect(put?.headers["content-length"]).toBe(String(LAYER.byteLength));
    expect(await filesIn(directory)).toEqual([]);
    expect(errors).toEqual([]);
  });

  it("is refused once, however many blobs there are", async () => {
    const started = await refusing();
    const client = lifecycleOf(started);

    await client.pushStream(started.app, streamOf(LAYER));
    await client.pushStream(started.app, streamOf(LAYER.subarray(1)));
    await client.pushBlob(started.app, blobOf("small"));

    expect(started.real.requests.filter(saysNoSize)).toHaveLength(1);
  });

  it("has a blob that was sent in pieces as a whole", async () => {
    const { real, upstream, app, request, at } = await refusing();
    await upstream.pushStream(at("app"), streamOf(LAYER));
    const started = await request("/v2/host/app/blobs/uploads/", { method: "POST" });
    const location = started.headers.get("location") ?? "";
    for (const body of ["abc", "def"]) await request(location, { method: "PATCH", body });

    const end = await request(`${location}?digest=${digestOf("abcdef")}`, { method: "PUT" });

    expect(end.status).toBe(201);
    expect(real.blobs.get(app.repository.replace("host/", ""))?.has(digestOf("abcdef"))).toBe(true);
  });

  it("keeps nothing of a blob that is not what its digest says, or that is given up", async () => {
    const { upstream, app, client, request, at, directory } = await refusing();
    await upstream.pushStream(at("app"), streamOf(LAYER));
    const lies = { ...blobOf("lies"), digest: digestOf("true") };
    await expect(client.pushBlob(app, lies)).rejects.toMatchObject({ code: "DIGEST_MISMATCH" });
    const started = await request("/v2/host/app/blobs/uploads/", { method: "POST" });
    const location = started.headers.get("location") ?? "";
    await request(location, { method: "PATCH", body: "abc" });
    expect(await filesIn(directory)).toHaveLength(1);

    await request(location, { method: "DELETE" });

    expect(await filesIn(directory)).toEqual([]);
  });

  it("lets a lifecycle not try again what was tried with its size already", async () => {
    const intercept = (request: FakeRequest) =>
      request.method === "PATCH" || request.method === "PUT"
        ? ({ kind: "answer", status: request.method === "PUT" ? 503 : 411 } as const)
        : undefined;
    const started = await bench({ registry: { intercept } });
    const client = lifecycleOf(started);

    await expect(client.pushStream(started.app, streamOf(LAYER))).rejects.toMatchObject({ statusCode: 424 });

    // The client to the real registry of these tests tries nothing twice.
    expect(started.real.requests.filter(({ method }) => method === "PUT")).toHaveLength(1);
    expect(started.errors).toEqual([expect.objectContaining({ code: "REGISTRY" })]);
    expect(await filesIn(started.directory)).toEqual([]);
  });

  it("tells once why", async () => {
    const { at, directory } = await refusing();
    const told: string[] = [];
    const onRefusal = ({ message }: PlatformError) => told.push(message);
    const sink = createRegistrySink(at("app"), { registry: clientWith(), directory, onRefusal });
    const writers = [sink.begin(), sink.begin()];

    const written = await Promise.allSettled(writers.map((writer) => writer.write(Readable.from([LAYER]))));

    expect(written.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(told).toEqual([expect.stringContaining("answered 411")]);
  });
});
