import { spawn } from "node:child_process";
import { once } from "node:events";
import { access, lchown, mkdir, readdir, readFile, symlink, utimes, writeFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { findEngine } from "../../src/processes/find-engine.ts";
import { phaseProcesses } from "../../src/processes/left/end-processes.ts";
import { RunRecords } from "../../src/processes/left/run-records.ts";
import { recordOfBuild } from "../../src/processes/only-build.ts";
import { openProcesses } from "../../src/processes/open-processes.ts";
import { ProcessEngine } from "../../src/processes/process-engine.ts";
import { tarFile, writeTar } from "../docker/tiny-tar.ts";
import { type BuilderRoot, isRoot, makeBuilderRoot, USER } from "./builder-root.ts";

let root: BuilderRoot;

beforeEach(async () => {
  root = await makeBuilderRoot();
  await mkdir(root.at("layers"));
  await writeFile(root.at("layers/file"), "of a build");
});

afterEach(async () => {
  await root[Symbol.asyncDispose]();
});

/** Records what a build has, as the process of a number. */
async function record(leader: number, owner: object | undefined): Promise<void> {
  const directory = root.at("temporary/cnb-work");
  const records = new RunRecords(directory);
  const labels = { run: "1" };
  records.put("phase-1", {
    kind: "phase",
    ...{ labels, closed: [], processes: phaseProcesses(leader, undefined) },
  });
  records.put("work", { kind: "volume", labels, directory: { path: root.at("layers"), before: undefined } });
  if (owner !== undefined) await giveTo(owner);
}

/** As if another process had made all records. */
async function giveTo(owner: object): Promise<void> {
  const directory = root.at("temporary/cnb-work");
  for (const file of await readdir(directory)) {
    const written = JSON.parse(await readFile(`${directory}/${file}`, "utf8")) as object;
    await writeFile(`${directory}/${file}`, JSON.stringify({ ...written, owner }));
  }
}

/** The number is in use again, by this process. */
const GONE = { pid: process.pid, startedAt: 1 };

async function find(): Promise<void> {
  await findEngine({
    choice: "none",
    isNamed: false,
    processes: () => Promise.resolve(openProcesses(root.options)),
    connect: () => Promise.reject(new Error("not asked for")),
    onNone: () => undefined,
  });
}

describe("what a build without an engine has left", () => {
  it("ends before the next build of the job begins, if its own process is gone", async () => {
    const left = spawn("sleep", ["600"], { detached: true, stdio: "ignore" });
    const ended = once(left, "exit");
    new RunRecords(root.at("temporary/cnb-work")).put("build-1", { kind: "build", labels: { run: "1" } });
    await record(left.pid ?? 0, GONE);

    await find();

    expect((await ended)[1]).toBe("SIGKILL");
    await expect(access(root.at("layers"))).rejects.toThrow("ENOENT");
    expect(root.notices).toEqual([expect.stringContaining("was ended in the middle")]);
    expect(root.leftRuns).toEqual(["1"]);
  });

  it("is no longer among the builder's own files when the next build begins", async () => {
    const spec = { image: "any", command: ["/phase"], env: [], mounts: [], labels: {}, securityOptions: [] };
    const container = await new ProcessEngine(root.options).createContainer(spec);
    const files = [tarFile("cnb/run.toml", "chosen"), tarFile("platform/env/KEY", "value")];
    await container.putArchive(root.dir, Readable.from([writeTar(files)]));
    await giveTo(GONE);

    await find();

    expect(await readFile(root.at("cnb/run.toml"), "utf8")).toContain("registry.example/run");
    await expect(access(root.at("platform"))).rejects.toThrow("ENOENT");
    expect(await readdir(root.at("temporary/cnb-work"))).toEqual([`${recordOfBuild(process.pid)}.json`]);
    expect(root.notices).toEqual([expect.stringContaining("was ended in the middle")]);
  });

  it("counts files as files, not as containers, when its run is swept", async () => {
    const labels = { run: "1" };
    const records = new RunRecords(root.at("temporary/cnb-work"));
    const replaced = ["cnb/added", "platform"].map((name) => ({ path: root.at(name), before: undefined }));
    records.put("files-1", { kind: "files", labels, replaced });

    const removed = await new ProcessEngine(root.options).removeLabelled("run=1");

    expect(removed).toEqual({ containers: 0, volumes: 0, files: 2 });
  });

  it("stays as long as its own process is there", async () => {
    const other = spawn("sleep", ["600"], { detached: true, stdio: "ignore" });
    await record(other.pid ?? 0, undefined);

    await find();

    expect(other.kill("SIGTERM")).toBe(true);
    expect((await once(other, "exit"))[1]).toBe("SIGTERM");
    expect(await readdir(root.at("layers"))).toEqual(["file"]);
    expect(root.notices).toEqual([]);
  });
});

describe("what a build in another container has left in folders that both have", () => {
  const there = { pid: 1, startedAt: 1, container: "another" };

  it("stays, since its processes cannot be seen", async () => {
    new RunRecords(root.at("temporary/cnb-work")).put("build-1", { kind: "build", labels: { run: "1" } });
    await record(process.pid, there);

    await find();

    expect(await readdir(root.at("layers"))).toEqual(["file"]);
    const names = (await readdir(root.at("temporary/cnb-work"))).sort();
    expect(names).toEqual([
      "build-1.json",
      `${recordOfBuild(process.pid)}.json`,
      "phase-1.json",
      "work.json",
    ]);
    expect(root.notices).toEqual([]);
    expect(root.leftRuns).toEqual([]);
  });

  it("is given up once nobody has renewed it for long, but for files that were only that container's", async () => {
    new RunRecords(root.at("temporary/cnb-work")).put("build-1", { kind: "build", labels: { run: "1" } });
    const other = spawn("sleep", ["600"], { detached: true, stdio: "ignore" });
    await record(other.pid ?? 0, there);
    for (const name of await readdir(root.at("temporary/cnb-work")))
      await utimes(root.at(`temporary/cnb-work/${name}`), 1, 1);

    await find();

    expect(await readdir(root.at("layers"))).toEqual(["file"]);
    expect(await readdir(root.at("temporary/cnb-work"))).toEqual([`${recordOfBuild(process.pid)}.json`]);
    expect(root.leftRuns).toEqual(["1"]);
    // What has the number here is not its.
    expect(other.kill("SIGTERM")).toBe(true);
    expect((await once(other, "exit"))[1]).toBe("SIGTERM");
  });
});

/** Only root could be led elsewhere by a link. */
const describeAsRoot = isRoot ? describe : describe.skip;

describeAsRoot("what a build of root has left", () => {
  it("is all removed but for a file that a buildpack keeps from being put back, which it says", async () => {
    const labels = { run: "1" };
    const records = new RunRecords(root.at("temporary/cnb-work"));
    await symlink(root.at("layers"), root.at("platform"));
    await lchown(root.at("platform"), USER.uid, USER.gid);
    const replaced = [{ path: root.at("platform/file"), before: undefined }];
    records.put("files-1", { kind: "files", labels, replaced });
    const work = {
      kind: "volume",
      labels,
      directory: { path: root.at("layers"), before: undefined },
    } as const;
    records.put("work", work);

    await expect(new ProcessEngine(root.options).removeLabelled("run=1")).rejects.toThrow(/not root's/);

    await expect(access(root.at("layers"))).rejects.toThrow("ENOENT");
    expect(records.labelled("run=1")).toMatchObject([{ name: "files-1" }]);
  });
});
