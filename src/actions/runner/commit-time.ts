// When the commit that is checked out was made. A repository's configuration can name programs that git runs, and a checkout
// can have what git takes for a repository. So git reads objects only, for a repository of our own, which has no such words.
import { lstat, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { isInside } from "../../files/contained-path.ts";
import { readRegularFile } from "../../files/regular-file.ts";
import { runProgram } from "./programs.ts";

/** A file of references has a line for each. */
const MAX_REFERENCES_BYTES = 16 * 1024 * 1024;
const MAX_LINKED_REFERENCES = 5;
/** A message may be as long as its author likes, and git has all of it in memory. */
const MAX_COMMIT_BYTES = 1024 * 1024;

/** SHA-1 or SHA-256. */
const OBJECT_NAME = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const REFERENCE = /^refs(?:\/(?!\.)[^/\0\n\\]+)+$/;

/**
 * Seconds since 1970; undefined where there is no commit, or no git.
 * @param source absolute; the repository is there, or in a directory above it that is in the workspace
 */
export async function readCommitTime(source: string, workspace: string): Promise<number | undefined> {
  const repository = await findRepository(source, workspace);
  if (repository === undefined) return undefined;
  try {
    const commit = await readReference(repository, "HEAD");
    return commit === undefined ? undefined : parseCommitTime(await readCommit(repository, commit));
  } catch {
    return undefined;
  }
}

/** Nothing that is committed can be called `.git`. A file or a link of that name leads elsewhere, and is not followed. */
async function findRepository(source: string, workspace: string): Promise<string | undefined> {
  for (let directory = source; ; directory = dirname(directory)) {
    const repository = join(directory, ".git");
    const found = await lstat(repository).catch(() => undefined);
    if (found?.isDirectory()) return repository;
    if (!isInside(dirname(directory), resolve(workspace))) return undefined;
  }
}

/** The name of the commit that a reference leads to. */
async function readReference(repository: string, name: string, depth = 0): Promise<string | undefined> {
  if (depth > MAX_LINKED_REFERENCES) return undefined;
  const loose = await readRegularFile(join(repository, name), 4096).catch(() => undefined);
  const text = loose?.toString("utf8").trim() ?? (await readPacked(repository, name));
  if (text === undefined || OBJECT_NAME.test(text)) return text;
  const target = text.startsWith("ref: ") ? text.slice("ref: ".length).trim() : "";
  return REFERENCE.test(target) ? readReference(repository, target, depth + 1) : undefined;
}

/** Format: https://git-scm.com/docs/gitrepository-layout */
async function readPacked(repository: string, name: string): Promise<string | undefined> {
  const packed = await readRegularFile(join(repository, "packed-refs"), MAX_REFERENCES_BYTES);
  const lines = packed.toString("utf8").split("\n");
  return lines.find((line) => line.endsWith(` ${name}`))?.split(" ", 1)[0];
}

/** The text of a commit. The repository lends its objects, and nothing else. */
async function readCommit(repository: string, name: string): Promise<string> {
  const own = await mkdtemp(join(tmpdir(), "commit-time-"));
  try {
    await mkdir(join(own, "refs"));
    await writeFile(join(own, "HEAD"), "ref: refs/heads/none\n");
    const format =
      name.length === 64 ? "\trepositoryformatversion = 1\n[extensions]\n\tobjectformat = sha256\n" : "";
    await writeFile(join(own, "config"), `[core]\n\tbare = true\n${format}`);
    const variables = Object.entries(environmentOf(own, repository)).map(([key, value]) => `${key}=${value}`);
    const catFile = async (...args: readonly string[]): Promise<string> => {
      const { exitCode, stdout } = await runProgram("env", [
        ...variables,
        "git",
        "--no-pager",
        "cat-file",
        ...args,
      ]);
      if (exitCode !== 0) throw new Error(`git ended with exit code ${exitCode}`);
      return stdout;
    };
    const sizeBytes = Number(await catFile("-s", name));
    if (!(sizeBytes <= MAX_COMMIT_BYTES)) throw new Error(`the commit has ${sizeBytes} bytes`);
    return await catFile("commit", name);
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}

/** No configuration but that of our own repository is read, whatever the environment of the job says. */
function environmentOf(own: string, repository: string): Readonly<Record<string, string>> {
  return {
    GIT_DIR: own,
    GIT_OBJECT_DIRECTORY: join(repository, "objects"),
    GIT_ALTERNATE_OBJECT_DIRECTORIES: "",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_CONFIG_COUNT: "0",
    GIT_CONFIG_PARAMETERS: "",
    GIT_NO_LAZY_FETCH: "1",
    GIT_OPTIONAL_LOCKS: "0",
  };
}

/** The time of the one who committed; a message below the first empty line may say anything. */
function parseCommitTime(commit: string): number | undefined {
  const [header = ""] = commit.split("\n\n", 1);
  // Not by "m" and ".": U+2028 in a name is no line break.
  const committer = header.split("\n").find((line) => line.startsWith("committer ")) ?? "";
  const [, seconds] = /> (\d{1,12}) [+-]\d{4}$/.exec(committer) ?? [];
  return seconds === undefined ? undefined : Number(seconds);
}
