// A checkout that is a repository of its own making, whose configuration names programs.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import type { Attack, Scene } from "./attack.ts";
import { reached } from "./attack.ts";
import type { Place } from "./place.ts";

const ASSET = "code on the runner";
const COMMIT = `tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904
author a <a@example.com> 1700000000 +0000
committer a <a@example.com> 1700000000 +0000
gpgsig -----BEGIN PGP SIGNATURE-----
 
 iQ==
 -----END PGP SIGNATURE-----

x
`;

/** Sections of a configuration that let git run `program`. */
const CONFIGURATIONS: readonly { readonly what: string; readonly config: (program: string) => string }[] = [
  {
    what: "a signature that a program verifies",
    config: (program) => `[log]\n\tshowSignature = true\n[gpg]\n\tprogram = ${program}\n`,
  },
  { what: "a monitor of files", config: (program) => `[core]\n\tfsmonitor = ${program}\n` },
  { what: "a pager", config: (program) => `[core]\n\tpager = ${program}\n[pager]\n\tlog = ${program}\n` },
  { what: "an alias", config: (program) => `[alias]\n\tlog = !${program}\n` },
];

/** Makes `directory` of the workspace a repository that git would find, as files that can be committed. */
function plant(
  place: Place,
  directory: string,
  { config, isBare = true }: { config: string; isBare?: boolean },
): void {
  const git = isBare ? directory : `${directory}/kept`;
  if (!isBare) place.write(`${directory}/.git`, "gitdir: ./kept\n");
  place.write(`${directory}/index.txt`, "hi");
  execFileSync("git", ["init", "-q", "--bare", path.join(place.workspace, git)]);
  const at = [`--git-dir=${path.join(place.workspace, git)}`];
  execFileSync("git", [...at, "mktree"], { input: "" });
  const commit = execFileSync("git", [...at, "hash-object", "-t", "commit", "-w", "--stdin"], {
    input: COMMIT,
  });
  place.write(`${git}/refs/heads/main`, commit);
  place.write(`${git}/HEAD`, "ref: refs/heads/main\n");
  place.write(`${git}/config`, `[core]\n\trepositoryformatversion = 0\n\tbare = ${isBare}\n${config}`);
}

function scene(place: Place, isBare: boolean, config: (program: string) => string): Scene {
  const mark = path.join(place.runnerTemp, "..", "mark");
  const program = place.write("app/evil.sh", `#!/bin/sh\nid >${JSON.stringify(mark)}\n`, 0o755);
  execFileSync("git", ["init", "-q", place.workspace]);
  plant(place, "app", { config: config(program), isBare });
  return {
    inputs: { path: "app", "creation-time": "commit" },
    verdict: () => reached(existsSync(mark), "A program of the checkout was run on the runner"),
  };
}

/** For each way to name a program, and each way to be a repository. */
export const HOSTILE_REPOSITORIES: readonly Attack[] = CONFIGURATIONS.flatMap(({ what, config }) =>
  [true, false].map((isBare): Attack => {
    const kind = isBare ? "is a bare repository" : "has a file .git that points to a repository";
    return {
      name: `path ${kind} with ${what}`,
      asset: ASSET,
      needs: "nothing",
      setup: (place) => scene(place, isBare, config),
    };
  }),
);
