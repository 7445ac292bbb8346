// What buildpacks may leave, and do to the machine, where a job that is root works in the same file system, and cleans up after them.
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { ActionResult } from "../support/mini-runner.ts";
import { JobContainer, NO_NEW_PRIVILEGES } from "./container-job.ts";
import { checkForLeaks } from "./engine.ts";
import { scriptProject } from "./script-project.ts";
import { freshImage, testbed, wordsOf } from "./testbed.ts";

const image = freshImage("no-engine-attacks");

checkForLeaks();

/** More than the kernel takes in one path, and than there may be open files; names that are several lines, commands of a runner or no text; and all that is no file. */
const TREE = String.raw`
name=$(printf 'd%.0s' {1..200})
cd /layers && mkdir -p e2e_attack/deep && cd e2e_attack/deep && for i in {1..40}; do mkdir $name && cd -P $name; done; echo > file
cd /layers/e2e_attack && mkdir deeper && cd deeper && /cnb/lifecycle/node -e '
  const fs = require("fs");
  for (let i = 0; i < 5000; i += 1) { fs.mkdirSync("d"); process.chdir("d"); }
  fs.writeFileSync("file", "");' || exit 1
cd /layers/e2e_attack && mkdir many && touch many/{1..2000}
truncate -s 9T sparse
touch $'two\nlines' $'::error::of a name' $'\xff\xfe' -- -rf
mkdir $'di\nrectory' && touch $'di\nrectory/file'
mkfifo pipe
ln -s / root && ln -s /__w/app/app checkout && ln -s circle circle
mkdir closed && touch closed/file && chmod 0 closed/file closed
exec 9> /layers/e2e_attack/locked
`;

/** Puts links in the place of directories, for as long as it is let. */
const SWAPS = String.raw`
swap() {
  mkdir -p /layers/swapped /workspace/swapped
  while :; do
    for d in /layers /workspace; do
      mv $d/swapped $d/away; ln -s /etc $d/swapped; rm $d/swapped; mv $d/away $d/swapped
    done
  done
}
swap >/dev/null 2>&1 &
swap >/dev/null 2>&1 &
`;

/** Starts one process, while there is room for that, and waits without any, which it might not get. */
const BOMB = String.raw`
bomb() { bomb | bomb & }
bomb >/dev/null 2>&1 &
until ((SECONDS > 1)); do :; done
`;

const FULL = String.raw`
cat /dev/zero > /layers/full 2>/dev/null
echo "full: $?"
`;

/** Goes on under a name that looks like the state of a process, and stopped, in a session of its own, with sockets that it holds. */
const HIDES = String.raw`
cp /bin/sleep $'/tmp/) Z 1\n(' && ($'/tmp/) Z 1\n(' 600 >/dev/null 2>&1 &)
cat > /tmp/stopped.js <<END
const { createServer } = require("node:net");
createServer().listen("\0held", () => {
  createServer().listen(0, "127.0.0.1", () => process.kill(process.pid, "SIGSTOP"));
});
END
/cnb/lifecycle/node -e '
  const { spawn } = require("node:child_process");
  spawn(process.execPath, ["/tmp/stopped.js"], { detached: true, stdio: "ignore" }).unref();'
until grep -q "^State:.T" /proc/[0-9]*/status 2>/dev/null; do sleep 0.1; done
echo "hides: $(grep -lE "^Name:.*Z 1|^State:.T" /proc/[0-9]*/status | wc -l)"
`;

const ATTACKS = { tree: TREE, hides: HIDES, swaps: SWAPS, bomb: BOMB, full: FULL } as const;

/** What is alive but the container and who asks, what is where builds work, and what root has. */
const STATE = `for p in /proc/[0-9]*; do
  [ $(stat -c %u $p) = 1000 ] && grep -l '^State:.[^ZX]' $p/status
done 2>/dev/null
find /layers /workspace /platform /etc /github /__w/app /__w/_temp -printf '%p %m %U:%G %s\\n' | sort`;

describe("a buildpack that attacks the machine of a job that is root", () => {
  let job: JobContainer;
  let before: string;

  beforeAll(async () => {
    const limits = [
      "--pids-limit",
      "200",
      "--ulimit",
      "nofile=1024:1024",
      "--tmpfs",
      "/layers:exec,size=64m",
    ];
    const args = [...NO_NEW_PRIVILEGES, ...limits];
    job = await JobContainer.start({ image: testbed().images.builder, args });
    for (const [name, script] of Object.entries(ATTACKS)) {
      await mkdir(path.join(job.work, "app/app", name));
      await writeFile(
        path.join(job.work, "app/app", name, "project.toml"),
        scriptProject("e2e/attack", script),
      );
    }
    before = await job.sh(STATE);
  });

  afterAll(async () => {
    await job[Symbol.asyncDispose]();
  });

  function build(attack: keyof typeof ATTACKS, onLine?: (line: string) => void): Promise<ActionResult> {
    const inputs = { image: `${image}-${attack}`, path: attack, cache: "none" };
    return job.run({ inputs, ...(onLine && { onLine }) });
  }

  it("leaves no tree that is not removed, and nothing else", async () => {
    const built = await build("tree");

    expect([built.exitCode, wordsOf(built)]).toEqual([0, expect.stringContaining("Pushed ")]);
    expect(await job.sh(STATE)).toBe(before);
  });

  it("hides no process by its name, its state or its session", async () => {
    const lines: string[] = [];
    const built = await build("hides", (line) => lines.push(line));

    expect([built.exitCode, wordsOf(built)]).toEqual([0, expect.stringContaining("Pushed ")]);
    expect(lines.join("\n")).toContain("hides: 2");
    expect(await job.sh(STATE)).toBe(before);
  });

  it("leads root nowhere by links that come and go", async () => {
    const built = await build("swaps");

    expect([built.exitCode, wordsOf(built)]).toEqual([0, expect.stringContaining("Pushed ")]);
    expect(await job.sh(STATE)).toBe(before);
  });

  it("fills the disk, and only its build fails", async () => {
    const built = await build("full");

    expect([built.exitCode, wordsOf(built)]).toEqual([1, expect.stringMatching(/ENOSPC|No space left/)]);
    expect(await job.sh(STATE)).toBe(before);
  });

  // The last, since what it led to counts for the limit until the container ends.
  it("starts more processes than it may, and all are ended", async () => {
    const built = await build("bomb");

    // What has ended leaves room for later phases, or not.
    expect([0, 1]).toContain(built.exitCode);
    const tooMany = /as many processes as it may|cannot start a thread/;
    expect(wordsOf(built)).toMatch(built.exitCode === 0 ? /Pushed / : tooMany);
    expect(await job.sh(STATE)).toBe(before);
  });
});
