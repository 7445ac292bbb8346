import { afterEach, describe, expect, it } from "@jest/globals";
import { once } from "node:events";
import { request as httpRequest } from "node:http";
import { connect } from "node:net";
import { readdir } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { buffer } from "node:stream/consumers";
import { startGateway } from "../../src/gateway/gateway.ts";
import { digestOf } from "../../src/oci/digest.ts";
import { OCI_INDEX, OCI_MANIFEST } from "../../src/oci/media-types.ts";
import { createRegistryAuth } from "../../src/registry/registry-auth.ts";
import {
  blobOf,
  clientWith,
  push,
  smallImage,
  startBench,
  type Bench,
  type BenchOptions,
  type SinkKind,
} from "./gateway-fixture.ts";

const SINKS: readonly SinkKind[] = ["registry", "directory"];
const BEARER = { kind: "bearer", username: "user", password: "s3cret" } as const;

const benches: Bench[] = [];

async function bench(options?: BenchOptions): Promise<Bench> {
  const started = await startBench(options);
  benches.push(started);
  return started;
}

afterEach(async () => {
  for (const each of benches.splice(0)) await each[Symbol.asyncDispose]();
});

/** What a request is refused with. */
async function codeOf(response: Response): Promise<string> {
  const { errors } = (await response.json()) as { errors: { code: string }[] };
  return `${response.status} ${errors[0]?.code ?? ""}`;
}

describe("the login of a gateway", () => {
  it.each([
    ["GET", "/v2/"],
    ["GET", "/v2/host/app/manifests/latest"],
    ["PUT", "/v2/host/app/manifests/latest"],
    ["POST", "/v2/host/app/blobs/uploads/"],
    ["GET", "/elsewhere"],
  ])("is needed for %s %s", async (method, path) => {
    const { gateway, real } = await bench();

    const response = await fetch(`http://${gateway.host}${path}`, { method });

    expect(response.headers.get("www-authenticate")).toMatch(/^Basic realm=/);
    expect(await codeOf(response)).toBe("401 UNAUTHORIZED");
    expect(real.calls).toEqual([]);
  });

  it.each(["Basic bGlmZWN5Y2xlOg==", "Basic", "Bearer x", `Basic ${"A".repeat(10_000)}`])(
    "is not %s",
    async (authorization) => {
      const { request } = await bench();

      expect((await request("/v2/", { headers: { authorization } })).status).toBe(401);
    },
  );

  it("reaches a lifecycle as CNB_REGISTRY_AUTH, for the gateway only, and is another each time", async () => {
    const [one, two] = [await bench(), await bench()];

    const auth = await createRegistryAuth(one.gateway.keychain, [one.gateway.host, one.real.host]);
    const other = await createRegistryAuth(two.gateway.keychain, [two.gateway.host]);

    const headers = JSON.parse(auth.json) as Record<string, string>;
    expect(Object.keys(headers)).toEqual([one.gateway.host]);
    expect(headers[one.gateway.host]).toMatch(/^Basic [A-Za-z0-9+/=]{60,}$/);
    expect(other.secrets).not.toEqual(auth.secrets);
  });
});

