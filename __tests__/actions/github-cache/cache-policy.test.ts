// Who may write caches, trigger by trigger, with what GitHub sends for each.
import { describe, expect, it } from "@jest/globals";
import { type CachePolicy, cachePolicy } from "../../../src/actions/github-cache/cache-policy.ts";

const repository = { id: 1, full_name: "owner/app", default_branch: "main", fork: false, private: false };
const sender = { login: "someone", type: "User" };

function push(ref: string, more: object = {}) {
  return { ref, before: "0".repeat(40), after: "1".repeat(40), commits: [], repository, sender, ...more };
}

function pullRequest(head: object | null, more: object = {}, into = "main") {
  const base = { ref: into, sha: "1".repeat(40), repo: repository };
  const pull_request = { number: 7, state: "open", merged: false, head: { ref: "topic", repo: head }, base };
  return { action: "synchronize", number: 7, pull_request, repository, sender, ...more };
}

const FORK = { id: 2, full_name: "stranger/app", default_branch: "main", fork: true };
const WORKFLOW_RUN = {
  id: 30,
  conclusion: "success",
  head_branch: "topic",
  head_repository: FORK,
  pull_requests: [],
};

function decide(eventName: string, ref: string, payload: unknown): CachePolicy {
  return cachePolicy({ eventName, ref, repository: "owner/app", payload });
}

