// Redirects, credentials and tokens: who gets to see them, and how often they are asked for.
import { describe, expect, it } from "@jest/globals";
import { parseImageReference } from "../../src/oci/image-reference.ts";
import { answerOf, networkOf } from "../support/fake-network.ts";
import { startFakeRegistry } from "../support/fake-registry.ts";
import type { FakeRequest } from "../support/fake-registry/exchange.ts";
import {
  addManifest,
  BEARER,
  createClient,
  imageAt,
  isManifest,
  isToken,
  isUploadPut,
  USER,
} from "./registry-client-fixture.ts";
import { blobOf } from "./registry-contract.ts";

describe("redirects", () => {
  it("of an upload are refused, since fetch would keep the whole blob in memory for one", async () => {
    await using fake = await startFakeRegistry();
    const location = `http://${fake.host}/elsewhere`;
    fake.script(isUploadPut, { kind: "answer", status: 307, headers: { location } }, 99);

    await expect(createClient().pushBlob(imageAt(fake), blobOf("a layer"))).rejects.toMatchObject({
      code: "REGISTRY",
      message: expect.stringContaining(`${fake.host} redirects an upload`),
    });
    // It would be so the next time.
    expect(fake.requests.filter(isUploadPut)).toHaveLength(1);
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

  it("to an address with a login are refused, without showing it", async () => {
    await using fake = await startFakeRegistry();
    const location = `http://user:hidden-password@${fake.host}/v2/app/manifests/1?signature=hidden-query`;
    fake.script(isManifest, { kind: "answer", status: 307, headers: { location } }, 99);

    const failure = createClient().getManifest(imageAt(fake));

    await expect(failure).rejects.toThrow("has a user or a password in it");
    await expect(failure).rejects.not.toThrow("hidden");
    expect(fake.requests.filter(isManifest)).toHaveLength(1);
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
  it("is not repeated from a registry that repeats it", async () => {
    const echo = (request: FakeRequest) => {
      if (!isManifest(request) || request.headers.authorization === undefined) return undefined;
      const body = `{"errors":[{"code":"X","message":"bad ${request.headers.authorization}"}]}`;
      return { kind: "answer", status: 400, body } as const;
    };
    await using echoing = await startFakeRegistry({ auth: BEARER, intercept: echo });
    const tokens: string[] = [];
    const onToken = (token: string) => tokens.push(token);

    await expect(
      createClient({ credentials: USER, onToken }).getManifest(imageAt(echoing)),
    ).rejects.toMatchObject({ message: expect.stringContaining("X: bad Bearer ***") });
    expect(tokens).toEqual([echoing.requests.at(-1)?.headers.authorization?.replace("Bearer ", "")]);
  });

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

  it("takes null in the token server's answer for nothing", async () => {
    await using fake = await startFakeRegistry({ auth: { ...BEARER, tokenField: "access_token" } });
    addManifest(fake);
    const answers = [
      { token: "t", access_token: null, expires_in: null },
      { token: null, access_token: "t", expires_in: "soon" },
    ];
    for (const answer of answers)
      fake.script(isToken, { kind: "answer", status: 200, body: JSON.stringify(answer) });
    fake.script(({ headers }) => headers.authorization === "Bearer t", { kind: "answer", status: 404 }, 2);

    for (const client of answers.map(() => createClient({ credentials: USER })))
      expect(await client.headManifest(imageAt(fake))).toBeUndefined();
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
      network: networkOf(() => (url) => {
        sent.push(url.href);
        const headers = { "www-authenticate": 'Bearer realm="http://evil.example/token"' };
        return Promise.resolve(answerOf(401, headers));
      }),
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
