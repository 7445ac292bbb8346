import { spawn } from "node:child_process";
import { once } from "node:events";
import { chown, mkdir, readdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { Container, ContainerSpec } from "../../src/docker/daemon.ts";
import { removeUntested } from "../../src/platform/delivery/untested-image.ts";
import { removeFilesAsRoot } from "../../src/platform/workspace/remove-files.ts";
import { phaseProcesses } from "../../src/processes/end-processes.ts";
import { liveProcess } from "../../src/processes/live-processes.ts";
import { ProcessEngine } from "../../src/processes/process-engine.ts";
import { RunRecords } from "../../src/processes/run-records.ts";
import { readTar, tarDirectory, tarFile, writeTar } from "../docker/tiny-tar.ts";
import { type BuilderRoot, isRoot, makeBuilderRoot, USER } from "./builder-root.ts";

const LABELS = { run: "1" };

let root: BuilderRoot;
let engine: ProcessEngine;

beforeEach(async () => {
  root = await makeBuilderRoot();
  engine = new ProcessEngine(root.options);
});

afterEach(async () => {
  await root[Symbol.asyncDispose]();
});

function shell(script: string, more: Partial<ContainerSpec> = {}): ContainerSpec {
  return {
    ...{ image: "any", command: ["/bin/sh", "-c", script], env: [], mounts: [], labels: LABELS },
    ...{ securityOptions: [], user: `${USER.uid}:${USER.gid}` },
    ...more,
  };
}

async function outputOf(container: Container): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = [];
  const code = await container.run({ onLine: (line, stream) => lines.push(`${stream}: ${line}`) });
  return { code, lines };
}

async function run(script: string, more: Partial<ContainerSpec> = {}): ReturnType<typeof outputOf> {
  await using container = await engine.createContainer(shell(script, more));
  return await outputOf(container);
}

/** A volume at a path of the builder, which belongs to the user. */
async function workVolume(name: string) {
  const volume = await engine.createVolume(name, LABELS);
  const mount = { kind: "volume", volume: name, target: root.at(name), noCopy: true } as const;
  await using holder = await engine.createContainer(shell("", { mounts: [mount] }));
  const top = tarDirectory(root.at(name).slice(1), { ...USER, mode: 0o755 });
  await holder.putArchive("/", Readable.from([writeTar([top])]));
  return { volume, mount };
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
    const { volume, mount } = await workVolume("layers");
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

  it("rejects if nobody can take its output, or its program is missing", async () => {
    await using container = await engine.createContainer(shell("echo line; sleep 600"));
    await using lacking = await engine.createContainer({ ...shell(""), command: ["/lacking"] });
    const onLine = (): void => {
      throw new Error("no more lines");
    };

    await expect(container.run({ onLine })).rejects.toThrow("no more lines");
    await expect(lacking.run({ onLine })).rejects.toThrow(/"\/lacking" cannot be started/);
  });
});

describe("what a build works in without an engine", () => {
  it("is at its very path, belongs to the builder's user, and is as it was afterwards", async () => {
    await mkdir(root.at("layers"), { mode: 0o700 });
    const { volume, mount } = await workVolume("layers");

    await run("echo built > $DIR/file", { mounts: [mount], env: [`DIR=${root.at("layers")}`] });

    expect(await stat(root.at("layers/file"))).toMatchObject(USER);
    await volume[Symbol.asyncDispose]();
    expect(await readdir(root.at("layers"))).toEqual([]);
    expect((await stat(root.at("layers"))).mode & 0o777).toBe(0o700);
  });

  it("is gone afterwards if it was not there", async () => {
    const { volume } = await workVolume("workspace");

    await volume[Symbol.asyncDispose]();

    await expect(stat(root.at("workspace"))).rejects.toThrow("ENOENT");
  });

  it("is not a directory that has files, or that belongs to the job", async () => {
    await mkdir(root.at("full"));
    await writeFile(root.at("full/file"), "mine");

    await expect(workVolume("full")).rejects.toThrow(/"[^"]*\/full", .* has files already: "file"/);
    await expect(workVolume("job/app")).rejects.toThrow(/not apart from "[^"]*\/job" of the job/);
    expect(await readFile(root.at("full/file"), "utf8")).toBe("mine");
  });

  it("is given back by another process, with what was closed, if the run was ended in the middle", async () => {
    await mkdir(root.at("job"), { mode: 0o700 });
    const { mount } = await workVolume("layers");
    const records = new RunRecords(root.at("temporary/cnb-work"));
    const { uid, gid } = await stat(root.at("job"));
    const left = spawn("sleep", ["600"], { detached: true, stdio: "ignore" });
    const processes = phaseProcesses(left.pid ?? 0, undefined);
    const closed = [{ path: root.at("job"), mode: 0o755, uid, gid }];
    records.put("phase-1", { kind: "phase", labels: LABELS, closed, processes });
    const ended = once(left, "exit");

    const removed = await new ProcessEngine(root.options).removeLabelled("run=1");

    expect(removed).toEqual({ containers: 1, volumes: 1, files: 0 });
    expect((await ended)[1]).toBe("SIGKILL");
    expect((await stat(root.at("job"))).mode & 0o777).toBe(0o755);
    await expect(stat(mount.target)).rejects.toThrow("ENOENT");
  });

  it("is not given back before what runs in it has ended, whoever it runs as", async () => {
    const records = new RunRecords(root.at("temporary/cnb-work"));
    const left: unknown[] = [];
    const own = new ProcessEngine({ ...root.options, isRoot: false });
    await using container = await own.createContainer(shell("echo running"));

    const code = await container.run({
      onLine: () => left.push(...records.labelled("run=1")),
    });

    expect(code).toBe(0);
    expect(left).toMatchObject([{ kind: "phase", processes: { leader: expect.any(Number) } }]);
    expect(records.labelled("run=1")).toEqual([]);
  });

  it("is found and removed by its label by another process", async () => {
    const { mount } = await workVolume("layers");
    await run("mkdir -p a/b", { mounts: [mount] });

    const removed = await new ProcessEngine(root.options).removeLabelled("run=1");

    expect(removed).toEqual({ containers: 0, volumes: 1, files: 0 });
    await expect(stat(root.at("layers"))).rejects.toThrow("ENOENT");
    expect(await readdir(root.at("temporary"))).toEqual([]);
  });
});

