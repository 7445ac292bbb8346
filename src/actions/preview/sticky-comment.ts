// One comment of ours on a pull request: found again by an invisible marker, and updated instead of written again.
import * as v from "valibot";
import type { GitHubApi } from "../github/github-api.ts";
import { GitHubError } from "../github/github-error.ts";

/** Where the comment is to be. */
export interface CommentPlace {
  /** `owner/name` */
  readonly repository: string;
  readonly pullRequest: number;
  /** The comment's first line, see {@link commentMarker}. */
  readonly marker: string;
}

/** What became of the comment. */
export interface PostedComment {
  readonly outcome: "created" | "updated" | "unchanged";
  readonly id: number;
  readonly url: string;
}

const Comment = v.object({
  id: v.number(),
  html_url: v.string(),
  body: v.nullish(v.string(), ""),
  user: v.nullish(v.object({ login: v.string() })),
});
type Comment = v.InferOutput<typeof Comment>;

/** Whom the tokens of workflows write as, everywhere. */
const WORKFLOW_BOT = "github-actions[bot]";

/** A line that GitHub does not show. @param key tells apart the comments of one pull request */
export function commentMarker(key: string): string {
  // Percent-encoded, so that no key can end the comment that it is in.
  return `<!-- cloud-native-buildpacks-preview ${encodeURIComponent(key.replace(/\p{Cs}/gu, "?"))} -->`;
}

/**
 * Writes the text under the marker: over the comment that has it, else as a new one.
 * @throws {GitHubError} with the `problem` that decides what to tell the user
 */
export async function postComment(api: GitHubApi, place: CommentPlace, text: string): Promise<PostedComment> {
  const body = `${place.marker}\n${text}`;
  const known = await findComment(api, place);
  if (known === undefined) return createOnly(api, place, body);
  if (normalized(known.body) === normalized(body)) return posted("unchanged", known);
  try {
    return await updateComment(api, { place, known }, body);
  } catch (error) {
    // It was deleted in the meantime.
    if (isGone(error)) return posted("created", await createComment(api, place, body));
    throw error;
  }
}

/** Another run may have found no comment either, and written one at the same time: the first of them stays. */
async function createOnly(api: GitHubApi, place: CommentPlace, body: string): Promise<PostedComment> {
  const created = await createComment(api, place, body);
  const first = await findComment(api, place, created.user?.login);
  if (first === undefined || first.id >= created.id) return posted("created", created);
  try {
    const updated = await updateComment(api, { place, known: first }, body);
    await deleteComment(api, place, created);
    return updated;
  } catch (error) {
    // One of them was deleted in the meantime.
    if (isGone(error)) return posted("created", created);
    throw error;
  }
}

async function createComment(
  api: GitHubApi,
  { repository, pullRequest }: CommentPlace,
  body: string,
): Promise<Comment> {
  return api.call({
    doing: `comment on pull request #${pullRequest}`,
    method: "POST",
    path: `/repos/${repository}/issues/${pullRequest}/comments`,
    body: { body },
    schema: Comment,
  });
}

async function updateComment(
  api: GitHubApi,
  { place: { repository }, known }: { readonly place: CommentPlace; readonly known: Comment },
  body: string,
): Promise<PostedComment> {
  const updated = await api.call({
    doing: `update the comment ${known.html_url}`,
    method: "PATCH",
    path: `/repos/${repository}/issues/comments/${known.id}`,
    body: { body },
    schema: Comment,
  });
  return posted("updated", updated);
}

function deleteComment(
  api: GitHubApi,
  { repository }: CommentPlace,
  { id, html_url }: Comment,
): Promise<void> {
  return api.delete({
    doing: `delete the comment ${html_url}, which another one has replaced`,
    path: `/repos/${repository}/issues/comments/${id}`,
  });
}

function isGone(error: unknown): boolean {
  return error instanceof GitHubError && error.problem === "not-found";
}

/**
 * Everybody can write the marker. A token that may write comments may also change those of others: then what we say would
 * stand under the name of a user who can change it, or take it away. So only what the token's own user wrote counts. Where
 * GitHub does not tell who that is, it is taken for the bot of workflows, which outsiders cannot use.
 * @param knownLogin whose comments count, if that is known
 */
async function findComment(
  api: GitHubApi,
  { repository, pullRequest, marker }: CommentPlace,
  knownLogin?: string,
): Promise<Comment | undefined> {
  const comments = api.list({
    doing: `read the comments of pull request #${pullRequest}`,
    path: `/repos/${repository}/issues/${pullRequest}/comments`,
    schema: Comment,
  });
  let own = knownLogin;
  for await (const comment of comments) {
    if (comment.body.split(/\r?\n/, 1)[0] !== marker) continue;
    own ??= (await api.login()) ?? WORKFLOW_BOT;
    if (comment.user?.login === own) return comment;
  }
  return undefined;
}

function posted(outcome: PostedComment["outcome"], { id, html_url }: Comment): PostedComment {
  return { outcome, id, url: html_url };
}

/** GitHub may change the ends of lines and of the text. */
function normalized(text: string): string {
  return text.replaceAll("\r\n", "\n").trim();
}
