// Which pull request a workflow runs for: from the payload of its event, and where that does not say it, from GitHub.
import * as v from "valibot";
import type { Environment } from "../../environment.ts";
import { parseJson } from "../../oci/schema.ts";
import { oneLine, quote } from "../../quote.ts";
import type { GitHubApi } from "../github/github-api.ts";
import { readPayload } from "../runner/event-payload.ts";

/** What a run was started by. */
export interface WorkflowEvent {
  /** e.g. `pull_request` */
  readonly name: string;
  /** Of the pull request, if the event is of one. */
  readonly pullRequest: number | undefined;
  /** The commit that was built, if the event says it. */
  readonly commit: string | undefined;
  /** Of an event `workflow_run`: where the commits of the other run come from. */
  readonly runHead: { readonly owner: string; readonly branch: string; readonly commit: string } | undefined;
}

/** Which pull request it is, or a clause that says why there is none. */
export type PullRequestAnswer =
  { readonly kind: "found"; readonly number: number } | { readonly kind: "none"; readonly reason: string };

const Commit = v.object({ sha: v.string() });

// https://docs.github.com/webhooks/webhook-events-and-payloads#workflow_run
const WorkflowRun = v.object({
  head_branch: v.nullish(v.string()),
  head_sha: v.string(),
  head_repository: v.nullish(v.object({ owner: v.object({ login: v.string() }) })),
});
type WorkflowRun = v.InferOutput<typeof WorkflowRun>;

const Payload = v.object({
  pull_request: v.optional(v.object({ number: v.number(), head: Commit })),
  workflow_run: v.optional(WorkflowRun),
});
const PullRequest = v.object({ number: v.number(), head: Commit });
type PullRequest = v.InferOutput<typeof PullRequest>;

/** @throws {PlatformError} `MALFORMED` if the payload is not one */
export async function readEvent(env: Environment): Promise<WorkflowEvent> {
  const text = await readPayload(env);
  const payload = text === undefined ? {} : parseJson(Payload, text, "The payload of the event");
  const { pull_request: pullRequest, workflow_run: run } = payload;
  return {
    name: env["GITHUB_EVENT_NAME"] ?? "",
    pullRequest: pullRequest?.number,
    commit: pullRequest?.head.sha ?? run?.head_sha,
    runHead: run && headOf(run),
  };
}

/** Undefined if the fork is gone. */
function headOf({ head_repository: repository, head_branch: branch, head_sha: commit }: WorkflowRun) {
  return repository == null || branch == null ? undefined : { owner: repository.owner.login, branch, commit };
}

/** What to look for. */
export interface PullRequestQuery {
  readonly event: WorkflowEvent;
  /** `owner/name` */
  readonly repository: string;
  /** As the workflow has it; wins over the event. */
  readonly number: number | undefined;
}

/** Rejects with what the API does. */
export async function findPullRequest(
  { event, repository, number }: PullRequestQuery,
  api: GitHubApi,
): Promise<PullRequestAnswer> {
  if (event.name === "workflow_run") return findOfRun({ event, repository, number }, api);
  const chosen = number ?? event.pullRequest;
  if (chosen === undefined) {
    return { kind: "none", reason: `the event ${quote(event.name)} is not a pull request event` };
  }
  return { kind: "found", number: chosen };
}

/**
 * The payload names no pull requests of forks, and a number that was handed over by the other run may be an attacker's choice. So
 * it counts only if the commit of the run is what the pull request would merge.
 */
async function findOfRun(
  { event: { runHead }, repository, number }: PullRequestQuery,
  api: GitHubApi,
): Promise<PullRequestAnswer> {
  if (runHead === undefined) return { kind: "none", reason: "the other run's branch is gone" };
  const { commit } = runHead;
  const candidates =
    number === undefined
      ? await openFrom(runHead, repository, api)
      : [await readPullRequest(number, repository, api)];
  const found = candidates.find(({ head }) => head.sha === commit);
  if (found !== undefined) return { kind: "found", number: found.number };
  const which = number === undefined ? "no open pull request has" : `pull request #${number} does not have`;
  return { kind: "none", reason: `${which} the other run's commit as its head: ${oneLine(commit, 12)}` };
}

function readPullRequest(number: number, repository: string, api: GitHubApi): Promise<PullRequest> {
  return api.call({
    doing: `read pull request #${number}`,
    method: "GET",
    path: `/repos/${repository}/pulls/${number}`,
    schema: PullRequest,
  });
}

async function openFrom(
  { owner, branch }: NonNullable<WorkflowEvent["runHead"]>,
  repository: string,
  api: GitHubApi,
): Promise<PullRequest[]> {
  const query = new URLSearchParams({ state: "open", head: `${owner}:${branch}` });
  const found: PullRequest[] = [];
  const pullRequests = api.list({
    doing: "look for the pull request of the other run",
    path: `/repos/${repository}/pulls?${query.toString()}`,
    schema: PullRequest,
  });
  for await (const pullRequest of pullRequests) found.push(pullRequest);
  return found;
}
