// Who may ask a gateway, what it gives of the real registry, and how it begins and ends.
import { buffer } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "@jest/globals";
import { startGateway } from "../../src/gateway/gateway.ts";
import { digestOf } from "../../src/oci/digest.ts";
import { createRegistryAuth } from "../../src/registry/auth/registry-auth.ts";
import { type Bench, bench, blobOf, clientWith, codeOf, push, SINKS, smallImage } from "./gateway-fixture.ts";

const BEARER = { kind: "bearer", username: "user", password: "s3cret" } as const;

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
  it.each([
    ["arm64", 404],
    ["amd64", 200],
  ])("answers for a tag that has to be for amd64, and is for %s, with %i", async (architecture, expected) => {
    const target = { os: "linux", arch: "amd64" };
    const { request, real } = await bench({ route: { targets: new Map([["1", target]]) } });
    const config = real.addBlob(
      "app",
      JSON.stringify({ os: "linux", architecture, rootfs: { type: "layers", diff_ids: [] } }),
    );
    const digest = real.addManifest("app", { schemaVersion: 2, config, layers: [] }, { tag: "1" });

    for (const method of ["HEAD", "GET"]) {
      const response = await request("/v2/host/app/manifests/1", { method });
      expect(response.status).toBe(expected);
    }
    expect((await request(`/v2/host/app/manifests/${digest}`)).status).toBe(200);
    const configs = real.calls.filter((call) => call.includes(`/blobs/${config.digest}`));
    expect(configs).toHaveLength(1);
  });

  it("gives what a tag was at first, and asks the real registry once", async () => {
    const { client, previous, real, upstream, at } = await bench();
    const [first, second] = [smallImage(["one"]), smallImage(["two"])];
    const tag = { ...at("previous"), tag: "1" };
    await push(upstream, tag, first);
    await client.getManifest({ ...previous, tag: "1" });
    await push(upstream, tag, second);
    const pushed = real.calls.length;

    expect((await client.getManifest({ ...previous, tag: "1" })).digest).toBe(first.digest);
    expect(await client.headManifest({ ...previous, tag: "1" })).toBe(first.digest);
    expect(real.calls).toHaveLength(pushed);
  });

  it("asks the real registry once for what several ask for at the same time, or what was read ahead", async () => {
    const target = { os: "linux", arch: "amd64" };
    const { client, gateway, app, real, upstream, at } = await bench({
      route: { targets: new Map([["1", target]]) },
    });
    const image = smallImage(["one"]);
    await push(upstream, { ...at("app"), tag: "1" }, image);
    const pushed = real.calls.length;
    gateway.readAhead("host/app", "1");

    const digests = await Promise.all([
      client.headManifest({ ...app, tag: "1" }),
      client.getManifest({ ...app, tag: "1" }).then(({ digest }) => digest),
    ]);

    expect(digests).toEqual([image.digest, image.digest]);
    expect(real.calls.slice(pushed).filter((call) => call.includes("/manifests/"))).toHaveLength(1);
  });

  it("tells who asks, and nobody else, what went wrong", async () => {
    const { client, errors, gateway, previous, real, upstream, at } = await bench();
    gateway.readAhead("host/previous", "1");
    gateway.readAhead("host/unknown", "1");
    while (!real.calls.some((call) => call.includes("/manifests/1"))) await pause(5);
    const image = smallImage(["one"]);
    await push(upstream, { ...at("previous"), tag: "1" }, image);

    expect((await client.getManifest({ ...previous, tag: "1" })).digest).toBe(image.digest);
    expect(errors).toEqual([]);
  });

  it("asks again for a tag that was not there", async () => {
    const { client, previous, upstream, at } = await bench();
    const tag = { ...previous, tag: "1" };
    await expect(client.getManifest(tag)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const image = smallImage(["one"]);
    await push(upstream, { ...at("previous"), tag: "1" }, image);

    expect((await client.getManifest(tag)).digest).toBe(image.digest);
  });

  it("gives what only this process has, also a part of it", async () => {
    const image = smallImage(["layer"]);
    const bytes = Buffer.from(image.config);
    const digest = digestOf(bytes);
    const { gateway, request, upstream, at, real } = await bench({
      route: { provided: new Map([[digest, { kind: "memory", bytes }]]) },
    });
    await upstream.pushBlob(at("app"), blobOf("layer"));
    await gateway.stage("host/app", "1", image);
    const asked = real.calls.length;

    const whole = await request(`/v2/host/app/blobs/${digest}`);
    const part = await request(`/v2/host/app/blobs/${digest}`, { headers: { range: "bytes=1-14" } });

    expect(await whole.text()).toBe(image.config);
    expect([part.status, await part.text()]).toEqual([206, image.config.slice(1, 15)]);
    expect(real.calls).toHaveLength(asked);
  });

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
  ])("says that the real registry %s, in a way that is not tried again", async (_, intervention) => {
    const { real, client, previous, errors } = await bench();
    real.script(() => true, intervention, Infinity);

    await expect(client.getManifest({ ...previous, tag: "1" })).rejects.toMatchObject({
      statusCode: 424,
      isTemporary: false,
    });
    expect(errors).toHaveLength(1);
  });

  it("breaks off where the real registry breaks off", async () => {
    const { real, client, previous, upstream, at, errors } = await bench();
    // Small ones are read whole before anything of them is passed on.
    const layer = "0123456789".repeat(200_000);
    await push(upstream, { ...at("previous"), tag: "1" }, smallImage([layer]));
    await client.getManifest({ ...previous, tag: "1" });
    const start = Buffer.from(layer.slice(0, 3));
    const broken = { kind: "partial", body: start, sizeBytes: layer.length, then: "reset" } as const;
    real.script(({ method, path }) => method === "GET" && path.includes("/blobs/"), broken);

    const stream = await client.openBlob(previous, { digest: digestOf(layer), size: layer.length });

    await expect(buffer(stream)).rejects.toMatchObject({ code: "REGISTRY_UNREACHABLE" });
    // The client may see the end of the connection first.
    while (errors.length === 0) await pause(5);
    expect(errors).toMatchObject([{ code: "REGISTRY_UNREACHABLE" }]);
  });
});

describe("startGateway", () => {
  it("refuses an address that is not of this machine", async () => {
    const start = startGateway({ address: "192.0.2.1", registry: clientWith() });

    await expect(start).rejects.toMatchObject({
      code: "INPUT",
      message: 'Cannot listen on the address "192.0.2.1".',
    });
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
