import { spawn } from "node:child_process";
import { once } from "node:events";
import { access, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { phaseProcesses } from "../../src/processes/end-processes.ts";
import { findEngine } from "../../src/processes/find-engine.ts";
import { openProcesses } from "../../src/processes/open-processes.ts";
import { RunRecords } from "../../src/processes/run-records.ts";
import { type BuilderRoot, makeBuilderRoot } from "./builder-root.ts";

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
  for (const file of owner === undefined ? [] : await readdir(directory)) {
    const written = JSON.parse(await readFile(`${directory}/${file}`, "utf8")) as object;
    await writeFile(`${directory}/${file}`, JSON.stringify({ ...written, owner }));
  }
}

async function find(): Promise<void> {
  await findEngine({
    choice: "none",
    processes: () => Promise.resolve(openProcesses(root.options)),
    connect: () => Promise.reject(new Error("not asked for")),
    onNone: () => undefined,
  });
}

describe("what a build without an engine has left", () => {
  it("ends before the next build of the job begins, if its own process is gone", async () => {
    const left = spawn("sleep", ["600"], { detached: true, stdio: "ignore" });
    const ended = once(left, "exit");
    // The number is in use again, by this process.
    await record(left.pid ?? 0, { pid: process.pid, startedAt: 1 });

    await find();

    expect((await ended)[1]).toBe("SIGKILL");
    await expect(access(root.at("layers"))).rejects.toThrow("ENOENT");
    expect(root.notices).toEqual([expect.stringContaining("was ended in the middle")]);
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
