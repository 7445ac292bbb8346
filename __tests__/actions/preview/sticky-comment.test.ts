import { describe, expect, it } from "@jest/globals";
import { createGitHubApi } from "../../../src/actions/github/github-api.ts";
import {
  commentMarker,
  postComment,
  type PostedComment,
} from "../../../src/actions/preview/sticky-comment.ts";
import { createHttp } from "../../../src/registry/http.ts";
import { createFakeClock } from "../../support/fake-clock.ts";
import { type FakeGitHub, startFakeGitHub } from "../../support/fake-github.ts";

const http = createHttp({ clock: createFakeClock() });

const BOT = "github-actions[bot]";
const MARKER = commentMarker("web");
const COMMENTS = "/repos/owner/app/issues/1/comments";

function post(github: FakeGitHub, text: string, key = "web"): Promise<PostedComment> {
  const place = { repository: "owner/app", pullRequest: 1, marker: commentMarker(key) };
  return postComment(createGitHubApi(github, http), place, text);
}

function fill(github: FakeGitHub, count: number): void {
  for (let at = 0; at < count; at += 1) github.addComment(`comment ${at}`, "somebody");
}

describe("postComment", () => {
  it("writes a comment that begins with the marker", async () => {
    await using github = await startFakeGitHub();

    const posted = await post(github, "text");

    expect(posted).toEqual({
      outcome: "created",
      id: 1001,
      url: "https://github.com/owner/app/pull/1#issuecomment-1001",
    });
    expect(github.comments.map(({ body }) => body)).toEqual([`${MARKER}\ntext`]);
  });

  it("updates it the next time", async () => {
    await using github = await startFakeGitHub();
    await post(github, "old");

    const posted = await post(github, "new");

    expect(posted).toMatchObject({ outcome: "updated", id: 1001 });
    expect(github.comments.map(({ body }) => body)).toEqual([`${MARKER}\nnew`]);
  });

  it("writes nothing if it says the same already, whatever the ends of its lines", async () => {
    await using github = await startFakeGitHub();
    github.addComment(`${MARKER}\r\none\r\ntwo`, BOT);

    const posted = await post(github, "one\ntwo\n");

    expect(posted).toMatchObject({ outcome: "unchanged", id: 1001 });
    expect(github.calls.filter((call) => /^(PATCH|POST \/repos)/.test(call))).toEqual([]);
  });

  it("leaves one comment where two runs write the first one at the same time", async () => {
    await using github = await startFakeGitHub();
    const api = createGitHubApi(github, http);
    const place = { repository: "owner/app", pullRequest: 1, marker: MARKER };
    let other: PostedComment | undefined;
    // The other run begins and ends between our look and our comment.
    const late = {
      ...api,
      call: async (call: Parameters<typeof api.call>[0]) => {
        if (call.method === "POST") other ??= await post(github, "theirs");
        return api.call(call);
      },
    };

    const ours = await postComment(late, place, "ours");

    expect(other).toMatchObject({ outcome: "created", id: 1001 });
    expect(ours).toMatchObject({ outcome: "updated", id: 1001 });
    expect(github.comments.map(({ id, body }) => [id, body])).toEqual([[1001, `${MARKER}\nours`]]);
  });

  it("finds it behind many other comments", async () => {
    await using github = await startFakeGitHub();
    fill(github, 250);
    github.addComment(`${MARKER}\nold`, BOT);
    fill(github, 100);

    const posted = await post(github, "new");

    expect(posted).toMatchObject({ outcome: "updated", id: 1251 });
    expect(github.calls.filter((call) => call.startsWith("GET"))).toEqual(
      ["", "&page=2", "&page=3"].map((page) => `GET ${COMMENTS}?per_page=100${page}`),
    );
  });

  it("has one comment for each key", async () => {
    await using github = await startFakeGitHub();
    await post(github, "one", "web");
    await post(github, "two", "web-2");

    await post(github, "three", "web");

    expect(github.comments.map(({ body }) => body.split("\n")[1])).toEqual(["three", "two"]);
  });

  it("leaves comments of others alone that have the marker", async () => {
    await using github = await startFakeGitHub();
    github.addComment(`${MARKER}\nmine now`, "mallory");
    github.addComment(`${MARKER}\nmine now`, "mallory-app[bot]");

    const posted = await post(github, "text");

    expect(posted).toMatchObject({ outcome: "created", id: 1003 });
    expect(github.comments.slice(0, 2).map(({ body }) => body.split("\n")[1])).toEqual([
      "mine now",
      "mine now",
    ]);
  });

  it("knows its own comment whoever the token belongs to", async () => {
    await using github = await startFakeGitHub({ login: "release-app[bot]" });
    github.addComment(`${MARKER}\nthe bot's`, BOT);
    await post(github, "old");

    const posted = await post(github, "new");

    expect(posted).toMatchObject({ outcome: "updated", id: 1002 });
  });

  it("takes itself for the bot of workflows if GitHub does not tell", async () => {
    await using github = await startFakeGitHub({ hidesLogin: true });
    github.addComment(`${MARKER}\nmine now`, "mallory");
    github.addComment(`${MARKER}\nold`, BOT);

    const posted = await post(github, "new");

    expect(posted).toMatchObject({ outcome: "updated", id: 1002 });
  });

  it("asks who it is only if there is a comment to recognize", async () => {
    await using github = await startFakeGitHub();
    github.addComment(`a quote of\n${MARKER}`, BOT);

    await post(github, "text");

    expect(github.calls).not.toContain("POST /graphql");
    expect(github.comments).toHaveLength(2);
  });

  it("writes a new one if the old one was deleted meanwhile", async () => {
    await using github = await startFakeGitHub();
    await post(github, "old");
    github.script("PATCH", { status: 404, body: '{"message":"Not Found"}' });

    const posted = await post(github, "new");

    expect(posted).toMatchObject({ outcome: "created", id: 1002 });
  });

  it("can say why it may not write", async () => {
    await using github = await startFakeGitHub({ permission: "read" });

    await expect(post(github, "text")).rejects.toMatchObject({
      code: "GITHUB",
      problem: "read-only",
      message:
        "Cannot comment on pull request #1: GitHub answered 403: Resource not accessible by integration.",
    });
  });
});

describe("commentMarker", () => {
  it.each(["-->", "a --> <script>", "ä\nb", "\ud800"])("cannot be ended by the key %j", (key) => {
    expect(commentMarker(key)).toMatch(/^<!-- [^<>\n]+ -->$/);
  });
});
