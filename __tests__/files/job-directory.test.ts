import { EventEmitter } from "node:events";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { jobDirectoryOnDemand, makeJobDirectory } from "../../src/files/job-directory.ts";

let parent: string;

beforeEach(async () => {
  parent = await mkdtemp(path.join(tmpdir(), "job-directory-"));
});
afterEach(() => rm(parent, { recursive: true, force: true }));

const host = (): NodeJS.Process => new EventEmitter() as unknown as NodeJS.Process;

describe("a directory of a job", () => {
  it("is gone when it is disposed", async () => {
    const process = host();
    const directory = await makeJobDirectory(path.join(parent, "blobs"), process);
    await writeFile(path.join(directory.path, "blob"), "content");

    await directory[Symbol.asyncDispose]();

    expect(await readdir(parent)).toEqual([]);
    expect(process.listenerCount("exit")).toBe(0);
  });

  it("is gone when the process exits before", async () => {
    const process = host();
    const directory = await makeJobDirectory(path.join(parent, "blobs"), process);
    await writeFile(path.join(directory.path, "blob"), "content");

    process.emit("exit", 130);

    expect(await readdir(parent)).toEqual([]);
  });
});

describe("a directory of a job on demand", () => {
  it("is made once, and gone when it is disposed", async () => {
    const directory = jobDirectoryOnDemand(path.join(parent, "downloads"));
    const paths = await Promise.all([directory.path(), directory.path()]);
    await writeFile(path.join(paths[0], "archive"), "content");

    await directory[Symbol.asyncDispose]();

    expect(paths).toEqual([path.join(parent, "downloads"), path.join(parent, "downloads")]);
    expect(await readdir(parent)).toEqual([]);
  });

  it("is never made if it is not asked for", async () => {
    const directory = jobDirectoryOnDemand(path.join(parent, "missing", "downloads"));

    await directory[Symbol.asyncDispose]();

    expect(await readdir(parent)).toEqual([]);
  });
});
