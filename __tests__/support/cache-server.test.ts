// The cache service of the tests keeps to the rules of the real one, seen without the client.
import { describe, expect, it } from "@jest/globals";
import { type CacheServer, startCacheServer } from "./cache-server.ts";
import type { CacheJob } from "./cache-server/job.ts";

const VERSION = "v".repeat(64);

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

async function ask(server: CacheServer, job: CacheJob, method: string, body: object): Promise<Answer> {
  const env = server.env(job);
  const service = "twirp/github.actions.results.api.v1.CacheService";
  const answer = await fetch(`${env["ACTIONS_RESULTS_URL"] ?? ""}${service}/${method}`, {
    method: "POST",
    headers: { authorization: `Bearer ${env["ACTIONS_RUNTIME_TOKEN"] ?? ""}` },
    body: JSON.stringify({ version: VERSION, ...body }),
  });
  return { status: answer.status, body: (await answer.json()) as Answer["body"] };
}

async function put(server: CacheServer, job: CacheJob, key: string): Promise<void> {
  const { body } = await ask(server, job, "CreateCacheEntry", { key });
  await fetch(String(body["signed_upload_url"]), { method: "PUT", body: `content of ${key}` });
  const finalized = await ask(server, job, "FinalizeCacheEntryUpload", { key });
  expect(finalized.body).toMatchObject({ ok: true });
}

async function find(server: CacheServer, job: CacheJob, key: string, ...restore_keys: string[]) {
  const { body } = await ask(server, job, "GetCacheEntryDownloadURL", { key, restore_keys });
  return body["matched_key"];
}

describe("startCacheServer", () => {
  it("finds the exact key before a newer one that begins with it, and the newest of those", async () => {
    await using server = await startCacheServer();
    for (const key of ["app", "app-1", "app-2"]) await put(server, {}, key);

    expect(await find(server, {}, "app")).toBe("app");
    expect(await find(server, {}, "app-")).toBe("app-2");
    expect(await find(server, {}, "none", "app-1")).toBe("app-1");
    expect(await find(server, {}, "none")).toBe("");
  });

  it("looks in the own scope for all keys before it looks in that of the default branch", async () => {
    await using server = await startCacheServer();
    const branch = { ref: "refs/heads/topic" };
    await put(server, {}, "exact");
    await put(server, branch, "fallback-1");

    expect(await find(server, branch, "exact", "fallback-")).toBe("fallback-1");
    expect(await find(server, {}, "fallback-")).toBe("");
  });

  it("keeps the same key once in each scope", async () => {
    await using server = await startCacheServer();
    await put(server, {}, "key");
    await put(server, { ref: "refs/heads/topic" }, "key");

    const again = await ask(server, {}, "CreateCacheEntry", { key: "key" });

    expect(again).toMatchObject({ status: 409, body: { code: "already_exists" } });
    expect(server.entries.map(({ scope }) => scope)).toStrictEqual(["refs/heads/main", "refs/heads/topic"]);
  });

  it("does not show an entry that is not complete, but keeps its key", async () => {
    await using server = await startCacheServer();
    await ask(server, {}, "CreateCacheEntry", { key: "key" });

    expect(await find(server, {}, "key")).toBe("");
    expect(await ask(server, {}, "FinalizeCacheEntryUpload", { key: "key" })).toMatchObject({
      body: { ok: false },
    });
    expect(await ask(server, {}, "CreateCacheEntry", { key: "key" })).toMatchObject({ status: 409 });
  });

  it("serves parts of a blob, and only with its signature", async () => {
    await using server = await startCacheServer();
    await put(server, {}, "key");
    const { body } = await ask(server, {}, "GetCacheEntryDownloadURL", { key: "key" });
    const url = String(body["signed_download_url"]);

    const part = await fetch(url, { headers: { range: "bytes=3-6" } });
    const denied = await fetch(url.replace(/sig=.*/, "sig=guessed"));

    expect(part.status).toBe(206);
    expect(await part.text()).toBe("tent");
    expect(part.headers.get("content-range")).toBe("bytes 3-6/14");
    expect(denied.status).toBe(403);
    expect(server.statistics).toMatchObject({ uploads: 1, uploadedBytes: 14, downloadedBytes: 4 });
  });

  it("fails as often as it is told, and evicts", async () => {
    await using server = await startCacheServer();
    await put(server, {}, "key");
    server.fail("lookup", { kind: "status", status: 503 }, 1);

    const first = await ask(server, {}, "GetCacheEntryDownloadURL", { key: "key" });

    expect(first.status).toBe(503);
    expect(await find(server, {}, "key")).toBe("key");
    expect(server.evict("key")).toBe(1);
    expect(await find(server, {}, "key")).toBe("");
  });
});
