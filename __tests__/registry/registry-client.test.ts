import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { describe, expect, it } from "@jest/globals";
import { digestOf } from "../../src/oci/digest.ts";
import { parseImageReference } from "../../src/oci/image-reference.ts";
import type { Credentials } from "../../src/registry/credentials.ts";
import { createRegistryClient, type RegistryClientOptions } from "../../src/registry/registry-client.ts";
import { startFakeRegistry, type FakeRegistry } from "../support/fake-registry.ts";
import type { FakeRequest } from "../support/fake-registry/exchange.ts";
import type { FakeAuth } from "../support/fake-registry/options.ts";
import { blobOf, collect } from "./registry-contract.ts";

const USER = { kind: "basic", username: "user", password: "s3cret" } as const;
const BEARER: FakeAuth = { ...USER, kind: "bearer" };

function createClient(options: Partial<RegistryClientOptions> & { credentials?: Credentials } = {}) {
  const { credentials, ...rest } = options;
  return createRegistryClient({
    keychain: { resolve: () => Promise.resolve(credentials) },
    retry: { delaysMs: [1, 1, 1], maxRetryAfterMs: 30 },
    ...rest,
  });
}

function imageAt(fake: FakeRegistry, repository = "app") {
  return parseImageReference(`${fake.host}/${repository}:1`);
}

function addManifest(fake: FakeRegistry, repository = "app") {
  return fake.addManifest(repository, { schemaVersion: 2 }, { tag: "1" });
}

