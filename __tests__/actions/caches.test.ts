// What each trigger may do with caches, by the payloads that GitHub sends.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createCaches } from "../../src/actions/caches.ts";

const REPOSITORY = { full_name: "owner/app", default_branch: "main" };
const FORK = { full_name: "stranger/app", default_branch: "main" };
const MAIN = "refs/heads/main";
const PULL = "refs/pull/7/merge";

const pullRequest = (repo: object | null) => ({
  repository: REPOSITORY,
  pull_request: { number: 7, head: { repo } },
});

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "caches-"));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function caches(eventName: string, ref: string, payload: unknown) {
  const file = join(folder, "event.json");
  await writeFile(file, typeof payload === "string" ? payload : JSON.stringify(payload));
  return createCaches(
    {
      GITHUB_EVENT_NAME: eventName,
      GITHUB_EVENT_PATH: file,
      GITHUB_REF: ref,
      GITHUB_REPOSITORY: "owner/app",
      RUNNER_TEMP: folder,
      ACTIONS_CACHE_SERVICE_V2: "true",
      ACTIONS_RESULTS_URL: "http://127.0.0.1:9/",
      ACTIONS_RUNTIME_TOKEN: "token",
    },
    { program: "/nowhere.js", mask: () => undefined, claim: () => Promise.resolve(undefined) },
  );
}

describe("createCaches", () => {
  it.each<[string, string, unknown]>([
    ["push", MAIN, { ref: MAIN, repository: REPOSITORY }],
    ["push", "refs/heads/topic", { ref: "refs/heads/topic", repository: REPOSITORY }],
    ["schedule", MAIN, { schedule: "0 0 * * *", repository: REPOSITORY }],
    ["workflow_dispatch", MAIN, { ref: MAIN, inputs: null, repository: REPOSITORY }],
  ])("lets %s of %s write", async (eventName, ref, payload) => {
    const { mayWrite, writeReason } = await caches(eventName, ref, payload);

    expect({ mayWrite, writeReason }).toEqual({
      mayWrite: true,
      writeReason: expect.stringContaining(`the event "${eventName}" builds`),
    });
  });

  it.each<[string, string, string, unknown]>([
    ["a pull request", "pull_request", PULL, pullRequest(REPOSITORY)],
    ["a fork", "pull_request", PULL, pullRequest(FORK)],
    ["a fork that is gone", "pull_request", PULL, pullRequest(null)],
    ["a fork, privileged", "pull_request_target", MAIN, pullRequest(FORK)],
    ["a review", "pull_request_review", PULL, pullRequest(FORK)],
    ["a comment", "issue_comment", MAIN, { repository: REPOSITORY, issue: { pull_request: {} } }],
    ["a run after a pull request", "workflow_run", MAIN, { repository: REPOSITORY }],
    ["a dispatch from elsewhere", "repository_dispatch", MAIN, { repository: REPOSITORY }],
    ["a merge queue", "merge_group", "refs/heads/gh-readonly-queue/main/pr-7", { repository: REPOSITORY }],
    ["a tag", "push", "refs/tags/v1", { repository: REPOSITORY }],
    ["a push to another repository", "push", MAIN, { repository: FORK }],
    ["a push that knows a pull request", "push", MAIN, pullRequest(FORK)],
    ["an event that nobody knows", "something_new", MAIN, { repository: REPOSITORY }],
    ["no event", "", "", {}],
    ["a payload that is no JSON", "push", MAIN, "{"],
  ])("lets %s only read", async (_what, eventName, ref, payload) => {
    const { mayWrite, writeReason, store } = await caches(eventName, ref, payload);

    expect({ mayWrite, writeReason }).toEqual({ mayWrite: false, writeReason: expect.stringMatching(/\w/) });
    await expect(store.save([folder], "key")).resolves.toEqual({ kind: "refused", reason: writeReason });
  });

  it("only reads if there is no payload", async () => {
    const env = { GITHUB_EVENT_NAME: "push", GITHUB_REF: MAIN, GITHUB_REPOSITORY: "owner/app" };

    const { mayWrite } = await createCaches(env, {
      program: "/nowhere.js",
      mask: () => undefined,
      claim: () => Promise.resolve(undefined),
    });

    expect(mayWrite).toBe(false);
  });

  it("has its directory at a place that is the same in every job", async () => {
    const { directory } = await caches("push", MAIN, { repository: REPOSITORY });

    expect(directory).toBe(join(folder, "cloud-native-buildpacks"));
  });

  it("has no service outside of jobs", async () => {
    const { store } = await createCaches(
      {},
      { program: "/nowhere.js", mask: () => undefined, claim: () => Promise.resolve(undefined) },
    );

    expect(store.isAvailable()).toBe(false);
  });
});
