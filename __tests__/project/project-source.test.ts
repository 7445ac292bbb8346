import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { declaredSource, gitSource, type RunGit } from "../../src/project/project-source.ts";

let repository: string;

beforeEach(() => {
  repository = mkdtempSync(join(tmpdir(), "git-"));
});

afterEach(() => {
  rmSync(repository, { recursive: true, force: true });
});

const git: RunGit = (args) => {
  const { status, stdout } = spawnSync("git", ["-C", repository, ...args], { env: GIT_ENV });
  return Promise.resolve(status === 0 ? stdout.toString() : undefined);
};
const GIT_ENV = {
  PATH: process.env["PATH"],
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CEILING_DIRECTORIES: tmpdir(),
  GIT_AUTHOR_NAME: "a",
  GIT_AUTHOR_EMAIL: "a@example.com",
  GIT_COMMITTER_NAME: "a",
  GIT_COMMITTER_EMAIL: "a@example.com",
};

async function run(...commands: readonly string[]): Promise<string> {
  let output: string | undefined = "";
  for (const command of commands) output = await git(command.split(" "));
  return (output ?? "failed").trim();
}

describe("gitSource", () => {
  it("names the commit, its tags and branch, and where it is from", async () => {
    await run("init --quiet --initial-branch=main", "commit --quiet --allow-empty -m one", "tag v1");
    await run("tag -a v1.0 -m annotated", "remote add origin https://example.com/app.git");
    const commit = await run("rev-parse HEAD");

    await expect(gitSource(git)).resolves.toEqual({
      source: {
        type: "git",
        version: { commit, describe: "v1.0" },
        metadata: { refs: ["main", "v1", "v1.0"], url: "https://example.com/app.git" },
      },
    });
  });

  it("describes a commit by the tag before it, and names no branch of a detached head", async () => {
    await run("init --quiet --initial-branch=main", "commit --quiet --allow-empty -m one", "tag v1");
    await run("commit --quiet --allow-empty -m two", "checkout --quiet --detach");
    const commit = await run("rev-parse HEAD");

    await expect(gitSource(git)).resolves.toEqual({
      source: { type: "git", version: { commit, describe: `v1-1-g${commit}` } },
    });
  });

  it("takes another remote if none is called origin", async () => {
    await run(
      "init --quiet",
      "commit --quiet --allow-empty -m one",
      "remote add upstream git@example.com:app",
    );

    await expect(gitSource(git)).resolves.toMatchObject({
      source: { metadata: { url: "git@example.com:app" } },
    });
  });

  it("publishes neither credentials in an address nor those that git is told to add", async () => {
    await run("init --quiet", "commit --quiet --allow-empty -m one");
    await run("remote add origin https://user:secret@example.com/app");
    await run("config url.https://token@example.com/.insteadOf https://example.com/");

    const source = await gitSource(git);

    expect(source).toMatchObject({ source: { metadata: { url: "https://example.com/app" } } });
    expect(JSON.stringify(source)).not.toMatch(/secret|token/);
  });

  it("knows nothing without a repository, a commit or git", async () => {
    await expect(gitSource(git)).resolves.toBeUndefined();
    await run("init --quiet");
    await expect(gitSource(git)).resolves.toBeUndefined();
    await expect(gitSource(() => Promise.resolve(undefined))).resolves.toBeUndefined();
    await expect(gitSource(() => Promise.resolve("fatal: no commit"))).resolves.toBeUndefined();
  });
});

describe("declaredSource", () => {
  it("says what the project says about itself, without credentials", () => {
    expect(declaredSource({ version: "1.2", sourceUrl: "https://user:secret@example.com/app@1" })).toEqual({
      source: {
        type: "project",
        version: { declared: "1.2" },
        metadata: { url: "https://example.com/app@1" },
      },
    });
    expect(declaredSource({ version: "1.2", sourceUrl: undefined })).toEqual({
      source: { type: "project", version: { declared: "1.2" } },
    });
  });

  it("says nothing if the project does not", () => {
    expect(declaredSource({ version: undefined, sourceUrl: undefined })).toBeUndefined();
  });
});
