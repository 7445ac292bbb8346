// Where the source comes from, for project-metadata.toml: what the project declares, or else what git knows.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#project-metadatatoml-toml
import type { ProjectMetadata } from "../spec/project-metadata.ts";
import type { ProjectAbout } from "./project-descriptor.ts";

/** Runs git in the source's directory: what it printed, or undefined if it failed or is not there. */
export type RunGit = (args: readonly string[]) => Promise<string | undefined>;

/** What the project says about its own version; undefined if it says nothing. */
export function declaredSource({
  version,
  sourceUrl,
}: Pick<ProjectAbout, "version" | "sourceUrl">): ProjectMetadata | undefined {
  if (version === undefined && sourceUrl === undefined) return undefined;
  return {
    source: {
      type: "project",
      ...(version !== undefined && { version: { declared: version } }),
      ...(sourceUrl !== undefined && { metadata: { url: withoutCredentials(sourceUrl) } }),
    },
  };
}

/** The commit that is checked out, its names, and where it is from; undefined if the source is not in a repository. */
export async function gitSource(git: RunGit): Promise<ProjectMetadata | undefined> {
  const ask = async (...args: string[]): Promise<string | undefined> =>
    (await git(args))?.trim() || undefined;
  const commit = await ask("rev-parse", "--verify", "HEAD");
  if (commit === undefined || !/^[0-9a-f]{40,64}$/.test(commit)) return undefined;
  const [describe, branch, tags, origin, remotes] = await Promise.all([
    ask("describe", "--tags", "--always", `--abbrev=${commit.length}`),
    ask("symbolic-ref", "--quiet", "--short", "HEAD"),
    ask("tag", "--points-at", "HEAD", "--sort=refname"),
    remoteUrl(ask, "origin"),
    ask("remote"),
  ]);
  const url = origin ?? (await remoteUrl(ask, remotes?.split("\n")[0]));
  const refs = [branch, ...(tags?.split("\n") ?? [])].filter((ref) => ref !== undefined);
  const metadata = { ...(refs.length > 0 && { refs }), ...(url !== undefined && { url }) };
  return {
    source: {
      type: "git",
      version: { commit, ...(describe !== undefined && { describe }) },
      ...(Object.keys(metadata).length > 0 && { metadata }),
    },
  };
}

/** As it is configured: git itself would apply rewritings, by which people add credentials. */
async function remoteUrl(
  ask: (...args: string[]) => Promise<string | undefined>,
  remote: string | undefined,
): Promise<string | undefined> {
  if (remote === undefined) return undefined;
  const url = await ask("config", "--get", `remote.${remote}.url`);
  return url === undefined ? undefined : withoutCredentials(url);
}

/** Labels of images are public; what stands before `@` in an HTTP address is a user, a password or a token. */
function withoutCredentials(url: string): string {
  return url.replace(/^(https?:\/\/)[^/]*@/i, "$1");
}
