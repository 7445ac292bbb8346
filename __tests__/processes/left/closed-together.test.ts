import { chmod, mkdir, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import {
  type ClosedFile,
  closeFiles,
  type Closing,
  filesToClose,
} from "../../../src/processes/guard/closed-folders.ts";
import { ClosedTogether, filesBefore } from "../../../src/processes/left/closed-together.ts";
import { RunRecords } from "../../../src/processes/left/run-records.ts";

let directory: string;
let folder: string;
let records: RunRecords;

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "closed-together-"));
  await chmod(directory, 0o755);
  folder = path.join(directory, "tools");
  await mkdir(folder);
  await chmod(folder, 0o777);
  records = new RunRecords(path.join(directory, "records"));
});

afterEach(() => rm(directory, { recursive: true, force: true }));

async function modeOf(file: string): Promise<string> {
  return ((await stat(file)).mode & 0o7777).toString(8);
}

/** A phase of another user that begins. */
async function close(name: string): Promise<ClosedTogether> {
  const closing: Closing = { folders: [folder], open: [], uid: 1, gid: 1 };
  const files = filesBefore(() => filesToClose(closing), records);
  const together = new ClosedTogether(records, name);
  await together.begin(files, {});
  closeFiles(files, closing);
  return together;
}

describe("a folder that two phases close", () => {
  it("stays closed until the last of them has ended, and is as before then", async () => {
    const first = await close("first");
    const second = await close("second");

    first.end();
    expect(await modeOf(folder)).toBe("700");
    second.end();
    expect(await modeOf(folder)).toBe("777");
    expect(await readdir(directory)).toEqual(["tools"]);
  });

  it("is not closed before nobody opens it any more who has not seen that", async () => {
    const closed: ClosedFile[] = [{ path: folder, mode: 0o777, uid: 0, gid: 0 }];
    records.put("opening", { kind: "closed", labels: {}, closed, isOpening: true });
    const events: string[] = [];

    const closing = close("next").then(() => events.push("closed"));
    await modeOf(folder);
    events.push("opened");
    records.forget("opening");
    await closing;

    expect(events).toEqual(["opened", "closed"]);
  });
});
