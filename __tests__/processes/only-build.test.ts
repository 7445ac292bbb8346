import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { startOf } from "../../src/processes/left/live-processes.ts";
import { RunRecords } from "../../src/processes/left/run-records.ts";
import { claimBuild, recordOfBuild } from "../../src/processes/only-build.ts";
import { ProcessEngine } from "../../src/processes/process-engine.ts";
import { type BuilderRoot, makeBuilderRoot } from "./builder-root.ts";

let root: BuilderRoot;
let records: RunRecords;

beforeEach(async () => {
  root = await makeBuilderRoot();
  records = new RunRecords(root.at("temporary/cnb-work"));
});

afterEach(async () => {
  await root[Symbol.asyncDispose]();
});

/** What a build of another process has written down. */
async function recordBuild(owner: { readonly pid: number; readonly startedAt: number }): Promise<void> {
  const directory = root.at("temporary/cnb-work");
  await mkdir(directory, { recursive: true });
  await writeFile(
    `${directory}/build-${owner.pid}.json`,
    JSON.stringify({ kind: "build", labels: {}, owner }),
  );
}

describe("a build without an engine", () => {
  it("does not begin while another one is at work, of which it leaves everything", async () => {
    const other = spawn("sleep", ["600"], { stdio: "ignore" });
    const pid = other.pid ?? 0;
    await recordBuild({ pid, startedAt: startOf(pid) });

    await expect(new ProcessEngine(root.options).begin()).rejects.toMatchObject({
      code: "INPUT",
      message: expect.stringContaining(`process ${pid}`),
      hint: expect.stringContaining("one image after the other"),
    });

    expect(await readdir(root.at("temporary/cnb-work"))).toEqual([`build-${pid}.json`]);
    other.kill();
    await once(other, "exit");
    await new ProcessEngine(root.options).begin();
    expect(await readdir(root.at("temporary/cnb-work"))).toEqual([`${recordOfBuild(process.pid)}.json`]);
  });

  it("begins where the process of an earlier one is gone, also if its number is in use again", async () => {
    await recordBuild({ pid: process.ppid, startedAt: 1 });

    await new ProcessEngine(root.options).begin();

    expect(await readdir(root.at("temporary/cnb-work"))).toEqual([`${recordOfBuild(process.pid)}.json`]);
    expect(root.notices).toEqual([]);
  });

  it("is at work as long as its process, which may build several images", () => {
    claimBuild(records, {});
    claimBuild(records, {});

    expect(records.builders()).toEqual([process.pid]);
  });

  it("leaves no word of itself once its run is swept, if it was ended by force", async () => {
    await recordBuild({ pid: process.ppid, startedAt: 1 });

    await new ProcessEngine(root.options).removeLabelled("run=1");

    expect(await readdir(root.at("temporary"))).toEqual([]);
  });
});
