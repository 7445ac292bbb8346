import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { descendants, liveProcesses, newestProcess } from "../../../src/processes/left/live-processes.ts";

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

  it("are not taken to have ended because they cannot be looked at", async () => {
    await addProcess(10, ["S"]);
    await rm(path.join(proc, "10/stat"));
    await mkdir(path.join(proc, "10/stat"));
    await mkdir(path.join(proc, "loadavg"));

    expect(() => liveProcesses(proc)).toThrow("EISDIR");
    expect(() => newestProcess(proc)).toThrow("EISDIR");
  });

  it("may have others that were started since they were looked at, which the newest number tells", async () => {
    await writeFile(path.join(proc, "loadavg"), "0.50 0.40 0.30 2/300 4321\n");

    expect([newestProcess(proc), newestProcess("/nonexistent")]).toEqual(["4321", ""]);
  });
});

describe("what processes led to", () => {
  const base = { group: 1, session: 1, startedAt: 1, users: [1] };

  it("is found however many are in line", () => {
    const line = Array.from({ length: 20_000 }, (_, at) => ({ ...base, pid: at + 2, parent: at + 1 }));

    expect(descendants([1], line)).toHaveLength(20_000);
    expect(descendants([20_000], line).map(({ pid }) => pid)).toEqual([20_001]);
  });

  it("is found although their numbers were used again meanwhile, and seem to go round", () => {
    const round = [
      { ...base, pid: 10, parent: 20 },
      { ...base, pid: 20, parent: 10 },
    ];

    expect(descendants([10], round).map(({ pid }) => pid)).toEqual([20]);
  });
});
