// Which triggers may read and write caches. Pure. The threat: an attacker opens a pull request, or comments on one, and what the
// job then caches is restored by a later build of the default branch, which has secrets and pushes images. So only those
// triggers write whose code is in a branch of the repository already; all others just read.
// Scopes: https://docs.github.com/actions/reference/workflows-and-actions/dependency-caching#restrictions-for-accessing-a-cache
import * as v from "valibot";
import { quote } from "../../quote.ts";

/** What started the workflow. */
export interface CacheTrigger {
  /** `GITHUB_EVENT_NAME`, e.g. `pull_request`. */
  readonly eventName: string;
  /** `GITHUB_REF`, e.g. `refs/heads/main`, `refs/pull/7/merge`. */
  readonly ref: string;
  /** `GITHUB_REPOSITORY`, e.g. `owner/app`. */
  readonly repository: string;
  /** The JSON in the file `GITHUB_EVENT_PATH`. */
  readonly payload: unknown;
}

/** What a job may do with caches. */
export interface CachePolicy {
  readonly read: boolean;
  readonly write: boolean;
  /** One sentence without a full stop, for the log. */
  readonly reason: string;
  /**
   * The ref of the branch whose caches come before those of the default branch; undefined if it is the default branch, if
   * there is none, or if the payload does not say which branch is the default one. GitHub's service keeps to that by itself.
   */
  readonly branch: string | undefined;
}

const RepositorySchema = v.object({
  full_name: v.optional(v.string()),
  default_branch: v.optional(v.string()),
});

const PayloadSchema = v.object({
  repository: v.optional(RepositorySchema),
  pull_request: v.optional(
    v.object({
      number: v.optional(v.number()),
      // Null once the fork was deleted.
      head: v.optional(v.object({ repo: v.nullish(RepositorySchema) })),
      base: v.optional(v.object({ ref: v.optional(v.string()) })),
    }),
  ),
});

type Payload = v.InferOutput<typeof PayloadSchema>;

/** The triggers whose code is that of the ref: only users who may write to the repository start them, or a schedule does. */
const TRUSTED = new Set(["push", "schedule", "workflow_dispatch"]);

/** Triggers that run on the default branch, though the rest of the world has a say in what they do. */
const PRIVILEGED: Readonly<Record<string, string>> = {
  pull_request_target: "it runs for pull requests, with the rights of the default branch",
  issue_comment: "anyone may comment, and the job runs with the rights of the default branch",
  issues: "anyone may open issues, and the job runs with the rights of the default branch",
  discussion: "anyone may take part, and the job runs with the rights of the default branch",
  discussion_comment: "anyone may take part, and the job runs with the rights of the default branch",
  workflow_run: "it may follow a pull request, and runs with the rights of the default branch",
  repository_dispatch: "its payload may name the code of a pull request, and it runs on the default branch",
};

const BRANCHES = "refs/heads/";

const PULL_REQUEST = new Set(["pull_request", "pull_request_review", "pull_request_review_comment"]);

/** Decides for one job. What cannot be understood only reads. */
export function cachePolicy(trigger: CacheTrigger): CachePolicy {
  const { eventName } = trigger;
  const branch = branchOf(trigger);
  const reason = whyReadOnly(trigger);
  if (reason !== undefined) return { read: true, write: false, reason, branch };
  return {
    read: true,
    write: true,
    reason: `the event ${quote(eventName)} builds ${placeOf(trigger)}`,
    branch,
  };
}

/** Of a pull request it is the base: nothing is ever kept for the pull request itself. */
function branchOf({ ref, payload }: CacheTrigger): string | undefined {
  const parsed = v.safeParse(PayloadSchema, payload);
  if (!parsed.success) return undefined;
  const { repository, pull_request } = parsed.output;
  const defaultBranch = repository?.default_branch;
  const base = pull_request?.base?.ref;
  const branch = base === undefined ? ref : `${BRANCHES}${base}`;
  if (defaultBranch === undefined || branch === `${BRANCHES}${defaultBranch}`) return undefined;
  return refReason(branch) === undefined ? branch : undefined;
}

function whyReadOnly({ eventName, ref, repository, payload }: CacheTrigger): string | undefined {
  const parsed = v.safeParse(PayloadSchema, payload);
  if (!parsed.success) return "the event's payload cannot be understood";
  const event = parsed.output;
  if (PULL_REQUEST.has(eventName)) return pullRequestReason(event, repository);
  if (Object.hasOwn(PRIVILEGED, eventName)) {
    return `the event ${quote(eventName)} is not trusted: ${PRIVILEGED[eventName] ?? ""}`;
  }
  if (eventName === "merge_group") return "a merge queue's branch is gone when it is merged";
  if (ref.startsWith("refs/tags/")) return "what is cached for a tag is only found by the same tag";
  if (!TRUSTED.has(eventName)) return `the event ${quote(eventName)} is not one of those that are trusted`;
  return refReason(ref) ?? payloadReason(event, repository);
}

function pullRequestReason({ pull_request }: Payload, repository: string): string {
  const number = pull_request?.number === undefined ? "" : ` ${pull_request.number}`;
  // Names of repositories do not distinguish case.
  const from = pull_request?.head?.repo?.full_name?.toLowerCase();
  return from === repository.toLowerCase()
    ? `the pull request${number} only reads what its base has cached`
    : `the pull request${number} comes from a fork`;
}

function refReason(ref: string): string | undefined {
  if (ref.startsWith("refs/heads/gh-readonly-queue/"))
    return "a merge queue's branch is gone when it is merged";
  return ref.startsWith(BRANCHES) ? undefined : `${quote(ref)} is not a branch`;
}

/** A push knows its repository; another one than the job's would mean that something is made up. */
function payloadReason({ repository, pull_request }: Payload, expected: string): string | undefined {
  if (pull_request !== undefined) return "the event is about a pull request";
  const actual = repository?.full_name;
  if (actual === undefined || actual.toLowerCase() === expected.toLowerCase()) return undefined;
  return `the event is about the repository ${quote(actual)}`;
}

function placeOf({ ref, payload }: CacheTrigger): string {
  const branch = ref.slice(BRANCHES.length);
  const parsed = v.safeParse(PayloadSchema, payload);
  const isDefault = parsed.success && parsed.output.repository?.default_branch === branch;
  return isDefault ? `the default branch ${quote(branch)}` : `the branch ${quote(branch)}`;
}