describe("reading through a gateway", () => {
  it("gives what the real registry has, by tag and by digest, with credentials of its own", async () => {
    const { real, client, previous, upstream, at } = await bench({
      registry: { auth: BEARER },
      credentials: { kind: "basic", username: "user", password: "s3cret" },
    });
    const image = smallImage(["layer"]);
    await push(upstream, { ...at("previous"), tag: "1" }, image);

    const byTag = await client.getManifest({ ...previous, tag: "1" });
    const byDigest = await client.getManifest({ ...previous, digest: image.digest });
    const config = await client.readBlob(previous, {
      digest: digestOf(image.config),
      size: image.config.length,
    });

    expect(byTag).toEqual({ mediaType: image.mediaType, digest: image.digest, bytes: image.bytes });
    expect(byDigest).toEqual(byTag);
    expect(config.toString()).toBe(image.config);
    expect(await client.hasBlob(previous, digestOf("layer"))).toBe(true);
    expect(await client.headManifest({ ...previous, tag: "1" })).toBe(image.digest);
    expect(real.requests.filter(({ headers }) => headers.authorization?.startsWith("Basic"))).toEqual(
      real.requests.filter(({ path }) => path === "/token"),
    );
  });

  it("answers HEAD with what GET would say", async () => {
    const { request, upstream, at } = await bench();
    const image = smallImage(["layer"]);
    await push(upstream, { ...at("previous"), tag: "1" }, image);

    const manifest = await request("/v2/host/previous/manifests/1", { method: "HEAD" });
    const blob = await request(`/v2/host/previous/blobs/${digestOf("layer")}`, { method: "HEAD" });

    expect(Object.fromEntries(manifest.headers)).toMatchObject({
      "content-type": image.mediaType,
      "content-length": String(image.bytes.length),
      "docker-content-digest": image.digest,
    });
    expect(Object.fromEntries(blob.headers)).toMatchObject({
      "content-length": "5",
      "docker-content-digest": digestOf("layer"),
    });
  });

  it.each(SINKS)("gives parts of a blob (sink: %s)", async (sink) => {
    const { request, client, app } = await bench({ sink });
    await client.pushBlob(app, blobOf("0123456789"));
    const part = async (range: string) => {
      const response = await request(`/v2/host/app/blobs/${digestOf("0123456789")}`, { headers: { range } });
      return [response.status, response.headers.get("content-range"), await response.text()];
    };

    expect(await part("bytes=2-4")).toEqual([206, "bytes 2-4/10", "234"]);
    expect(await part("bytes=7-")).toEqual([206, "bytes 7-9/10", "789"]);
    expect(await part("bytes=-2")).toEqual([206, "bytes 8-9/10", "89"]);
    expect(await part("bytes=10-")).toEqual([416, "bytes */10", ""]);
    expect(await part("lines=1-2")).toEqual([200, null, "0123456789"]);
  });

  it("gives a part of a blob that comes in many pieces", async () => {
    const { request, client, app } = await bench();
    const content = Buffer.from(Array.from({ length: 500_000 }, (_, at) => at % 251));
    await client.pushBlob(app, blobOf(content));

    const response = await request(`/v2/host/app/blobs/${digestOf(content)}`, {
      headers: { range: "bytes=100000-399999" },
    });

    const part = Buffer.from(await response.arrayBuffer());
    expect(part.equals(content.subarray(100_000, 400_000))).toBe(true);
  });

  it("passes a blob of several megabytes on, both ways", async () => {
    const { client, app, upstream, at } = await bench();
    const large = Buffer.alloc(5_000_000, "some megabytes ");

    await client.pushBlob(app, blobOf(large));
    const through = await buffer(await client.openBlob(app, { digest: digestOf(large), size: large.length }));
    const direct = await buffer(
      await upstream.openBlob(at("app"), { digest: digestOf(large), size: large.length }),
    );

    expect(digestOf(through)).toBe(digestOf(large));
    expect(digestOf(direct)).toBe(digestOf(large));
  });

  it("knows no other repository, and nothing but images", async () => {
    const { request } = await bench();
    const get = async (path: string): Promise<string> => codeOf(await request(path));

    expect(await get("/v2/host/other/manifests/latest")).toBe("404 NAME_UNKNOWN");
    expect(await get("/v2/host/app/../other/manifests/latest")).toBe("404 NAME_UNKNOWN");
    expect(await get("/v2/host/app/tags/list")).toBe("404 UNSUPPORTED");
    expect(await get("/v2/_catalog")).toBe("404 UNSUPPORTED");
    expect(await get("/v2/host/app/blobs/sha256:..%2f..%2fetc")).toBe("404 UNSUPPORTED");
    expect(await get("/v2/host/app/manifests/%zz")).toBe("404 UNSUPPORTED");
  });

  it.each([
    [404, "NOT_FOUND", 0],
    [401, "REGISTRY_DENIED", 1],
    [403, "REGISTRY_DENIED", 1],
  ])("passes %i of the real registry on, and tells of it unless it is 404", async (status, code, told) => {
    const { real, client, previous, errors } = await bench();
    real.script(({ path }) => path.includes("/manifests/"), { kind: "answer", status }, Infinity);

    await expect(client.getManifest({ ...previous, tag: "1" })).rejects.toMatchObject({
      code,
      statusCode: status,
    });
    expect(errors).toHaveLength(told);
  });

  it.each<[string, Parameters<Bench["real"]["script"]>[1]]>([
    ["is unreachable", { kind: "reset" }],
    ["fails", { kind: "answer", status: 500 }],
  ])("says with 502 that the real registry %s", async (_, intervention) => {
    const { real, client, previous, errors } = await bench();
    real.script(() => true, intervention, Infinity);

    await expect(client.getManifest({ ...previous, tag: "1" })).rejects.toMatchObject({ statusCode: 502 });
    expect(errors).toHaveLength(1);
  });

  it("breaks off where the real registry breaks off", async () => {
    const { real, client, previous, upstream, at, errors } = await bench();
    const image = smallImage(["0123456789"]);
    await push(upstream, { ...at("previous"), tag: "1" }, image);
    await client.getManifest({ ...previous, tag: "1" });
    const broken = { kind: "partial", body: Buffer.from("012"), sizeBytes: 10, then: "reset" } as const;
    real.script(({ method, path }) => method === "GET" && path.includes("/blobs/"), broken);

    const stream = await client.openBlob(previous, { digest: digestOf("0123456789"), size: 10 });

    await expect(buffer(stream)).rejects.toMatchObject({ code: "REGISTRY_UNREACHABLE" });
    // The client may see the end of the connection first.
    while (errors.length === 0) await pause(5);
    expect(errors).toMatchObject([{ code: "REGISTRY_UNREACHABLE" }]);
  });
});