/** Takes every blob and forgets it. */
async function startDiscardingRegistry(): Promise<AsyncDisposable & { readonly host: string }> {
  const statuses: Readonly<Record<string, number>> = { HEAD: 404, POST: 202, PUT: 201 };
  const server = createServer((request, response) => {
    request.resume().on("end", () => {
      response
        .writeHead(statuses[request.method ?? ""] ?? 200, { location: "/v2/app/blobs/uploads/1" })
        .end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const isManifest = ({ path }: FakeRequest) => path.includes("/manifests/");
const isBlobGet = ({ method, path }: FakeRequest) => method === "GET" && path.includes("/blobs/");
const isUploadPut = ({ method }: FakeRequest) => method === "PUT";
const isToken = ({ path }: FakeRequest) => path === "/token";

describe("retries", () => {
  it.each([408, 429, 500, 502, 503])("asks again after a %i", async (status) => {
    await using fake = await startFakeRegistry();
    const digest = addManifest(fake);
    fake.script(isManifest, { kind: "answer", status }, 3);

    const manifest = await createClient().getManifest(imageAt(fake));

    expect(manifest.digest).toBe(digest);
    expect(fake.requests).toHaveLength(4);
  });

  it("gives up after the last retry", async () => {
    await using fake = await startFakeRegistry();
    fake.script(isManifest, { kind: "answer", status: 503, body: "<html>bad</html>" }, 9);

    await expect(createClient().getManifest(imageAt(fake))).rejects.toMatchObject({
      code: "REGISTRY",
      statusCode: 503,
      message: `Cannot read "${fake.host}/app:1": ${fake.host} answered 503.`,
    });
    expect(fake.requests).toHaveLength(4);
  });

  it.each([400, 403, 404, 405, 409, 416])("asks once for a %i", async (status) => {
    await using fake = await startFakeRegistry();
    fake.script(isManifest, { kind: "answer", status }, 9);

    await expect(createClient().getManifest(imageAt(fake))).rejects.toMatchObject({ statusCode: status });
    expect(fake.requests).toHaveLength(1);
  });

  it("waits as long as Retry-After says", async () => {
    await using fake = await startFakeRegistry();
    addManifest(fake);
    fake.script(isManifest, { kind: "answer", status: 429, headers: { "retry-after": "1" } });
    const client = createClient({ retry: { delaysMs: [1], maxRetryAfterMs: 5_000 } });

    const start = Date.now();
    await client.getManifest(imageAt(fake));

    expect(Date.now() - start).toBeGreaterThanOrEqual(990);
  });

  it("waits no longer than allowed, whatever Retry-After says", async () => {
    await using fake = await startFakeRegistry();
    addManifest(fake);
    fake.script(isManifest, { kind: "answer", status: 429, headers: { "retry-after": "3600" } });

    const start = Date.now();
    await createClient().getManifest(imageAt(fake));

    expect(Date.now() - start).toBeLessThan(2_000);
  });

  it("asks again when the connection is reset", async () => {
    await using fake = await startFakeRegistry();
    const digest = addManifest(fake);
    fake.script(isManifest, { kind: "reset" }, 2);

    expect(await createClient().headManifest(imageAt(fake))).toBe(digest);
    expect(fake.requests).toHaveLength(3);
  });

  it("reads a small blob again when it breaks off", async () => {
    await using fake = await startFakeRegistry();
    const content = Buffer.from("a whole config");
    const descriptor = fake.addBlob("app", content);
    const part = content.subarray(0, 3);
    fake.script(isBlobGet, { kind: "partial", body: part, sizeBytes: content.byteLength, then: "reset" });

    expect(await createClient().readBlob(imageAt(fake), descriptor)).toStrictEqual(content);
  });

  it("begins an upload anew, from the start of its source", async () => {
    await using fake = await startFakeRegistry();
    const content = Buffer.alloc(300_000, "x");
    const blob = blobOf(content);
    let opened = 0;
    const open = () => {
      opened += 1;
      return blob.open();
    };
    fake.script(isUploadPut, { kind: "reset" });
    fake.script(isUploadPut, { kind: "answer", status: 503 });

    expect(await createClient().pushBlob(imageAt(fake), { ...blob, open })).toBe("uploaded");
    expect(fake.blobs.get("app")?.get(blob.digest)).toStrictEqual(content);
    expect(opened).toBe(3);
    expect(fake.calls.filter((call) => call.startsWith("POST"))).toHaveLength(3);
  });
});

describe("time limits", () => {
  const timeouts = { responseMs: 400, stallMs: 400, uploadResponseMs: 400 };
  const retry = { delaysMs: [] };

  it("ends a request that gets no answer", async () => {
    await using fake = await startFakeRegistry({ intercept: () => ({ kind: "hang" }) });

    await expect(createClient({ timeouts, retry }).getManifest(imageAt(fake))).rejects.toMatchObject({
      code: "REGISTRY_UNREACHABLE",
      message: `Cannot read "${fake.host}/app:1": no answer from ${fake.host}: no answer within 0.4 s.`,
    });
  });

  it("ends a download that stalls", async () => {
    await using fake = await startFakeRegistry();
    const descriptor = fake.addBlob("app", "0123456789");
    fake.script(isBlobGet, { kind: "partial", body: Buffer.from("01"), sizeBytes: 10, then: "hang" });

    const stream = await createClient({ timeouts, retry }).openBlob(imageAt(fake), descriptor);

    await expect(collect(stream)).rejects.toMatchObject({ code: "REGISTRY_UNREACHABLE" });
  });

  it("ends an upload that stalls", async () => {
    await using fake = await startFakeRegistry();
    fake.script(isUploadPut, { kind: "hang" });
    const blob = blobOf(Buffer.alloc(16_000_000));

    await expect(createClient({ timeouts, retry }).pushBlob(imageAt(fake), blob)).rejects.toMatchObject({
      code: "REGISTRY_UNREACHABLE",
    });
  });

  it("waits for a source or a reader that is slower than the limit", async () => {
    await using fake = await startFakeRegistry();
    const pause = () => new Promise((resolve) => setTimeout(resolve, 900));
    async function* slowly() {
      yield Buffer.from("slow ");
      await pause();
      yield Buffer.from("source");
    }
    const blob = { digest: digestOf("slow source"), sizeBytes: 11, open: () => Readable.from(slowly()) };
    const client = createClient({
      timeouts: { responseMs: 600, stallMs: 600, uploadResponseMs: 600 },
      retry,
    });

    expect(await client.pushBlob(imageAt(fake), blob)).toBe("uploaded");
    const stream = await client.openBlob(imageAt(fake), { digest: blob.digest, size: 11 });
    await pause();
    expect(await collect(stream)).toStrictEqual(Buffer.from("slow source"));
  });
});

describe("digests", () => {
  it("refuses a manifest that is not at its digest", async () => {
    await using fake = await startFakeRegistry();
    const digest = addManifest(fake);
    fake.script(isManifest, { kind: "answer", status: 200, body: "{}" });

    await expect(createClient().getManifest({ ...imageAt(fake), digest })).rejects.toMatchObject({
      code: "DIGEST_MISMATCH",
    });
  });

  it.each([
    ["other", "other!", "sent content with the digest sha256:"],
    ["short", "sho", "sent 3 bytes instead of 6"],
    ["long", "much longer", "sent more than 6 bytes"],
  ])("errors instead of ending when a blob is %s", async (_name, body, why) => {
    await using fake = await startFakeRegistry();
    const descriptor = fake.addBlob("app", "origin");
    fake.script(isBlobGet, { kind: "answer", status: 200, body });

    const stream = await createClient().openBlob(imageAt(fake), descriptor);

    await expect(collect(stream)).rejects.toMatchObject({
      code: "DIGEST_MISMATCH",
      message: expect.stringContaining(why),
    });
  });

  it("refuses a large blob in memory without asking for it", async () => {
    await using fake = await startFakeRegistry();
    const descriptor = { digest: digestOf(""), size: 17 * 1024 * 1024 };

    await expect(createClient().readBlob(imageAt(fake), descriptor)).rejects.toMatchObject({
      code: "REGISTRY",
    });
    expect(fake.requests).toHaveLength(0);
  });

  it("refuses to believe a registry that stored something else", async () => {
    await using fake = await startFakeRegistry();
    const headers = { "docker-content-digest": digestOf("else") };
    fake.script(isManifest, { kind: "answer", status: 201, headers });
    const manifest = { mediaType: "application/json", bytes: Buffer.from("{}") };

    await expect(createClient().putManifest(imageAt(fake), manifest)).rejects.toMatchObject({
      code: "DIGEST_MISMATCH",
    });
  });

  it.each([5, 7])("says so when a source of 6 bytes has %i", async (sizeBytes) => {
    await using fake = await startFakeRegistry();
    const blob = { ...blobOf("source"), sizeBytes };

    await expect(createClient().pushBlob(imageAt(fake), blob)).rejects.toMatchObject({
      code: "DIGEST_MISMATCH",
      message: expect.stringContaining("its source has"),
    });
  });

  it("passes on what the source of an upload throws", async () => {
    await using fake = await startFakeRegistry();
    const broken = new Error("disk on fire");
    const open = () =>
      new Readable({
        read() {
          this.destroy(broken);
        },
      });

    await expect(createClient().pushBlob(imageAt(fake), { ...blobOf("x"), open })).rejects.toBe(broken);
  });
});

describe("uploads", () => {
  it("are not kept in memory", async () => {
    await using server = await startDiscardingRegistry();
    const [chunk, count] = [Buffer.alloc(1024 * 1024), 384];
    let peakBytes = 0;
    const open = () =>
      Readable.from(
        (function* () {
          for (let at = 0; at < count; at += 1) {
            peakBytes = Math.max(peakBytes, process.memoryUsage().arrayBuffers);
            yield Buffer.from(chunk);
          }
        })(),
      );
    const blob = { digest: digestOf("whatever"), sizeBytes: count * chunk.length, open };
    const beforeBytes = process.memoryUsage().arrayBuffers;

    await createClient().pushBlob(parseImageReference(`${server.host}/app:1`), blob);

    expect(peakBytes - beforeBytes).toBeLessThan(blob.sizeBytes / 2);
  }, 60_000);

  it("stream with a length and send the registry's query back untouched", async () => {
    await using fake = await startFakeRegistry();
    const blob = blobOf("content");

    await createClient().pushBlob(imageAt(fake), blob);

    const put = fake.requests.find(isUploadPut);
    expect(put?.headers["content-length"]).toBe("7");
    expect(put?.headers["transfer-encoding"]).toBeUndefined();
    expect(put?.search).toBe(`?_state=a%20b+c~d%3D&digest=${encodeURIComponent(blob.digest)}`);
  });

  it("follow a relative Location", async () => {
    await using fake = await startFakeRegistry({ uploadOrigin: "" });

    expect(await createClient().pushBlob(imageAt(fake), blobOf("content"))).toBe("uploaded");
  });

  it("go to another host without credentials", async () => {
    await using storage = await startFakeRegistry();
    await using fake = await startFakeRegistry({
      auth: { ...USER },
      uploadOrigin: `http://${storage.host}`,
    });
    storage.script(isUploadPut, { kind: "answer", status: 201 });

    await createClient({ credentials: USER }).pushBlob(imageAt(fake), blobOf("content"));

    expect(fake.requests.some(({ headers }) => headers.authorization !== undefined)).toBe(true);
    expect(storage.requests).toHaveLength(1);
    expect(storage.requests[0]?.headers.authorization).toBeUndefined();
  });

  it("do not answer the challenge of another host", async () => {
    await using storage = await startFakeRegistry();
    await using fake = await startFakeRegistry({ uploadOrigin: `http://${storage.host}` });
    const headers = { "www-authenticate": 'Basic realm="give me your password"' };
    storage.script(isUploadPut, { kind: "answer", status: 401, headers }, 9);

    await expect(
      createClient({ credentials: USER }).pushBlob(imageAt(fake), blobOf("content")),
    ).rejects.toMatchObject({ code: "REGISTRY_DENIED" });
    expect(storage.requests).toHaveLength(1);
  });

  it("begin where a refused mount left off", async () => {
    await using fake = await startFakeRegistry({ refuseMounts: true });
    const blob = blobOf("content");
    fake.addBlob("source", "content");

    expect(await createClient().pushBlob(imageAt(fake), blob, imageAt(fake, "source"))).toBe("uploaded");
    expect(fake.calls.filter((call) => call.startsWith("POST"))).toHaveLength(1);
  });

  it("work without a mount that is denied", async () => {
    await using fake = await startFakeRegistry();
    fake.addBlob("source", "content");
    fake.script(({ query }) => query.has("mount"), { kind: "answer", status: 403 });

    expect(await createClient().pushBlob(imageAt(fake), blobOf("content"), imageAt(fake, "source"))).toBe(
      "uploaded",
    );
  });

  it.each([413, 403])("close their source when a %i comes before its end", async (status) => {
    await using fake = await startFakeRegistry();
    fake.script(isUploadPut, { kind: "early answer", status });
    const blob = blobOf(Buffer.alloc(16_000_000));
    const source = blob.open();
    const closed = new Promise((resolve) =>
      source.once("close", () => {
        resolve("closed");
      }),
    );

    await expect(
      createClient().pushBlob(imageAt(fake), { ...blob, open: () => source }),
    ).rejects.toMatchObject({ statusCode: status });

    expect(await closed).toBe("closed");
  });

  it("are streamed across registries", async () => {
    await using source = await startFakeRegistry();
    await using target = await startFakeRegistry();
    const descriptor = source.addBlob("app", Buffer.alloc(1_000_000, "layer"));

    expect(await createClient().copyBlob(imageAt(source), imageAt(target), descriptor)).toBe("uploaded");
    expect(target.blobs.get("app")?.get(descriptor.digest)?.byteLength).toBe(1_000_000);
  });

  it("start again when the source of a copy breaks off", async () => {
    await using source = await startFakeRegistry();
    await using target = await startFakeRegistry();
    const descriptor = source.addBlob("app", "a layer");
    source.script(isBlobGet, { kind: "partial", body: Buffer.from("a l"), sizeBytes: 7, then: "reset" });

    expect(await createClient().copyBlob(imageAt(source), imageAt(target), descriptor)).toBe("uploaded");
  });
});

describe("redirects", () => {
  it("of an upload are refused, since fetch would keep the whole blob in memory for one", async () => {
    await using fake = await startFakeRegistry();
    const location = `http://${fake.host}/elsewhere`;
    fake.script(isUploadPut, { kind: "answer", status: 307, headers: { location } }, 99);

    await expect(createClient().pushBlob(imageAt(fake), blobOf("a layer"))).rejects.toMatchObject({
      code: "REGISTRY_UNREACHABLE",
      message: expect.stringContaining("unexpected redirect"),
    });
  });

  it("are followed to a storage host without credentials", async () => {
    await using storage = await startFakeRegistry();
    await using fake = await startFakeRegistry({ auth: USER, redirectBlobsTo: `http://${storage.host}` });
    const descriptor = fake.addBlob("app", "content");
    storage.addBlob("app", "content");

    const client = createClient({ credentials: USER });

    expect(await client.readBlob(imageAt(fake), descriptor)).toStrictEqual(Buffer.from("content"));
    expect(fake.requests.at(-1)?.headers.authorization).toBeDefined();
    expect(storage.requests).toHaveLength(1);
    expect(storage.requests[0]?.headers.authorization).toBeUndefined();
  });

  it("keep credentials on the same host", async () => {
    await using fake = await startFakeRegistry({ auth: USER });
    addManifest(fake);
    const location = `http://${fake.host}/v2/app/manifests/1`;
    fake.script(
      ({ path, headers }) => path === "/v2/app/manifests/old" && headers.authorization !== undefined,
      { kind: "answer", status: 301, headers: { location } },
    );

    await createClient({ credentials: USER }).getManifest({ ...imageAt(fake), tag: "old" });

    expect(fake.requests.at(-1)).toMatchObject({ path: "/v2/app/manifests/1", status: 200 });
  });

  it("do not go round for ever", async () => {
    await using fake = await startFakeRegistry();
    fake.script(isManifest, { kind: "answer", status: 307, headers: { location: "1" } }, 99);

    await expect(createClient().getManifest(imageAt(fake))).rejects.toMatchObject({
      message: expect.stringContaining("redirects more than 5 times"),
    });
  });

  it("do not answer the challenge of the storage host", async () => {
    await using storage = await startFakeRegistry({ auth: { ...USER, password: "other" } });
    await using fake = await startFakeRegistry({ redirectBlobsTo: `http://${storage.host}` });
    const descriptor = fake.addBlob("app", "content");

    await expect(
      createClient({ credentials: USER }).readBlob(imageAt(fake), descriptor),
    ).rejects.toMatchObject({
      code: "REGISTRY_DENIED",
    });
    expect(storage.requests).toHaveLength(1);
  });
});

describe("authentication", () => {
  it("sends nothing until it is asked, then begins with what it learned", async () => {
    await using fake = await startFakeRegistry({ auth: USER });
    addManifest(fake);
    const client = createClient({ credentials: USER });

    await client.getManifest(imageAt(fake));
    await client.getManifest(imageAt(fake));

    expect(fake.requests.map(({ status }) => status)).toStrictEqual([401, 200, 200]);
  });

  it("fetches one token for all requests of a scope", async () => {
    await using fake = await startFakeRegistry({ auth: BEARER });
    addManifest(fake);
    const client = createClient({ credentials: USER });

    await Promise.all(Array.from({ length: 8 }, () => client.getManifest(imageAt(fake))));
    await client.getManifest(imageAt(fake));

    const tokens = fake.requests.filter(isToken);
    expect(tokens).toHaveLength(1);
    expect(tokens[0]?.query.getAll("scope")).toStrictEqual(["repository:app:pull"]);
    expect(tokens[0]?.query.get("service")).toBe("fake");
  });

  it("asks for one repository at a time", async () => {
    await using fake = await startFakeRegistry({ auth: BEARER });
    addManifest(fake, "one");
    addManifest(fake, "two");
    const client = createClient({ credentials: USER });

    await client.getManifest(imageAt(fake, "one"));
    await client.getManifest(imageAt(fake, "two"));

    expect(fake.requests.filter(isToken).map(({ query }) => query.getAll("scope"))).toStrictEqual([
      ["repository:one:pull"],
      ["repository:two:pull"],
    ]);
  });

  it("pushes with one token", async () => {
    await using fake = await startFakeRegistry({ auth: BEARER });
    const client = createClient({ credentials: USER });

    await client.pushBlob(imageAt(fake), blobOf("content"));
    await client.putManifest(imageAt(fake), { mediaType: "application/json", bytes: Buffer.from("{}") });

    expect(fake.requests.filter(isToken)).toHaveLength(1);
  });

  it("asks for another token before the first one ends", async () => {
    await using fake = await startFakeRegistry({ auth: { ...BEARER, expiresInSeconds: 100 } });
    addManifest(fake);
    let now = 0;
    const client = createClient({ credentials: USER, now: () => now });

    await client.getManifest(imageAt(fake));
    now = 89_000;
    await client.getManifest(imageAt(fake));
    expect(fake.requests.filter(isToken)).toHaveLength(1);
    now = 91_000;
    await client.getManifest(imageAt(fake));

    expect(fake.requests.filter(isToken)).toHaveLength(2);
  });

  it("replaces a token that is refused", async () => {
    await using fake = await startFakeRegistry({ auth: BEARER });
    addManifest(fake);
    const client = createClient({ credentials: USER });
    await client.getManifest(imageAt(fake));
    const headers = { "www-authenticate": `Bearer realm="http://${fake.host}/token",service="fake"` };
    fake.script(isManifest, { kind: "answer", status: 401, headers });

    await client.getManifest(imageAt(fake));

    expect(fake.requests.filter(isToken)).toHaveLength(2);
  });

  it("pulls anonymously with a token", async () => {
    await using fake = await startFakeRegistry({ auth: { ...BEARER, anonymousPull: true } });
    addManifest(fake);
    const client = createClient();

    await client.getManifest(imageAt(fake));

    expect(fake.requests.find(isToken)?.headers.authorization).toBeUndefined();
    await expect(client.checkWrite(imageAt(fake))).rejects.toMatchObject({ code: "REGISTRY_DENIED" });
  });

  it("asks for both repositories before it mounts", async () => {
    await using fake = await startFakeRegistry({ auth: BEARER });
    fake.addBlob("source", "content");
    const client = createClient({ credentials: USER });

    expect(await client.pushBlob(imageAt(fake), blobOf("content"), imageAt(fake, "source"))).toBe("mounted");
    expect(fake.requests.filter(isToken).at(-1)?.query.getAll("scope")).toStrictEqual([
      "repository:app:pull,push",
      "repository:source:pull",
    ]);
  });

  it("uploads when it may not read what it would mount", async () => {
    await using fake = await startFakeRegistry({ auth: { ...BEARER, hidden: ["source"] } });
    fake.addBlob("source", "content");
    const client = createClient({ credentials: USER });

    expect(await client.pushBlob(imageAt(fake), blobOf("content"), imageAt(fake, "source"))).toBe("uploaded");
  });

  it("sends an identity token in a form, to the token server only", async () => {
    await using fake = await startFakeRegistry({ auth: { ...BEARER, identityToken: "refresh" } });
    addManifest(fake);

    await createClient({ credentials: { kind: "identity-token", token: "refresh" } }).getManifest(
      imageAt(fake),
    );

    const token = fake.requests.find(isToken);
    expect(token?.method).toBe("POST");
    expect(token?.search).toBe("");
    expect(Object.fromEntries(token?.form ?? [])).toMatchObject({
      grant_type: "refresh_token",
      refresh_token: "refresh",
      service: "fake",
      scope: "repository:app:pull",
    });
  });

  it("does not carry an identity token along a redirect", async () => {
    await using elsewhere = await startFakeRegistry();
    await using fake = await startFakeRegistry({ auth: BEARER });
    fake.script(isToken, {
      kind: "answer",
      status: 307,
      headers: { location: `http://${elsewhere.host}/token` },
    });
    const client = createClient({ credentials: { kind: "identity-token", token: "refresh" } });

    await expect(client.getManifest(imageAt(fake))).rejects.toMatchObject({ statusCode: 307 });
    expect(elsewhere.requests).toHaveLength(0);
  });

  it("sends a bearer credential as it is", async () => {
    await using fake = await startFakeRegistry();
    addManifest(fake);

    await createClient({ credentials: { kind: "bearer", token: "tok" } }).getManifest(imageAt(fake));

    expect(fake.requests.map(({ headers }) => headers.authorization)).toStrictEqual(["Bearer tok"]);
  });

  it("tells what the token server says, without credentials", async () => {
    await using fake = await startFakeRegistry({ auth: BEARER });
    const client = createClient({ credentials: { ...USER, password: "wr0ng" } });

    const denied = await client.getManifest(imageAt(fake)).catch((error: unknown) => error);

    expect(denied).toMatchObject({
      code: "REGISTRY_DENIED",
      url: `http://${fake.host}/token`,
      message: `Cannot read "${fake.host}/app:1": ${fake.host} answered 401: incorrect username or password.`,
    });
    expect(JSON.stringify(denied)).not.toContain("wr0ng");
  });

  it("does not send credentials from https to a token server on http", async () => {
    const sent: string[] = [];
    const client = createClient({
      credentials: USER,
      fetch: (url) => {
        sent.push(url as string);
        const headers = { "www-authenticate": 'Bearer realm="http://evil.example/token"' };
        return Promise.resolve(new Response(null, { status: 401, headers }));
      },
    });

    await expect(client.getManifest(parseImageReference("ghcr.io/owner/app"))).rejects.toMatchObject({
      code: "REGISTRY_DENIED",
    });
    expect(sent).toStrictEqual(["https://ghcr.io/v2/owner/app/manifests/latest"]);
  });

  it("resolves the credentials of a registry once, and again after a failure", async () => {
    await using fake = await startFakeRegistry();
    addManifest(fake);
    let asked = 0;
    const resolve = () => {
      asked += 1;
      return asked === 1 ? Promise.reject(new Error("helper failed")) : Promise.resolve(undefined);
    };
    const client = createClient({ keychain: { resolve } });

    await expect(client.getManifest(imageAt(fake))).rejects.toThrow("helper failed");
    await client.getManifest(imageAt(fake));
    await client.getManifest(imageAt(fake));

    expect(asked).toBe(2);
  });
});

describe("canRead", () => {
  it.each([
    [200, true],
    [404, true],
    [500, true],
    [401, false],
    [403, false],
  ])("after a %i is %s", async (status, expected) => {
    await using fake = await startFakeRegistry({ intercept: () => ({ kind: "answer", status }) });

    expect(await createClient().canRead(imageAt(fake))).toBe(expected);
  });

  it("is false without an answer", async () => {
    await using fake = await startFakeRegistry({ intercept: () => ({ kind: "reset" }) });

    expect(await createClient().canRead(imageAt(fake))).toBe(false);
  });
});

describe("checkWrite", () => {
  it("cancels the upload that it opens, and does not mind if it cannot", async () => {
    await using fake = await startFakeRegistry();
    fake.script(({ method }) => method === "DELETE", { kind: "answer", status: 405 });

    await createClient().checkWrite(imageAt(fake));

    expect(fake.requests.map(({ method }) => method)).toStrictEqual(["POST", "DELETE"]);
  });
});

describe("headManifest", () => {
  it("reads the manifest where the registry does not tell the digest", async () => {
    await using fake = await startFakeRegistry();
    const digest = addManifest(fake);
    fake.script(({ method }) => method === "HEAD", { kind: "answer", status: 200 });

    expect(await createClient().headManifest(imageAt(fake))).toBe(digest);
  });
});

describe("getManifest", () => {
  it.each([
    ["application/vnd.oci.image.index.v1+json", { manifests: [] }],
    ["application/vnd.oci.image.manifest.v1+json", { layers: [] }],
    [
      "application/vnd.docker.distribution.manifest.v2+json",
      { mediaType: "application/vnd.docker.distribution.manifest.v2+json" },
    ],
  ])("finds %s where the registry only says JSON", async (mediaType, manifest) => {
    await using fake = await startFakeRegistry();
    fake.addManifest("app", manifest, { tag: "1", mediaType: "application/json; charset=utf-8" });

    expect(await createClient().getManifest(imageAt(fake))).toMatchObject({ mediaType });
  });

  it("accepts indexes and manifests of both kinds", async () => {
    await using fake = await startFakeRegistry();
    addManifest(fake);

    await createClient().getManifest(imageAt(fake));

    expect(fake.requests[0]?.headers.accept?.split(", ")).toHaveLength(4);
  });
});
