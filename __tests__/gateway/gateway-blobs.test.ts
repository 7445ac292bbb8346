// Blobs pushed into a gateway: where they go, in which ways, and what is refused or broken off.
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import { connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "@jest/globals";
import { digestOf } from "../../src/oci/digest.ts";
import { createRegistryAuth } from "../../src/registry/auth/registry-auth.ts";
import { bench, blobOf, codeOf, push, SINKS, smallImage } from "./gateway-fixture.ts";

describe.each(SINKS)("pushing into a gateway (sink: %s)", (sink) => {
  it("sends blobs where the sink says, and nowhere else", async () => {
    const { client, app, real, directory } = await bench({ sink });

    await push(client, { ...app, tag: "1" }, smallImage(["one"]));

    const files = await readdir(directory, { recursive: true });
    const name = digestOf("one").replace("sha256:", "");
    expect(files.includes(`blobs/sha256/${name}`)).toBe(sink === "directory");
    expect(real.blobs.get("app")?.has(digestOf("one")) === true).toBe(sink === "registry");
  });

  it("asks for no blob twice, also not for one that the real repository has", async () => {
    const { client, app, upstream, at } = await bench({ sink });
    await upstream.pushBlob(at("app"), blobOf("there"));

    expect(await client.pushBlob(app, blobOf("there"))).toBe("existed");
    expect(await client.pushBlob(app, blobOf("new"))).toBe("uploaded");
    expect(await client.pushBlob(app, blobOf("new"))).toBe("existed");
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

describe("a sink that keeps what is small", () => {
  it("passes on what is larger, whole, however it comes", async () => {
    const { client, app, real, request } = await bench({ sink: "keeping registry" });

    await client.pushBlob(app, blobOf("123456789"));
    const started = await request("/v2/host/app/blobs/uploads/", { method: "POST" });
    const location = started.headers.get("location") ?? "";
    await request(location, { method: "PATCH", body: "abcdef" });
    await request(location, { method: "PATCH", body: "ghijkl" });
    const end = await request(`${location}?digest=${digestOf("abcdefghijkl")}`, { method: "PUT" });

    expect(end.status).toBe(201);
    expect([...(real.blobs.get("app")?.keys() ?? [])]).toEqual(["123456789", "abcdefghijkl"].map(digestOf));
  });

  it.each(["", "12345678"])("lets %p wait, and gives it back", async (content) => {
    const { client, app, real } = await bench({ sink: "keeping registry" });

    await client.pushBlob(app, blobOf(content));

    expect(real.calls).toEqual([`HEAD /v2/app/blobs/${digestOf(content)}`]);
    expect(await client.hasBlob(app, digestOf(content))).toBe(true);
  });

  it("takes nothing that is not what its digest says", async () => {
    const { request, real } = await bench({ sink: "keeping registry" });

    const answer = await request(`/v2/host/app/blobs/uploads/?digest=${digestOf("else")}`, {
      method: "POST",
      body: "small",
    });

    expect(await codeOf(answer)).toBe("400 DIGEST_INVALID");
    expect(real.calls).toEqual([]);
  });
});

describe("pushing into a gateway", () => {
  const isPatch = ({ method }: { method: string }): boolean => method === "PATCH";

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

  it.each([
    [401, "UNAUTHORIZED"],
    [403, "DENIED"],
  ])(
    "says that the real registry answers %i, which is no fault of the gateway's login",
    async (status, code) => {
      const { client, app, real, errors } = await bench();
      real.script(isPatch, { kind: "answer", status });

      await expect(client.pushBlob(app, blobOf("layer"))).rejects.toMatchObject({
        statusCode: 424,
        codes: [code],
        message: expect.stringContaining(`${real.host} answered ${status}`),
        hint: undefined,
      });
      expect(errors).toEqual([
        expect.objectContaining({ hint: expect.stringMatching(`^Log in to ${real.host} before this step`) }),
      ]);
    },
  );

  it("lets the client try again what broke, but not what the real registry denies", async () => {
    const { client, app, real, errors } = await bench();
    real.script(isPatch, { kind: "answer", status: 403 });
    real.script(isPatch, { kind: "reset" });

    await expect(client.pushBlob(app, blobOf("layer"))).rejects.toMatchObject({ isTemporary: false });
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
