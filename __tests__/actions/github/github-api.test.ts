import { describe, expect, it } from "@jest/globals";
import * as v from "valibot";
import { createGitHubApi } from "../../../src/actions/github/github-api.ts";
import { createHttp } from "../../../src/registry/http.ts";
import { createFakeClock } from "../../support/fake-clock.ts";
import { type FakeGitHub, type Misbehaviour, startFakeGitHub } from "../../support/fake-github.ts";

const http = createHttp({ clock: createFakeClock() });

const COMMENTS = "/repos/owner/app/issues/1/comments";
const Comment = v.object({ id: v.number() });

function write(github: FakeGitHub, token = github.token): Promise<unknown> {
  const call = { doing: "write a comment", method: "POST" as const, path: COMMENTS, body: { body: "x" } };
  return createGitHubApi({ ...github, token }, http).call({ ...call, schema: Comment });
}

async function read(github: FakeGitHub): Promise<number[]> {
  const ids: number[] = [];
  const comments = createGitHubApi(github, http).list({
    doing: "read comments",
    path: COMMENTS,
    schema: Comment,
  });
  for await (const { id } of comments) ids.push(id);
  return ids;
}

describe("createGitHubApi", () => {
  const message = '{"message":"It is\\nso"}';
  const failures: readonly [Misbehaviour, string, string][] = [
    [{ status: 401, body: message }, "unauthorized", "GitHub answered 401: It is so."],
    [{ status: 403, body: message }, "read-only", "GitHub answered 403: It is so."],
    [{ status: 403, headers: { "retry-after": "60" } }, "rate-limit", "GitHub answered 403."],
    [{ status: 403, headers: { "x-ratelimit-remaining": "0" } }, "rate-limit", "GitHub answered 403."],
    [{ status: 403, headers: { "x-ratelimit-remaining": "7" } }, "read-only", "GitHub answered 403."],
    [{ status: 404, body: "<html>" }, "not-found", "GitHub answered 404."],
    [{ status: 410 }, "not-found", "GitHub answered 410."],
    [{ status: 422, body: message }, "rejected", "GitHub answered 422: It is so."],
    [{ status: 429 }, "rate-limit", "GitHub answered 429."],
    [{ status: 500 }, "server", "GitHub answered 500."],
    [{ status: 503, body: "<html>busy</html>" }, "server", "GitHub answered 503."],
  ];

  it.each(failures)("takes %j for %s", async (misbehaviour, problem, words) => {
    await using github = await startFakeGitHub();
    github.script("POST /repos", misbehaviour, 5);

    await expect(write(github)).rejects.toMatchObject({
      code: "GITHUB",
      problem,
      message: `Cannot write a comment: ${words}`,
      hint: expect.stringMatching(/^[A-Z].*\.$/),
    });
    expect(github.calls).toHaveLength(1);
  });

  it.each(["reset", "half an answer"] as const)("ends when the connection does: %s", async (misbehaviour) => {
    await using github = await startFakeGitHub();
    github.script("POST /repos", misbehaviour);

    await expect(write(github)).rejects.toMatchObject({ problem: "unreachable" });
  });

  it("says that nobody is there", async () => {
    const github = await startFakeGitHub();
    await github[Symbol.asyncDispose]();

    await expect(write(github)).rejects.toMatchObject({
      problem: "unreachable",
      message: expect.stringMatching(/^Cannot write a comment: .*ECONNREFUSED/),
    });
  });

  it("refuses what GitHub would not answer", async () => {
    await using github = await startFakeGitHub();
    github.script("POST /repos", { status: 200, body: '{"id":"one"}' });

    await expect(write(github)).rejects.toMatchObject({ code: "MALFORMED" });
  });

  it("tries reading again when a gateway fails, but not writing", async () => {
    await using github = await startFakeGitHub();
    github.addComment("x", "somebody");
    github.script("GET", { status: 502 }, 2);

    expect(await read(github)).toEqual([1001]);
  });

  it("never sends the token to another server", async () => {
    await using other = await startFakeGitHub();
    await using github = await startFakeGitHub();
    const link = `<${other.apiUrl}${COMMENTS}?page=2>; rel="next"`;
    github.script("GET", { status: 200, headers: { link }, body: '[{"id":1}]' });

    expect(await read(github)).toEqual([1]);
    expect(other.calls).toEqual([]);
  });

  it("ends also if pages do not", async () => {
    await using github = await startFakeGitHub();
    const link = `<${github.apiUrl}${COMMENTS}>; rel="next"`;
    github.script("GET", { status: 200, headers: { link }, body: '[{"id":1}]' }, 1000);

    expect(await read(github)).toHaveLength(100);
  });

  it("does not tell the token in messages", async () => {
    await using github = await startFakeGitHub();

    const error: unknown = await write(github, "ghp_secret").catch((thrown: unknown) => thrown);

    expect(error).toMatchObject({ problem: "unauthorized" });
    expect(JSON.stringify(error) + String(error)).not.toContain("ghp_secret");
  });

  it("knows whose the token is, or that it does not", async () => {
    await using github = await startFakeGitHub({ login: "me" });
    await using hidden = await startFakeGitHub({ hidesLogin: true });

    expect(await createGitHubApi(github, http).login()).toBe("me");
    expect(await createGitHubApi(hidden, http).login()).toBeUndefined();
  });
});
