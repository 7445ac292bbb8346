import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { ContainerSpec } from "../../src/docker/daemon.ts";
import { removeUntested } from "../../src/platform/delivery/untested-image.ts";
import { liveProcess } from "../../src/processes/left/live-processes.ts";
import { ProcessEngine } from "../../src/processes/process-engine.ts";
import { type BuilderRoot, isRoot, makeBuilderRoot, USER } from "./builder-root.ts";
import { type Output, outputOf, runShell, shell, workVolume } from "./shell-phases.ts";

let root: BuilderRoot;
let engine: ProcessEngine;

beforeEach(async () => {
  root = await makeBuilderRoot();
  engine = new ProcessEngine(root.options);
});

afterEach(async () => {
  await root[Symbol.asyncDispose]();
});

function run(script: string, more: Partial<ContainerSpec> = {}): Promise<Output> {
  return runShell(engine, shell(script, more));
}

describe("a phase without an engine", () => {
  it("is a process, of which every line and the exit code are known", async () => {
    expect(await run("echo one; echo two >&2; exit 7")).toEqual({
      code: 7,
      lines: expect.arrayContaining(["stdout: one", "stderr: two"]),
    });
  });

  it("has 128 and the number of a signal that ends it as its exit code", async () => {
    expect((await run("kill -KILL $$")).code).toBe(137);
  });

  it("has the variables of the builder, its own, and none of the job", async () => {
    const { lines } = await run("env", { env: ["CNB_PLATFORM_API=0.14"] });
    const variables = lines
      .map((line) => line.replace("stdout: ", ""))
      .filter((line) => !/^(PWD|_|SHLVL)=/.test(line));

    expect(variables.sort()).toEqual([
      "CNB_GROUP_ID=1000",
      "CNB_PLATFORM_API=0.14",
      "CNB_USER_ID=1001",
      // Not the one in a home that phases share.
      "DOCKER_CONFIG=/nonexistent",
      "HOME=/home/builder",
      expect.stringMatching(/^HOSTNAME=/),
      "PATH=/usr/bin:/bin",
      expect.stringMatching(/^TMPDIR=\/tmp\/cnb-[0-9a-f]{8}$/),
    ]);
  });

  it("runs as the builder's user, also where a container would begin as root", async () => {
    const id = [`stdout: ${USER.uid}`, `stdout: ${USER.gid}`, `stdout: ${USER.gid}`];
    const env = [`CNB_USER_ID=${USER.uid}`, `CNB_GROUP_ID=${USER.gid}`];

    expect((await run("id -u; id -g; id -G")).lines.slice(0, isRoot ? 3 : 2)).toEqual(
      id.slice(0, isRoot ? 3 : 2),
    );
    expect((await run("id -u; id -g", { user: "0:0", env })).lines).toEqual(id.slice(0, 2));
  });

  it("has no rights and cannot get any, nor look into the folders of the job or at what this process knows", async () => {
    await mkdir(root.at("job/home"), { recursive: true });
    await writeFile(root.at("job/home/config.json"), "canary", { mode: 0o644 });
    const guarded = new ProcessEngine({
      ...root.options,
      env: { ...root.options.env, HOME: root.at("job/home") },
    });
    const script = `grep -E "^(CapEff|CapPrm|NoNewPrivs)" /proc/self/status; cat ${root.at("job/home/config.json")} /proc/${process.pid}/environ | tr "\\0" "\\n" | grep -ac . ; ls -l /proc/self/fd | grep -vE " [012] -> |/dev/null$|/proc/[0-9]+/fd$|^total"`;
    await using container = await guarded.createContainer(shell(script));

    const { lines } = await outputOf(container);

    const found = lines.filter((line) => line.startsWith("stdout")).map((line) => line.replace(/\s+/g, " "));
    const none = [
      "stdout: CapPrm: 0000000000000000",
      "stdout: CapEff: 0000000000000000",
      "stdout: NoNewPrivs: 1",
    ];
    expect(isRoot ? found : [...none, "stdout: 0"]).toEqual([...none, "stdout: 0"]);
    expect(await readFile(root.at("job/home/config.json"), "utf8")).toBe("canary");
    expect((await stat(root.at("job/home"))).mode & 0o777).toBe(0o755);
  });

  it("makes files that others may read, whatever the umask of the job", async () => {
    const before = process.umask(0o077);
    try {
      expect((await run("umask")).lines).toEqual(["stdout: 0022"]);
    } finally {
      process.umask(before);
    }
  });

  it("ends with all that it started, also what left its group", async () => {
    const { volume, mount } = await workVolume("layers", { root, engine });
    const hidden =
      "setsid sh -c 'sleep 600 & echo $! > pid; wait' >/dev/null 2>&1 & while [ ! -s pid ]; do :; done";
    await run(`cd ${mount.target}; ${hidden}`, { mounts: [mount] });
    const pid = (await readFile(`${mount.target}/pid`, "utf8")).trim();

    const left = liveProcess(Number(pid));
    if (left !== undefined) process.kill(Number(pid), "SIGKILL");

    // Without root, what has left both its group and its parents cannot be told from other processes of the user.
    expect(left === undefined || !isRoot).toBe(true);
    await volume[Symbol.asyncDispose]();
  });

  it("is ended when the run is cancelled, first gently, then by force", async () => {
    const cancel = new AbortController();
    const lines: string[] = [];
    await using container = await engine.createContainer(
      shell("trap 'echo gently' TERM; echo ready; while :; do sleep 0.1; done"),
    );

    const running = container.run({
      signal: cancel.signal,
      onLine: (line) => {
        lines.push(line);
        if (line === "ready") cancel.abort();
      },
    });

    await expect(running).rejects.toMatchObject({ code: "CANCELLED" });
    expect(lines).toEqual(expect.arrayContaining(["ready", "gently"]));
  });

  it("rejects if its output cannot be taken, or its program is missing", async () => {
    await using container = await engine.createContainer(shell("echo line; sleep 600"));
    await using lacking = await engine.createContainer({ ...shell(""), command: ["/lacking"] });
    const onLine = (): void => {
      throw new Error("no more lines");
    };

    await expect(container.run({ onLine })).rejects.toThrow("no more lines");
    await expect(lacking.run({ onLine })).rejects.toThrow(/"\/lacking" cannot be started/);
  });
});

describe("an image without an engine", () => {
  it("is not there to be removed, so a post step has nothing to complain of", async () => {
    await expect(removeUntested(engine, "run=1")).resolves.toBeUndefined();
    await expect(engine.removeImage("example/app")).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
