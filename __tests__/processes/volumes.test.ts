import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { ContainerSpec } from "../../src/docker/daemon.ts";
import { phaseProcesses } from "../../src/processes/left/end-processes.ts";
import { RunRecords } from "../../src/processes/left/run-records.ts";
import { ProcessEngine } from "../../src/processes/process-engine.ts";
import { type BuilderRoot, makeBuilderRoot, USER } from "./builder-root.ts";
import { LABELS, type Output, runShell, shell, workVolume } from "./shell-phases.ts";

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

describe("what a build works in without an engine", () => {
  it("is at its very path, belongs to the builder's user, and is as it was afterwards", async () => {
    await mkdir(root.at("layers"), { mode: 0o700 });
    const { volume, mount } = await workVolume("layers", { root, engine });

    await run("echo built > $DIR/file", { mounts: [mount], env: [`DIR=${root.at("layers")}`] });

    expect(await stat(root.at("layers/file"))).toMatchObject(USER);
    await volume[Symbol.asyncDispose]();
    expect(await readdir(root.at("layers"))).toEqual([]);
    expect((await stat(root.at("layers"))).mode & 0o777).toBe(0o700);
  });

  it("is not removed before the processes of a phase are ended that went on", async () => {
    const { volume } = await workVolume("layers", { root, engine });
    const left = spawn("sleep", ["600"], { detached: true, stdio: "ignore" });
    const ended = once(left, "exit");
    const processes = phaseProcesses(left.pid ?? 0, undefined);
    const records = new RunRecords(root.at("temporary/cnb-work"));
    records.put("phase-1", { kind: "phase", labels: LABELS, closed: [], processes });

    await volume[Symbol.asyncDispose]();

    expect((await ended)[1]).toBe("SIGKILL");
    // The folders that are closed for it are for the post step.
    expect(records.find("phase-1")).toMatchObject({ kind: "phase" });
  });

  it("is gone afterwards if it was not there", async () => {
    const { volume } = await workVolume("workspace", { root, engine });

    await volume[Symbol.asyncDispose]();

    await expect(stat(root.at("workspace"))).rejects.toThrow("ENOENT");
  });

  it("is not a directory that has files, or that belongs to the job", async () => {
    await mkdir(root.at("full"));
    await writeFile(root.at("full/file"), "mine");

    await expect(workVolume("full", { root, engine })).rejects.toThrow(
      /"[^"]*\/full", .* has files already: "file"/,
    );
    await expect(workVolume("job/app", { root, engine })).rejects.toThrow(
      /not apart from "[^"]*\/job" of the job/,
    );
    expect(await readFile(root.at("full/file"), "utf8")).toBe("mine");
  });

  it("is given back by another process, with what was closed, if the run was ended in the middle", async () => {
    await mkdir(root.at("job"), { mode: 0o700 });
    const { mount } = await workVolume("layers", { root, engine });
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

  it("is not given back before what runs in it has ended, also if it runs as the job's user", async () => {
    const records = new RunRecords(root.at("temporary/cnb-work"));
    const left: unknown[] = [];
    const own = new ProcessEngine({ ...root.options, isRoot: false });
    await using container = await own.createContainer(shell("echo running"));

    const code = await container.run({
      onLine: () => left.push(...records.phases()),
    });

    expect(code).toBe(0);
    expect(left).toMatchObject([{ kind: "phase", processes: { leader: expect.any(Number) } }]);
    expect(records.phases()).toEqual([]);
  });

  it("is found and removed by its label by another process", async () => {
    const { mount } = await workVolume("layers", { root, engine });
    await run("mkdir -p a/b", { mounts: [mount] });

    const removed = await new ProcessEngine(root.options).removeLabelled("run=1");

    expect(removed).toEqual({ containers: 0, volumes: 1, files: 0 });
    await expect(stat(root.at("layers"))).rejects.toThrow("ENOENT");
    expect(await readdir(root.at("temporary"))).toEqual([]);
  });
});

describe("volumes for later jobs, where those have nothing in common that can be written", () => {
  it("go with the job, and a warning says so once", async () => {
    // Nobody can make a directory in a file, whoever runs the tests.
    await writeFile(root.at("tools"), "");
    const { options } = root;
    const jobs = new ProcessEngine({ ...options, storeDir: root.at("tools") });
    const mount = { kind: "volume", volume: "kept", target: "/kept" } as const;
    await jobs.ensureVolume("kept", LABELS);

    for (const text of ["one", "two"])
      await runShell(jobs, shell(`echo ${text} >> $CACHE/file`, { mounts: [mount], env: ["CACHE=/kept"] }));

    expect(await readFile(root.at("temporary/cnb-volumes/kept/file"), "utf8")).toBe("one\ntwo\n");
    expect(root.warnings).toEqual([
      expect.stringMatching(/^Nothing is kept for later jobs in "[^"]*\/tools\/cnb-volumes", .* "cache" /),
    ]);
    await jobs.removeVolume("kept");
    expect(await readdir(root.at("temporary/cnb-volumes"))).toEqual([]);
  });

  it("do not keep a build from beginning that has none", async () => {
    await writeFile(root.at("tools"), "");
    const jobs = new ProcessEngine({ ...root.options, storeDir: root.at("tools") });

    await jobs.begin();

    expect(root.warnings).toEqual([]);
  });
});
