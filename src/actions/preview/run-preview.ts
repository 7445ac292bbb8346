// The step of `preview/action.yml`: compares two images and comments on the pull request. It informs people about a build that
// is done, so nothing but a wrong input makes it fail: where it may not comment, it writes the job's summary.
import type { Environment } from "../../environment.ts";
import type { ImagePreviews, PreviewRequest } from "../../platform/image/preview-image.ts";
import { failuresOf, reportFailure } from "../failure/report-failure.ts";
import { apiAddresses } from "../github/api-addresses.ts";
import type { GitHubAccess, GitHubApi } from "../github/github-api.ts";
import { GitHubError } from "../github/github-error.ts";
import { type Outputs, setOutputs } from "../outputs.ts";
import type { Runner } from "../runner/runner.ts";
import { withHint } from "../runner/with-hint.ts";
import { writeSummary } from "../summary/summary.ts";
import { type openPreviewInputs, type PreviewInputs, readPreviewInputs } from "./preview-inputs.ts";
import { findPullRequest, readEvent, type WorkflowEvent } from "./pull-request.ts";
import { renderPreview } from "./render-preview.ts";
import { commentMarker, postComment, type PostedComment } from "./sticky-comment.ts";

/** What {@link runPreview} needs. */
export interface PreviewStep {
  readonly env: Environment;
  readonly inputs: ReturnType<typeof openPreviewInputs>;
  readonly runner: Runner;
  readonly mask: (secret: string) => void;
  /** Gets the certificates of further authorities. */
  readonly trust: (certificates: readonly string[]) => void;
  readonly preview: (request: PreviewRequest) => Promise<ImagePreviews>;
  readonly connect: (access: GitHubAccess) => GitHubApi;
}

/** Resolves with the exit code; never rejects. */
export async function runPreview(step: PreviewStep): Promise<number> {
  const { runner } = step;
  let inputs: PreviewInputs;
  try {
    inputs = await readPreviewInputs(step.inputs);
  } catch (error) {
    reportFailure(runner, error);
    return 1;
  }
  if (inputs.token !== "") step.mask(inputs.token);
  step.trust(inputs.certificates);
  try {
    await showPreview(inputs, step);
  } catch (error) {
    runner.annotate("warning", `The preview could not be created: ${wordsOf(error)}`);
  }
  return 0;
}

async function showPreview(inputs: PreviewInputs, step: PreviewStep): Promise<void> {
  const { env, runner } = step;
  const previews = await step.preview(inputs.request);
  const problems = previews.platforms
    .flatMap(({ image, base }) => [image, base])
    .flatMap((image) => (image?.kind === "unreadable" ? wordsOf(image.error) : []));
  for (const problem of new Set(problems)) runner.annotate("warning", problem);
  const event = await readEvent(env);
  const subject = { title: inputs.title, commit: event.commit, runUrl: runUrl(env) };
  // The runner masks the log, but neither comments nor outputs.
  const text = runner.redact(renderPreview(previews, subject));
  const outcome = await comment(text, { inputs, event, step });
  setOutputs({ ...commentOutputs(outcome), markdown: text });
  if (outcome.kind === "posted") {
    runner.print(OUTCOME_WORDS[outcome.comment.outcome](outcome.comment));
  } else {
    await writeSummary(text, env);
    runner.annotate(outcome.level, `${outcome.why}\nThe preview is in the summary of the job instead.`);
  }
}

/** What became of the comment; why there is none, and whether that is worth a warning. */
type CommentOutcome =
  | { readonly kind: "posted"; readonly comment: PostedComment }
  | { readonly kind: "refused"; readonly level: "notice" | "warning"; readonly why: string };

interface CommentContext {
  readonly inputs: PreviewInputs;
  readonly event: WorkflowEvent;
  readonly step: PreviewStep;
}

async function comment(text: string, { inputs, event, step }: CommentContext): Promise<CommentOutcome> {
  const { env } = step;
  const { key, pullRequest: number, token } = inputs;
  const repository = env["GITHUB_REPOSITORY"] ?? "";
  if (token === "" || repository === "") {
    return refused(
      "notice",
      `No comment was posted, because there is no ${token === "" ? "token" : "repository"}.`,
    );
  }
  try {
    const api = step.connect({ ...apiAddresses(env), token });
    const found = await findPullRequest({ event, repository, number }, api);
    if (found.kind === "none") return refused("notice", `No comment was posted: ${found.reason}.`);
    const place = { repository, pullRequest: found.number, marker: commentMarker(key) };
    return { kind: "posted", comment: await postComment(api, place, text) };
  } catch (error) {
    // A token that may only read is not a mistake: that is how GitHub treats forks.
    const isExpected = error instanceof GitHubError && error.problem === "read-only";
    return refused(isExpected ? "notice" : "warning", wordsOf(error));
  }
}

function refused(level: "notice" | "warning", why: string): CommentOutcome {
  return { kind: "refused", level, why };
}

function commentOutputs(outcome: CommentOutcome): Outputs {
  if (outcome.kind === "refused") return {};
  return { "comment-id": String(outcome.comment.id), "comment-url": outcome.comment.url };
}

const OUTCOME_WORDS: Readonly<Record<PostedComment["outcome"], (comment: PostedComment) => string>> = {
  created: ({ url }) => `Commented: ${url}`,
  updated: ({ url }) => `Updated the comment ${url}`,
  unchanged: ({ url }) => `The comment is already up to date: ${url}`,
};

function runUrl(env: Environment): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env;
  return server && repository && run ? `${server}/${repository}/actions/runs/${run}` : undefined;
}

function wordsOf(error: unknown): string {
  return failuresOf(error)
    .map(({ message, hint }) => withHint(message, hint))
    .join("\n");
}
