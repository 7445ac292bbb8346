import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { createGitHubApi } from "../../../src/actions/github/github-api.ts";
import { findPullRequest, readEvent, type WorkflowEvent } from "../../../src/actions/preview/pull-request.ts";
import { createHttp } from "../../../src/registry/http.ts";
import { createFakeClock } from "../../support/fake-clock.ts";
import { type FakeGitHub, startFakeGitHub } from "../../support/fake-github.ts";

const http = createHttp({ clock: createFakeClock() });

const OLD = "a".repeat(40);
const NEW = "b".repeat(40);

const EVENT: WorkflowEvent = {
  name: "pull_request",
  pullRequest: 1,
  commit: NEW,
  runHead: undefined,
};
const RUN: WorkflowEvent = {
  name: "workflow_run",
  pullRequest: undefined,
  commit: NEW,
  runHead: { owner: "contributor", branch: "fix", commit: NEW },
};

function find(github: FakeGitHub, event: WorkflowEvent, number?: number) {
  return findPullRequest({ event, repository: "owner/app", number }, createGitHubApi(github, http));
}

describe("readEvent", () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "event-"));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  async function read(name: string, payload: unknown): Promise<WorkflowEvent> {
    const path = join(folder, "event.json");
    await writeFile(path, JSON.stringify(payload));
    return readEvent({ GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: path });
  }

  it.each(["pull_request", "pull_request_target", "pull_request_review"])(
    "knows the one of %s",
    async (name) => {
      const pull_request = { number: 7, head: { sha: NEW, ref: "fix" }, title: "x" };

      expect(await read(name, { action: "opened", pull_request })).toEqual({
        name,
        pullRequest: 7,
        commit: NEW,
        runHead: undefined,
      });
    },
  );

  it("knows where the commits of another run come from", async () => {
    const workflow_run = {
      head_branch: "fix",
      head_sha: NEW,
      head_repository: { full_name: "contributor/app", owner: { login: "contributor" } },
      pull_requests: [],
    };

    expect(await read("workflow_run", { action: "completed", workflow_run })).toEqual(RUN);
  });

  it.each([{ head_repository: null }, { head_branch: null, head_repository: { owner: { login: "x" } } }])(
    "bears that the fork is gone: %j",
    async (rest) => {
      const event = await read("workflow_run", {
        workflow_run: { head_branch: "fix", head_sha: NEW, ...rest },
      });

      expect(event).toMatchObject({ commit: NEW, runHead: undefined });
    },
  );

  it("finds none in other events, and outside of GitHub", async () => {
    expect(await read("push", { ref: "refs/heads/main" })).toMatchObject({ pullRequest: undefined });
    expect(await readEvent({})).toMatchObject({ name: "", pullRequest: undefined });
  });

  it("names the payload if it is not one", async () => {
    await expect(read("pull_request", { pull_request: {} })).rejects.toMatchObject({
      code: "MALFORMED",
      message: expect.stringMatching(/^The payload of the event is malformed at "pull_request/),
    });
  });
});

describe("findPullRequest", () => {
  it("takes the one of the event without asking", async () => {
    await using github = await startFakeGitHub();

    expect(await find(github, EVENT)).toEqual({ kind: "found", number: 1 });
    expect(github.calls).toEqual([]);
  });

  it("takes the one that the workflow names before that of the event", async () => {
    await using github = await startFakeGitHub();

    expect(await find(github, EVENT, 5)).toEqual({ kind: "found", number: 5 });
  });

  it("finds none for an event that is of none", async () => {
    await using github = await startFakeGitHub();

    expect(await find(github, { ...EVENT, name: "push", pullRequest: undefined })).toEqual({
      kind: "none",
      reason: 'the event "push" is not a pull request event',
    });
  });

  it("finds that of another run by branch and commit, also of a fork", async () => {
    await using github = await startFakeGitHub({
      pullRequests: [
        { number: 1, state: "closed", head: { label: "contributor:fix", sha: NEW } },
        { number: 2, state: "open", head: { label: "somebody:fix", sha: NEW } },
        { number: 3, state: "open", head: { label: "contributor:fix", sha: OLD } },
        { number: 4, state: "open", head: { label: "contributor:fix", sha: NEW } },
      ],
    });

    expect(await find(github, RUN)).toEqual({ kind: "found", number: 4 });
  });

  it("finds none for a run whose commit is no longer the last", async () => {
    await using github = await startFakeGitHub({
      pullRequests: [{ number: 3, state: "open", head: { label: "contributor:fix", sha: OLD } }],
    });

    expect(await find(github, RUN)).toEqual({
      kind: "none",
      reason: "no open pull request has the other run's commit as its head: bbbbbbbbbbb…",
    });
  });

  it("does not believe a number that another run hands over", async () => {
    const victim = { number: 1, state: "open" as const, head: { label: "owner:release", sha: OLD } };
    const own = { number: 2, state: "open" as const, head: { label: "contributor:fix", sha: NEW } };
    await using github = await startFakeGitHub({ pullRequests: [victim, own] });

    expect(await find(github, RUN, 1)).toMatchObject({
      kind: "none",
      reason: expect.stringContaining("pull request #1 does not have the other run's commit") as unknown,
    });
    expect(await find(github, RUN, 2)).toEqual({ kind: "found", number: 2 });
  });

  it("finds none if the fork of the other run is gone", async () => {
    await using github = await startFakeGitHub();

    expect(await find(github, { ...RUN, runHead: undefined }, 1)).toEqual({
      kind: "none",
      reason: "the other run's branch is gone",
    });
  });

  it("passes on what GitHub says", async () => {
    await using github = await startFakeGitHub();

    await expect(find(github, RUN, 9)).rejects.toMatchObject({ problem: "not-found" });
  });
});
