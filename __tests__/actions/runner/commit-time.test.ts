// The commit's time, from repositories as git makes them and as attackers do.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { appendFile, mkdir, mkdtemp, realpath, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { readCommitTime } from "../../../src/actions/runner/commit-time.ts";
import { git, HOSTILE_COMMIT_TIME, makeHostileRepository } from "../../support/hostile-repository.ts";

let root: string;
let workspace: string;

beforeEach(async () => {
  root = await realpath(await mkdtemp(path.join(tmpdir(), "commit-time-test-")));
  workspace = path.join(root, "work");
  await mkdir(path.join(workspace, "app"), { recursive: true });
});

afterEach(() => rm(root, { recursive: true, force: true }));

const inWorkspace = (name: string) => path.join(workspace, name);
const read = (source = ".") => readCommitTime(inWorkspace(source), workspace);

function makeRepository(directory = workspace, format = "sha1"): void {
  git(directory, ["init", "--quiet", "--initial-branch=main", `--object-format=${format}`]);
  git(directory, ["commit", "--quiet", "--allow-empty", "--message", "x\n\ncommitter a <a@b> 1 +0000"]);
}

describe("readCommitTime", () => {
  it.each(["sha1", "sha256"])("reads a branch, with objects of %s", async (format) => {
    makeRepository(workspace, format);
    expect(await read()).toBe(HOSTILE_COMMIT_TIME);
  });

  it("takes no name for a line of its own, whatever is in it", async () => {
    makeRepository();
    const name = "a\u2028committer b <b@c> 1 +0000\u2028";
    const commit = git(workspace, ["cat-file", "commit", "HEAD"]).replaceAll(" a <", ` ${name} <`);
    const id = git(workspace, ["hash-object", "-w", "-t", "commit", "--stdin"], `${commit}\n`);
    git(workspace, ["update-ref", "HEAD", id]);
    expect(await read()).toBe(HOSTILE_COMMIT_TIME);
  });

  it("reads a detached head", async () => {
    makeRepository();
    git(workspace, ["checkout", "--quiet", "--detach"]);
    expect(await read()).toBe(HOSTILE_COMMIT_TIME);
  });

  it("reads packed references and objects", async () => {
    makeRepository();
    git(workspace, ["gc", "--quiet"]);
    expect(existsSync(inWorkspace(".git/refs/heads/main"))).toBe(false);
    expect(await read()).toBe(HOSTILE_COMMIT_TIME);
  });

  it("reads a shallow clone", async () => {
    makeRepository();
    git(root, ["clone", "--quiet", "--depth=1", `file://${workspace}`, "clone"]);
    const clone = path.join(root, "clone");
    expect(await readCommitTime(clone, clone)).toBe(HOSTILE_COMMIT_TIME);
  });

  it("finds the repository above the source, up to the workspace", async () => {
    makeRepository();
    expect(await read("app")).toBe(HOSTILE_COMMIT_TIME);
    await rename(inWorkspace(".git"), path.join(root, ".git"));
    expect(await read("app")).toBeUndefined();
  });

  it("finds a repository that was checked out into a directory of the workspace", async () => {
    makeRepository(inWorkspace("app"));
    expect(await read("app")).toBe(HOSTILE_COMMIT_TIME);
  });

  it("does not read a commit whose message has no end", async () => {
    git(workspace, ["init", "--quiet"]);
    await writeFile(path.join(root, "message"), "x".repeat(2 * 1024 * 1024));
    git(workspace, ["commit", "--quiet", "--allow-empty", "--file", path.join(root, "message")]);

    expect(await readCommitTime(workspace, workspace)).toBeUndefined();
  });

  it("knows no time where there is no commit", async () => {
    expect(await read()).toBeUndefined();
    git(workspace, ["init", "--quiet"]);
    expect(await read()).toBeUndefined();
  });
});

describe("nothing of a checkout is run", () => {
  let mark: string;
  let evil: string;

  beforeEach(async () => {
    mark = path.join(root, "mark");
    evil = path.join(root, "evil.sh");
    await writeFile(evil, `#!/bin/sh\nid >"${mark}"\n`, { mode: 0o755 });
  });

  afterEach(() => {
    if (existsSync(mark)) throw new Error("A program of the checkout ran");
  });

  it("if a directory of it is a bare repository to git", async () => {
    makeHostileRepository(workspace, mark);
    expect(await read("app")).toBe(HOSTILE_COMMIT_TIME);
  });

  it("if the repository's own configuration names programs", async () => {
    makeRepository();
    const config = `[core]\n\tfsmonitor = "${evil}"\n\tpager = "${evil}"\n\tsshCommand = "${evil}"\n[log]\n\tshowSignature = true\n[gpg]\n\tprogram = "${evil}"\n[alias]\n\tcat-file = "!${evil}"\n`;
    await appendFile(inWorkspace(".git/config"), config);
    expect(await read()).toBe(HOSTILE_COMMIT_TIME);
  });

  it("if an object is missing that a remote promises", async () => {
    makeRepository();
    await rm(inWorkspace(".git/objects"), { recursive: true });
    await mkdir(inWorkspace(".git/objects"));
    const remote = `[extensions]\n\tpartialClone = origin\n[remote "origin"]\n\turl = ext::${evil}\n\tpromisor = true\n[protocol "ext"]\n\tallow = always\n`;
    await appendFile(inWorkspace(".git/config"), remote);
    expect(await read()).toBeUndefined();
  });

  it.each([
    ["a file", (to: string) => writeFile(inWorkspace(".git"), `gitdir: ${to}\n`)],
    ["a link", (to: string) => symlink(to, inWorkspace(".git"))],
  ])("if .git is %s that leads to such a repository", async (_what, lead) => {
    makeHostileRepository(workspace, mark);
    await rm(inWorkspace(".git"), { recursive: true });
    await lead("app");
    expect(await read("app")).toBeUndefined();
  });

  it("if the checkout has programs called as ours", async () => {
    makeRepository();
    for (const name of ["git", "env", "sh"])
      await writeFile(inWorkspace(name), `#!/bin/sh\nid >"${mark}"\n`, { mode: 0o755 });
    const program = path.join(import.meta.dirname, "../../../src/actions/runner/commit-time.ts");
    const script = `import { readCommitTime } from ${JSON.stringify(program)};
      console.log(await readCommitTime(process.cwd(), process.cwd()));`;
    // An empty entry of the PATH is the working directory.
    const env = { PATH: `:${process.env["PATH"] ?? ""}` };
    const args = ["--input-type=module", "--eval", script];
    const out = execFileSync(process.execPath, args, { cwd: workspace, env, encoding: "utf8" });
    expect(out).toBe(`${HOSTILE_COMMIT_TIME}\n`);
  });
});