describe.each(SINKS)("pushing into a gateway (sink: %s)", (sink) => {
  it("keeps the manifest back, and gives it to whoever asks for its tag or digest", async () => {
    const { client, gateway, app, real } = await bench({ sink });
    const image = smallImage(["one", "two"]);

    expect(await push(client, { ...app, tag: "1" }, image)).toBe(image.digest);

    const served = { mediaType: image.mediaType, digest: image.digest, bytes: image.bytes };
    expect(await client.getManifest({ ...app, tag: "1" })).toEqual(served);
    expect(await client.getManifest({ ...app, digest: image.digest })).toEqual(served);
    expect(gateway.staged("host/app", "1")).toMatchObject(served);
    expect(gateway.staged("host/app", "2")).toBeUndefined();
    expect(real.manifests.get("app")).toBeUndefined();
    expect(real.calls.filter((call) => call.includes("/manifests/"))).toEqual([]);
  });

  it("has an image that was there before as exported, since nobody pushes a manifest twice", async () => {
    const { gateway, upstream, at, client, app } = await bench({ sink });
    const [same, other] = [smallImage(["same"]), smallImage(["other"])];
    await push(upstream, { ...at("app"), tag: "1" }, same);

    const exported = await gateway.exported("host/app", "1", same.digest);

    expect(exported).toMatchObject({ digest: same.digest, bytes: same.bytes });
    expect(exported?.origins.get(digestOf("same"))).toEqual({ kind: "repository", repository: at("app") });
    expect(await gateway.exported("host/app", "2", other.digest)).toBeUndefined();
    expect(await gateway.exported("host/nothing", "1", same.digest)).toBeUndefined();
    await push(client, { ...app, tag: "2" }, other);
    expect((await gateway.exported("host/app", "2", same.digest))?.digest).toBe(other.digest);
  });

  it("sends blobs where the sink says, and nowhere else", async () => {
    const { client, app, real, directory } = await bench({ sink });

    await push(client, { ...app, tag: "1" }, smallImage(["one"]));

    const files = await readdir(directory, { recursive: true });
    const name = digestOf("one").replace("sha256:", "");
    expect(files.includes(`blobs/sha256/${name}`)).toBe(sink === "directory");
    expect(real.blobs.get("app")?.has(digestOf("one")) === true).toBe(sink === "registry");
  });

  it("prefers a staged tag to that of the real registry", async () => {
    const { client, app, upstream, at } = await bench({ sink });
    const [old, fresh] = [smallImage(["old"]), smallImage(["new"])];
    await push(upstream, { ...at("app"), tag: "latest" }, old);

    expect((await client.getManifest({ ...app, tag: "latest" })).digest).toBe(old.digest);
    await push(client, { ...app, tag: "latest" }, fresh);

    expect((await client.getManifest({ ...app, tag: "latest" })).digest).toBe(fresh.digest);
    expect((await upstream.getManifest({ ...at("app"), tag: "latest" })).digest).toBe(old.digest);
  });

  it("asks for no blob twice, also not for one that the real repository has", async () => {
    const { client, app, upstream, at } = await bench({ sink });
    await upstream.pushBlob(at("app"), blobOf("there"));

    expect(await client.pushBlob(app, blobOf("there"))).toBe("existed");
    expect(await client.pushBlob(app, blobOf("new"))).toBe("uploaded");
    expect(await client.pushBlob(app, blobOf("new"))).toBe("existed");
  });

  it("takes the layers of the run image for granted: whoever publishes has them", async () => {
    const { client, app, gateway, real } = await bench({
      sink,
      route: { provided: new Map([[digestOf("base"), { registry: "run.example", repository: "run" }]]) },
    });

    await push(client, { ...app, tag: "1" }, smallImage(["base", "own"]));

    expect(gateway.staged("host/app", "1")?.origins.get(digestOf("base"))).toEqual({
      kind: "repository",
      repository: { registry: "run.example", repository: "run" },
    });
    expect(real.calls.filter((call) => call.includes(digestOf("base")))).toEqual([]);
  });

  it("mounts a layer of the previous image without moving it", async () => {
    const { client, app, previous, upstream, at, real, gateway } = await bench({ sink });
    await push(upstream, { ...at("previous"), tag: "1" }, smallImage(["reused"]));
    await client.getManifest({ ...previous, tag: "1" });
    real.requests.length = 0;

    expect(await client.pushBlob(app, blobOf("reused"), previous)).toBe("mounted");
    await push(client, { ...app, tag: "1" }, smallImage(["reused", "own"]));

    expect(gateway.staged("host/app", "1")?.origins.get(digestOf("reused"))).toEqual({
      kind: "repository",
      repository: at("previous"),
    });
    expect(
      real.calls.filter((call) => !call.startsWith("HEAD") && call.includes(digestOf("reused"))),
    ).toEqual([]);
  });

  it("opens an upload for what it cannot mount", async () => {
    const { client, app, previous, gateway } = await bench({ sink });
    const unknown = { registry: gateway.host, repository: "host/unknown" };

    expect(await client.pushBlob(app, blobOf("new"), previous)).toBe("uploaded");
    expect(await client.pushBlob(app, blobOf("newer"), unknown)).toBe("uploaded");
  });

  it("takes a blob in pieces, as lifecycles send them", async () => {
    const { request, client, app } = await bench({ sink });
    const send = async (path: string, init: RequestInit) => {
      const response = await request(path, init);
      return { response, location: response.headers.get("location") ?? "" };
    };

    const started = await send("/v2/host/app/blobs/uploads/", { method: "POST" });
    const first = await send(started.location, { method: "PATCH", body: "abc" });
    const wrong = await send(first.location, {
      method: "PATCH",
      body: "x",
      headers: { "content-range": "9-9" },
    });
    const second = await send(first.location, {
      method: "PATCH",
      body: "def",
      headers: { "content-range": "3-5" },
    });
    const status = await send(second.location, { method: "GET" });
    const end = await send(`${second.location}?digest=${digestOf("abcdef")}`, { method: "PUT" });

    expect([started, first, wrong, second, status, end].map(({ response }) => response.status)).toEqual([
      202, 202, 416, 202, 204, 201,
    ]);
    expect(status.response.headers.get("range")).toBe("0-5");
    expect(end.response.headers.get("docker-content-digest")).toBe(digestOf("abcdef"));
    const blob = await client.readBlob(app, { digest: digestOf("abcdef"), size: 6 });
    expect(blob.toString()).toBe("abcdef");
    expect((await send(second.location, { method: "PUT" })).response.status).toBe(404);
  });

  it("takes a blob in one request, with the digest first", async () => {
    const { request, client, app } = await bench({ sink });

    const response = await request(`/v2/host/app/blobs/uploads/?digest=${digestOf("all")}`, {
      method: "POST",
      body: "all",
    });

    expect(response.status).toBe(201);
    expect(await client.hasBlob(app, digestOf("all"))).toBe(true);
  });

  it("takes an empty blob", async () => {
    const { client, app } = await bench({ sink });

    await client.pushBlob(app, blobOf(""));

    expect(await client.readBlob(app, { digest: digestOf(""), size: 0 })).toHaveLength(0);
  });

  it("refuses what is not what its digest says, and keeps nothing of it", async () => {
    const { client, app, directory, real } = await bench({ sink });

    await expect(client.pushBlob(app, { ...blobOf("lies"), digest: digestOf("true") })).rejects.toMatchObject(
      {
        code: "DIGEST_MISMATCH",
        codes: ["DIGEST_INVALID"],
      },
    );

    expect(await client.hasBlob(app, digestOf("true"))).toBe(false);
    expect(real.blobs.get("app")?.size ?? 0).toBe(0);
    expect(
      (await readdir(directory, { recursive: true })).filter((name) => /[0-9a-f-]{36}/.test(name)),
    ).toEqual([]);
  });

  it("forgets an upload that is cancelled", async () => {
    const { request, client, app } = await bench({ sink });
    await client.checkWrite(app);
    const started = await request("/v2/host/app/blobs/uploads/", { method: "POST" });
    const location = started.headers.get("location") ?? "";
    await request(location, { method: "PATCH", body: "abc" });

    expect((await request(location, { method: "DELETE" })).status).toBe(204);
    expect(await codeOf(await request(location, { method: "PATCH", body: "abc" }))).toBe(
      "404 BLOB_UPLOAD_UNKNOWN",
    );
  });

  it.each([
    [
      "names a blob that is nowhere",
      "400 MANIFEST_BLOB_UNKNOWN",
      OCI_MANIFEST,
      smallImage(["nowhere"]).bytes,
    ],
    ["is no manifest", "400 MANIFEST_INVALID", OCI_MANIFEST, Buffer.from("{}")],
    ["is no JSON", "400 MANIFEST_INVALID", OCI_MANIFEST, Buffer.from("{")],
    ["is an index", "400 MANIFEST_INVALID", OCI_INDEX, Buffer.from('{"schemaVersion":2,"manifests":[]}')],
    ["is too large", "413 SIZE_INVALID", OCI_MANIFEST, Buffer.alloc(5_000_000)],
  ])("refuses a manifest that %s", async (_, refusal, mediaType, body) => {
    const { request, gateway } = await bench({ sink });

    const response = await request("/v2/host/app/manifests/1", {
      method: "PUT",
      headers: { "content-type": mediaType },
      body,
    });

    expect(await codeOf(response)).toBe(refusal);
    expect(gateway.staged("host/app", "1")).toBeUndefined();
  });

  it("refuses a manifest with another digest or another size of a blob", async () => {
    const { request, client, app } = await bench({ sink });
    const image = smallImage(["layer"]);
    await push(client, { ...app, tag: "1" }, image);
    const put = async (selector: string, body: string) =>
      codeOf(
        await request(`/v2/host/app/manifests/${selector}`, {
          method: "PUT",
          headers: { "content-type": image.mediaType },
          body,
        }),
      );

    expect(await put(digestOf("other"), image.bytes.toString())).toBe("400 DIGEST_INVALID");
    expect(await put("2", image.bytes.toString().replace('"size":5', '"size":6'))).toBe("400 DIGEST_INVALID");
  });

  it("ends uploads when it closes, and leaves nothing behind", async () => {
    const { gateway, request, directory, real } = await bench({ sink });
    const started = await request("/v2/host/app/blobs/uploads/", { method: "POST" });
    const auth = await createRegistryAuth(gateway.keychain, [gateway.host]);
    const upload = httpRequest(`http://${gateway.host}${started.headers.get("location") ?? ""}`, {
      method: "PATCH",
      headers: { authorization: (JSON.parse(auth.json) as Record<string, string>)[gateway.host] },
    });
    const broken = once(upload, "error");
    upload.write(Buffer.alloc(100_000));
    await pause(100);

    await gateway[Symbol.asyncDispose]();

    await expect(broken).resolves.toMatchObject([{ code: "ECONNRESET" }]);
    await expect(fetch(`http://${gateway.host}/v2/`)).rejects.toThrow("fetch failed");
    expect(
      (await readdir(directory, { recursive: true })).filter((name) => /[0-9a-f-]{36}/.test(name)),
    ).toEqual([]);
    expect(real.blobs.size).toBe(0);
  });
});