describe("cachePolicy", () => {
  it.each([
    ["push", "refs/heads/main", push("refs/heads/main"), /the default branch "main"/],
    ["push", "refs/heads/topic/x", push("refs/heads/topic/x"), /the branch "topic\/x"/],
    [
      "schedule",
      "refs/heads/main",
      { schedule: "0 4 * * *", repository, workflow: "w.yml" },
      /default branch/,
    ],
    ["schedule", "refs/heads/main", { schedule: "0 4 * * *" }, /the branch "main"/],
    ["workflow_dispatch", "refs/heads/main", { inputs: null, ref: "refs/heads/main", repository }, /default/],
    ["workflow_dispatch", "refs/heads/topic", { inputs: {}, ref: "refs/heads/topic", repository }, /"topic"/],
    // Names of repositories do not distinguish case.
    [
      "push",
      "refs/heads/main",
      push("refs/heads/main", { repository: { full_name: "Owner/App" } }),
      /"main"/,
    ],
  ])("lets %s of %s read and write", (eventName, ref, payload, reason) => {
    expect(decide(eventName, ref, payload)).toStrictEqual({
      read: true,
      write: true,
      reason: expect.stringMatching(reason),
      branch: /topic/.test(ref) ? ref : undefined,
    });
  });

  const MERGE = "refs/pull/7/merge";
  const MAIN = "refs/heads/main";
  const TAG = "refs/tags/v1";
  const QUEUE = "refs/heads/gh-readonly-queue/main/pr-7-1111";
  const comment = { id: 5, body: "/build", user: { login: "stranger" } };

  it.each([
    ["pull_request of the same repository", MERGE, pullRequest(repository), /only reads what its base/],
    ["pull_request of a fork", MERGE, pullRequest(FORK), /7 comes from a fork/],
    ["pull_request of a fork that is gone", MERGE, pullRequest(null), /7 comes from a fork/],
    ["pull_request that was merged", MAIN, pullRequest(repository, { action: "closed" }), /only reads/],
    ["pull_request_review of a fork", MERGE, pullRequest(FORK, { action: "submitted" }), /fork/],
    ["pull_request_review_comment of a fork", MERGE, pullRequest(FORK, { comment }), /fork/],
    ["pull_request_target of a fork", MAIN, pullRequest(FORK), /rights of the default branch/],
    ["pull_request_target of the same repository", MAIN, pullRequest(repository), /not trusted/],
    [
      "issue_comment on a pull request",
      MAIN,
      { action: "created", issue: { number: 7, pull_request: {} }, comment, repository },
      /anyone/,
    ],
    ["issues opened", MAIN, { action: "opened", issue: { number: 8 }, repository, sender }, /anyone/],
    ["discussion created", MAIN, { action: "created", discussion: {}, repository }, /anyone/],
    ["discussion_comment created", MAIN, { action: "created", comment, repository }, /anyone/],
    [
      "workflow_run after a fork's pull request",
      MAIN,
      { action: "completed", workflow_run: { ...WORKFLOW_RUN, event: "pull_request" }, repository },
      /may follow a pull request/,
    ],
    [
      "workflow_run after a push",
      MAIN,
      {
        action: "completed",
        workflow_run: { ...WORKFLOW_RUN, event: "push", head_repository: repository },
        repository,
      },
      /may follow/,
    ],
    [
      "merge_group of the queue",
      QUEUE,
      { action: "checks_requested", merge_group: { head_ref: QUEUE, base_ref: MAIN }, repository },
      /merge queue/,
    ],
    ["push of the merge queue's branch", QUEUE, push(QUEUE), /merge queue/],
    ["push of a tag", TAG, push(TAG, { base_ref: MAIN }), /same tag/],
    [
      "release published",
      TAG,
      { action: "published", release: { tag_name: "v1", draft: false }, repository },
      /same tag/,
    ],
    ["release of a draft", MAIN, { action: "created", release: { draft: true }, repository }, /trusted/],
    ["workflow_dispatch of a tag", TAG, { inputs: null, ref: TAG, repository }, /same tag/],
    ["workflow_dispatch of a pull request", MERGE, { inputs: null, ref: MERGE, repository }, /not a branch/],
    [
      "repository_dispatch of a chat command",
      MAIN,
      { action: "build-command", client_payload: { pull_request: { number: 7 } }, repository },
      /may name the code of a pull request/,
    ],
    ["deployment created", MAIN, { deployment: { ref: "topic" }, repository }, /not one of those/],
    ["delete of a branch", MAIN, { ref: "topic", ref_type: "branch", repository }, /not one of those/],
    ["fork by anybody", MAIN, { forkee: FORK, repository }, /not one of those/],
    ["watch by anybody", MAIN, { action: "started", repository, sender }, /not one of those/],
    [" outside of a workflow", "", {}, /not one of those/],
    ["toString made up", MAIN, {}, /not one of those/],
  ])("lets %s only read", (trigger, ref, payload, reason) => {
    const [eventName = ""] = trigger.split(" ");

    expect(decide(eventName, ref, payload)).toStrictEqual({
      read: true,
      write: false,
      reason: expect.stringMatching(reason),
      branch: undefined,
    });
  });

  it.each([
    ["a payload that is none", undefined, /cannot be understood/],
    ["a payload of other types", { repository: "owner/app" }, /cannot be understood/],
    ["another repository", push("refs/heads/main", { repository: FORK }), /repository "stranger\/app"/],
    ["a pull request", { ...push("refs/heads/main"), pull_request: { number: 7 } }, /about a pull request/],
  ])("does not let a push write whose payload is about %s", (_what, payload, reason) => {
    const { write, reason: given } = decide("push", "refs/heads/main", payload);

    expect(write).toBe(false);
    expect(given).toMatch(reason);
  });

  it("does not let a push write to no branch", () => {
    expect(decide("push", "", push("")).write).toBe(false);
  });

  it.each<[string, string, string, unknown]>([
    ["a push to it", "push", "refs/heads/topic", push("refs/heads/topic")],
    ["a pull request into it", "pull_request", MERGE, pullRequest(repository, {}, "topic")],
    ["a fork's pull request into it", "pull_request", MERGE, pullRequest(FORK, {}, "topic")],
    [
      "a privileged pull request into it",
      "pull_request_target",
      "refs/heads/topic",
      pullRequest(FORK, {}, "topic"),
    ],
  ])("takes for %s the caches of the branch first", (_what, eventName, ref, payload) => {
    expect(decide(eventName, ref, payload).branch).toBe("refs/heads/topic");
  });

  it.each<[string, string, unknown]>([
    ["the default branch", MAIN, push(MAIN)],
    ["a tag", TAG, push(TAG)],
    ["the branch of a merge queue", QUEUE, push(QUEUE)],
    [
      "a branch of an event that does not name the default one",
      "refs/heads/topic",
      { ref: "refs/heads/topic" },
    ],
    ["an event that cannot be understood", "refs/heads/topic", undefined],
  ])("has no caches besides the default branch's for %s", (_what, ref, payload) => {
    expect(decide("push", ref, payload).branch).toBeUndefined();
  });
});
