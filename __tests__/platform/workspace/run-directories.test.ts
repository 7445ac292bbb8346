import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import {
  downloadsDirectory,
  gatewayDirectory,
  removeRunDirectories,
  secondGatewayDirectory,
} from "../../../src/platform/workspace/run-directories.ts";

let temporary: string;

beforeEach(async () => {
  temporary = await mkdtemp(path.join(tmpdir(), "run-directories-"));
});
afterEach(() => rm(temporary, { recursive: true, force: true }));

const KINDS = [gatewayDirectory, secondGatewayDirectory, downloadsDirectory];

describe("removeRunDirectories", () => {
  it("removes all that a run that was killed has left, and nothing of other runs", async () => {
    for (const run of ["run=1", "run=2"])
      for (const kind of KINDS) {
        await mkdir(kind(temporary, run));
        await writeFile(path.join(kind(temporary, run), "file"), "content");
      }

    await removeRunDirectories(temporary, "run=1");

    const others = KINDS.map((kind) => path.basename(kind(temporary, "run=2")));
    expect((await readdir(temporary)).sort()).toEqual(others.sort());
  });

  it("has nothing to do for a run that left nothing", async () => {
    await expect(removeRunDirectories(temporary, "run=1")).resolves.toBeUndefined();
  });
});