describe("pushing into a gateway", () => {
  it("is not possible where only reading is", async () => {
    const { request, client, previous } = await bench();

    await expect(client.checkWrite(previous)).rejects.toMatchObject({
      code: "REGISTRY_DENIED",
      statusCode: 403,
    });
    expect(await codeOf(await request("/v2/host/previous/manifests/1", { method: "PUT", body: "{}" }))).toBe(
      "403 DENIED",
    );
    expect(await codeOf(await request("/v2/host/app/manifests/1", { method: "DELETE" }))).toBe(
      "405 UNSUPPORTED",
    );
  });

  it("works without any registry, into a directory", async () => {
    const { client, app, gateway, real } = await bench({
      sink: "directory",
      route: { repository: undefined },
    });
    const image = smallImage(["layer"]);

    await expect(client.getManifest({ ...app, tag: "1" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await push(client, { ...app, tag: "1" }, image);

    expect(gateway.staged("host/app", "1")?.digest).toBe(image.digest);
    expect(real.calls).toEqual([]);
  });

  it("says what the real registry denies, and lets the client try again what broke", async () => {
    const { client, app, real, errors } = await bench();
    const isPatch = ({ method }: { method: string }): boolean => method === "PATCH";
    real.script(isPatch, { kind: "answer", status: 403 });
    real.script(isPatch, { kind: "reset" });

    await expect(client.pushBlob(app, blobOf("layer"))).rejects.toMatchObject({ statusCode: 403 });
    await expect(client.pushBlob(app, blobOf("layer"))).rejects.toMatchObject({ statusCode: 502 });
    expect(await client.pushBlob(app, blobOf("layer"))).toBe("uploaded");

    expect(errors).toHaveLength(2);
    expect(real.blobs.get("app")?.has(digestOf("layer"))).toBe(true);
  });

  it("takes a repository that may not be read for one without blobs", async () => {
    const { client, app, real } = await bench();
    real.script(({ method }) => method === "HEAD", { kind: "answer", status: 403 }, Infinity);

    expect(await client.pushBlob(app, blobOf("layer"))).toBe("uploaded");
  });

  it("does not leave a client that asks nonsense without an answer", async () => {
    const { gateway } = await bench();
    const [host = "", port = ""] = gateway.host.split(":");
    const socket = connect(Number(port), host);
    socket.write("GET http://[ HTTP/1.1\r\nhost: x\r\n\r\n");

    const [answer] = (await once(socket, "data")) as [Buffer];
    socket.destroy();

    expect(answer.toString()).toMatch(/^HTTP\/1\.1 40[01] /);
  });
});

describe("startGateway", () => {
  it("refuses an address that is not of this machine", async () => {
    const start = startGateway({ address: "192.0.2.1", registry: clientWith(), routes: [] });

    await expect(start).rejects.toMatchObject({
      code: "INPUT",
      message: 'Cannot listen on the address "192.0.2.1".',
    });
  });

  it("tells the real names of what it serves", async () => {
    const { gateway, real } = await bench();

    expect([...gateway.realNames]).toEqual([
      [`${gateway.host}/host/app`, `${real.host}/app`],
      [`${gateway.host}/host/previous`, `${real.host}/previous`],
    ]);
  });

  it("waits for nobody when it closes", async () => {
    const { gateway, client, previous, real } = await bench();
    real.script(() => true, { kind: "hang" }, Infinity);
    const reading = client.getManifest({ ...previous, tag: "1" }).catch((error: unknown) => error);
    await pause(50);

    await gateway[Symbol.asyncDispose]();

    expect(await reading).toMatchObject({ code: "REGISTRY_UNREACHABLE" });
  });
});