describe("an image without an engine", () => {
  it("is not there to be removed, so a post step has nothing to complain of", async () => {
    await expect(removeUntested(engine, "run=1")).resolves.toBeUndefined();
    await expect(engine.removeImage("example/app")).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("a directory without an engine", () => {
  it("is emptied where it is, by the builder's user, and nothing else is", async () => {
    await mkdir(root.at("cache/-odd/.hidden"), { recursive: true });
    await mkdir(root.at("cache/..odd"));
    for (const each of ["cache", "cache/-odd", "cache/-odd/.hidden", "cache/..odd"])
      if (isRoot) await chown(root.at(each), USER.uid, USER.gid);
    const env = { ...root.options.env, CNB_USER_ID: String(USER.uid), CNB_GROUP_ID: String(USER.gid) };
    const daemon = new ProcessEngine({ ...root.options, env });

    await removeFilesAsRoot(daemon, { directory: root.at("cache"), image: "any.example/builder" });

    expect(await readdir(root.at("cache"))).toEqual([]);
  });

  it("is emptied by no program if it is not known as whom that would run", async () => {
    const env = { ...root.options.env, CNB_USER_ID: "0" };
    const daemon = new ProcessEngine({ ...root.options, env, isRoot: true });
    await using container = await daemon.createContainer(shell("", { user: "0:0" }));

    await expect(outputOf(container)).rejects.toMatchObject({
      code: "DAEMON",
      message: 'Without CNB_USER_ID it is not known as whom "/bin/sh" is to run.',
    });
  });
});

describe("the files of a phase without an engine", () => {
  it("go into a mount, and come out of it", async () => {
    const { volume, mount } = await workVolume("layers");
    await using container = await engine.createContainer(shell("", { mounts: [mount] }));

    await container.putArchive(mount.target, Readable.from([writeTar([tarFile("order.toml", "order")])]));

    const archive = await container.getArchive(`${mount.target}/order.toml`);
    expect(readTar(await buffer(archive))).toMatchObject([
      { name: "order.toml", content: Buffer.from("order") },
    ]);
    await expect(container.getArchive(`${mount.target}/lacking`)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const lacking = container.putArchive(`${mount.target}/lacking`, Readable.from([writeTar([])]));
    await expect(lacking).rejects.toMatchObject({ code: "NOT_FOUND" });
    await volume[Symbol.asyncDispose]();
  });

  it("are not read through a link that a buildpack left", async () => {
    const { volume, mount } = await workVolume("layers");
    await symlink(root.at("etc"), root.at("layers/sbom"));
    await using container = await engine.createContainer(shell("", { mounts: [mount] }));

    await expect(container.getArchive(`${mount.target}/sbom/passwd`)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await volume[Symbol.asyncDispose]();
  });

  it("are gone from the builder once the next phase gets its own, or the phase is disposed", async () => {
    const files = writeTar([tarFile("cnb/run.toml", "chosen"), tarFile("platform/env/KEY", "value")]);
    const first = await engine.createContainer(shell(`cat ${root.at("platform/env/KEY")}`));
    await first.putArchive(root.dir, Readable.from([files]));
    expect((await outputOf(first)).lines).toEqual(["stdout: value"]);

    await using second = await engine.createContainer(shell(""));
    await second.putArchive(root.dir, Readable.from([writeTar([tarFile("platform/env/OTHER", "")])]));

    expect(await readdir(root.at("platform/env"))).toEqual(["OTHER"]);
    expect(await readFile(root.at("cnb/run.toml"), "utf8")).toContain("registry.example/run");
    await first[Symbol.asyncDispose]();
    expect(await readdir(root.at("platform/env"))).toEqual(["OTHER"]);
    await second[Symbol.asyncDispose]();
    await expect(stat(root.at("platform"))).rejects.toThrow("ENOENT");
  });

  it("are where a mount leads, which variables tell", async () => {
    await mkdir(root.at("cache/committed"), { recursive: true });
    const mounts = [{ kind: "bind", source: root.at("cache"), target: "/cache" }] as const;

    const { lines } = await run('touch "$CNB_CACHE_DIR/committed/layer"; echo "$CNB_CACHE_DIR"', {
      ...{ mounts, env: ["CNB_CACHE_DIR=/cache"] },
    });

    expect(lines).toEqual([`stdout: ${root.at("cache")}`]);
    expect(await readdir(root.at("cache/committed"))).toEqual(["layer"]);
  });
});
