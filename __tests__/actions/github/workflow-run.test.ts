import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { describeRun, isPublicRepository, serverUrlOf } from "../../../src/actions/github/workflow-run.ts";

const ENV = {
  GITHUB_SERVER_URL: "https://github.example.com/",
  GITHUB_REPOSITORY: "owner/app",
  GITHUB_WORKFLOW_REF: "owner/app/.github/workflows/ci.yml@refs/heads/main",
  GITHUB_SHA: "4d".repeat(32),
  GITHUB_REF: "refs/tags/v1",
  GITHUB_RUN_ID: "7",
  GITHUB_RUN_ATTEMPT: "2",
  GITHUB_EVENT_NAME: "push",
  SECRET: "never",
};

describe("describeRun", () => {
  it("names the workflow, its run and the commit, and nothing that is not known", () => {
    expect(describeRun(ENV, undefined)).toStrictEqual({
      builderId: "https://github.example.com/owner/app/.github/workflows/ci.yml@refs/heads/main",
      invocationId: "https://github.example.com/owner/app/actions/runs/7/attempts/2",
      source: {
        repository: "https://github.example.com/owner/app",
        ref: "refs/tags/v1",
        commit: "4d".repeat(32),
      },
      facts: { event_name: "push", workflow_ref: ENV.GITHUB_WORKFLOW_REF },
    });
  });

  it("names the workflow that was called, which did the work, and its commit", () => {
    const claims = {
      jobWorkflowRef: "central/flows/.github/workflows/build.yml@refs/tags/v2",
      jobWorkflowSha: "7c".repeat(20),
    };

    const { builderId, facts } = describeRun(ENV, claims);

    expect(builderId).toBe(`https://github.example.com/${claims.jobWorkflowRef}`);
    expect(facts).toMatchObject({
      job_workflow_sha: claims.jobWorkflowSha,
      workflow_ref: ENV.GITHUB_WORKFLOW_REF,
    });
  });

  it("says so little where there is no runner", () => {
    expect(describeRun({ GITHUB_SHA: "main" }, undefined)).toMatchObject({
      invocationId: undefined,
      source: undefined,
    });
    expect(serverUrlOf({ GITHUB_SERVER_URL: "nonsense" })).toBe("https://github.com");
  });
});

describe("isPublicRepository", () => {
  it.each([
    ['{"repository":{"visibility":"public"}}', true],
    ['{"repository":{"visibility":"internal"}}', false],
    ["{}", false],
    [undefined, false],
  ])("by the event %s: %s", async (payload, expected) => {
    const directory = await mkdtemp(join(tmpdir(), "event-"));
    const file = join(directory, "event.json");
    if (payload !== undefined) await writeFile(file, payload);
    try {
      const env = payload === undefined ? {} : { GITHUB_EVENT_PATH: file };
      expect(await isPublicRepository(env)).toBe(expected);
    } finally {
      await rm(directory, { recursive: true });
    }
  });
});
