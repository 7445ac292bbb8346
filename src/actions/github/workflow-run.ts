// The run of the workflow that builds an image, for its provenance: by what the runner says.
// https://docs.github.com/actions/reference/workflows-and-actions/variables
import * as v from "valibot";
import type { Environment } from "../../environment.ts";
import { parseJson } from "../../oci/schema.ts";
import type { BuildInvocation, SourceCommit } from "../../provenance/build-provenance.ts";
import { readPayload } from "../runner/event-payload.ts";
import type { IdentityClaims } from "./identity-token.ts";

/** What is told of a run as it is, by the names that GitHub has for it. */
const FACTS: Readonly<Record<string, string>> = {
  action_ref: "GITHUB_ACTION_REF",
  action_repository: "GITHUB_ACTION_REPOSITORY",
  event_name: "GITHUB_EVENT_NAME",
  repository_id: "GITHUB_REPOSITORY_ID",
  repository_owner_id: "GITHUB_REPOSITORY_OWNER_ID",
  runner_environment: "RUNNER_ENVIRONMENT",
  workflow_ref: "GITHUB_WORKFLOW_REF",
  workflow_sha: "GITHUB_WORKFLOW_SHA",
};

const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const Payload = v.object({ repository: v.optional(v.object({ visibility: v.optional(v.string()) })) });

/** e.g. `https://github.com` */
export function serverUrlOf(env: Environment): string {
  const url = env["GITHUB_SERVER_URL"] ?? "";
  return URL.canParse(url) ? url.replace(/\/+$/, "") : "https://github.com";
}

/** @param claims of an identity token: they name the workflow that was called, where one was */
export function describeRun(env: Environment, claims: IdentityClaims | undefined): BuildInvocation {
  const server = serverUrlOf(env);
  const repository = env["GITHUB_REPOSITORY"] ?? "";
  const workflow = claims?.jobWorkflowRef ?? env["GITHUB_WORKFLOW_REF"] ?? repository;
  const run = env["GITHUB_RUN_ID"] ?? "";
  const attempt = env["GITHUB_RUN_ATTEMPT"] ?? "1";
  return {
    builderId: `${server}/${workflow}`,
    invocationId: run === "" ? undefined : `${server}/${repository}/actions/runs/${run}/attempts/${attempt}`,
    source: sourceOf(env, `${server}/${repository}`),
    facts: factsOf(env, claims),
  };
}

function factsOf(env: Environment, claims: IdentityClaims | undefined): Readonly<Record<string, string>> {
  const facts = Object.entries(FACTS).map(([name, variable]) => [name, env[variable] ?? ""] as const);
  const known = [...facts, ["job_workflow_sha", claims?.jobWorkflowSha ?? ""] as const];
  return Object.fromEntries(known.filter(([, value]) => value !== ""));
}

function sourceOf(env: Environment, repository: string): SourceCommit | undefined {
  const commit = env["GITHUB_SHA"] ?? "";
  return COMMIT.test(commit) ? { repository, ref: env["GITHUB_REF"] ?? "", commit } : undefined;
}

/** Whether all can see the repository; not, if its event does not say. @throws {PlatformError} `MALFORMED` if the payload is not one */
export async function isPublicRepository(env: Environment): Promise<boolean> {
  const text = await readPayload(env);
  if (text === undefined) return false;
  const { repository } = parseJson(Payload, text, "The payload of the event");
  return repository?.visibility === "public";
}
