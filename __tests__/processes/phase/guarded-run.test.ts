import { mkdir, stat, writeFile } from "node:fs/promises";
import { afterEach, beforeEach, expect, it } from "@jest/globals";
import { liveProcesses } from "../../../src/processes/left/live-processes.ts";
import { type RunRecord, RunRecords } from "../../../src/processes/left/run-records.ts";
import { guardedRun } from "../../../src/processes/phase/guarded-run.ts";
import { ProcessEngine } from "../../../src/processes/process-engine.ts";
import { type BuilderRoot, isRoot, makeBuilderRoot, USER } from "../builder-root.ts";

let root: BuilderRoot;

beforeEach(async () => {
  root = await makeBuilderRoot();
});

afterEach(async () => {
  await root[Symbol.asyncDispose]();
});

/** Of a disk that is full as soon as a phase has been started. */
class FullRecords extends RunRecords {
  readonly started: number[] = [];

  override put(name: string, record: RunRecord): void {
    if (record.kind !== "phase" || record.processes === undefined) {
      super.put(name, record);
      return;
    }
    this.started.push(record.processes.leader);
    throw new Error("ENOSPC: no space left on device");
  }
}

it("a phase that cannot be written down does not go on", async () => {
  await mkdir(root.at("job"), { mode: 0o755 });
  await writeFile(root.at("job/secret"), "");
  const records = new FullRecords(root.at("records"));
  const image = await new ProcessEngine(root.options).inspectImage();
  const env = { ...root.options.env, HOME: root.at("job") };
  const run = guardedRun(image, { ...root.options, env, records });
  const user = isRoot ? USER : undefined;
  const command = ["/bin/sh", "-c", "sleep 600 & sleep 600"];

  const running = run({ command, own: [], user, places: [], labels: {} }, { onLine: () => undefined });

  await expect(running).rejects.toThrow("ENOSPC");
  const [leader] = records.started;
  expect(leader).toBeGreaterThan(0);
  expect(liveProcesses().filter(({ session }) => session === leader)).toEqual([]);
  expect((await stat(root.at("job"))).mode & 0o777).toBe(0o755);
});
