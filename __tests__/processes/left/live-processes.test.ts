import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { liveProcesses, newestProcess } from "../../../src/processes/left/live-processes.ts";

let proc: string;

beforeEach(async () => {
  proc = await mkdtemp(path.join(tmpdir(), "proc-"));
});

afterEach(async () => {
  await rm(proc, { recursive: true });
});

function statOf(pid: number, state: string): string {
  const fields = [state, 1, 7, 7, ...Array.from({ length: 15 }, () => 0), 4711];
  return `${pid} (a) b) ${fields.join(" ")}\n`;
}

/** A process with its threads, of which the first has its number. */
async function addProcess(pid: number, threads: readonly string[]): Promise<void> {
  const own = path.join(proc, String(pid));
  for (const [at, state] of threads.entries()) {
    const thread = path.join(own, "task", String(pid + at));
    await mkdir(thread, { recursive: true });
    await writeFile(path.join(thread, "stat"), statOf(pid + at, state));
  }
  await writeFile(path.join(own, "stat"), statOf(pid, threads[0] ?? ""));
  await writeFile(path.join(own, "status"), "Name:\ta\nUid:\t5\t5\t5\t5\n");
}

describe("processes that have not ended", () => {
  it("are those of which a thread goes on, even if the first one has ended", async () => {
    await addProcess(10, ["S"]);
    await addProcess(20, ["Z"]);
    await addProcess(30, ["Z", "Z"]);
    await addProcess(40, ["Z", "R"]);

    const pids = liveProcesses(proc).map(({ pid }) => pid);

    expect(pids.sort()).toEqual([10, 40]);
  });

  it("may have others that were started since they were looked at, which the newest number tells", async () => {
    await writeFile(path.join(proc, "loadavg"), "0.50 0.40 0.30 2/300 4321\n");

    expect([newestProcess(proc), newestProcess("/nonexistent")]).toEqual(["4321", ""]);
  });
});
