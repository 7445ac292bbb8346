// A checkout whose directory `app` is itself a bare repository, as git sees it, with a configuration that names a program.
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

/** When its commit was made. */
export const HOSTILE_COMMIT_TIME = 1_600_000_000;

/** Calls git as nobody in particular. */
export function git(directory: string, args: readonly string[], input = ""): string {
  const env = {
    PATH: process.env["PATH"],
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_CONFIG_NOSYSTEM: "1",
    ...{ GIT_AUTHOR_NAME: "a", GIT_AUTHOR_EMAIL: "a@example.com", GIT_AUTHOR_DATE: "1500000000 +0000" },
    ...{ GIT_COMMITTER_NAME: "a", GIT_COMMITTER_EMAIL: "a@example.com" },
    GIT_COMMITTER_DATE: `${HOSTILE_COMMIT_TIME} +0000`,
  };
  return execFileSync("git", args, { cwd: directory, env, input, encoding: "utf8" }).trim();
}

/** Makes it; the program writes the file `mark`. */
export function makeHostileRepository(directory: string, mark: string): void {
  const app = path.join(directory, "app");
  const write = (name: string, text: string): void => {
    mkdirSync(path.dirname(path.join(app, name)), { recursive: true });
    writeFileSync(path.join(app, name), text);
  };
  git(directory, ["init", "--quiet", "--initial-branch=main"]);
  git(directory, ["init", "--quiet", "--bare", "app"]);
  write("evil.sh", `#!/bin/sh\nid >"${mark}"\n`);
  chmodSync(path.join(app, "evil.sh"), 0o755);
  const signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n iQ==\n -----END PGP SIGNATURE-----";
  const who = "a <a@example.com> 1700000000 +0000";
  const tree = git(app, ["--git-dir=.", "mktree"]);
  const text = `tree ${tree}\nauthor ${who}\ncommitter ${who}\n${signature}\n\nx\n`;
  const commit = git(app, ["--git-dir=.", "hash-object", "-t", "commit", "-w", "--stdin"], text);
  write("refs/heads/main", `${commit}\n`);
  write("HEAD", "ref: refs/heads/main\n");
  write(
    "config",
    '[core]\n\trepositoryformatversion = 0\n\tbare = true\n\tfsmonitor = "./evil.sh"\n' +
      "[log]\n\tshowSignature = true\n[gpg]\n\tprogram = ./evil.sh\n",
  );
  // Git commits no empty directories.
  for (const name of ["refs/heads", "objects/info", "objects/pack"]) write(`${name}/.keep`, "");
  git(directory, ["add", "--all", "."]);
  git(directory, ["commit", "--quiet", "--message", "a checkout"]);
}
